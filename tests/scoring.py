"""The score of what was read in annotated dispatches: figures found, fields right, links, quotes and dates.

One-to-one matching by the largest overlap; what the annotation calls optional is neither missed nor spurious.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import agreement
from agreement import FIELDS, Record

Link: TypeAlias = tuple[str, int, int | None]
NAMES = tuple(name for name, _ in FIELDS)
SPANS = ("claims", "links", "blamed", "quotes", "dates")


@dataclass(frozen=True, slots=True)
class Hits:
    """How many were right, spurious and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Hits) -> Hits:
        return Hits(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The part of what was read that is right."""
        return _ratio(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """The part of what is there that was read."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Hits(right=3, spurious=1, missed=1).f1
        0.75
        """
        return _ratio(2 * self.right, 2 * self.right + self.spurious + self.missed)


@dataclass(frozen=True, slots=True)
class Share:
    """How many fields were right, of how many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share; None where nothing was asked."""
        return _ratio(self.right, self.of) if self.of else None


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """Something that was missed, spurious or wrong, and in which dispatch."""

    dispatch: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """What one dispatch, or some of them together, scored.

    Attributes
    ----------
    hits : dict of str to Hits
        Of the claims, links, blamed parties, quotes and dates.
    shares : dict of str to Share
        Of each field of the claims that were found.
    distractors : int
        Look-alikes that were read as claims.
    broken : int
        Spans whose text is not the text there.
    errors : tuple of Error
        Each of the errors among claims and dates.
    """

    hits: dict[str, Hits] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    distractors: int = 0
    broken: int = 0
    errors: tuple[Error, ...] = ()


def together(scores: Iterable[Score]) -> Score:
    """Return the score of several dispatches as if they were one."""
    every = list(scores)
    return Score(
        {name: sum((score.hits[name] for score in every), Hits()) for name in SPANS},
        {name: sum((score.shares[name] for score in every), Share()) for name in NAMES},
        sum(score.distractors for score in every),
        sum(score.broken for score in every),
        tuple(error for score in every for error in score.errors),
    )


def figures(score: Score) -> dict[str, float]:
    """Return the score as named figures between 0 and 1, those that were asked for."""
    shares = {name: share.value for name, share in score.shares.items()}
    return {f"{name}_f1": hits.f1 for name, hits in score.hits.items()} | {
        name: value for name, value in shares.items() if value is not None
    }


def score_dispatch(name: str, body: str, annotation: Record, reading: Record) -> Score:
    """Return the score of what was read in one dispatch, in the public JSON form, against its annotation."""
    wanted, found = annotation["claims"], list(reading.get("claims", ()))
    pairs = _pairs(wanted, found)
    dates, date_errors = _dates(name, annotation.get("dates", ()), list(reading.get("dates", ())))
    claims, claim_errors = _claims(name, wanted, found, pairs)
    shares, field_errors = _fields(name, wanted, found, pairs)
    return Score(
        hits={
            "claims": claims,
            "links": _links(wanted, found, pairs),
            "blamed": _blamed(wanted, found, pairs),
            "quotes": _quotes(annotation.get("quotes", ()), list(reading.get("quotes", ()))),
            "dates": dates,
        },
        shares=shares,
        distractors=_distractors(body, annotation.get("distractors", ()), found, set(pairs.values())),
        broken=sum(
            body[item["start"] : item["end"]] != item.get("text")
            for kind in ("claims", "quotes", "dates")
            for item in reading.get(kind, ())
        ),
        errors=claim_errors + field_errors + date_errors,
    )


def _pairs(wanted: Sequence[Record], found: Sequence[Record]) -> dict[int, int]:
    """Match one to one, the largest overlap first: index of the wanted to index of the found."""
    overlaps = sorted(
        (
            (-_shared(said, read), i, j)
            for i, said in enumerate(wanted)
            for j, read in enumerate(found)
            if _shared(said, read)
        ),
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in overlaps:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _shared(said: Record, read: Record) -> int:
    return max(0, int(min(said["end"], read["end"]) - max(said["start"], read["start"])))


def _required(wanted: Sequence[Record]) -> list[int]:
    return [i for i, claim in enumerate(wanted) if not claim.get("optional")]


def _claims(
    name: str, wanted: Sequence[Record], found: Sequence[Record], pairs: dict[int, int]
) -> tuple[Hits, tuple[Error, ...]]:
    required = _required(wanted)
    missed = [wanted[i] for i in required if i not in pairs]
    spurious = [read for j, read in enumerate(found) if j not in set(pairs.values())]
    errors = [Error(name, "missed", claim["text"]) for claim in missed]
    errors += [Error(name, "spurious", str(claim.get("text"))) for claim in spurious]
    return Hits(len(required) - len(missed), len(spurious), len(missed)), tuple(errors)


def _fields(
    name: str, wanted: Sequence[Record], found: Sequence[Record], pairs: dict[int, int]
) -> tuple[dict[str, Share], tuple[Error, ...]]:
    shares = dict.fromkeys(NAMES, Share())
    errors = []
    for i in (i for i in _required(wanted) if i in pairs):
        said, read = wanted[i], found[pairs[i]]
        for key, agrees in FIELDS:
            verdict = agrees(said, read)
            if verdict is None:
                continue
            shares[key] += Share(int(verdict), 1)
            if not verdict:
                errors.append(Error(name, key, f"{said['text']!r}: expected {_shown(said)}, found {_shown(read)}"))
    return shares, tuple(errors)


def _shown(claim: Record) -> str:
    keys = ("hedge", "value", "low", "high", *NAMES[1:5], "period_start", "period_end", "place")
    return ", ".join(str(claim.get(key)) for key in keys)


def _links(wanted: Sequence[Record], found: Sequence[Record], pairs: dict[int, int]) -> Hits:
    back = {j: i for i, j in pairs.items()}
    required = set(_required(wanted))
    ids = {claim["claim_id"]: j for j, claim in enumerate(found) if claim.get("claim_id")}
    said = {link for link in _linked(wanted, {}) if link[1] in required and link[1] in pairs}
    read = {
        (kind, back[j], None if target is None else back.get(target))
        for kind, j, target in _linked(found, ids)
        if back.get(j) in required
    }
    return Hits(len(said & read), len(read - said), len(said - read))


def _linked(claims: Sequence[Record], ids: dict[Any, int]) -> set[Link]:
    links: set[Link] = set()
    for i, claim in enumerate(claims):
        for kind in ("part_of", "repeats"):
            target = claim.get(kind)
            if target is not None and target != "":
                links.add((kind, i, ids.get(target, target if isinstance(target, int) else None)))
        if claim.get("superseded"):
            links.add(("superseded", i, None))
    return links


def _blamed(wanted: Sequence[Record], found: Sequence[Record], pairs: dict[int, int]) -> Hits:
    hits = Hits()
    for i in (i for i in _required(wanted) if i in pairs):
        said, read = wanted[i].get("blamed"), found[pairs[i]].get("blamed")
        right = agreement.share_a_name(said, read)
        part = wanted[i].get("part_of") is not None  # a part may inherit it: not held against it either way
        hits += Hits(
            int(right),
            int(bool(read) and not right and not (part and not said)),
            int(bool(said) and not right and not part),
        )
    return hits


def _quotes(wanted: Sequence[Record], found: Sequence[Record]) -> Hits:
    pairs = _pairs(wanted, found)
    right = sum(_same_speaker(wanted[i].get("speaker"), found[j].get("speaker")) for i, j in pairs.items())
    wrong = len(pairs) - right
    missed = sum(i not in pairs and not quote.get("partial") for i, quote in enumerate(wanted))
    taken = set(pairs.values())
    spurious = sum(j not in taken and not quote.get("partial") for j, quote in enumerate(found))
    return Hits(right, spurious + wrong, missed + wrong)


def _same_speaker(said: str | None, read: str | None) -> bool:
    return agreement.share_a_name(said, read) or not (said or read)


def _dates(name: str, wanted: Sequence[Record], found: Sequence[Record]) -> tuple[Hits, tuple[Error, ...]]:
    pairs = _pairs(wanted, found)
    wrong = [(wanted[i], found[j]) for i, j in pairs.items() if not agreement.resolved(wanted[i], found[j])]
    errors = tuple(
        Error(name, "date", f"{said['text']!r}: expected {_day(said)}, found {_day(read)}") for said, read in wrong
    )
    right = len(pairs) - len(wrong)
    return Hits(right, len(found) - right, len(wanted) - right), errors


def _day(record: Record) -> str:
    return f"{record.get('iso_start')}–{record.get('iso_end')}"


def _distractors(body: str, distractors: Iterable[str], found: Sequence[Record], taken: set[int]) -> int:
    spurious = [read for j, read in enumerate(found) if j not in taken]
    return sum(
        match.start() < read["end"] and read["start"] < match.end()
        for wording in distractors
        for match in re.finditer(re.escape(wording), body)
        for read in spurious
    )
