"""Numbers, dates and units in words, the same wherever they are printed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from math import gcd

from tallybook.interval import Number
from tallybook.lexicon import load_lexicon

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALES = ((1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"))
_PARTS = ((10, "early"), (20, "mid"), (31, "late"))


def number(value: Number) -> str:
    """Return a number as it is printed: thousands separated, millions and billions in words where that is exact.

    >>> number(790), number(370000), number(3000000), number(5_620_000), number(0.5)
    ('790', '370,000', '3 million', '5.62 million', '0.5')
    """
    for scale, name in _SCALES:
        if value >= scale and Decimal(str(value)) % (scale // 1000) == 0:
            return f"{Decimal(str(value)) / scale:,f} {name}".replace(".000 ", " ")
    exact = Decimal(str(value))
    return f"{int(exact):,}" if exact == int(exact) else f"{exact.normalize():,f}"


def in_unit(value: Number, unit: str, unit_kind: str) -> str:
    """Return a number with the sign of its unit, if it is a measure, money, a share or a multiple.

    >>> in_unit(20, "kilometre", "length"), in_unit(0.27, "child", "share"), in_unit(790, "civilian", "")
    ('20 km', '27%', '790')
    >>> in_unit(2 / 3, "child", "share"), in_unit(0.331, "child", "share")
    ('two-thirds', '33.1%')
    >>> in_unit(2_570_000_000, "dollar", "money"), in_unit(2, "civilian", "ratio"), in_unit(36, "hour", "time")
    ('$2.57 billion', '2 times', '36 hours')
    """
    if unit_kind == "share":
        return _fraction(value) or f"{_percent(value)}%"
    if unit_kind == "ratio":
        return f"{number(value)} times"
    if not unit_kind:
        return number(value)
    sign, before = _symbols().get(unit, ("", False))
    if sign and before:
        return f"{sign}{number(value)}"
    return f"{number(value)} {sign or (unit if value == 1 else plural(unit))}"


def _fraction(value: Number) -> str:
    """Return "two-thirds" and the like where percents would only come near it."""
    for parts, name in ((3, "third"), (6, "sixth"), (7, "seventh"), (9, "ninth")):
        taken = round(value * parts)
        if abs(value - taken / parts) < 0.0005 and 0 < taken < parts and gcd(taken, parts) == 1:
            return f"a {name}" if taken == 1 else f"{count(taken)}-{name}s"
    return ""


def _percent(value: Number) -> str:
    percent = round(Decimal(str(value)) * 100, 1)
    return f"{percent:.0f}" if percent == int(percent) else f"{percent}"


def count(amount: int) -> str:
    """Return a count as it stands in a sentence: words up to twelve, then digits.

    >>> count(0), count(2), count(41)
    ('no', 'two', '41')
    """
    return _SMALL[amount] if amount < len(_SMALL) else number(amount)


def plural(unit: str) -> str:
    """Return the plural of a unit; the last noun of each part of a compound changes.

    >>> plural("civilian"), plural("child and woman"), plural("hospital and school"), plural("head of livestock")
    ('civilians', 'children and women', 'hospitals and schools', 'head of livestock')
    """
    for joint in (" and ", " or "):
        if joint in unit:
            return joint.join(plural(part) for part in unit.split(joint))
    if " of " in unit:
        return unit
    head, space, noun = unit.rpartition(" ")
    return f"{head}{space}{_plural(noun)}"


def _plural(noun: str) -> str:
    irregular = _plurals().get(noun)
    if irregular is not None or not noun:
        return irregular or ""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


@cache
def _plurals() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for row in load_lexicon("plurals"):
        pairs.update(zip(row.facts.get("singular", row.say), row.say, strict=True))
    return pairs


@cache
def _symbols() -> dict[str, tuple[str, bool]]:
    return {
        unit: (row.name, bool(row.facts.get("before", False))) for row in load_lexicon("symbols") for unit in row.say
    }


def day(when: date, *, year: bool = True) -> str:
    """Return a day in words.

    >>> day(date(2019, 8, 3)), day(date(2019, 8, 3), year=False)
    ('3 August 2019', '3 August')
    """
    return f"{when.day} {when:%B} {when.year}" if year else f"{when.day} {when:%B}"


def days(start: date, end: date) -> str:
    """Return a day or a stretch of days, as short as it can be said.

    >>> days(date(2019, 8, 3), date(2019, 8, 3)), days(date(2019, 4, 21), date(2019, 4, 30))
    ('3 Aug 2019', '21–30 Apr 2019')
    >>> days(date(2019, 4, 21), date(2019, 8, 3)), days(date(2011, 1, 1), date(2011, 12, 31))
    ('21 Apr – 3 Aug 2019', '2011')
    """
    whole = _calendar_unit(start, end, short=True)
    if whole or start == end:
        return whole or f"{start.day} {start:%b} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {end:%b} {end.year}"
    first = f"{start.day} {start:%b}" + ("" if start.year == end.year else f" {start.year}")
    return f"{first} – {end.day} {end:%b} {end.year}"


def _calendar_unit(start: date, end: date, *, short: bool = False) -> str:
    """Return "2011", "May 2019" where the two days bound exactly that, else nothing."""
    if start.day != 1 or (end + timedelta(days=1)).day != 1 or start.year != end.year:
        return ""
    if (start.month, end.month) == (1, 12):
        return f"{start.year}"
    return f"{start:%b} {start.year}" if short and start.month == end.month else _month(start, end)


def _month(start: date, end: date) -> str:
    return f"{start:%B} {start.year}" if start.month == end.month else ""


def period(start: date | None, end: date | None, precision: str, *, published: date | None = None) -> str:
    """Return a period as it is said on the day of publication; empty where there is none.

    The year is left out where it is that of publication.

    >>> period(date(2019, 4, 21), date(2019, 8, 3), "part_of_month", published=date(2019, 8, 3))
    'since late April'
    >>> period(date(2011, 1, 1), date(2019, 8, 3), "year", published=date(2019, 8, 3))
    'since 2011'
    >>> period(date(2019, 8, 2), date(2019, 8, 2), "day", published=date(2019, 8, 3))
    'on 2 August'
    """
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"from {_said(start, '', published)}" if start else f"until {_said(end, '', published)}"
    if start == end:
        return f"on {_said(start, 'day', published)}"
    if end == published:
        return f"since {_said(start, precision, published)}"
    whole = _calendar_unit(start, end)
    return f"in {_yearless(whole, published)}" if whole else days(start, end)


def first_day(when: date, precision: str) -> str:
    """Return the first day of a period as its words give it.

    >>> first_day(date(2019, 4, 21), "part_of_month"), first_day(date(2011, 1, 1), "year")
    ('late April 2019', '2011')
    """
    return _said(when, precision, None)


def _said(when: date | None, precision: str, published: date | None) -> str:
    assert when is not None
    year = published is None or when.year != published.year
    if precision == "year" and year and (when.month, when.day) == (1, 1):
        return str(when.year)
    month = f"{when:%B} {when.year}" if year else f"{when:%B}"
    if precision in ("month", "season") and when.day == 1:
        return month
    if precision == "part_of_month":
        name = next(name for last, name in _PARTS if when.day <= last)
        return f"mid-{month}" if name == "mid" else f"{name} {month}"
    return day(when, year=year)


def _yearless(words: str, published: date | None) -> str:
    month, _, year = words.partition(" ")
    return month if published is not None and year == str(published.year) else words
