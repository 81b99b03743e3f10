"""How the report was read: said in words that hold for this article and this policy."""

from __future__ import annotations

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import below

from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.document import nodes
from tallybook.document.plain import to_text
from tallybook.quantities.printed import printed_numerals
from tallybook.report import methods
from tallybook.report.display import Piece, piece


def told(reading: Reading, *, references: bool = False) -> Piece:
    blocks = (
        *methods.method(reading),
        *methods.definitions(reading, references=references),
        *methods.licences(reading, [("Boundaries", "Natural Earth, 1:10m, public domain")]),
    )
    return piece(reading, *blocks)


@pytest.mark.parametrize("name", DEVELOPMENT)
@pytest.mark.parametrize("policy", POLICIES)
def test_no_number_is_printed_without_a_trace(name: str, policy: str) -> None:
    document = told(read_ledger(gold_ledger(name), policy=policy), references=True).document
    untraced = [node.text for node in below(document, (nodes.Value, nodes.Evidence)) if isinstance(node, nodes.Text)]
    assert [text for text in untraced if printed_numerals(text)] == []


def test_the_policy_is_named_and_what_it_adds_stands_only_where_it_adds() -> None:
    ledger = gold_ledger("seed")
    assert "The policy adds" not in to_text(told(read_ledger(ledger, policy="strict")).document)
    assert "only what the words state" in to_text(told(read_ledger(ledger, policy="strict")).document)
    assert "The policy adds" in to_text(told(read_ledger(ledger, policy="wide")).document)


def test_references_are_explained_only_where_there_are_any() -> None:
    reading = read_ledger(gold_ledger("seed"))
    assert "from another publication" in to_text(told(reading, references=True).document)
    assert "from another publication" not in to_text(told(reading).document)


def test_an_article_without_figures_or_licence_says_so() -> None:
    said = to_text(told(read_ledger(make_ledger("Nothing happened."))).document)
    assert "Hedges in this article" not in said
    assert "No licence is recorded" in said
