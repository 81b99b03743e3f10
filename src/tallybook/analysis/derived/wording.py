"""A derived figure in words: what it is, how it was worked out, and what it takes for granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tallybook.analysis import wording, words
from tallybook.analysis.derived.amounts import bounded
from tallybook.analysis.derived.days import Stretch
from tallybook.analysis.derived.measure import PER_CAPITA, Derived, Terms, as_printed, bounds, limits
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger

_GROUNDS = {
    "part_of": "The text makes the one a part of the other.",
    "all_counted": "These are all whom the source counts.",
    "same_count": "One source, one place, the same days.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A derived figure, ready to be printed.

    Attributes
    ----------
    what : str
        "Civilians killed, of civilians and combatants killed".
    said : str
        "at least 28.3%, at most 46.8%".
    source : str
        Who gives the figures that it rests on.
    who : str
        The same, with the place and the period.
    working : str
        "790 ÷ (790 + nearly 2,000)".
    grounds : tuple of str
        What it takes for granted, a sentence each.
    claims : tuple of Claim
        What it rests on, in order of the text.
    """

    what: str
    said: str
    source: str
    who: str
    working: str
    grounds: tuple[str, ...]
    claims: tuple[Claim, ...]


def tell(derived: Derived, terms: Terms, ledger: Ledger, *, days: str = "any") -> Told:
    """Return a derived figure in words, its hedges and dates read as asked."""
    allowed = limits(derived, bounds(derived, terms, days=days))
    floors = tuple(_floors(derived, terms))
    return Told(
        what=what(derived),
        said=bounded(derived.measure, allowed, as_printed(derived)),
        source=_sources(derived),
        who=who(derived, ledger),
        working=_working(derived, days),
        grounds=tuple(chain(_grounds(derived, days), (_floor(whole, part) for whole, part in floors))),
        claims=tuple(sorted({*derived.claims, *(part for _, part in floors)}, key=lambda claim: claim.start)),
    )


def what(derived: Derived) -> str:
    """Return what a derived figure is: "Civilians killed a day"."""
    return wording.capital(_what(derived))


def _what(derived: Derived) -> str:
    if derived.measure == "per_day":
        return f"{together(derived.of)} a day"
    if derived.measure == "ratio":
        return f"{together(derived.of)} for each {wording.what(replace(derived.by[0], value=1))}"
    if derived.measure == "per_capita":
        return f"{together(derived.of)} for each {words.number(PER_CAPITA)} {together(derived.by)}"
    if derived.among:
        return f"{together(derived.of)}, of {together((*derived.of, *derived.by))}"
    part, whole, where = together(derived.of), together(derived.by), _where(derived.of[0], derived.by[0])
    return f"{part}{where}, of {'all ' if part == whole and not where else ''}{whole}"


def together(claims: Sequence[Claim]) -> str:
    """Return what several claims count, the words that they share said once: "civilians and combatants killed"."""
    said = [wording.what(claim, one=False).split() for claim in claims]
    shared = 0
    while len(said) > 1 and all(len(one) > shared + 1 and one[-1 - shared] == said[0][-1 - shared] for one in said):
        shared += 1
    heads = list(dict.fromkeys(" ".join(one[: len(one) - shared]) for one in said))
    listed = f"{', '.join(heads[:-1])} and {heads[-1]}" if len(heads) > 1 else heads[0]
    return " ".join([listed, *said[0][len(said[0]) - shared :]]) if shared else listed


def _where(part: Claim, whole: Claim) -> str:
    """Return the place of a part where it alone tells the part from its whole."""
    place, of_whole = (claim.place.split(",")[0] for claim in (part, whole))
    alike = wording.what(part, one=False) == wording.what(whole, one=False)
    return f" in {place}" if alike and place and place != of_whole else ""


def who(derived: Derived, ledger: Ledger) -> str:
    """Return who gives the figures, where and over which period: "United Nations, Idlib, since late April"."""
    first = derived.of[0]
    place = "" if _where(first, (derived.by or derived.of)[0]) else first.place.split(",")[0]
    period = wording.period(first, ledger) if first.period_start else ""
    return ", ".join(part for part in (_sources(derived), place, period) if part)


def _sources(derived: Derived) -> str:
    named = dict.fromkeys(" ".join(claim.source.split()) or "no source named" for claim in (*derived.of, *derived.by))
    return wording.capital("; ".join(named))


def _working(derived: Derived, days: str) -> str:
    top, bottom = _sum(derived.of), _sum(derived.by)
    if derived.days is not None:
        count = derived.days.count(days)
        known = words.number(count.low or 0)
        return f"{top} ÷ {known if count.low == count.high else f'{known} to {words.number(count.high or 0)}'} days"
    if derived.among:
        inside = " + ".join(wording.amount(claim) for claim in (*derived.of, *derived.by))
        return f"{top} ÷ ({inside})"
    return f"{top} ÷ {bottom}" + (f" × {words.number(PER_CAPITA)}" if derived.measure == "per_capita" else "")


def _sum(claims: Sequence[Claim]) -> str:
    added = " + ".join(wording.amount(claim) for claim in claims)
    return f"({added})" if len(claims) > 1 else added


def _floors(derived: Derived, terms: Terms) -> Iterator[tuple[Claim, Claim]]:
    """Yield each figure whose lower limit is a part that the text gives of it, with that part."""
    for claim in (*derived.of, *derived.by):
        if terms.allows(claim).low == terms.policy.allows(claim).low:
            continue
        part = max(terms.parts[claim.claim_id], key=lambda one: (terms.policy.allows(one).low or 0, -one.start))
        if part not in derived.of:
            yield claim, part


def _floor(whole: Claim, part: Claim) -> str:
    return (
        f"There were no fewer {wording.what(whole, one=False)} than the {wording.amount(part)} "
        f"{wording.what(part)} that the text counts among them."
    )


def _grounds(derived: Derived, days: str) -> Iterator[str]:
    for ground in derived.grounds:
        if ground in _GROUNDS:
            yield _GROUNDS[ground]
        elif ground == "apart":
            yield f"Nobody is counted both among {_apart(derived)}."
        elif ground == "two_sources":
            yield f"Two sources stand behind it: {_sources(derived)}."
        elif ground == "of_population":
            yield f"All of them are counted among the {together(derived.by)}, in one place and at one time."
        elif ground == "of_people":
            yield f"All of them were of the {together(derived.by)}, whose number did not change."
        elif derived.days is not None:
            yield from _of_days(ground, derived.days, days)


def _apart(derived: Derived) -> str:
    """Return the groups that are taken not to overlap: "civilians and combatants"."""
    groups = (*derived.of, *(derived.by if derived.among else ()))
    units = list(dict.fromkeys(words.plural(claim.unit) for claim in groups))
    return f"{', '.join(units[:-1])} and {units[-1]}" if len(units) > 1 else "those of either place"


def _of_days(ground: str, stretch: Stretch, days: str) -> Iterator[str]:
    if ground == "implicit_days":
        yield "The days are taken over from another sentence."
    elif ground == "whole_days" and not (len(stretch.last) > 1):
        yield f"Counted to {words.day(stretch.last.end)}, the first and the last day included."
    elif ground == "open_days" and days == "any":
        ends = [one for one in (stretch.first, stretch.last) if len(one) > 1]
        for said, one in zip(stretch.worded, ends, strict=True):
            yield f"“{said}” may be any day of {words.days(one.start, one.end)}."
    elif ground == "open_days":
        yield f"{' and '.join(f'“{said}”' for said in stretch.worded)}: the {days} day is meant."
