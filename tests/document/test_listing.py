from __future__ import annotations

import pytest
from hostile import HOSTILE, LONG
from pages import Page

from tallybook.document.listing import FAILED, PUBLISHED, Listed, render_listing

EVIL = '<img src=x onerror="alert(1)">&\u202e'
ROWS = [
    Listed(
        "a-3",
        "One",
        {"top": "3"},
        tuple((f"at least {number} civilians", "SANA") for number in range(13, 19)),
        PUBLISHED,
        (("HTML", "a-3/one.html"), ("ledger", "a-3/ledger.csv")),
    ),
    Listed(EVIL, EVIL, {"top": EVIL}, ((EVIL, EVIL),), FAILED, (("HTML", f"{EVIL}/one.html"),), note=EVIL),
]
PAGE = render_listing("Reports: a", ROWS, footer=EVIL)


def test_the_page_lists_every_report_with_figures_status_and_links() -> None:
    page = Page(PAGE)
    assert (page.open, page.faults) == ([], [])
    for words in ("2 reports: 1 published, 1 failed.", "at least 13 civilians (SANA)", "and 2 more", "a-3", "One"):
        assert words in page.words
    assert {"a-3/one.html", "a-3/ledger.csv"} <= set(page.values("href"))
    assert "a-3: HTML" in page.values("aria-label")


def test_nothing_of_the_rows_is_read_as_markup() -> None:
    page = Page(PAGE)
    assert page.all("img") == []
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "\u202e" not in PAGE


@pytest.mark.parametrize("words", [*HOSTILE, *LONG])
def test_words_stay_words(words: str) -> None:
    row = Listed(words, words, {words: words}, ((words, words),), FAILED, ((words, "a.html"),), note=words)
    source = render_listing(words, [row], footer=words)
    page = Page(source)
    assert (page.open, page.faults) == ([], [])
    assert page.values("href") == ["#main", "a.html"]
    assert not page.all("img", "iframe", "base", "svg", "form")
    assert (len(page.all("script")), len(page.all("style"))) == (1, 1)
    assert not set(source) & set("\x00\x07\x1b\x85\x9b\u200b\u2028\u202e\ud83d")


def test_the_page_asks_for_nothing_and_runs_nothing_but_its_own() -> None:
    page = Page(PAGE)
    policies = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv")]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'sha256-")
    assert page.values("src") == []
    assert [link for link in page.values("href") if ":" in link] == []


def test_the_table_is_named_and_its_heads_have_a_scope() -> None:
    page = Page(PAGE)
    assert len(page.all("caption")) == 1
    assert {head["scope"] for head in page.all("th")} == {"col", "row"}


def test_the_same_rows_give_the_same_bytes_and_no_rows_a_page() -> None:
    assert render_listing("Reports: a", ROWS, footer=EVIL) == PAGE
    assert "0 reports: 0 published." in Page(render_listing("Reports: a", [])).words
