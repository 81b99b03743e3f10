"""What went wrong in a conversion, where the numbers tell: the two units swapped, another unit, a nought too few."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from tallybook.analysis import words
from tallybook.interval import Number

Convert = Callable[[Number, str, str], Decimal | None]
"""Return a number of one unit in another; None where they do not convert."""

_CLOSE = Decimal("0.02")
_SQUARE = "square "
_SQUARES = ("square mile", "square kilometre", "hectare", "acre")
_LENGTHS = ("mile", "nautical mile", "kilometre", "metre", "foot", "yard")
_TENS = (10, 100, 1000)


def slip(value: Number, unit: str, printed: Number, into: str, convert: Convert) -> str:
    """Return what was probably meant by a conversion that is wrong, or nothing where the numbers do not tell.

    >>> slip(35, "kilometre", 56, "mile", lambda value, one, other: Decimal(str(value)) * Decimal("1.609"))
    '56 km would be right for 35 miles'
    """
    return next(_found(value, unit, printed, into, convert), "")


def _found(value: Number, unit: str, printed: Number, into: str, convert: Convert) -> Iterator[str]:
    def said(number: Number, of: str) -> str:
        return words.in_unit(number, of, "measure")

    if _near(convert(value, into, unit), printed):
        yield f"{said(printed, unit)} would be right for {said(value, into)}"
    side, side_into = unit.removeprefix(_SQUARE), into.removeprefix(_SQUARE)
    if side != unit and side_into != into and _near(convert(value, side, side_into), printed):
        yield f"{said(printed, side_into)} would be right for {said(value, side)}, which are lengths"
    for other in (*_SQUARES, *_LENGTHS):
        if other not in (unit, into) and _near(convert(value, unit, other), printed):
            yield f"{said(printed, other)} would be right"
        if other not in (unit, into) and _near(convert(value, other, into), printed):
            yield f"it would be right for {said(value, other)}"
    result = convert(value, unit, into)
    for times in _TENS:
        if result is not None and (_near(result * times, printed) or _near(result / times, printed)):
            yield f"{words.number(times)} times too {'many' if printed > result else 'few'}"


def _near(result: Decimal | None, printed: Number) -> bool:
    return result is not None and abs(result - Decimal(str(printed))) <= _CLOSE * abs(Decimal(str(printed)))
