"""Who is blamed for what is counted: the figures of an article by alleged perpetrator."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tallybook.analysis.kinds import axis_of
from tallybook.analysis.reading import Reading
from tallybook.analysis.sides import parties_in
from tallybook.analysis.spread import Amount, to_amount
from tallybook.ledger.claim import Claim
from tallybook.text.span import Span

HARMS = ("killed", "injured", "missing", "detained", "displaced")
"""What is done to people, or befalls them."""

MOST_LINES = 30  # what a page holds: amounts, and the name of each party


@dataclass(frozen=True, slots=True)
class Accused:
    """A party as worded, with the figures that are laid at its door; `party` is empty where nobody is blamed."""

    party: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Perpetrators:
    """The harm that an article reports, by who is said to have done it.

    Attributes
    ----------
    people : tuple of Accused
        Figures of people, for one axis: parties in order of the text, and last the figures that blame nobody.
    others : tuple of Accused
        What else a party is blamed for: things, shares, families.
    left_out : tuple of Accused
        Figures of people for which a page has no room; those that blame nobody give way first.
    """

    people: tuple[Accused, ...]
    others: tuple[Accused, ...]
    left_out: tuple[Accused, ...] = ()

    @property
    def blamed(self) -> tuple[Amount, ...]:
        """Every figure that blames a party, in order of the text."""
        return _in_order(self.people + self.left_out + self.others)

    @property
    def undrawn(self) -> tuple[Amount, ...]:
        """The figures that blame a party and are not among those to be drawn, in order of the text."""
        return _in_order(self.left_out + self.others)

    @property
    def counted(self) -> tuple[Amount, ...]:
        """Every figure of people, whether or not it blames a party."""
        return tuple(amount for one in self.people + self.left_out for amount in one.amounts)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that are blamed, as worded, in order of the text."""
        named = [one for one in self.people + self.left_out + self.others if one.party]
        return tuple(dict.fromkeys(one.party for one in sorted(named, key=lambda one: one.amounts[0].claim.start)))


def _in_order(accused: tuple[Accused, ...]) -> tuple[Amount, ...]:
    amounts = [amount for one in accused if one.party for amount in one.amounts]
    return tuple(sorted(amounts, key=lambda amount: amount.claim.start))


def perpetrators(reading: Reading) -> Perpetrators:
    """Return the harm of a reading by alleged perpetrator; nothing is added, and a repeat stands once.

    Two wordings are one party where they name the same states and groups, and nobody else.
    """
    kept = [claim for claim in reading.claims if not claim.repeats]
    people = [claim for claim in kept if axis_of(claim) == "people" and (claim.event in HARMS or claim.blamed)]
    others = [claim for claim in kept if claim.blamed and claim not in people]
    names = _names(kept)
    shown = _fitted(people)
    return Perpetrators(
        people=_accused(reading, shown, names) if any(claim.blamed for claim in people) else (),
        others=_accused(reading, others, names),
        left_out=_accused(reading, [claim for claim in people if claim not in shown], names),
    )


def party_key(blamed: str) -> frozenset[str]:
    """Return what tells parties apart: the parties of the lexicon that the words name, else the words.

    >>> party_key("Russian warplanes") == party_key("Russian attacks"), party_key("The pilot") == party_key("pilot")
    (True, True)
    >>> sorted(party_key("regime and Russian attacks"))
    ['regime', 'russia']
    """
    named = frozenset(party.party_id for party in parties_in(blamed, Span(0, len(blamed))))
    return named or frozenset(" ".join(blamed.casefold().split()).removeprefix("the ").split())


def _names(claims: list[Claim]) -> dict[frozenset[str], str]:
    """Return the first wording of each party."""
    names: dict[frozenset[str], str] = {}
    for claim in claims:
        if claim.blamed:
            names.setdefault(party_key(claim.blamed), " ".join(claim.blamed.split()))
    return names


def _accused(reading: Reading, claims: list[Claim], names: dict[frozenset[str], str]) -> tuple[Accused, ...]:
    by_party: dict[str, list[Amount]] = {}
    for claim in sorted(claims, key=lambda claim: not claim.blamed):
        party = names[party_key(claim.blamed)] if claim.blamed else ""
        by_party.setdefault(party, []).append(to_amount(reading, claim))
    return tuple(Accused(party, tuple(amounts)) for party, amounts in by_party.items())


def _fitted(claims: list[Claim]) -> list[Claim]:
    """Return the claims that a page has room for: of each party alike, and of those that blame nobody what is left."""
    parties = {party_key(claim.blamed) for claim in claims if claim.blamed}
    seen: Counter[frozenset[str]] = Counter()
    ranked = []
    for claim in sorted(claims, key=lambda claim: (bool(claim.part_of), claim.start)):
        party = party_key(claim.blamed) if claim.blamed else frozenset[str]()
        ranked.append((not claim.blamed, seen[party], claim.start, claim))
        seen[party] += 1
    kept = sorted(ranked, key=lambda rank: rank[:3])[: max(MOST_LINES - len(parties) - 1, 1)]
    return sorted((claim for *_, claim in kept), key=lambda claim: claim.start)
