"""Attributes without the quotation marks that HTML has no need of."""

from __future__ import annotations

import re

_KEPT = r"<(?P<kept>script|style|svg|math)\b.*?</(?P=kept)>"
_PART = re.compile(rf"{_KEPT}|<[a-z][^<>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_BARE = re.compile(r"[^\s\"'`=<>]*[^\s\"'`=<>/]")
"""What may stand without quotation marks; a slash at the end could be taken for that of the tag."""


def unquote(page: str) -> str:
    """Return a page that says the same, each attribute without quotation marks where it can do without.

    Scripts, styles and drawings stay as they are.

    >>> unquote('<a class="ref" href="#ev-3" aria-label="Figure 3">3</a> said="so"')
    '<a class=ref href=#ev-3 aria-label="Figure 3">3</a> said="so"'
    >>> unquote('<img alt="" src="a/"><svg class="mark"><use href="#m"/></svg>')
    '<img alt="" src="a/"><svg class="mark"><use href="#m"/></svg>'
    """
    return _PART.sub(lambda part: part[0] if part["kept"] or part[0].endswith("/>") else _bare_tag(part[0]), page)


def _bare_tag(tag: str) -> str:
    return _ATTRIBUTE.sub(lambda one: f"{one[1]}={one[2]}" if _BARE.fullmatch(one[2]) else one[0], tag)
