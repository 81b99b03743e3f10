"""No report breaks a rule of WCAG 2.2, level AA, that axe-core can check: on any screen, by day and by night."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

NOTEBOOKS = ("00-brief", "01-the-article", "03-the-audit")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS = (1200, 320)


def _open(browser: Browser, path: Path, *, width: int = 1200, dark: bool = False) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_axe_finds_nothing(browser: Browser, published: Path, notebook: str, width: int, dark: bool) -> None:
    page = _open(browser, published / f"{notebook}.html", width=width, dark=dark)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": [*RULES]}})
    page.close()
    said = [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found.response["violations"]]
    assert not said
    assert len(found.response["passes"]) > 20


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_narrow_screen_needs_no_scrolling_sideways(browser: Browser, published: Path, notebook: str) -> None:
    page = _open(browser, published / f"{notebook}.html", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_report_asks_nothing_of_anybody(browser: Browser, published: Path, notebook: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((published / f"{notebook}.html").as_uri())
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert not said
