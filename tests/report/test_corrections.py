from __future__ import annotations

from reviews import read, review
from workbooks import code, notebook

from tallybook.analysis.reading import read_ledger
from tallybook.document.plain import to_text
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import apply
from tallybook.press.gate import check
from tallybook.press.tracing import Basis
from tallybook.report import article, corrections
from tallybook.report.evidence import evidence


def words(ledger: Ledger) -> str:
    made = corrections.listed(read_ledger(ledger))
    shown = {"output_type": "display_data", "data": made._repr_mimebundle_(), "metadata": {}}
    executed = notebook([code("tb.show()")])
    executed["cells"][0]["outputs"] = [shown]
    check(executed, Basis((ledger.article,), {}), "x")
    return " ".join(to_text(made.document).split())


def test_nothing_corrected_is_said() -> None:
    assert words(read()) == "Nobody has corrected this reading."


def test_each_correction_is_listed_with_its_reason_and_none_is_lost() -> None:
    ledger = apply(
        read(),
        (
            review("edit", "40", unit="patient 7", hedge="at_least"),
            review("reject", "At least 13", why="Two of forty, says 1 man"),
        ),
    )
    ledger = apply(ledger, (review("confirm", "40"),))
    said = words(ledger)
    for part in (
        "unit: person → patient 7",
        "hedge: exact → at least",
        "no figure",
        "I was there",
        "Anna, 9 July 2024",
    ):
        assert part in said
    assert "fits no more" in said
    assert "it is read otherwise now than what was confirmed" in said


def test_the_ledger_marks_what_somebody_has_looked_at() -> None:
    ledger = apply(read(), (review("confirm", "At least 13"), review("edit", "40", unit="patient")))
    said = " ".join(to_text(article.ledger(read_ledger(ledger)).document).split())
    assert "confirmed by hand" in said
    assert [item.rule for item in evidence(read_ledger(ledger))] == [
        "at least, confirmed by hand",
        "exact, corrected by hand",
    ]
    assert "corrected by hand" in said
