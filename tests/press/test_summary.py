"""What a list of reports says about one."""

from __future__ import annotations

from ledgers import gold_ledger

from tallybook.analysis.reading import read_ledger
from tallybook.press.summary import from_plain, summarised, to_plain
from tallybook.report import brief


def test_every_key_figure_is_said_with_its_hedge_and_its_source() -> None:
    reading = read_ledger(gold_ledger("seed"))
    summary = summarised([brief.opening(reading).document, brief.key_figures(reading).document])
    assert summary.figures[0] == ("nearly 2,000 combatants killed", "Syrian Observatory for Human Rights")
    assert "dozens of hospitals and schools damaged" in [words for words, _ in summary.figures]
    assert from_plain(to_plain(summary)) == summary
