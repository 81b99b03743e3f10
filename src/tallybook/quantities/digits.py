"""What a run of digits with its separators means."""

from __future__ import annotations

import re

from tallybook.interval import Number

_LONGEST = 24  # more digits than any reported figure has; int() refuses very long ones
_GROUPED = re.compile(r"\d{1,3}(?:([,.\u066c'’ \u00a0\u2007\u2009\u202f])\d{3})(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_FRACTION = re.compile(r"(.*?)([.,\u066b])(\d+)")


def read_digits(text: str) -> Number | None:
    """Return the number that digits and separators write, or None if they write none.

    A comma, an apostrophe or a space before groups of three digits separates thousands; so does a point that stands
    more than once. A single point is a decimal point, a single comma a decimal comma unless three digits follow.

    >>> [read_digits(text) for text in ("1,234", "12 300", "1.2", "1,5", "1.234.567", "12,34,567.8")]
    [1234, 12300, 1.2, 1.5, 1234567, 1234567.8]
    >>> read_digits("192.168.1.2") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    whole = _integer(text)
    if whole is not None:
        return whole
    parts = _FRACTION.fullmatch(text)
    if parts is None:
        return None
    head = _head(text)
    return None if head is None else head


def _integer(text: str) -> int | None:
    grouped = _GROUPED.fullmatch(text)
    if grouped and (grouped[1] != "." or text.count(".") > 1):
        return int(re.sub(r"\D", "", text))
    return int(text.replace(",", "")) if _INDIAN.fullmatch(text) else None


def _head(text: str) -> Number | None:
    """Read the last separator as the decimal mark and what stands before it as an integer."""
    at = max(text.rfind(mark) for mark in ".,\u066b")
    before, after = text[:at], text[at + 1 :]
    if text[at] in before or not after.isdecimal():
        return None
    whole = int(before or "0") if before.isdecimal() or not before else _thousands(before)
    return None if whole is None else float(f"{whole}.{int(after):0{len(after)}d}")


def _thousands(text: str) -> int | None:
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    return None
