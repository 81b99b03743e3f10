"""The score of an audit against the annotated relations of the gold dispatches."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from dispatches import GOLD, HELD_OUT, Dispatch, load_dispatches
from ledgers import gold_ledger

from tallybook.analysis.audit import ALARMS, Relation, audit
from tallybook.ledger.claim import Claim
from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger

Wanted: TypeAlias = Mapping[str, Any]
Key: TypeAlias = tuple[str, frozenset[tuple[str, frozenset[object]]]]
FLOORS = Path(__file__).parent / "audit_floors.toml"
SCORED = ("sum", "part_of", "share", "conversion", "supersede", "conflict")
_ROLES = ("parts", "part", "total", "whole", "share", "new", "old", "increment", "claim", "claims")
_WEAK = "weak"


@dataclass(frozen=True, slots=True)
class AuditScore:
    """What an audit found of what it should.

    Attributes
    ----------
    found, wanted : int
        Relations of the scored kinds: matched by kind and by the claims in each role, and all of them.
    right : int
        Of those found, with the verdict of the annotation.
    faults, planted : int
        Planted faults that raised an alarm, and all of them.
    at_traps : int
        Alarms at figures that must not be added or compared.
    false_alarms : int
        Alarms that the annotation does not have.
    misses : tuple of str
        What was not found, or judged otherwise.
    """

    found: int = 0
    wanted: int = 0
    right: int = 0
    faults: int = 0
    planted: int = 0
    at_traps: int = 0
    false_alarms: int = 0
    misses: tuple[str, ...] = field(default=(), repr=False)

    def __add__(self, other: AuditScore) -> AuditScore:
        return AuditScore(
            self.found + other.found,
            self.wanted + other.wanted,
            self.right + other.right,
            self.faults + other.faults,
            self.planted + other.planted,
            self.at_traps + other.at_traps,
            self.false_alarms + other.false_alarms,
            self.misses + other.misses,
        )


def load_relations() -> dict[str, Sequence[Wanted]]:
    """Return the annotated relations of each dispatch."""
    docs: dict[str, Sequence[Wanted]] = json.loads((GOLD / "consistency.json").read_text(encoding="utf-8"))["docs"]
    return docs


def score_ledger(ledger: Ledger, indexes: Mapping[str, int], wanted: Sequence[Wanted]) -> AuditScore:
    """Return the score of the audit of one ledger; `indexes` numbers its claims as the annotation does."""
    found = audit(ledger)
    keyed = [(_key(relation, indexes), relation) for relation in found]
    score = AuditScore()
    for relation in wanted:
        hit = next((place for place, (key, _) in enumerate(keyed) if key == _wanted_key(relation)), None)
        score = score + _one(relation, None if hit is None else keyed[hit][1])
    alarms = [(key, made) for key, made in keyed if made.alarms]
    at_traps = sum(_at_trap(key, wanted) for key, _ in alarms)
    false = [made for key, made in alarms if not _is_expected(key, wanted)]
    misses = tuple(f"false alarm: {made.kind} {made.arithmetic}" for made in false)
    return score + AuditScore(at_traps=at_traps, false_alarms=len(false), misses=misses)


def _one(relation: Wanted, made: Relation | None) -> AuditScore:
    planted = bool(relation.get("deliberate")) and _WEAK not in relation
    scored = relation["kind"] in SCORED
    right = made is not None and made.verdict == relation["expect"]
    label = f"{relation['id']} {relation['kind']} {relation['expect']}"
    verdict = "not found" if made is None else f"{made.verdict}: {made.arithmetic}"
    return AuditScore(
        found=int(scored and made is not None),
        wanted=int(scored),
        right=int(scored and right),
        faults=int(planted and made is not None and made.alarms),
        planted=int(planted),
        misses=() if right or relation["kind"] == "not_additive" else (f"{label}: {verdict}",),
    )


def _key(relation: Relation, indexes: Mapping[str, int]) -> Key:
    def number(claim: Claim) -> object:
        return indexes.get(claim.claim_id, claim.claim_id)

    return relation.kind, frozenset(
        (_role(role.name), frozenset(number(claim) for claim in role.claims)) for role in relation.roles
    )


def _role(name: str) -> str:
    return "part" if name == "parts" else name


def _wanted_key(relation: Wanted) -> Key:
    roles = [(name, relation[name]) for name in _ROLES if name in relation]
    return relation["kind"], frozenset(
        (_role(name), frozenset(value if isinstance(value, list) else [value])) for name, value in roles
    )


def _is_expected(key: Key, wanted: Iterable[Wanted]) -> bool:
    """Say whether an alarm is at an annotated fault or conflict, at all of its figures or at some."""
    claims = _claims(key)
    return any(
        relation["kind"] == key[0]
        and relation["expect"] in ALARMS
        and (claims <= _claims(_wanted_key(relation)) or claims >= _claims(_wanted_key(relation)))
        for relation in wanted
    )


def _claims(key: Key) -> set[object]:
    return {claim for _, group in key[1] for claim in group}


def _at_trap(key: Key, wanted: Iterable[Wanted]) -> bool:
    """Say whether an alarm relates only figures of one trap."""
    claims = _claims(key)
    traps = (set(relation["claims"]) for relation in wanted if relation["kind"] == "not_additive")
    return len(claims) > 1 and any(claims <= trap for trap in traps)


def score_annotation() -> dict[str, AuditScore]:
    """Return the scores of the audit of ledgers made from the annotation, by dispatch."""
    return {name: _score_gold(name, wanted) for name, wanted in load_relations().items()}


def _score_gold(name: str, wanted: Sequence[Wanted]) -> AuditScore:
    ledger = gold_ledger(name)
    return score_ledger(ledger, {claim.claim_id: index for index, claim in enumerate(ledger.claims)}, wanted)


def score_reading() -> dict[str, AuditScore]:
    """Return the scores of the audit of what the library reads itself, by dispatch."""
    relations = load_relations()
    return {dispatch.name: _score_read(dispatch, relations[dispatch.name]) for dispatch in load_dispatches()}


def _score_read(dispatch: Dispatch, wanted: Sequence[Wanted]) -> AuditScore:
    ledger = extract(dispatch.article)
    return score_ledger(ledger, numbered(ledger, dispatch.annotation["claims"]), wanted)


def numbered(ledger: Ledger, annotated: Sequence[Wanted]) -> dict[str, int]:
    """Return the number of each claim in the annotation: the claim there that it shares most characters with."""
    found: dict[str, int] = {}
    for claim in ledger.claims:
        shared = [
            (min(claim.end, row["end"]) - max(claim.start, row["start"]), -index) for index, row in enumerate(annotated)
        ]
        most, index = max(shared, default=(0, 0))
        if most > 0:
            found[claim.claim_id] = -index
    return found


def together(scores: Mapping[str, AuditScore], *, held_out: bool = False) -> AuditScore:
    """Return the score of the development dispatches, or of those held out, as if they were one."""
    return sum((score for name, score in scores.items() if (name in HELD_OUT) == held_out), AuditScore())


def load_audit_floors() -> dict[str, dict[str, float]]:
    """Return what is pinned, by ledger and group of dispatches."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def shortfalls(measured: Mapping[str, AuditScore], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return what fell below its floor or rose above its limit, a line each."""
    lines = []
    for name, pins in floors.items():
        score = measured[name]
        found = score.found / score.wanted
        right = score.right / max(1, score.found)
        faults = score.faults / max(1, score.planted)
        values = {"found": found, "right": right, "faults": faults}
        lines += [f"{name}: {key} is {value:.3f}" for key, value in values.items() if value < pins[key]]
        counts = {"most_at_traps": score.at_traps, "most_false_alarms": score.false_alarms}
        lines += [f"{name}: {key} is {count}" for key, count in counts.items() if count > pins[key]]
    return lines
