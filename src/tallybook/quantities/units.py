"""Units of measure and of money beside a number."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tallybook.interval import Interval, Number
from tallybook.lexicon import Entry, load_lexicon
from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens, lower, touches
from tallybook.text.phrases import Phrases
from tallybook.text.span import Span

_DASHES = frozenset("-‐‑")
_OPEN, _CLOSE = ("(", "["), (")", "]")
_LONGEST_NATIONALITY = 5  # tokens up to and with the currency: "U.S. dollars", "New Zealand dollars"
_ALONE_ONLY = frozenset(("m", "mi", "min", "ha", "pc", "nm", "yd", "t", "mt", "c", "f"))  # only right after digits


def with_unit(tokens: Tokens, amount: Amount) -> Amount:
    """Return `amount` with the money sign, currency or measure that touches it; itself where there is none.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("a 10-kilometre-wide front")
    >>> measured = with_unit(tokens, from_numeral(find_numerals(tokens)[0]))
    >>> measured.unit, measured.unit_kind, measured.stop
    ('kilometre', 'length', 4)
    """
    if amount.kind in ("ordinal", "multiple"):
        return amount
    return _money_before(tokens, amount) or _money_after(tokens, amount) or _measure(tokens, amount) or amount


def _money_before(tokens: Tokens, amount: Amount) -> Amount | None:
    at = amount.first - 1
    if at < 0:
        return None
    sign = tokens[at].text
    dotted = at > 0 and touches(tokens, at) and tokens[at - 1].text + sign in _symbols()
    entry = _symbols().get(tokens[at - 1].text + sign if dotted else sign) or _codes().get(sign)
    entry = entry or _letters().get(sign if touches(tokens, amount.first) and _is_sum(tokens, amount) else "")
    if entry is None or (sign.isalpha() and not amount.digits):
        return None
    first = at - 1 if dotted else at
    if first == at and lower(tokens, at - 1) == "us" and sign == "$":
        first = at - 1
    span = Span(tokens[first].start, tokens[at].end)
    return replace(amount, first=first, unit=entry.name, unit_kind="money", unit_span=span)


def _is_sum(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number is written as only sums are behind a single letter: "R1,200", "N10 million"; not "N95"."""
    return amount.scale > 1 or "," in tokens[amount.number[0]].text


def _money_after(tokens: Tokens, amount: Amount) -> Amount | None:
    at = amount.stop + 1 if lower(tokens, amount.stop) in _DASHES and touches(tokens, amount.stop) else amount.stop
    if amount.kind == "vague" and lower(tokens, at) == "of":
        return _of_money(tokens, amount, at + 1)
    for index in range(at, min(len(tokens), at + _LONGEST_NATIONALITY)):
        entry = _currency_words().get(tokens[index].lower) or _codes().get(tokens[index].text)
        if entry:
            mass = entry.name == "pound" and index == at and amount.scale == 1 and _is_mass(tokens, at)
            return None if mass else _priced(tokens, amount, entry, index)
        if not tokens[index].text[0].isupper() and not _is_initial_point(tokens, index):
            return None
    return None


def _is_initial_point(tokens: Tokens, index: int) -> bool:
    """Say whether a point belongs to an initial: "1.2 million U.S. dollars"."""
    before = tokens[index - 1].text
    return tokens[index].text == "." and len(before) == 1 and before.isupper()


def _is_mass(tokens: Tokens, pound: int) -> bool:
    return tokens[pound].text == "pound" or lower(tokens, pound + 1) == "of"


def _priced(tokens: Tokens, amount: Amount, entry: Entry, index: int) -> Amount:
    return replace(
        amount, stop=index + 1, after=index + 1, unit=entry.name, unit_kind="money", unit_span=tokens[index].span
    )


def _of_money(tokens: Tokens, amount: Amount, at: int) -> Amount | None:
    entry = _currency_words().get(lower(tokens, at)) or _currency_words().get(lower(tokens, at + 1))
    if entry is None:
        return None
    index = at if lower(tokens, at) in _currency_words() else at + 1
    if entry.name == "pound" and index == at and _is_mass(tokens, at):
        return None
    return replace(amount, after=index + 1, unit=entry.name, unit_kind="money", unit_span=tokens[index].span)


def _measure(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read a measure; after "of" or "an" it is the unit, but no part of the span."""
    at, outside = amount.stop, False
    if lower(tokens, at) in _DASHES and touches(tokens, at) and touches(tokens, at + 1):
        at += 1
    elif lower(tokens, at) == "of" and amount.kind == "vague":
        at, outside = at + 1, True
    elif amount.kind == "fraction" and lower(tokens, at) in ("a", "an", "of"):
        at += 2 if lower(tokens, at) == "of" and lower(tokens, at + 1) in ("a", "an") else 1
    elif lower(tokens, at) in ("more", "further", "additional", "extra"):
        at += 1
    if at >= len(tokens):
        return None
    if lower(tokens, at) in _OPEN:
        return _bracketed(tokens, amount, at + 1)
    found = _measures().at(tokens, at)
    alone = amount.digits and at == amount.stop and not _goes_on(tokens, at)
    if found is None or (tokens[at].lower in _ALONE_ONLY and not alone):
        return None
    if tokens[at].lower == "second" and at == amount.stop and lower(tokens, at + 1).isalpha():
        return None
    if lower(tokens, found.stop - 1).isdecimal() and not touches(tokens, found.stop - 1):
        return None
    kind = str(found.entry.facts["kind"])
    stop = amount.stop if outside else found.stop
    measured = replace(amount, stop=stop, after=found.stop, unit_span=found.span, unit_kind=kind)
    return _as_share(measured) if kind == "share" else replace(measured, unit=found.entry.name)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Say whether figures follow a letter as in a name: "In 2012 M23 held the city"."""
    return lower(tokens, at + 1).isdecimal() and touches(tokens, at + 1)


def _bracketed(tokens: Tokens, amount: Amount, at: int) -> Amount | None:
    """Read a unit in brackets: "20 (kg)"."""
    found = _measures().at(tokens, at) if at < len(tokens) else None
    if found is None or lower(tokens, found.stop) not in _CLOSE or found.entry.facts["kind"] == "share":
        return None
    stop, kind = found.stop + 1, str(found.entry.facts["kind"])
    return replace(amount, stop=stop, after=stop, unit=found.entry.name, unit_kind=kind, unit_span=found.span)


def _as_share(amount: Amount) -> Amount:
    """Return a number of per cent as a fraction; what is counted is read later."""
    if amount.value is None:
        return amount
    value = fraction_of_hundred(amount.value)
    return replace(amount, value=value, interval=Interval(value, value), unit_span=None, kind="fraction")


def fraction_of_hundred(value: Number) -> float:
    """Return a number of per cent as a fraction, without the noise of binary division.

    >>> fraction_of_hundred(57), fraction_of_hundred(2.3)
    (0.57, 0.023)
    """
    return round(value / 100, 12)


@cache
def _measures() -> Phrases:
    return Phrases(load_lexicon("units"))


@cache
def _symbols() -> dict[str, Entry]:
    return {sign: row for row in load_lexicon("currencies") for sign in row.facts["symbols"]}


@cache
def _letters() -> dict[str, Entry]:
    return {sign: row for row in load_lexicon("currencies") for sign in row.facts.get("letters", ())}


@cache
def _codes() -> dict[str, Entry]:
    return {code: row for row in load_lexicon("currencies") for code in row.facts["codes"]}


@cache
def _currency_words() -> dict[str, Entry]:
    return {word: row for row in load_lexicon("currencies") for word in row.say}
