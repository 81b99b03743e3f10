"""The amounts of an article side by side: by source, people on one axis, every other unit on its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tallybook.analysis.highlights import highlights
from tallybook.analysis.kinds import axis_of, mark_of
from tallybook.analysis.reading import Reading
from tallybook.interval import Interval, Number
from tallybook.ledger.claim import Claim

MOST_LINES = 15  # what the first page holds below the strip: amounts, names of sources, axes of other units
_TITLE_LINE, _OF_TITLE = 38, 2  # characters of a line of the title, and how many of those lines each further one takes
MOST_AXES, MOST_OF_UNIT = 2, 2
MOST_AXES_ALONE, MOST_OF_UNIT_ALONE = 4, 3  # where nobody is counted
_AXIS, _AMOUNT = 2, 2  # lines that an axis of another unit takes, and each amount on it
NO_ROOM = "no room"


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
        ``verified``, ``reported``, ``claimed`` or ``unattributed``.
    """

    claim: Claim
    number: int
    stated: Interval
    allowed: Interval
    mark: str

    @property
    def value(self) -> Number | None:
        """The number given; none where the words give a range or no number."""
        return self.claim.value

    @property
    def at(self) -> Number:
        """Where the amount stands on its axis: its value, a limit, or the convention of its word."""
        known = (self.claim.value, self.allowed.low, self.allowed.high, self.claim.magnitude)
        return next((number for number in known if number is not None), 0)


def to_amount(reading: Reading, claim: Claim) -> Amount:
    """Return a claim of a reading, ready to be drawn."""
    return Amount(claim, reading.number(claim), claim.amount, reading.allows(claim), mark_of(claim))


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
    than the first page holds, so are parts of other figures, then shares, ratios and durations; of the rest, those
    that the brief puts first are kept, then the largest. What is left out is told in the result.
    """
    chosen, left_out = _without_repeats(reading.claims)
    counted = [claim for claim in chosen if axis_of(claim) == "people"]
    worth, alone = _without_lone([claim for claim in chosen if axis_of(claim) != "people"])
    axes, beyond = _axes(worth, alone=not counted)
    taken = _AXIS + _AMOUNT * max(len(claims) for claims in axes.values()) if axes else 0
    taken += _OF_TITLE * (max(len(reading.ledger.article.title) - 1, 0) // _TITLE_LINE)
    people, crowded = _fitted(counted, MOST_LINES - taken, first=frozenset(highlights(reading)))
    return Spread(
        people=_axis(reading, "people", people),
        others=tuple(_axis(reading, name, claims) for name, claims in axes.items()),
        left_out=_merged(left_out, alone, crowded, beyond),
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
    return kept, [("exact, with no other of the unit", tuple(lone))]


def _axes(claims: list[Claim], *, alone: bool) -> tuple[dict[str, list[Claim]], _LeftOut]:
    """Return the amounts of other units, by axis, that have room below the people, or `alone` on the page."""
    most_axes, most = (MOST_AXES_ALONE, MOST_OF_UNIT_ALONE) if alone else (MOST_AXES, MOST_OF_UNIT)
    telling_first = sorted(claims, key=lambda claim: (_is_minor(claim), claim.hedge == "exact"))
    names = tuple(dict.fromkeys(axis_of(claim) for claim in telling_first))
    kept, smaller = {}, []
    for name in names[:most_axes]:
        ranked = sorted((claim for claim in claims if axis_of(claim) == name), key=_largest_first)
        kept[name] = sorted(ranked[:most], key=lambda claim: claim.start)
        smaller += ranked[most:]
    beyond = tuple(claim for claim in claims if axis_of(claim) in names[most_axes:])
    return kept, [(NO_ROOM, tuple(smaller)), ("counted in yet another unit", beyond)]


def _fitted(claims: list[Claim], most: int, *, first: frozenset[Claim]) -> tuple[list[Claim], _LeftOut]:
    """Return the claims that fit `most` lines, each source taking a line of its own, and what was left out."""
    left_out: _LeftOut = []
    steps: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
        ("part of another", lambda claim: bool(claim.part_of)),
        ("share, ratio or duration", _is_minor),
    )
    for reason, is_minor in steps:
        if _lines(claims) > most:
            left_out.append((reason, tuple(claim for claim in claims if is_minor(claim) and claim not in first)))
            claims = [claim for claim in claims if claim in first or not is_minor(claim)]
    ranked = sorted(claims, key=lambda claim: (claim not in first, *_largest_first(claim)))
    fits = max((number for number in range(min(len(ranked), most) + 1) if _lines(ranked[:number]) <= most), default=0)
    left_out.append((NO_ROOM, tuple(ranked[fits:])))
    return sorted(ranked[:fits], key=lambda claim: claim.start), left_out


def _is_minor(claim: Claim) -> bool:
    return claim.unit_kind in ("share", "ratio", "time")


def _lines(claims: list[Claim]) -> int:
    return len(claims) + len({claim.source for claim in claims})


def _largest_first(claim: Claim) -> tuple[Number, int]:
    known = (claim.value, claim.high, claim.low, claim.magnitude)
    return -next((number for number in known if number is not None), 0), claim.start


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
    return Group(source, own[0].source_type, tuple(to_amount(reading, claim) for claim in own))
