from dataclasses import replace

import pytest
from documents import AUDIT, BRIEF, EVIDENCE

from tallybook.document.arrange import arrange
from tallybook.document.nodes import (
    ArticleText,
    Chart,
    ClaimMark,
    ClaimRef,
    Document,
    EvidenceList,
    Heading,
    Paragraph,
    Table,
    Text,
    Title,
    Trace,
    Value,
)
from tallybook.document.walk import walk
from tallybook.errors import PublishError


def heading(level: int, words: str) -> Heading:
    return Heading(level, (Text(words),))


def levels(*blocks: Heading | Title) -> list[int]:
    report = arrange([Document(blocks)])
    return [node.level for node in walk(report.blocks) if isinstance(node, Heading | Title)]


def test_evidence_of_all_documents_is_one_list_in_the_order_of_the_ledger() -> None:
    report = arrange([AUDIT, BRIEF])
    assert [cited.evidence.number for cited in report.cited.values()] == [1, 2, 3, 4, 5, 6]
    assert [cited.anchor for cited in report.cited.values()] == [f"ev-{number}" for number in range(1, 7)]


def test_two_ledgers_with_the_same_numbers_keep_their_anchors_apart() -> None:
    other = replace(EVIDENCE[0], claim_id="other")
    report = arrange([Document((), (EVIDENCE[0], other))])
    assert [cited.anchor for cited in report.cited.values()] == ["ev-1", "ev-1-2"]


def test_one_claim_cannot_be_two() -> None:
    other = replace(EVIDENCE[0], text="some four million")
    with pytest.raises(PublishError, match="claim c1: expected number 1, “some three million”"):
        arrange([Document((), (EVIDENCE[0],)), Document((), (other,))])


@pytest.mark.parametrize(
    "node", [ClaimRef("c9"), ClaimMark("9", "c9"), Value("9", Trace("computed", ("c9",), "by magic"))]
)
def test_a_claim_without_evidence_is_refused(node: ClaimRef | ClaimMark | Value) -> None:
    with pytest.raises(PublishError, match="c9: expected its evidence in the document, found none"):
        arrange([Document((Paragraph((node,)),))])


def test_the_evidence_list_is_added_once() -> None:
    blocks = arrange([Document((), EVIDENCE)]).blocks
    assert blocks == (EvidenceList(),)
    assert arrange([Document((EvidenceList("Proof"),), EVIDENCE)]).blocks == (EvidenceList("Proof"),)
    assert arrange([Document((Paragraph((Text("x"),)),))]).blocks == (Paragraph((Text("x"),)),)


def test_headings_never_skip_a_level() -> None:
    assert levels(heading(1, "a"), heading(3, "b"), heading(6, "c"), heading(2, "d")) == [1, 2, 3, 2]
    assert levels(heading(4, "a"), heading(4, "b")) == [1, 2]


def test_the_title_is_the_only_heading_of_its_level() -> None:
    title = Title((), "Idlib", (), ())
    assert levels(title, heading(1, "a"), heading(2, "b"), title) == [1, 2, 2, 2]


def test_a_heading_that_says_the_title_again_is_left_out() -> None:
    assert levels(heading(1, "Idlib"), Title((), "Idlib", (), ())) == [1]


def test_a_heading_before_the_title_stands_above_it_in_small() -> None:
    report = arrange([Document((heading(1, "Brief"), Title((), "Idlib", (), ())))])
    assert report.blocks[0] == Paragraph((Text("Brief"),), "kicker")


def test_charts_and_tables_are_numbered_each_in_order() -> None:
    report = arrange([BRIEF, AUDIT])
    found = [node for node in walk(report.blocks) if isinstance(node, Chart | Table)]
    assert [(type(node).__name__, node.number) for node in found] == [("Chart", 1), ("Table", 1), ("Table", 2)]
    assert report.targets["ledger"].words == "Table 1"


def test_numbers_made_in_one_way_are_explained_once() -> None:
    six, half = (Value(text, Trace("count", how="rows")) for text in ("6", "six"))
    report = arrange([Document((Paragraph((six, half, six, Value("7", Trace("count", how="columns")))),))])
    assert [(item.texts, item.anchor) for item in report.workings.values()] == [
        (("6", "six"), "how-1"),
        (("7",), "how-2"),
    ]
    assert report.anchor_of(half) == "how-1"


def test_a_claim_marked_twice_is_a_target_once() -> None:
    twice = ArticleText(((ClaimMark("790", "c3"),), (ClaimMark("790", "c3"),)))
    report = arrange([Document((twice,), EVIDENCE)])
    assert [node.repeat for node in walk(report.blocks) if isinstance(node, ClaimMark)] == [False, True]


def test_a_chart_without_words_is_refused() -> None:
    with pytest.raises(PublishError, match="expected an alternative text"):
        arrange([Document((Chart("<svg/>", "", (Text("t"),), " "),))])


def test_neighbours_are_named_by_the_first_and_the_last() -> None:
    six = tuple(
        replace(EVIDENCE[0], claim_id=f"n{number}", number=number, text=str(number)) for number in (1, 2, 3, 5, 6, 9)
    )
    report = arrange([Document((Paragraph(tuple(ClaimRef(item.claim_id) for item in six)),), six)])
    assert report.runs([item.claim_id for item in reversed(six)]) == (("n1", "n3"), ("n5",), ("n6",), ("n9",))
    assert report.runs([]) == ()
