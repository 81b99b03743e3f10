"""The faces that a report is set in, from the package's own files."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

FOLDER: Traversable = files("tallybook") / "data" / "fonts"

SANS, SERIF = "Source Sans 3", "Source Serif 4"

# File, family, weights, style. The semibold stands for bold as well: the page has no text that is bolder.
_FACES = (
    ("SourceSans3_400Regular", SANS, "400", "normal"),
    ("SourceSans3_600SemiBold", SANS, "600 700", "normal"),
    ("SourceSerif4_400Regular", SERIF, "400", "normal"),
    ("SourceSerif4_400Regular_Italic", SERIF, "400", "italic"),
    ("SourceSerif4_600SemiBold", SERIF, "600 700", "normal"),
)


def faces(text: str, *, families: Sequence[str] = (SANS, SERIF)) -> str:
    """Return the ``@font-face`` rules for a page with this text.

    Plain letters, digits and the usual marks always; the rest only where the text has any, to keep the page small.
    """
    parts = ["basic", *(part for part in ("latin", "extended") if _needs(part, text))]
    return "".join(_face(*face, part) for part in parts for face in _FACES if face[1] in families)


@cache
def coverage() -> dict[str, Any]:
    """Return what ``scripts/build_fonts.py`` wrote: ranges of code points, by web part and by face for paper."""
    loaded: dict[str, Any] = json.loads((FOLDER / "coverage.json").read_text(encoding="utf-8"))
    return loaded


def _needs(part: str, text: str) -> bool:
    ranges = coverage()["web"][part]
    return any(first <= ord(char) <= last for char in set(text) for first, last in ranges)


@cache
def _face(file: str, family: str, weight: str, style: str, part: str) -> str:
    data = base64.b64encode((FOLDER / f"{file}.{part}.woff2").read_bytes()).decode()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};font-display:swap;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2');unicode-range:{_unicode_range(part)}}}"
    )


def _unicode_range(part: str) -> str:
    ranges: Sequence[Sequence[int]] = coverage()["web"][part]
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges)
