"""The amounts of an article side by side: by source, people on one axis, every other unit on its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tallybook.analysis.kinds import axis_of, mark_of
from tallybook.analysis.reading import Reading
from tallybook.interval import Interval, Number
from tallybook.ledger.claim import Claim

MOST_LINES = 13  # amounts and names of sources that stand on the axis of people: with the strip they fill a page
MOST_OTHERS = 4
MOST_AXES = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """One claim, ready to be drawn.

    Attributes
    ----------
    claim : Claim
    number : int
        Its place in the ledger.
    stated : Interval
        What the words allow.
    allowed : Interval
        What the policy allows; equal to `stated` under ``strict``.
    mark : str
        ``verified``, ``reported`` or ``unattributed``.
    """

    claim: Claim
    number: int
    stated: Interval
    allowed: Interval
    mark: str

    @property
    def at(self) -> Number:
        """Where the amount stands on its axis: its value, a limit, or the convention of its word."""
        known = (self.claim.value, self.allowed.low, self.allowed.high, self.claim.magnitude)
        return next((number for number in known if number is not None), 0)


@dataclass(frozen=True, slots=True)
class Group:
    """The amounts of one source; `source` is empty where none is named."""

    source: str
    source_type: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What is counted in one unit."""

    name: str
    groups: tuple[Group, ...]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount on the axis, in the order drawn."""
        return tuple(amount for group in self.groups for amount in group.amounts)


@dataclass(frozen=True, slots=True)
class Spread:
    """The amounts of an article.

    Attributes
    ----------
    people : Axis
        Everyone counted one by one; may be empty.
    others : tuple of Axis
        One axis for each other unit, in order of the text.
    left_out : tuple of (str, tuple of Claim)
        What is not drawn: the reason in words, and the claims.
    """

    people: Axis
    others: tuple[Axis, ...]
    left_out: tuple[tuple[str, tuple[Claim, ...]], ...]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that is drawn, in the order drawn."""
        return self.people.amounts + tuple(amount for axis in self.others for amount in axis.amounts)


def spread(reading: Reading) -> Spread:
    """Return the amounts of a reading by unit and source; nothing is added, averaged or ranked.

    Repeats, figures that the text replaces, and exact figures alone in their unit are left out. Where more remain
    than a page holds, so are parts of other figures, then shares, ratios and durations, then the smallest; what is
    left out is told in the result.
    """
    chosen, left_out = _without_repeats(reading.claims)
    people, first = _fitted([claim for claim in chosen if axis_of(claim) == "people"], MOST_LINES, heads=1)
    worth, alone = _without_lone([claim for claim in chosen if axis_of(claim) != "people"])
    fitted, second = _fitted(worth, MOST_OTHERS)
    others, lone = _without_lone(fitted)
    names = tuple(dict.fromkeys(axis_of(claim) for claim in others))
    return Spread(
        people=_axis(reading, "people", people),
        others=tuple(
            _axis(reading, name, [claim for claim in others if axis_of(claim) == name]) for name in names[:MOST_AXES]
        ),
        left_out=_merged(left_out, alone, lone, first, second, _beyond(others, names[MOST_AXES:])),
    )


_LeftOut = list[tuple[str, tuple[Claim, ...]]]


def _without_repeats(claims: Iterable[Claim]) -> tuple[list[Claim], _LeftOut]:
    kept = [claim for claim in claims if not (claim.repeats or claim.superseded)]
    return kept, [
        ("repeats another", tuple(claim for claim in claims if claim.repeats)),
        ("replaced in the text", tuple(claim for claim in claims if claim.superseded and not claim.repeats)),
    ]


def _without_lone(claims: list[Claim]) -> tuple[list[Claim], _LeftOut]:
    """Leave out what is exact and alone in its unit: an axis for it would show nothing."""
    sharing = Counter(axis_of(claim) for claim in claims)
    lone = [claim for claim in claims if claim.hedge == "exact" and sharing[axis_of(claim)] == 1]
    kept = [claim for claim in claims if claim.hedge != "exact" or sharing[axis_of(claim)] > 1]
    return kept, [("exact and alone in its unit", tuple(lone))]


def _fitted(claims: list[Claim], most: int, *, heads: int = 0) -> tuple[list[Claim], _LeftOut]:
    """Return the claims that fit `most` lines, each source taking `heads` lines more, and what was left out."""
    left_out: _LeftOut = []
    steps: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
        ("part of another", lambda claim: bool(claim.part_of)),
        ("share, ratio or duration", lambda claim: claim.unit_kind in ("share", "ratio", "time")),
    )
    for reason, is_minor in steps:
        if _lines(claims, heads) > most:
            left_out.append((reason, tuple(claim for claim in claims if is_minor(claim))))
            claims = [claim for claim in claims if not is_minor(claim)]
    largest = sorted(claims, key=lambda claim: (-_size(claim), claim.start))
    fits = max(
        (number for number in range(min(len(largest), most) + 1) if _lines(largest[:number], heads) <= most), default=0
    )
    left_out.append(("smaller than those drawn", tuple(largest[fits:])))
    return sorted(largest[:fits], key=lambda claim: claim.start), left_out


def _lines(claims: list[Claim], heads: int) -> int:
    return len(claims) + heads * len({claim.source for claim in claims})


def _size(claim: Claim) -> Number:
    known = (claim.value, claim.high, claim.low, claim.magnitude)
    return next((number for number in known if number is not None), 0)


def _beyond(claims: list[Claim], names: tuple[str, ...]) -> _LeftOut:
    return [("counted in yet another unit", tuple(claim for claim in claims if axis_of(claim) in names))]


def _merged(*parts: _LeftOut) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    reasons = dict.fromkeys(reason for part in parts for reason, _ in part)
    merged = (
        (reason, tuple(claim for part in parts for name, claims in part if name == reason for claim in claims))
        for reason in reasons
    )
    return tuple((reason, claims) for reason, claims in merged if claims)


def _axis(reading: Reading, name: str, claims: list[Claim]) -> Axis:
    """Group by source in order of the text; what names no source comes last."""
    sources = sorted(dict.fromkeys(claim.source for claim in claims), key=lambda source: source == "")
    return Axis(name, tuple(_group(reading, source, claims) for source in sources))


def _group(reading: Reading, source: str, claims: list[Claim]) -> Group:
    own = [claim for claim in claims if claim.source == source]
    return Group(source, own[0].source_type, tuple(_amount(reading, claim) for claim in own))


def _amount(reading: Reading, claim: Claim) -> Amount:
    return Amount(claim, reading.number(claim), claim.amount, reading.allows(claim), mark_of(claim))
