"""Attributes without the quotation marks that HTML has no need of."""

from __future__ import annotations

import re

_KEPT = r"<(?P<kept>script|style)\b.*?</(?P=kept)>"
_PART = re.compile(rf"{_KEPT}|<[a-z][^<>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_BARE = re.compile(r"[^\s\"'`=<>]*[^\s\"'`=<>/]")
"""What may stand without quotation marks; a slash at the end could be taken for that of the tag."""


def unquote(page: str) -> str:
    """Return a page that says the same, each attribute without quotation marks where it can do without.

    Scripts and styles stay as they are.

    >>> unquote('<a class="ref" href="#ev-3" aria-label="Figure 3">3</a> said="so"')
    '<a class=ref href=#ev-3 aria-label="Figure 3">3</a> said="so"'
    >>> unquote('<img alt="" src="a/"><svg class="mark"><use href="#m"/><path d="M0 0"/></svg>')
    '<img alt="" src="a/"><svg class=mark><use href=#m /><path d="M0 0"/></svg>'
    """
    return _PART.sub(lambda part: part[0] if part["kept"] else _bare_tag(part[0]), page)


def _bare_tag(tag: str) -> str:
    """Return a tag; the slash that closes it stands apart from a value without quotation marks."""
    bare = _ATTRIBUTE.sub(lambda one: f"{one[1]}={one[2]}" if _BARE.fullmatch(one[2]) else one[0], tag)
    return f"{bare[:-2]} />" if bare.endswith("/>") and bare[-3] not in "\"' " else bare
