"""Arithmetic written out, with the numbers as the text has them."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis import wording, words
from tallybook.interval import Number
from tallybook.ledger.claim import Claim


def addition(
    parts: Sequence[Claim], times: Sequence[int], computed: Number | None, total: Claim, *, single: bool = False
) -> str:
    """Return a sum in words: "58 + 191 = 249, stated 246: 3 more"; with a `single` one that the list ends in."""
    terms = [
        f"{often} × {wording.amount(part)}" if often > 1 else wording.amount(part)
        for part, often in zip(parts, times, strict=True)
    ]
    added = " + ".join([*terms, "a single one"] if single else terms)
    if computed is None:
        return f"{added}, stated {wording.amount(total)}"
    result = in_unit_of(computed, total)
    return f"{added} = {result}, stated {wording.amount(total)}{gap(computed, total.value, total)}"


def gap(computed: Number, stated: Number | None, like: Claim) -> str:
    """Return how far a result is from what is stated: ": 3 more", ": 9 fewer", nothing where they are the same."""
    if stated is None or computed == stated:
        return ""
    away = words.number(abs(rounded(computed - stated)))
    return f": {in_unit_of(abs(rounded(computed - stated)), like) if like.unit_kind else away} " + (
        "more" if computed > stated else "less" if like.unit_kind else "fewer"
    )


def division(parts: Sequence[Claim], whole: Claim, computed: float | None, share: Claim) -> str:
    """Return a share in words: "14 ÷ 35 = 40%, stated half: 10 points less"."""
    terms = " + ".join(wording.amount(part) for part in parts)
    above = f"({terms})" if len(parts) > 1 else terms
    if computed is None:
        return f"{above} ÷ {wording.amount(whole)}, stated {said(share)}"
    result = percent(computed)
    points = "" if share.value is None else points_between(computed, share.value)
    return f"{above} ÷ {wording.amount(whole)} = {result}, stated {said(share)}{points}"


def said(claim: Claim) -> str:
    """Return the words of a claim, on one line: "almost half"."""
    return " ".join(claim.text.split()).lower() if claim.text[:1].isalpha() else " ".join(claim.text.split())


def percent(value: float) -> str:
    """Return a fraction in per cent.

    >>> percent(0.4), percent(0.6714)
    ('40%', '67.1%')
    """
    return f"{words.number(round(value * 100, 1))}%"


def points_between(computed: float, stated: float) -> str:
    """Return how many points apart two fractions are; nothing where they round to one.

    >>> points_between(0.4, 0.5), points_between(0.67, 2 / 3)
    (': 10 points less', '')
    """
    away = round(abs(computed - stated) * 100, 1)
    if away < 1:
        return ""
    return f": {words.number(away)} {'point' if away == 1 else 'points'} {'more' if computed > stated else 'less'}"


def multiple(computed: float) -> str:
    """Return a multiple.

    >>> multiple(2.3333), multiple(2.0)
    ('2.33 times', '2 times')
    """
    return f"{words.number(rounded(computed, 2))} times"


def rounded(value: Number, digits: int = 6) -> Number:
    """Return a number without the noise of binary fractions; whole numbers as integers.

    >>> rounded(0.1 + 0.2), rounded(12.0)
    (0.3, 12)
    """
    short = round(value, digits)
    return int(short) if short == int(short) else short


def who(claim: Claim) -> str:
    """Return an amount with its source: "41 (Red Crescent)"."""
    return f"{wording.amount(claim)} ({wording.source(claim)})"


def in_unit_of(value: Number, like: Claim) -> str:
    """Return a number in the unit of a claim."""
    return words.in_unit(rounded(value), like.unit, like.unit_kind)
