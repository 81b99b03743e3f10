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


def score_ledger(
    ledger: Ledger, indexes: Mapping[str, int], wanted: Sequence[Wanted], annotated: Sequence[Wanted] = ()
) -> AuditScore:
    """Return the score of the audit of one ledger; `indexes` numbers its claims as the annotation does.

    A relation holds of a figure, whichever of its mentions it names: headline or lead.
    """
    first = {index: row["repeats"] for index, row in enumerate(annotated) if row.get("repeats") is not None}
    keyed = [(_of_figures(_key(relation, indexes), first), relation) for relation in audit(ledger)]
    wanted_keys = [_of_figures(_wanted_key(relation), first) for relation in wanted]
    score = AuditScore()
    for relation, looked_for in zip(wanted, wanted_keys, strict=True):
        hit = next((made for key, made in keyed if key == looked_for), None)
        score = score + _one(relation, hit)
    alarms = [(key, made) for key, made in keyed if made.alarms]
    pairs = list(zip(wanted_keys, wanted, strict=True))
    traps = [_claims(key) for key, relation in pairs if relation["kind"] == "not_additive"]
    faults = [key for key, relation in pairs if relation["expect"] in ALARMS]
    at_traps = sum(_at_trap(key, traps) for key, _ in alarms)
    false = [made for key, made in alarms if not _is_expected(key, faults)]
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


def _of_figures(key: Key, first: Mapping[int, int]) -> Key:
    """Return a key in which each mention of a figure is its first; a repeat is between mentions."""
    kind, roles = key
    if kind == "repeat":
        return key
    return kind, frozenset((name, frozenset(_first(claim, first) for claim in claims)) for name, claims in roles)


def _first(claim: object, first: Mapping[int, int]) -> object:
    return first.get(claim, claim) if isinstance(claim, int) else claim


def _role(name: str) -> str:
    return "part" if name == "parts" else name


def _wanted_key(relation: Wanted) -> Key:
    roles = [(name, relation[name]) for name in _ROLES if name in relation]
    return relation["kind"], frozenset(
        (_role(name), frozenset(value if isinstance(value, list) else [value])) for name, value in roles
    )


def _is_expected(key: Key, faults: Iterable[Key]) -> bool:
    """Say whether an alarm is at an annotated fault or conflict, at all of its figures or at some."""
    claims = _claims(key)
    return any(fault[0] == key[0] and (claims <= _claims(fault) or claims >= _claims(fault)) for fault in faults)


def _claims(key: Key) -> set[object]:
    return {claim for _, group in key[1] for claim in group}


def _at_trap(key: Key, traps: Iterable[set[object]]) -> bool:
    """Say whether an alarm relates only figures of one trap."""
    claims = _claims(key)
    return len(claims) > 1 and any(claims <= trap for trap in traps)


def score_annotation() -> dict[str, AuditScore]:
    """Return the scores of the audit of ledgers made from the annotation, by dispatch."""
    return {name: _score_gold(name, wanted) for name, wanted in load_relations().items()}


def _score_gold(name: str, wanted: Sequence[Wanted]) -> AuditScore:
    ledger = gold_ledger(name)
    annotated = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["claims"]
    indexes = {claim.claim_id: index for index, claim in enumerate(ledger.claims)}
    return score_ledger(ledger, indexes, wanted, annotated)


def score_reading() -> dict[str, AuditScore]:
    """Return the scores of the audit of what the library reads itself, by dispatch."""
    relations = load_relations()
    return {dispatch.name: _score_read(dispatch, relations[dispatch.name]) for dispatch in load_dispatches()}


def _score_read(dispatch: Dispatch, wanted: Sequence[Wanted]) -> AuditScore:
    ledger = extract(dispatch.article)
    annotated = dispatch.annotation["claims"]
    return score_ledger(ledger, numbered(ledger, annotated), wanted, annotated)


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
