from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from reviews import read

from tallybook.document.nodes import MEDIA_TYPE
from tallybook.report.read import read as read_reading
from tallybook.report.shown import register, sentence_of
from tallybook.text.intake import read_article

READING = read_reading("idlib-truce")


@pytest.fixture(scope="module")
def shell() -> Any:
    kind: Any = InteractiveShell  # whose making has no types
    made = kind()
    register(made)
    return made


@pytest.mark.parametrize(
    "found",
    [read_article("idlib-truce"), READING.ledger, READING, READING.claims[2]],
    ids=["article", "ledger", "reading", "claim"],
)
def test_it_is_shown_as_a_document_as_html_and_in_words(found: object, shell: Any) -> None:
    shown, _ = shell.display_formatter.format(found)
    assert {MEDIA_TYPE, "text/html", "text/plain"} <= set(shown)
    assert "790" in shown["text/plain"]
    assert "civilians" in shown["text/plain"]


def test_a_claim_of_an_unknown_article_is_shown_by_its_fields(shell: Any) -> None:
    shown, _ = shell.display_formatter.format(read().claims[0])
    assert shown["text/plain"].startswith("Claim(claim_id=")
    assert sentence_of(replace(READING.claims[2], claim_id="0" * 12)) is None
    assert sentence_of(replace(READING.claims[2], source="Nobody")) is None


def test_a_cell_need_not_ask_for_it() -> None:
    program = "import tallybook as tb\nreading = tb.read('idlib-truce')\nreading.claims[2]"
    run = subprocess.run([sys.executable, "-m", "IPython", "-c", program], capture_output=True, text=True, check=True)
    assert "at least" not in run.stdout
    assert "exactly 790" in run.stdout
