"""A page carries the letters of each face that a browser sets in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tallybook.document.fonts import FAMILIES
from tallybook.document.lettering import SANS, letters
from tallybook.press.declarations import DECLARATIONS

NOTEBOOKS = [declaration.notebook for declaration in DECLARATIONS]
SET_IN = """() => {
  const found = {}, walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("script, style")) continue;
    const look = getComputedStyle(parent);
    const family = look.fontFamily.split(",")[0].replaceAll('"', "");
    const face = [family, look.fontWeight >= 600 ? "600" : "400", look.fontStyle].join("|");
    found[face] = (found[face] || "") + walker.currentNode.data;
  }
  return found;
}"""


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_no_letter_is_set_in_a_face_that_is_thought_to_be_without_it(
    page: Page, published: Path, notebook: str
) -> None:
    path = published / f"{notebook}.html"
    page.goto(path.as_uri())
    expected = letters(path.read_text(encoding="utf-8").partition("<body>")[2].rpartition("<script>")[0])
    found = page.evaluate(SET_IN)
    ours = [(_nearest(*face.split("|")), set(text) - {"\n", " "}) for face, text in found.items()]
    assert {face[0] for face, _ in ours} >= {*FAMILIES}
    for face, text in ours:
        assert face[0] not in FAMILIES or text <= expected[face], face


def _nearest(family: str, weight: str, style: str) -> tuple[str, str, str]:
    """Return the face that a browser makes do with: the sans has no italic, the italic no bold."""
    return (family, weight, "normal") if family == SANS or style == "normal" else (family, "400", style)
