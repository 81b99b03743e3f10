"""An arithmetic relation between figures of one text, and the verdict on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallybook.interval import Number
from tallybook.ledger.claim import Claim

KINDS = (
    "sum",
    "part_of",
    "share",
    "difference",
    "change",
    "ratio",
    "conversion",
    "supersede",
    "repeat",
    "conflict",
    "count",
    "not_additive",
)
"""What the text asserts or implies: each kind is a test of its own."""

VERDICTS = (
    "consistent",
    "consistent_within_hedge",
    "inconsistent",
    "conflict",
    "not_comparable",
    "superseded",
    "incomplete",
    "unverifiable",
)
"""What came of the test."""

ALARMS = frozenset({"inconsistent", "conflict"})
"""The verdicts that say that not everything can be true as stated."""


@dataclass(frozen=True, slots=True)
class Role:
    """The claims that play one part in a relation.

    Attributes
    ----------
    name : str
        ``parts``, ``total``, ``part``, ``whole``, ``share``, ``new``, ``old``, ``increment``, ``claim``, ``claims``.
    claims : tuple of Claim
        In order of the text.
    several : bool
        True where the role is a list, even of one.
    """

    name: str
    claims: tuple[Claim, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """One test of the text against itself.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    roles : tuple of Role
        Which claims it relates.
    verdict : str
        One of `VERDICTS`.
    arithmetic : str
        What was computed, with the numbers written out: "58 + 191 = 249, stated 246: 3 more".
    stated, computed : int, float or None
        The two sides as plain numbers, where there are two.
    multiplicity : tuple of int
        How often each part of a sum counts; empty where each counts once.
    """

    kind: str
    roles: tuple[Role, ...]
    verdict: str
    arithmetic: str
    stated: Number | None = None
    computed: Number | None = None
    multiplicity: tuple[int, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it relates, in order of the text."""
        every = {claim.claim_id: claim for role in self.roles for claim in role.claims}
        return tuple(sorted(every.values(), key=lambda claim: claim.start))

    @property
    def alarms(self) -> bool:
        """Say whether not everything can be true as stated."""
        return self.verdict in ALARMS

    def role(self, name: str) -> tuple[Claim, ...]:
        """Return the claims in a role; none where the relation has no such role."""
        return next((role.claims for role in self.roles if role.name == name), ())


def one(name: str, claim: Claim) -> Role:
    """Return the role of a single claim."""
    return Role(name, (claim,))


def several(name: str, claims: Iterable[Claim]) -> Role:
    """Return the role of a list of claims."""
    return Role(name, tuple(sorted(claims, key=lambda claim: claim.start)), several=True)


def in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return relations in order of the text; one that stands at the same claims as another by its kind."""
    return tuple(
        sorted(
            dict.fromkeys(relations),
            key=lambda found: ([claim.start for claim in found.claims], KINDS.index(found.kind), found.arithmetic),
        )
    )
