"""A measure against its conversion in brackets: "20 kilometres (12 miles)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tallybook.analysis import wording, words
from tallybook.analysis.audit.facts import Facts
from tallybook.analysis.audit.rates import Rates, other_rate, read_amounts, read_rates
from tallybook.analysis.audit.relations import Relation, one
from tallybook.analysis.audit.slips import slip
from tallybook.analysis.audit.words import rounded
from tallybook.analysis.policy import step
from tallybook.interval import Number
from tallybook.ledger.claim import Claim
from tallybook.lexicon import Entry, load_lexicon
from tallybook.quantities.quantity import Quantity

_THOUSAND = 1000
_FIGURES = 4  # significant figures of a large result
_MEASURE = "measure"  # a kind of unit that is printed with the number: "150 km/h"
_LOOSE = Decimal("0.1")  # "300 km (200 miles)" is rounded; "80 km (60 miles)" is wrong
_IN_FIVES = 25  # "60 km (35 miles)": from here on people round to fives
_ROUND = Decimal("0.01")  # "75 km (46 miles)": the kilometres are rounded too, by a hundredth at most


@dataclass(frozen=True, slots=True)
class Measure:
    """What one unit is in the unit of its dimension; more than one number where its name does not say which it is.

    Attributes
    ----------
    dimension : str
    factors, offsets : tuple of Decimal
        What one unit is worth, and what its nought is, by each meaning: a temperature, or a rise of it.
    """

    dimension: str
    factors: tuple[Decimal, ...]
    offsets: tuple[Decimal, ...]


def find_conversions(facts: Facts) -> Iterator[Relation]:
    """Yield each conversion in brackets, computed anew."""
    rates = read_rates(facts)
    for claim in facts.claims:
        if claim.alt:
            printed = read_amounts(claim.alt)
            bracket = " ".join(claim.alt.split())
            if len(printed) < 2:
                yield _conversion(claim, next(iter(printed), None), bracket, rates)
            else:
                yield from (_conversion(claim, amount, _alone(amount, bracket), rates) for amount in printed)


def _alone(printed: Quantity, bracket: str) -> str:
    """Return one of several conversions in brackets of its own."""
    return bracket if printed.value is None else f"({words.in_unit(printed.value, printed.unit, _MEASURE)})"


def _conversion(claim: Claim, printed: Quantity | None, bracket: str, rates: Rates) -> Relation:
    ends = _ends(claim)
    if printed is None or not ends or claim.hedge == "vague":
        return Relation("conversion", (one("claim", claim),), "unverifiable", f"{claim.text} {bracket}: not computed")
    if claim.unit_kind == "money":
        return _exchange(claim, printed, bracket, rates)
    results = _converted(claim.unit, printed.unit, ends)
    stated = [limit for limit in (printed.value, printed.amount.low, printed.amount.high) if limit is not None]
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
        _arithmetic(claim, printed, best, targets) + (_slip(claim, printed) if verdict == "inconsistent" else ""),
        stated=targets[0],
        computed=rounded(float(best[0]), 4),
    )


def _exchange(claim: Claim, printed: Quantity, bracket: str, rates: Rates) -> Relation:
    """Return the conversion of a sum of money, held against the rate of the text's other conversions."""
    rate = other_rate(claim, printed, rates)
    if rate is None or claim.value is None:
        said = f"{wording.bare(claim)} {bracket}: no rate of exchange is stated"
        return Relation("conversion", (one("claim", claim),), "unverifiable", said, stated=printed.value)
    computed = rounded(float(claim.value) * rate.value, 0)
    said = f"{wording.bare(claim)} = {words.in_unit(computed, printed.unit, 'money')} at the rate of {rate.said}"
    printed_as = words.in_unit(printed.value or 0, printed.unit, "money")
    return Relation(
        "conversion",
        (one("claim", claim),),
        "inconsistent",
        f"{said}, printed as {printed_as}",
        stated=printed.value,
        computed=computed,
    )


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
        [(Decimal(str(end)) * factor + nought - zero) / divisor for end in ends]
        for factor, nought in zip(first.factors, first.offsets, strict=True)
        for divisor, zero in zip(second.factors, second.offsets, strict=True)
    ]


@cache
def measures() -> dict[str, Measure]:
    """Return what each unit is worth.

    >>> measures()["acre"].dimension
    'area'
    """
    return {unit: _measure(row) for row in load_lexicon("factors") for unit in row.say}


def _measure(row: Entry) -> Measure:
    factors = tuple(Decimal(str(factor)) for factor in row.facts["factors"])
    offsets = tuple(Decimal(str(offset)) for offset in row.facts.get("offsets", (0,) * len(factors)))
    return Measure(str(row.facts["dimension"]), factors, offsets)


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


def _shown(value: Decimal, digits: int) -> Number:
    """Return a result no more exact than a reader needs: 21.7, 1,483, 1,893,000,000."""
    if value < _THOUSAND:
        return rounded(float(value), digits)
    size = len(str(int(value)))
    return int(round(value, min(0, _FIGURES - size)))


def _slip(claim: Claim, printed: Quantity) -> str:
    """Return what was probably meant, behind the arithmetic."""
    if claim.value is None or printed.value is None:
        return ""
    meant = slip(claim.value, claim.unit, printed.value, printed.unit, _in_unit)
    return f"; {meant}" if meant else ""


def _in_unit(value: Number, unit: str, other: str) -> Decimal | None:
    results = _converted(unit, other, [value])
    return results[0][0] if results else None


def _decimals(printed: Number) -> int:
    """Return how many decimals to show beside a printed number: one more than a whole number has."""
    exponent = Decimal(str(printed)).as_tuple().exponent
    return max(1, -exponent) if isinstance(exponent, int) else 1


def _arithmetic(claim: Claim, printed: Quantity, result: list[Decimal], targets: list[Number]) -> str:
    def said(value: Number) -> str:
        return words.in_unit(value, printed.unit, _MEASURE)

    digits = max((_decimals(target) for target in targets), default=1)
    found = " to ".join(said(_shown(value, digits)) for value in result)
    stated = " to ".join(said(target) for target in targets)
    converted = wording.bare(claim)
    if not claim.unit_kind and claim.value is not None:
        converted = words.in_unit(claim.value, claim.unit, _MEASURE)
    return f"{converted} = {found}, printed as {stated}"
