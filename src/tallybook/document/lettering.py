"""Which characters a page sets in which face, so that it need not carry a face's other letters.

The rules of ``page.css`` put the serif into a few elements; all else is in the sans. What is said of a face here may be
more than the page sets in it, never less; a browser is asked in the tests.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

SANS, SERIF = "Source Sans 3", "Source Serif 4"

SERIF_ELEMENTS = ("h1", "h2", ".finding", ".lead", ".article", ".sentence", "blockquote")
"""As ``page.css`` names them."""

_HEADING = r"<h[12]\b.*?</h[12]>"
_PARAGRAPH = r'<p class="?(?:finding|lead|sentence)\b.*?</p>'
# A quotation may hold any other block, in either family: it counts for both.
_QUOTED = re.compile(r"<blockquote\b.*</blockquote>", re.DOTALL)
_SERIF = re.compile(rf'({_HEADING}|{_PARAGRAPH}|<div class="?article\b.*?</div>)', re.DOTALL)
_BOLD = re.compile(rf"{_HEADING}|<mark\b.*?</mark>|<strong>.*</strong>", re.DOTALL)
_ITALIC = re.compile(r"<i\b.*?</i>|<em>.*</em>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def letters(page: str) -> Mapping[tuple[str, str, str], frozenset[str]]:
    """Return the characters set in each face, by family, weight and style.

    >>> found = letters('<h1>A</h1><p>b <em>c</em></p><p class="lead">d<em>e</em></p>')
    >>> ["".join(sorted(found[face])) for face in found]
    [' bc', ' bc', 'Ade', 'A', 'e']
    """
    parts = _SERIF.split(page)
    sans, serif = _characters(parts[::2]), parts[1::2]
    both = _characters(_QUOTED.findall(page))
    return {
        (SANS, "400", "normal"): sans | both,
        (SANS, "600", "normal"): sans | both,
        (SERIF, "400", "normal"): _characters(serif) | both,
        (SERIF, "600", "normal"): _characters(part for text in serif for part in _BOLD.findall(text)) | both,
        (SERIF, "400", "italic"): _characters(part for text in serif for part in _ITALIC.findall(text)) | both,
    }


def _characters(parts: Iterable[str]) -> frozenset[str]:
    return frozenset(html.unescape(_TAG.sub("", "".join(parts))))
