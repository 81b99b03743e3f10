"""The rows of language that say what may be set against what."""

from __future__ import annotations

from functools import cache

from tallybook.analysis.audit import facts
from tallybook.analysis.audit.facts import heads
from tallybook.analysis.kinds import counts_people
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon


@cache
def wordings(name: str) -> frozenset[str]:
    """Return the wordings of a row.

    >>> "displaced" in wordings("of_population")
    True
    """
    return frozenset(word for row in load_lexicon("derived") if row.name == name for word in row.say)


def side(unit: str) -> str:
    """Return ``civilian`` or ``combatant``; empty where a unit names neither, or both.

    >>> side("regime loyalist"), side("civilian"), side("person"), side("civilian and soldier")
    ('combatant', 'civilian', '', '')
    """
    found = {
        row.name
        for row in load_lexicon("derived")
        if row.facts.get("axis") == "fighting" and heads(unit) & set(row.say)
    }
    return found.pop() if len(found) == 1 else ""


def counts_anyone(claim: Claim) -> bool:
    """Say whether a claim counts people who may be anyone of a population: no soldiers, no staff, no bodies found."""
    classes = {noun for axis in ("age", "sex") for noun in facts.classes()[axis]}
    anyone = facts.wordings("generic") - facts.wordings("remains") | classes
    return counts_people(claim) and (claim.unit in anyone or side(claim.unit) == "civilian")
