from documents import AUDIT, BRIEF, EVIDENCE
from hostile import HOSTILE, hostile_report

from tallybook.document.nodes import Column, Document, Paragraph, Row, Table, Text
from tallybook.document.plain import to_text


def test_columns_stand_in_line() -> None:
    columns = (Column("Between"), Column("Per day", "decimal"))
    rows = tuple(Row(((Text(span),), (Text(rate),))) for span, rate in (("May", "7.5"), ("June", "12")))
    lines = to_text(Document((Table(columns, rows, "Rates"),))).splitlines()
    assert lines == ["Table 1. Rates", "Between  Per day", "----------------", "May          7.5", "June        12"]


def test_numbers_lead_to_the_evidence_below() -> None:
    text = to_text(BRIEF)
    assert "Fighting over the same period has claimed the lives of nearly two thousand [4]" in " ".join(text.split())
    assert "[3] The fighting since late April has killed »790« civilians" in text
    assert EVIDENCE[2].where in " ".join(text.split())


def test_every_line_can_be_read_in_a_terminal() -> None:
    assert all(len(line) <= 100 for line in to_text(AUDIT).splitlines())


def test_no_control_character_reaches_a_terminal() -> None:
    for words in (words for words in HOSTILE if words.strip()):
        for document in hostile_report(words):
            assert not set(to_text(document)) & set("\x00\x07\x1b\x85\x9b\u200b\u202e\u2028\ud83d")


def test_an_empty_document_is_an_empty_line() -> None:
    assert to_text(Document(())) == "\n"
    assert to_text(Document((Paragraph((Text("x"),)),))) == "x\n"
