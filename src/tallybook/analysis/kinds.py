"""What a claim counts: people, groups of people, or things; and on what evidence."""

from __future__ import annotations

from functools import cache, lru_cache

from tallybook.context.gazetteer import peoples
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon

EVIDENCE = ("verified", "reported", "claimed", "unattributed")
"""What `mark_of` may say, the firmest first."""

KEPT = 2000
"""How many units are kept taken apart: an article has dozens, a corpus no end of them."""

PEOPLE_EVENTS = ("killed", "injured", "missing", "detained", "displaced", "population")


def counts_people(claim: Claim) -> bool:
    """Say whether `claim` counts human beings one by one.

    A plain count does where its unit names people, or where its event befalls only people; families and other
    groups do not, for nobody knows how many people one holds.
    """
    if claim.unit_kind:
        return False
    nouns = _nouns(claim.unit)
    if any(noun in _rows("groups") for noun in nouns):
        return False
    if any(noun in _rows("people") | _rows("remains") or noun in peoples() for noun in nouns):
        return True
    return not claim.unit and claim.event in PEOPLE_EVENTS


def axis_of(claim: Claim) -> str:
    """Return the name of the only axis that `claim` may stand on: ``people``, or its unit.

    Shares of different wholes are still shares, so all of them share the axis ``share``; ratios likewise.
    """
    if counts_people(claim):
        return "people"
    if claim.unit_kind in ("share", "ratio"):
        return claim.unit_kind
    return claim.unit or "not named"


def mark_of(claim: Claim) -> str:
    """Return on what evidence it is said.

    ``verified`` (the source says that it verified it), ``claimed`` (a party to the fighting says so, or the text calls
    it a claim), ``reported`` (any other source), or ``unattributed``.
    """
    if not claim.source:
        return "unattributed"
    cue = f" {claim.cue.casefold()} "
    for row in load_lexicon("evidence"):
        if claim.source_type in row.facts.get("kinds", ()) or any(f" {said} " in cue for said in row.say):
            return row.name
    return "reported"


def says_death(claim: Claim) -> bool:
    """Say whether the unit itself says that they died, so that "bodies killed" is not printed."""
    return any(noun in _rows("remains") for noun in _nouns(claim.unit))


@lru_cache(KEPT)
def _nouns(unit: str) -> tuple[str, ...]:
    words = [part for part in unit.replace(" or ", " and ").split(" and ") if part.strip()]
    return tuple(noun for part in words for noun in {part.strip(), part.split()[-1]})


@cache
def _rows(name: str) -> frozenset[str]:
    return frozenset(word for entry in load_lexicon("people") if entry.name == name for word in entry.say)
