from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from ledgers import gold_ledger
from workbooks import PARAMETERS, code, make_workbook

from tallybook.cli import main
from tallybook.cli.why import explained, find
from tallybook.ledger.claim import Trail

LEDGER = gold_ledger("seed")


def _texts(number: str) -> list[str]:
    return [claim.text for claim in find(LEDGER, number)]


@pytest.mark.parametrize("number", ["790", "790.0", "#1"])
def test_a_number_finds_its_claims(number: str) -> None:
    found = find(LEDGER, number)
    assert found
    if number.startswith("#"):
        assert found == LEDGER.claims[:1]
    else:
        assert all(claim.value == 790 for claim in found)


@pytest.mark.parametrize("number", ["400,000", "400000", "400 000"])
def test_a_number_is_found_as_it_is_written_anywhere(number: str) -> None:
    assert [claim.value for claim in find(LEDGER, number)] == [400_000]


def test_words_find_the_claims_that_say_them() -> None:
    assert all("dozens" in text.lower() for text in _texts("Dozens"))
    assert _texts("Dozens")


def test_a_conversion_in_parentheses_finds_its_claim_before_what_dozens_conventionally_are() -> None:
    assert _texts("12") == ["up to 20 kilometres"]


def test_an_id_finds_its_claim_by_its_first_digits() -> None:
    for claim in LEDGER.claims:
        assert find(LEDGER, claim.claim_id) == (claim,)
        if not claim.claim_id[:8].isdigit():
            assert find(LEDGER, claim.claim_id[:8]) == (claim,)


@pytest.mark.parametrize("number", ["", "#0", "#99", "12345678", "civil", "no such thing", "1"])
def test_what_is_no_claim_finds_nothing(number: str) -> None:
    assert find(LEDGER, number) == ()


def test_the_explanation_shows_the_sentence_the_fields_and_the_rules() -> None:
    claim = replace(LEDGER.claims[0], trail=(Trail("source", "monitor_says", LEDGER.claims[0].span),))
    ledger = replace(LEDGER, claims=(claim, *LEDGER.claims[1:]))
    said = explained(ledger, claim)
    assert f"[{claim.text}]" in said
    assert claim.claim_id in said
    assert f"characters {claim.start}–{claim.end}" in said
    assert f'monitor_says  "{claim.text}"' in said


def test_a_number_that_the_article_does_not_have_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "idlib-truce", "123456"]) == 2
    assert "123456: no claim of idlib-truce: expected one of" in capsys.readouterr().err


PRINTS = """from IPython.display import display
from tallybook.document.nodes import MEDIA_TYPE, Document, Paragraph, Trace, Value
from tallybook.document.plain_data import to_json
value = Value("6.5 %", Trace("computed", (), "13 of 200"))
display({MEDIA_TYPE: to_json(Document((Paragraph((value,)),)))}, raw=True)
if article and not top:
    print(article)"""


def test_a_report_answers_for_its_numbers_wherever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = make_workbook(tmp_path / "book", one=[code(PARAMETERS, "parameters"), code(PRINTS)])
    monkeypatch.setenv("TALLYBOOK_HOME", str(workbook.root))
    monkeypatch.chdir(workbook.root)
    assert main(["report", "small"]) == 0
    for name in ("one.html", "one.pdf"):
        (tmp_path / name).write_bytes((workbook.reports / "small" / name).read_bytes())
    assert main(["why", "reports/small/ledger.csv", "6.5"]) == 2
    monkeypatch.setenv("TALLYBOOK_HOME", str(tmp_path / "nowhere"))
    for name in ("one.html", "one.pdf"):
        capsys.readouterr()
        assert main(["why", str(tmp_path / name), "6.5"]) == 0
        said = capsys.readouterr().out
        assert "  6.5 %: Computed: 13 of 200." in said
        assert "which `tallybook report small --notebook one -p top 3` makes again" in said
        assert main(["why", str(tmp_path / name), "7.5"]) == 2
    assert "7.5: no number of" in capsys.readouterr().err


def test_a_file_that_was_not_published_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.csv").write_text("790")
    assert main(["why", str(tmp_path / "mine.csv"), "790"]) == 3
    assert "expected a file that this workbook published, found no record of it" in capsys.readouterr().err
