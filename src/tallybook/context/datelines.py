"""Where a dispatch says it was written: "KABUL, Afghanistan (Agency) —", "BEIRUT:", "Kano -"."""

from __future__ import annotations

import re

from tallybook.context.gazetteer import locate
from tallybook.text.span import Span

_HEAD = 400
"""Characters within which a dateline stands."""
_TITLED = r"(?:[A-Z][\w’'.-]*|el-|al-|de|la)"
_SHOUTED = re.compile(r"(?m)^[A-Z][A-Z’' /-]{2,}(?:,? ?[^\n—–:]{0,60}?) ?(?:—|–| --? |- )")
_CALLED = re.compile(r"(?m)^([A-Z][A-Z’'/-]+(?: [A-Z][A-Z’'/-]+){0,3})(?:, [A-Z][\w .]{2,24})?: ")
_BRACKETED = re.compile(r"(?m)^[A-Z]\w+[^\n.—–]{0,60}\)(?: ?(?:—|–|--?)|:) ")
_NAMED = re.compile(rf"(?m)^({_TITLED}(?: {_TITLED}){{0,3}})(?:, [A-Z][\w .]{{2,24}})?(?:: | ?[—–] | --? )")


def find_dateline(body: str) -> Span:
    """Return the dateline; an empty span without one.

    In capitals or with brackets it shows itself; in small letters only a city that the gazetteer knows is one.

    >>> find_dateline("KUNDUZ, Afghanistan (Agency) — A bomb killed six.").end
    31
    >>> find_dateline("Kano - A bomb killed six."), find_dateline("Police: six killed.")
    (Span(start=0, end=7), Span(start=0, end=0))
    """
    head = body[:_HEAD]
    options = [found for pattern in (_SHOUTED, _BRACKETED) if (found := pattern.search(head))]
    options += [found for pattern in (_CALLED, _NAMED) for found in pattern.finditer(head) if locate(found[1])][:1]
    first = min(options, key=lambda found: found.start(), default=None)
    return Span(first.start(), first.end()) if first else Span(0, 0)
