"""The list of a sweep's reports is sorted and narrowed in the browser, without a network."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tallybook.document.listing import FAILED, PUBLISHED, Listed, render_listing

ROWS = [
    Listed("c-9", "One", {"top": "9"}, (("at least 13 civilians", "SANA"),), PUBLISHED, (("HTML", "c-9/one.html"),)),
    Listed("a-10", "Two", {"top": "10"}, (("900 fighters", "the Observatory"),), FAILED, note="a cell raised"),
    Listed("b-2", "Three", {"top": "2"}, (), PUBLISHED, (("HTML", "b-2/one.html"),)),
]


def test_rows_are_sorted_by_a_column_and_narrowed_by_words(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    path = tmp_path / "index.html"
    path.write_text(render_listing("Reports: s", ROWS), encoding="utf-8")
    page.goto(path.as_uri())
    rows = page.locator(".listing tbody tr")
    names = [row.name for row in ROWS]

    def shown() -> list[str]:
        texts = rows.filter(visible=True).all_inner_texts()
        return [next(name for name in names if name in words) for words in texts]

    assert shown() == names
    page.get_by_role("button", name="top").click()
    assert shown() == ["b-2", "c-9", "a-10"]  # by number, not by digit
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="top").click()
    assert shown() == ["a-10", "c-9", "b-2"]
    page.get_by_label("Show only rows with").fill("CIVILIANS sana")
    expect(page.get_by_role("status")).to_have_text("1 of 3")
    assert shown() == ["c-9"]
    page.get_by_label("Show only rows with").fill("")
    expect(rows.filter(visible=True)).to_have_count(3)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert not said
