"""The system's Chromium, headless and without a network: what every test in this folder looks at a page with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tallybook.cli import main

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the browser that `BROWSER_PATH` names, or the first of the usual names on the path."""
    found = [os.environ.get("BROWSER_PATH"), *(shutil.which(name) for name in NAMES)]
    path = next((name for name in found if name), None)
    assert path, f"expected one of {', '.join(NAMES)} on the path; on Debian: apt-get install chromium"
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=[*QUIET])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a blank page, 1200 pixels wide."""
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every notebook's report on the seed, as HTML."""
    folder = tmp_path_factory.mktemp("published")
    assert main(["report", "idlib-truce", "--to", "html", "-o", str(folder)]) == 0
    return folder
