"""Where a dispatch says it was written: "KABUL, Afghanistan (Agency) —", "BEIRUT:", "Kano -"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tallybook.context.gazetteer import fold, locate
from tallybook.context.localities import Locality
from tallybook.context.nations import Mention
from tallybook.context.scenes import Scene
from tallybook.context.toponyms import location_of, territory_of_body
from tallybook.lexicon import load_lexicon
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_HEAD = 400
"""Characters within which a dateline stands."""
_TITLES = 3
"""Sentences among which the title stands."""
_QUOTED = 2
"""Sentences of prose in which a body may tell which territory a text without places is about."""
_TWICE = 2
"""How often a text may name the place of its dateline and not be about it."""
_TITLED = r"(?:[A-Z][\w’'.-]*|el-|al-|de|la)"
_FIRST = re.compile(r"[^\W\d_][^,/(:—–\n]*[^\W\d_]")
_SHOUTED = re.compile(r"(?m)^[A-Z][A-Z’' /-]{2,}(?:,? ?[^\n—–:]{0,60}?) ?(?:—|–| --? |- )")
_CALLED = re.compile(r"(?m)^([A-Z][A-Z’'/-]+(?: [A-Z][A-Z’'/-]+){0,3})(?:, [A-Z][\w .]{2,24})?: ")
_BRACKETED = re.compile(r"(?m)^[A-Z]\w+[^\n.—–]{0,60}\)(?: ?(?:—|–|--?)|:) ")
_DATED = re.compile(
    rf"(?m)^({_TITLED}(?: {_TITLED}){{0,3}})(?:,? \(?[A-Z][\w .]{{2,34}}\)?)?,? "
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?(?: \([^)\n]{2,30}\))?"
    r"(?:(?: ?[—–]| --?|:) | (?=[A-Z“\"]))"
)
_NAMED = re.compile(rf"(?m)^({_TITLED}(?: {_TITLED}){{0,3}})(?:, [A-Z][\w .]{{2,24}})?(?:: | ?[—–] | --? )")


def find_dateline(body: str) -> Span:
    """Return the dateline; an empty span without one.

    In capitals or with brackets it shows itself; in small letters only a city that the gazetteer knows is one.

    >>> find_dateline("KUNDUZ, Afghanistan (Agency) — A bomb killed six.").end
    30
    >>> find_dateline("Kano - A bomb killed six."), find_dateline("Police: six killed.")
    (Span(start=0, end=7), Span(start=0, end=0))
    """
    head = body[:_HEAD]
    options = [found for pattern in (_SHOUTED, _BRACKETED) if (found := pattern.search(head))]
    options += [
        found for pattern in (_CALLED, _DATED, _NAMED) for found in pattern.finditer(head) if _is_place(found[1])
    ][:1]
    first = min(options, key=lambda found: found.start(), default=None)
    return Span(first.start(), first.end()) if first else Span(0, 0)


def _is_place(name: str) -> bool:
    """Say whether a name is of a place, and is no word for a body that some town shares: Police is one in Poland."""
    return bool(locate(name)) and name.casefold() not in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("places") if row.name == "organisation" for word in row.say)


def setting(
    body: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], dateline: Span, scene: Scene
) -> Locality | None:
    """Return the place that the title names ("Kentucky town counts its dead"), else that of the dateline.

    A dateline of another country than the one that the text is about is only where a correspondent sits.
    """
    for sentence, found in zip(sentences[:_TITLES], mentions, strict=False):
        titled = sentence.kind == "heading" and sentence.tokens[0].lower != "by"
        for mention in found if titled else ():
            if mention.precision != "country" and not mention.people and location_of(mention, ()):
                return Locality((mention,), mention.span.of(body), mention.first, mention.stop)
    written = (
        mention for found in mentions for mention in found if dateline.start <= mention.span.start < dateline.end
    )
    spot = next((mention for mention in written if mention.precision != "country" and not mention.people), None)
    spot = spot or _written_in(body, dateline)
    lands = {place.country for place in locate(spot.core)} if spot else set()
    abroad = bool(lands) and scene.country not in ("", *lands)
    if spot and not abroad:
        return Locality((spot,), spot.span.of(body), spot.first, spot.stop)
    return _of_body(body, sentences)


def _written_in(body: str, dateline: Span) -> Mention | None:
    """Return the first place of a dateline that only the gazetteer knows: "GOMA/KINSHASA, Feb 5 (Agency) -"."""
    found = _FIRST.match(body, dateline.start, dateline.end)
    if found is None or not _is_place(found[0]):
        return None
    return Mention(0, 1, Span(*found.span()), fold(found[0]), "exact", "in")


def _of_body(body: str, sentences: Sequence[Sentence]) -> Locality | None:
    """Return the territory whose own body the lead quotes: "the Gaza Health Ministry said"."""
    lead = [sentence for sentence in sentences if sentence.kind == "prose"][:_QUOTED]
    for sentence in lead:
        found = territory_of_body(sentence.tokens)
        if found:
            return Locality((found,), found.span.of(body), found.first, found.stop)
    return None


def only_written_in(place: Locality, mentions: Sequence[Mention], dateline: Span) -> bool:
    """Say whether a place stands in the dateline and the text hardly speaks of it again; a country is no such place."""
    if not dateline.start <= place.span.start < dateline.end or place.head.precision == "country":
        return False
    again = [mention for mention in mentions if mention.core == place.head.core]
    headed = any(mention.span.end <= dateline.start for mention in again)
    told = [mention for mention in again if mention.preposition not in ("to", "into", "from")]
    return not headed and len(told) <= _TWICE
