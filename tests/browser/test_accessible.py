"""No report breaks a rule of WCAG 2.2, level AA, that axe-core can check: on any screen, by day and by night."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tallybook.press.declarations import DECLARATIONS

NOTEBOOKS = [declaration.notebook for declaration in DECLARATIONS]
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = {"type": "rule", "values": ["color-contrast", "link-in-text-block", "target-size"]}
"""The rules that go by colours and sizes, and so may be kept on one screen and broken on another."""

SCREENS: tuple[tuple[int, Literal["light", "dark"], Mapping[str, object]], ...] = (
    (1200, "light", RULES),
    (1200, "dark", LOOKS),
    (320, "light", LOOKS),
    (320, "dark", RULES),
)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page: Page, published: Path, notebook: str) -> None:
    page.goto((published / f"{notebook}.html").as_uri())
    for width, scheme, rules in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
        said = [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found["violations"]]
        assert (width, scheme, said) == (width, scheme, [])
        assert len(found["passes"]) > (20 if rules is RULES else 0)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_report_asks_nothing_of_anybody(page: Page, published: Path, notebook: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((published / f"{notebook}.html").as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert not said


def test_a_number_is_looked_up_with_the_keyboard_alone(page: Page, published: Path) -> None:
    page.goto((published / "00-brief.html").as_uri())
    reached = "document.activeElement.matches('main a.value[href^=\"#ev-\"]')"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            break
    number = page.evaluate("document.activeElement.textContent")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] .sentence").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == number


def test_without_a_script_a_number_leads_to_its_evidence(browser: Browser, published: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((published / "00-brief.html").as_uri())
    number = page.locator('main a.value[href^="#ev-"]').first
    target = number.get_attribute("href")
    number.click()
    assert page.url.endswith(str(target))
    expect(page.locator(str(target))).to_be_visible()
    context.close()
