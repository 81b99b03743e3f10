"""Who passed the words on: an outlet that was told, a network that carried them, an agency that quotes."""

from __future__ import annotations

from dataclasses import replace

from tallybook.context.complements import phrase_after
from tallybook.context.cues import Cue, documents
from tallybook.context.grammar import words
from tallybook.context.kinds import bodies
from tallybook.context.names import describe, is_agent
from tallybook.context.outline import Outline
from tallybook.context.saying import Saying
from tallybook.context.subjects import Phrase, group_start, phrase_before

_TALLY = 6  # tokens of "toll of at least 43" before "given by"
CARRIERS = frozenset({"media", "state_media", "channel"})
_CARRYING = frozenset({"on", "via", "through", "by"})
_ORIGINS = frozenset({"un", "government", "military", "ngo", "monitor", "expert", "health", "armed_group"})


def told_outlet(outline: Outline, first: int, stop: int) -> Phrase | None:
    """Return the outlet among ``tokens[first:stop]``, known or told by its gloss; reporters are none."""
    names = any(outline.tokens[at].text[:1].isupper() for at in range(first, stop))
    glossed = range(first, min(stop + 6, len(outline.tokens)) if outline.kind(stop) == "," else stop)
    known = any((found := bodies().at(outline.tokens, at)) and found.entry.facts["kind"] in CARRIERS for at in glossed)
    return (first, stop) if names and (known or any(outline.lower(at) in words("press") for at in glossed)) else None


def channel(outline: Outline, first: int, *, stop: int | None = None) -> Phrase | None:
    """Return the network or outlet that carried the words: "wrote on Telegram", "in a statement on al-Masirah TV"."""
    limit = min(len(outline.tokens) - 1, first + 10) if stop is None else stop - 1
    for index in range(first, limit):
        if outline.lowers[index] in _CARRYING and outline.kinds[index] == "w":
            found = bodies().at(outline.tokens, index + 1)
            if found and found.entry.facts["kind"] in CARRIERS:
                return found.first, found.stop
            if outline.tokens[index + 1].text == "X" and outline.kind(index + 2) != "(":
                return index + 1, index + 2
        if outline.kinds[index] == "q":
            break
    return None


def relayed(outline: Outline, body: str, sayings: list[Saying], cue: Cue) -> list[Saying]:
    """Put the origin in the place of who relays it ("SANA, citing a military source, said"), or add the carrier."""
    party = phrase_after(outline, cue.stop)
    if party is None:
        return sayings
    if describe(body, outline.span(*party)).head in documents():
        source = phrase_before(outline, group_start(outline, cue.first))
        heard = [Saying(cue, source, True, cue.stop)] if source and outline.kind(cue.first - 1) == "w" else []
        return [*sayings, *heard]
    if cue.rule == "counted_by":
        tallied = any(outline.lower(at) in words("tally") for at in range(max(0, cue.first - _TALLY), cue.first))
        return [*sayings, Saying(cue, party, False, party[1])] if tallied else sayings
    end = party[1] + (outline.kind(party[1]) == ",")  # "it quoted Ana Cruz, the relief chief, as saying"
    as_saying = outline.lower(end) == "as"
    host = next(
        (saying for saying in sayings if saying.source and saying.source[1] <= cue.first < saying.cue.first), None
    )
    host = host or next((saying for saying in reversed(sayings) if saying.cue.stop <= cue.first), None)
    if cue.kind == "carrier" and host is None and is_agent(describe(body, outline.span(*party))):
        return [*sayings, Saying(cue, party, False, party[1])]  # "8,000 cases have been reported by the ministry"
    if cue.kind == "carrier":
        return [replace(saying, via=party) if saying is host else saying for saying in sayings]
    if not as_saying and cue.first == 0:
        host = next((saying for saying in sayings if saying.source and saying.source[0] >= party[1]), None)
    related = outline.lower(cue.first - 1) in words("relative")
    if host and host.source and not as_saying and (host.cue.kind != "phrase" or related):
        origin = replace(host, source=party, via=_before_relative(outline, host.source))
        speaks = describe(body, outline.span(*host.source)).kind in _ORIGINS
        return sayings if speaks else [origin if saying is host else saying for saying in sayings]
    if cue.first == 0:
        return sayings
    relay = phrase_before(outline, group_start(outline, cue.first))
    start = end + 2 if as_saying else party[1]
    if as_saying and "q" in outline.kinds[: cue.first] and "q" not in outline.kinds[start:]:
        return [*sayings, Saying(cue, party, False, start, relay)]  # "“…,” it quoted the minister as saying."
    return [*sayings, Saying(cue, party, True, start + (outline.lower(start) == "that"), relay)]


def _before_relative(outline: Outline, source: Phrase) -> Phrase:
    """Leave the relative clause out of a noun phrase."""
    stop = next((at for at in range(source[0] + 1, source[1]) if outline.lower(at) in words("relative")), source[1])
    return source[0], stop - (stop > source[0] + 1 and outline.kinds[stop - 1] == ",")
