"""Of whom some words speak: the parties that they name, and the speaker's own side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tallybook.context.offenders import parties
from tallybook.context.parties import ACTORS, OWN_SIDE, sides_in
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Found
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Party:
    """A party that some words name.

    Attributes
    ----------
    party_id : str
        Its id in the lexicon of parties; a state, a group, or a common noun ("army") that names neither.
    span : Span
        Where it stands.
    force : str
        Of a state: the common noun that it acts with; else empty.
    """

    party_id: str
    span: Span
    force: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name that the article has, and the kind of source."""

    source: str
    source_type: str

    def is_own(self, party: Party) -> bool:
        """Say whether a party is the speaker's own side: its name, its state, or an army's "army"."""
        theirs = sides_in(self.source) if self.source_type in ACTORS else frozenset()
        common = OWN_SIDE.get(self.source_type, frozenset())
        if party.force:
            return party.party_id in theirs or (not theirs and party.force in common)
        return party.party_id in theirs | common


def parties_in(body: str, span: Span) -> Iterator[Party]:
    """Yield the parties that the words of a span name as actors, in order of the text.

    The name of a state behind "in" or "from" is a place, and its adjective is a party only before its forces.

    >>> body = "Turkey and Russian warplanes, people in Israel, Syrian children"
    >>> [party.span.of(body) for party in parties_in(body, Span(0, len(body)))]
    ['Turkey', 'Russian warplanes']
    """
    tokens, past = tokenize(body, span.start, span.end), 0
    row: list[tuple[Found, int]] = []
    for found in parties().find(tokens):
        stop = _party_stop(tokens, found) if found.first >= past else None
        if stop is None:
            continue
        if row and row[-1][1] != found.first:
            yield _party(tokens, row)
            row = []
        row.append((found, stop))
        past = stop
    if row:
        yield _party(tokens, row)


def _party(tokens: Sequence[Token], row: Sequence[tuple[Found, int]]) -> Party:
    """Return one party of words that stand together, "M23 rebels": the one that has a name gives the id."""
    named = next((found for found, _ in row if found.entry.facts["sort"] != "actor"), row[0][0])
    force = _force(tokens, named)
    span = Span(row[0][0].span.start, tokens[row[-1][1] - 1].end)
    return Party(named.entry.name, span, force.entry.name if force else "")


def _force(tokens: Sequence[Token], found: Found) -> Found | None:
    """Return the common noun behind the adjective of a state that names its forces: "Syrian troops", no rebels."""
    if found.entry.facts["sort"] != "state" or found.stop >= len(tokens):
        return None
    after = parties().at(tokens, found.stop)
    return after if after and after.entry.name in wordings("blame", "state_force") else None


def _party_stop(tokens: Sequence[Token], found: Found) -> int | None:
    """Return where the words for a party end; None where they name a place or a people."""
    after = tokens[found.stop].lower if found.stop < len(tokens) else ""
    if after == "-":
        return None  # Hamas-run, rebel-held
    if found.entry.facts["sort"] != "state":
        return found.stop
    said = {token.text for token in tokens[found.first : found.stop]}
    if said & _demonyms():
        force = _force(tokens, found)
        stop = force.stop if force else found.stop
        while stop < len(tokens) and tokens[stop].lower in _means():
            stop += 1  # "Israeli air strikes"
        return stop if stop > found.stop else None
    return None if after in wordings("positions", "thing_after") or _is_place(tokens, found.first) else found.stop


def _is_place(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a name stands behind "in", "of northwestern", or behind a town and a comma."""
    if first > 1 and tokens[first - 1].text == ",":
        return tokens[first - 2].text[:1].isupper()
    before = next((at for at in range(first - 1, max(-1, first - 4), -1) if not _describes(tokens[at])), -1)
    return before >= 0 and tokens[before].lower in wordings("positions", "place_before")


def _describes(token: Token) -> bool:
    return token.lower.endswith("ern") or token.text == "-" or token.lower in wordings("positions", "part_of_place")


@cache
def wordings(lexicon: str, name: str) -> frozenset[str]:
    """Return the wordings of the rows of this name."""
    return frozenset(say for row in load_lexicon(lexicon) if row.name == name for say in row.say)


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("parties") for word in row.facts.get("demonyms", ()))


@cache
def _means() -> frozenset[str]:
    """Return what a state acts with, that is no party by itself."""
    actors = {say for row in load_lexicon("parties") if row.facts["sort"] == "actor" for say in row.say}
    return wordings("blame", "means") - actors
