"""How well the harm and the blame of each figure are attested within one article, by rules that a report prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from tallybook.analysis.acts import answers, is_own_act
from tallybook.analysis.audit.outcome import outcome
from tallybook.analysis.audit.relations import Relation
from tallybook.analysis.audit.run import POLICY
from tallybook.analysis.kinds import counts_people, mark_of
from tallybook.analysis.perpetrators import HARMS, party_key
from tallybook.analysis.policy import find_policy
from tallybook.analysis.reading import Reading
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon

GRADES = ("confirmed", "fair", "weak", "contested", "discounted", "not graded")
"""The grades, from the best attested downwards."""

_AGREES = frozenset({"consistent", "consistent_within_hedge"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the rule: `grade` is given where any of the facts holds.

    Attributes
    ----------
    grade : str
        One of `GRADES`.
    facts : tuple of str
        Names of facts, as the lexicon of grades explains them.
    short, why : str
        The reason as it stands beside a figure, and the rule as it is printed.
    """

    grade: str
    facts: tuple[str, ...]
    short: str
    why: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade with its reason, and the other figures that it rests on."""

    name: str
    reason: str
    others: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Graded:
    """One figure of harm to people, with the grades of the harm and of the blame."""

    claim: Claim
    harm: Grade
    blame: Grade


@dataclass(frozen=True, slots=True)
class Case:
    """What an article holds for and against one figure.

    Attributes
    ----------
    sources : frozenset of str
        Who gives the figure, or an amount that agrees with it.
    parties : frozenset of str
        Those of them that are an army or an armed group, or only claim it.
    blamers : frozenset of str
        Those of `sources` that blame the same party.
    facts : frozenset of str
        What else the article says: ``replaced``, ``verified``, ``accepted``, ``disputed``, ``own_act``, ``denied``,
        ``rival``.
    blamed : bool
        Whether anybody is blamed.
    """

    sources: frozenset[str]
    parties: frozenset[str] = frozenset()
    blamers: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    blamed: bool = False

    def grade_harm(self) -> Rule:
        """Return the rule that grades the harm."""
        return _decide("harm", self.facts | self._told_by(self.sources))

    def grade_blame(self) -> Rule:
        """Return the rule that grades the blame."""
        unblamed = frozenset[str]() if self.blamed or "own_act" in self.facts else frozenset({"unblamed"})
        return _decide("blame", self.facts | unblamed | self._told_by(self.blamers))

    def _told_by(self, sources: frozenset[str]) -> frozenset[str]:
        if not sources:
            return frozenset({"nobody"})
        return frozenset({"several"} if len(sources) > 1 and sources - self.parties else {"one"})


@cache
def rules(subject: str) -> tuple[Rule, ...]:
    """Return the rules of the ``harm`` or of the ``blame``, in the order in which they are tried."""
    return tuple(
        Rule(row.name.partition("/")[2], tuple(row.facts["any"]), row.say[0], row.why)
        for row in load_lexicon("grades")
        if row.name.partition("/")[0] == subject
    )


def _decide(subject: str, facts: frozenset[str]) -> Rule:
    return next(rule for rule in rules(subject) if not facts.isdisjoint(rule.facts))


def grades(reading: Reading) -> tuple[Graded, ...]:
    """Return the graded figures of harm to people, in order of the text.

    Repeats, shares, and the parts of a figure of the same source are not graded apart from it.
    """
    whole = {claim.claim_id: claim for claim in reading.claims}
    kept = [claim for claim in reading.claims if _is_graded(claim, whole.get(claim.part_of))]
    found = outcome(reading)
    return tuple(_graded(reading, claim, found.inside + found.between) for claim in kept)


def _is_graded(claim: Claim, whole: Claim | None) -> bool:
    part = whole is not None and whole.source == claim.source and (whole.blamed == claim.blamed or not claim.blamed)
    return claim.event in HARMS and counts_people(claim) and not (part or claim.repeats)


@dataclass(frozen=True, slots=True)
class _Peers:
    """The figures of other sources on the same harm, by how they bear on it."""

    agreeing: tuple[Claim, ...] = ()
    disputing: tuple[Claim, ...] = ()
    rivals: tuple[Claim, ...] = field(default=())


def _graded(reading: Reading, claim: Claim, relations: Sequence[Relation]) -> Graded:
    peers = _peers(claim, relations)
    case = _case(reading, claim, peers)
    harm, blame = case.grade_harm(), case.grade_blame()
    same = tuple(peer for peer in peers.agreeing if peer.source in case.blamers)
    shown = {"contested": peers.disputing, "fair": peers.agreeing, "confirmed": peers.agreeing}
    shown_blame = {"contested": peers.rivals, "fair": same, "confirmed": same}
    return Graded(
        claim,
        Grade(harm.grade, harm.short, shown.get(harm.grade, ())),
        Grade(blame.grade, blame.short, shown_blame.get(blame.grade, ())),
    )


def _case(reading: Reading, claim: Claim, peers: _Peers) -> Case:
    own = (claim, *peers.agreeing)
    answered = answers(reading.ledger, claim)
    facts = {
        "replaced": claim.superseded,
        "verified": mark_of(claim) == "verified",
        "accepted": "accepts" in answered or _accepts(claim, peers.agreeing),
        "disputed": bool(peers.disputing),
        "own_act": is_own_act(reading.ledger, claim),
        "denied": "denies" in answered,
        "rival": bool(peers.rivals),
    }
    return Case(
        sources=_named(own),
        parties=_named(one for one in own if mark_of(one) == "claimed"),
        blamers=_named(one for one in own if _same_party(one, claim)),
        facts=frozenset(name for name, holds in facts.items() if holds),
        blamed=bool(claim.blamed),
    )


def _named(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(claim.source for claim in claims if claim.source)


def _same_party(one: Claim, other: Claim) -> bool:
    return bool(one.blamed and other.blamed) and party_key(one.blamed) == party_key(other.blamed)


def _accepts(claim: Claim, peers: Sequence[Claim]) -> bool:
    """Say whether a source that gives the figure as well is the party that is blamed for it."""
    return bool(claim.blamed) and any(party_key(peer.source) & party_key(claim.blamed) for peer in peers)


def _peers(claim: Claim, relations: Sequence[Relation]) -> _Peers:
    """Return what other sources say; one amount within another, wider one does not agree with it."""
    read = find_policy(POLICY).allows
    found: dict[str, list[Claim]] = {"agreeing": [], "disputing": [], "rivals": []}
    for relation in relations:
        if relation.kind not in ("conflict", "repeat") or claim not in relation.claims:
            continue
        others = [other for other in relation.claims if other.source and other.source != claim.source]
        if relation.verdict in _AGREES:
            found["agreeing"] += [other for other in others if read(claim).overlaps(read(other))]
        elif relation.alarms:
            found["disputing"] += others
        found["rivals"] += [
            other for other in others if claim.blamed and other.blamed and not _same_party(claim, other)
        ]
    return _Peers(**{name: tuple(dict.fromkeys(claims)) for name, claims in found.items()})
