"""Every way in which two right numbers can change places in the words of a chart, or in its drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.citations import citations
from tallybook.analysis.perpetrators import perpetrators
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.charts.citations import draw_citations
from tallybook.charts.drawing import Drawing
from tallybook.charts.perpetrators import draw_perpetrators
from tallybook.document.nodes import Chart, Document, Text
from tallybook.document.plain_data import from_json, to_json
from tallybook.document.walk import walk
from tallybook.press.printing import Fault, faults_of
from tallybook.press.tracing import Basis
from tallybook.report import brief
from tallybook.report.evidence import evidence
from tallybook.report.svg import chart

READING = read_ledger(gold_ledger("seed"))
DOCUMENT = brief.spread(READING).document
(CHART,) = (node for node in walk(DOCUMENT.blocks) if isinstance(node, Chart))
DEAD, FIGHTERS = CHART.spoken[:2]


def refused(chart: Chart, reading: Reading = READING) -> list[Fault]:
    """Return what the gate says of a document with this chart in the place of its own."""
    document = Document((chart,), evidence(reading))
    return list(faults_of(document, Basis((reading.ledger.article,), {}), (), no_words=""))


def plain(**changes: object) -> Chart:
    """Return the chart without a title and a note, whose numbers have values of their own."""
    return replace(CHART, title=(Text("Amounts"),), note=(), **changes)  # type: ignore[arg-type]


def swapped(text: str, first: str, second: str) -> str:
    assert first in text
    assert second in text
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


def test_the_chart_as_it_is_passes_and_travels() -> None:
    assert (DEAD.drawn, FIGHTERS.drawn) == ("790", "nearly 2,000")
    assert refused(plain()) == []
    assert from_json(to_json(CHART)) == CHART


@pytest.mark.parametrize("name", ["alt", "svg", "svg_narrow"])
def test_two_right_numbers_do_not_change_places(name: str) -> None:
    made = swapped(getattr(CHART, name), DEAD.drawn, FIGHTERS.drawn)
    assert refused(plain(**{name: made}))
    assert not refused(replace(plain(**{name: made}), spoken=()))  # each of them, by itself, is a figure of the article


def test_nor_do_they_with_what_is_known_of_the_words() -> None:
    texts = [
        replace(DEAD, text=FIGHTERS.text, drawn=FIGHTERS.drawn),
        replace(FIGHTERS, text=DEAD.text, drawn=DEAD.drawn),
    ]
    alt = swapped(CHART.alt, DEAD.text, FIGHTERS.text)
    assert refused(plain(alt=alt, spoken=(*texts, *CHART.spoken[2:])))
    numbers = [
        replace(one, text=one.text.replace(one.drawn, other.drawn), drawn=other.drawn)
        for one, other in ((DEAD, FIGHTERS), (FIGHTERS, DEAD))
    ]
    alt = CHART.alt.replace(DEAD.text, numbers[0].text).replace(FIGHTERS.text, numbers[1].text)
    assert refused(plain(alt=alt, spoken=(*numbers, *CHART.spoken[2:])))


def test_nor_do_two_sources() -> None:
    names = list(dict.fromkeys(one.source for one in CHART.spoken if one.source))
    first, second = names[:2]
    alt = swapped(CHART.alt, first, second)
    assert any("it stands under" in fault.why for fault in refused(plain(alt=alt)))
    other = tuple(
        replace(one, source={first: second, second: first}.get(one.source, one.source)) for one in CHART.spoken
    )
    assert any("its claim is of" in fault.why for fault in refused(plain(alt=alt, spoken=other)))


def test_a_claim_that_is_not_there_is_none() -> None:
    assert refused(plain(spoken=(replace(DEAD, claim_id="gone"), *CHART.spoken[1:])))


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_chart_by_claims_is_refused(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    drawings: list[Drawing] = [draw_citations(citations(reading)), draw_perpetrators(perpetrators(reading))]
    for drawing in drawings:
        made = chart(drawing, title=(Text("Amounts"),))
        assert refused(made, reading) == []
        for one in made.spoken:
            assert refused(replace(made, alt=made.alt.replace(one.text, "")), reading)
