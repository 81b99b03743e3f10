"""A derived figure in words: its bounds, rounded so that they never claim more than they may."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from tallybook.analysis import words
from tallybook.interval import Interval

_NOISE = 10  # decimals past which a binary fraction is noise
_DECIMALS = 1
_WHOLE_FROM = 100
_FIGURES = 2  # what is left of an amount without limits


def bounded(measure: str, limits: Interval, printed: float | None) -> str:
    """Return what a derived figure may be: "at least 28.3%, at most 46.7%".

    A lower bound is rounded down and an upper one up. Without limits the numbers as printed give a rough figure.

    >>> bounded("share", Interval(790 / 2790, 790 / 1690), None)
    'at least 28.3%, at most 46.8%'
    >>> bounded("share", Interval(), 400_000 / 3_000_000), bounded("ratio", Interval(1.4, 1.4), 1.4)
    ('about 13%, no limits stated', '1.4')
    >>> bounded("per_day", Interval(117.9, None, low_open=True), None)
    'more than 117'
    """
    low, high = limits.low, limits.high
    if low is None and high is None:
        return "no limits stated" if printed is None else f"{rough(measure, printed)}, no limits stated"
    if low == high and low is not None:
        return _said(measure, low, ROUND_HALF_EVEN)
    said = []
    if low is not None:
        said.append(f"{'more than' if limits.low_open else 'at least'} {_said(measure, low, ROUND_FLOOR)}")
    if high is not None:
        said.append(f"{'less than' if limits.high_open else 'at most'} {_said(measure, high, ROUND_CEILING)}")
    return ", ".join(said)


def brief(measure: str, limits: Interval, printed: float | None) -> str:
    """Return the same as short as a chart has room for: "28.3–46.8%", "about 13%".

    >>> brief("share", Interval(790 / 2790, 790 / 1690), None), brief("share", Interval(0.45, None), None)
    ('28.3–46.8%', 'at least 45%')
    """
    low, high = limits.low, limits.high
    if low is not None and high is not None and low != high:
        return f"{_said(measure, low, ROUND_FLOOR).removesuffix('%')}–{_said(measure, high, ROUND_CEILING)}"
    if low is None and high is None:
        return "no limits" if printed is None else rough(measure, printed)
    return bounded(measure, limits, printed)


def rough(measure: str, printed: float) -> str:
    """Return a figure without limits, to two significant figures: "about 13%"."""
    value = Decimal(str(round(_scaled(measure, printed), _NOISE)))
    size = value.adjusted() if value else 0
    return f"about {_number(measure, value.quantize(Decimal(1).scaleb(size - _FIGURES + 1), ROUND_HALF_EVEN))}"


def end(measure: str, value: float, *, upper: bool) -> str:
    """Return one bound by itself, rounded outwards.

    >>> end("per_day", 7.5238, upper=False), end("per_day", 8.2291, upper=True), end("per_day", 20833.3, upper=True)
    ('7.5', '8.3', '20,834')
    """
    return _said(measure, value, ROUND_CEILING if upper else ROUND_FLOOR)


def _said(measure: str, value: float, rounding: str) -> str:
    exact = Decimal(str(round(_scaled(measure, value), _NOISE)))
    decimals = 0 if exact >= _WHOLE_FROM else _DECIMALS
    if 0 < exact < 1:
        decimals = _FIGURES - 1 - exact.adjusted()
    return _number(measure, exact.quantize(Decimal(1).scaleb(-decimals), rounding))


def _scaled(measure: str, value: float) -> float:
    return value * 100 if measure == "share" else value


def _number(measure: str, value: Decimal) -> str:
    plain = int(value) if value == value.to_integral_value() else float(value)
    return words.number(plain) + ("%" if measure == "share" else "")
