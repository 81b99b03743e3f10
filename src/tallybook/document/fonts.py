"""The faces that a report is set in, from the package's own files."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tallybook.document.lettering import SANS, SERIF, letters

FOLDER: Traversable = files("tallybook") / "data" / "fonts"
FAMILIES = (SANS, SERIF)

# The files of a face, by its family, weight and style.
_FILES = {
    (SANS, "400", "normal"): "SourceSans3_400Regular",
    (SANS, "600", "normal"): "SourceSans3_600SemiBold",
    (SERIF, "400", "normal"): "SourceSerif4_400Regular",
    (SERIF, "400", "italic"): "SourceSerif4_400Regular_Italic",
    (SERIF, "600", "normal"): "SourceSerif4_600SemiBold",
}
# The semibold stands for bold as well: the page has no text that is bolder.
_WEIGHTS = {"600": "600 700"}


def faces(page: str, *, families: Sequence[str] = FAMILIES) -> str:
    """Return the ``@font-face`` rules for a page: of each face the slices that it has a character of."""
    needed = letters(page)
    return "".join(
        _face(face, part)
        for part in coverage()["web"]
        for face in _FILES
        if face[0] in families and not needed[face].isdisjoint(_characters(part))
    )


@cache
def coverage() -> dict[str, Any]:
    """Return what ``scripts/build_fonts.py`` wrote: ranges of code points, by slice and by face for paper."""
    loaded: dict[str, Any] = json.loads((FOLDER / "coverage.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _characters(part: str) -> frozenset[str]:
    return frozenset(chr(char) for first, last in coverage()["web"][part] for char in range(first, last + 1))


@cache
def _face(face: tuple[str, str, str], part: str) -> str:
    family, weight, style = face
    data = base64.b64encode((FOLDER / f"{_FILES[face]}.{part}.woff2").read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return (
        f"@font-face{{font-family:'{family}';font-weight:{_WEIGHTS.get(weight, weight)};font-style:{style};"
        f"font-display:swap;src:{source};unicode-range:{_unicode_range(part)}}}"
    )


@cache
def _unicode_range(part: str) -> str:
    ranges: Sequence[Sequence[int]] = coverage()["web"][part]
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges)
