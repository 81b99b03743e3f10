"""The further pages of the brief: what fills a page begins one, what is said in a sentence does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ledgers import DEVELOPMENT, gold_ledger, make_ledger
from walking import below, plain

from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.document import nodes
from tallybook.report import pages, place
from tallybook.report.display import Piece
from tallybook.report.read import read_figures, read_truces

PAGES: dict[str, Callable[[Reading], Piece]] = {
    "article": pages.article,
    "compared": lambda reading: pages.compared((reading,), read_figures()),
    "running": lambda reading: pages.running((reading,), read_figures(), read_truces()),
    "arithmetic": pages.arithmetic,
    "travelled": lambda reading: pages.travelled((reading,), read_figures()),
    "positions": pages.positions,
    "whereabouts": lambda reading: pages.whereabouts(reading, place.site(reading), read_figures()),
    "colophon": lambda reading: pages.colophon(reading, references=True, boundaries=True),
}
NOTHING = "Nothing happened on the border."


def begins_a_page(found: Piece) -> bool:
    return isinstance(found.document.blocks[0], nodes.PageBreak)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", PAGES)
def test_an_article_without_figures_gets_a_sentence(name: str, policy: str) -> None:
    found = PAGES[name](read_ledger(make_ledger(NOTHING), policy=policy))
    assert plain(found.document)
    if name in ("compared", "running", "arithmetic", "travelled"):
        assert not begins_a_page(found)
        assert len(found.document.blocks) == 2


@pytest.mark.parametrize("dispatch", DEVELOPMENT[::4])
@pytest.mark.parametrize("name", PAGES)
def test_every_box_has_its_evidence_and_every_page_a_heading(name: str, dispatch: str) -> None:
    document = PAGES[name](read_ledger(gold_ledger(dispatch))).document
    known = {item.claim_id for item in document.evidence}
    assert {node.claim_id for node in below(document) if isinstance(node, nodes.ClaimRef)} <= known
    assert any(isinstance(node, nodes.Heading) for node in below(document))


def test_the_comparison_takes_what_the_brief_puts_first_and_counts_the_rest() -> None:
    found = pages.compared((read_ledger(gold_ledger("seed")),), read_figures())
    charts = [block for block in found.document.blocks if isinstance(block, nodes.Chart)]
    assert begins_a_page(found)
    assert "civilians killed" in plain(nodes.Document((nodes.Paragraph(charts[0].title),)))
    assert "further thing" in plain(found.document)


def test_the_comparison_of_an_article_alone_needs_no_reference() -> None:
    alone = pages.compared((read_ledger(gold_ledger("seed")),))
    assert not begins_a_page(alone)


def test_the_map_stands_beside_the_terms_and_is_as_wide_as_the_page_without_them() -> None:
    for name, beside in (("seed", True), ("02", False)):
        blocks = PAGES["whereabouts"](read_ledger(gold_ledger(name))).document.blocks
        assert any(isinstance(block, nodes.Side) for block in blocks) is beside


def test_reference_and_map_are_credited_only_where_they_are_used() -> None:
    reading = read_ledger(gold_ledger("seed"))
    assert "Natural Earth" in plain(pages.colophon(reading, boundaries=True).document)
    assert "Natural Earth" not in plain(pages.colophon(reading).document)
    assert "Reference figures" not in plain(pages.colophon(reading).document)
