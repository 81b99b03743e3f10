"""A measure against its conversion in brackets: "20 kilometres (12 miles)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tallybook.analysis import wording, words
from tallybook.analysis.audit.facts import Facts
from tallybook.analysis.audit.relations import Relation, one
from tallybook.analysis.audit.words import rounded
from tallybook.analysis.policy import step
from tallybook.interval import Number
from tallybook.ledger.claim import Claim
from tallybook.lexicon import load_lexicon
from tallybook.quantities.quantity import Quantity
from tallybook.quantities.read import read_quantities
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences

_LOOSE = Decimal("0.1")  # "300 km (200 miles)" is rounded; "80 km (60 miles)" is wrong
_IN_FIVES = 25  # "60 km (35 miles)": from here on people round to fives
_ROUND = Decimal("0.01")  # "75 km (46 miles)": the kilometres are rounded too, by a hundredth at most


@dataclass(frozen=True, slots=True)
class Measure:
    """What one unit is in the unit of its dimension; more than one number where its name does not say which it is."""

    dimension: str
    factors: tuple[Decimal, ...]


def find_conversions(facts: Facts) -> Iterator[Relation]:
    """Yield each conversion in brackets, computed anew."""
    for claim in facts.claims:
        if claim.alt:
            yield _conversion(claim)


def _conversion(claim: Claim) -> Relation:
    printed = _read(claim.alt)
    bracket = " ".join(claim.alt.split())
    ends = _ends(claim)
    if printed is None or not ends or claim.hedge == "vague":
        return Relation("conversion", (one("claim", claim),), "unverifiable", f"{claim.text} {bracket}: not computed")
    if claim.unit_kind == "money":
        rate = f"{wording.bare(claim)} {bracket}: no rate of exchange is stated"
        return Relation("conversion", (one("claim", claim),), "unverifiable", rate, stated=_value(printed))
    results = _converted(claim.unit, printed.unit, ends)
    stated = [limit for limit in (_value(printed), printed.amount.low, printed.amount.high) if limit is not None]
    targets = stated[: 1 if len(ends) == 1 else 0] or stated[-2:]
    if not results or len(targets) != len(ends):
        return Relation("conversion", (one("claim", claim),), "unverifiable", f"{claim.text} {bracket}: not computed")
    best = min(results, key=lambda result: _misses(result, targets))
    blurs = [_blur(end) for end in ends]
    verdict = "consistent" if any(_all_near(result, targets, blurs) for result in results) else "inconsistent"
    return Relation(
        "conversion",
        (one("claim", claim),),
        verdict,
        _arithmetic(claim, printed, best, targets),
        stated=targets[0],
        computed=rounded(float(best[0]), 4),
    )


def _read(alt: str) -> Quantity | None:
    """Return the amount in the brackets."""
    article = from_text(alt.strip("()[] ").removeprefix("or "), article_id="alt")
    quantities, _ = read_quantities(article, split_sentences(article))
    return quantities[0] if len(quantities) == 1 else None


def _value(quantity: Quantity) -> Number | None:
    return quantity.value


def _ends(claim: Claim) -> list[Number]:
    """Return the number to convert, or the two of a range."""
    if claim.value is not None:
        return [claim.value]
    return [] if claim.low is None or claim.high is None else [claim.low, claim.high]


def _converted(unit: str, other: str, ends: list[Number]) -> list[list[Decimal]]:
    """Return the amounts in the other unit, by each meaning of the two units; none where they do not convert."""
    first, second = measures().get(unit), measures().get(other)
    if first is None or second is None or first.dimension != second.dimension:
        return []
    return [
        [Decimal(str(end)) * factor / divisor for end in ends] for factor in first.factors for divisor in second.factors
    ]


@cache
def measures() -> dict[str, Measure]:
    """Return what each unit is worth.

    >>> measures()["acre"].dimension
    'area'
    """
    return {
        unit: Measure(str(row.facts["dimension"]), tuple(Decimal(str(factor)) for factor in row.facts["factors"]))
        for row in load_lexicon("factors")
        for unit in row.say
    }


def _all_near(result: list[Decimal], targets: list[Number], blurs: list[Decimal]) -> bool:
    return all(
        abs(found - Decimal(str(target))) <= _precision(target) + found * blur
        for found, target, blur in zip(result, targets, blurs, strict=True)
    )


def _blur(converted: Number) -> Decimal:
    """Return how far rounding may have moved the number that is converted, as a fraction of it.

    >>> _blur(400), round(_blur(73), 4)
    (Decimal('0.01'), Decimal('0.0068'))
    """
    return min(_grain(converted) / 2 / Decimal(str(converted)), _ROUND) if converted else Decimal(0)


def _precision(printed: Number) -> Decimal:
    """Return half a step of the last significant digit; a tenth of the number at most, half a unit at least.

    >>> _precision(12), _precision(35), _precision(230), _precision(200)
    (Decimal('0.5'), Decimal('2.5'), Decimal('5'), Decimal('20.0'))
    """
    value, size = Decimal(str(printed)), _grain(printed)
    finest = min(size, Decimal(1)) / 2
    return max(min(size / 2, value * _LOOSE), finest)


def _grain(value: Number) -> Decimal:
    """Return one unit of the last significant digit, or five units where a number of some size ends in a five."""
    size = step(value)
    return size * 5 if value >= _IN_FIVES and Decimal(str(value)) / size % 5 == 0 else size


def _misses(result: list[Decimal], targets: list[Number]) -> Decimal:
    return max(abs(found - Decimal(str(target))) for found, target in zip(result, targets, strict=True))


def _arithmetic(claim: Claim, printed: Quantity, result: list[Decimal], targets: list[Number]) -> str:
    def said(value: Number) -> str:
        return words.in_unit(value, printed.unit, printed.unit_kind)

    found = " to ".join(said(rounded(float(value), 1 if value < 1000 else 0)) for value in result)
    stated = " to ".join(said(target) for target in targets)
    return f"{wording.bare(claim)} = {found}, printed as {stated}"
