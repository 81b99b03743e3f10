"""Each verb of the Makefile says what it does, and the README names it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
INTERNAL = {"run-environment", "dev-environment", "browser-environment"}
VERBS = sorted(set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)) - INTERNAL)


@pytest.fixture(scope="module")
def listing() -> str:
    """Return what ``make`` alone prints."""
    return subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_has_help(verb: str, listing: str) -> None:
    assert re.search(rf"^  make {verb} +\w+", listing, re.MULTILINE)


@pytest.mark.parametrize("verb", VERBS)
def test_the_readme_names_a_verb(verb: str) -> None:
    assert f"make {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_verb_is_phony() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == {*VERBS, *INTERNAL}


def test_continuous_integration_calls_verbs_only() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make check", "make test", "sh scripts/browser.sh", "make test-browser"]
