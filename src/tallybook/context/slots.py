"""The slots of the calendar's templates: months, days, years, counts and units among tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from tallybook.context.templates import Reader
from tallybook.lexicon import load_lexicon
from tallybook.text.tokens import Token

_ORDINALS = frozenset(("st", "nd", "rd", "th"))
GOING_ON = MappingProxyType(
    {slot: frozenset(".") for slot in ("month", "weekday", "season", "unit", "part", "edge", "ordinal", "onset")}
    | {"n": frozenset("-"), "day": _ORDINALS, "ordinal_day": _ORDINALS, "first": frozenset()}
)
"""The words that may stand second in a slot: "Sept .", "twenty - one", "9 th"."""
_CAPITALISED = ("month", "weekday", "holiday")


@cache
def vocabulary() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of each class with their values.

    >>> vocabulary()["month"]["sept"]
    9
    """
    table: dict[str, dict[str, Any]] = {}
    for entry in load_lexicon("calendar"):
        if "value" in entry.facts:
            table.setdefault(entry.facts["kind"], {}).update(dict.fromkeys(entry.say, entry.facts["value"]))
    return table


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the wordings of a kind that carries no value.

    >>> "since" in words_of("governor")
    True
    """
    return frozenset(word for row in load_lexicon("calendar") if row.facts["kind"] == kind for word in row.say)


def bare(token: Token) -> str:
    """Return the token in lower case without a possessive.

    >>> bare(Token(0, 8, "Monday's", "monday's"))
    'monday'
    """
    return token.lower.removesuffix("'s")


@cache
def _classes_of_words() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for kind, words in vocabulary().items():
        for word in words:
            table.setdefault(word.split()[0], set()).add({"number": "n"}.get(kind, kind))
    return {word: tuple(sorted(kinds)) for word, kinds in table.items()}


def classes(token: Token) -> Iterable[str]:
    """Return the slots that may begin at a token.

    >>> sorted(classes(Token(0, 4, "2011", "2011")))
    ['decade', 'year']
    """
    if token.text[0].isdigit():
        if len(token.text) == 4:
            return ("year", "decade")
        return ("day", "n", "first", "ordinal_day", "dotted_day") if len(token.text) < 4 else ("dotted_day",)
    return ("year",) if token.text in ("'", "’") else _classes_of_words().get(bare(token), ())


def _word(kind: str) -> Reader:
    def read(tokens: Sequence[Token], index: int) -> tuple[Any, int] | None:
        token = tokens[index]
        value = vocabulary()[kind].get(bare(token))
        if value is None or (kind in _CAPITALISED and not token.text[0].isupper()):
            return None
        return value, _past_dot(tokens, index)

    return read


def _past_dot(tokens: Sequence[Token], index: int) -> int:
    """Return the index after a word and the dot of its abbreviation, unless the dot ends the sentence."""
    after = index + 1
    short = len(tokens[index].text) <= 4 and tokens[index].lower != "may"
    dotted = after + 1 < len(tokens) and tokens[after].text == "." and tokens[after].start == tokens[index].end
    return after + 1 if short and dotted else after


def _holiday(tokens: Sequence[Token], index: int) -> tuple[Any, int] | None:
    for length in (3, 2, 1):
        text = " ".join(token.lower for token in tokens[index : index + length])
        if index + length <= len(tokens) and text in vocabulary()["holiday"] and tokens[index].text[0].isupper():
            return vocabulary()["holiday"][text], index + length
    return None


def _number(low: int, high: int, *, width: int = 0) -> Reader:
    def read(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
        text = tokens[index].text
        if not (text.isascii() and text.isdigit()) or (width and len(text) != width) or len(text) > 4:
            return None
        return (int(text), index + 1) if low <= int(text) <= high else None

    return read


_number_of_day, _few, _figures = _number(1, 31), _number(1, 999), _number(1800, 2099, width=4)


def _day(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    read = _number_of_day(tokens, index)
    return read and (read[0], _past_ordinal(tokens, index))


def _ordinal_day(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    read = _day(tokens, index)
    return read if read and read[1] > index + 1 else None


def _past_ordinal(tokens: Sequence[Token], index: int) -> int:
    after = index + 1
    ordinal = after < len(tokens) and tokens[after].lower in _ORDINALS and tokens[after].start == tokens[index].end
    return after + 1 if ordinal else after


def _count(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    read = _few(tokens, index)
    if read:
        return read
    words = vocabulary()["number"]
    value = words.get(tokens[index].lower)
    if value in (20, 30, 40, 50) and index + 2 < len(tokens) and tokens[index + 1].text == "-":
        ones = words.get(tokens[index + 2].lower)
        if ones and ones < 10:
            return value + ones, index + 3
    return None if value is None else (value, index + 1)


_PIVOT = 40
"""The two figures of a year below this are of this century: '23, but '99."""


def _year(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    if tokens[index].text not in ("'", "’"):
        return _figures(tokens, index)
    read = _number(0, 99, width=2)(tokens, index + 1) if index + 1 < len(tokens) else None
    if read is None or tokens[index + 1].start != tokens[index].end:
        return None
    return (2000 if read[0] < _PIVOT else 1900) + read[0], index + 2


def _spelled_day(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    days = vocabulary()["spelled_day"]
    value = days.get(tokens[index].lower)
    if value is None or tokens[index].lower not in ("twenty", "thirty"):
        return value and (value, index + 1)
    ones = days.get(tokens[index + 2].lower) if index + 2 < len(tokens) and tokens[index + 1].text == "-" else None
    return (value + ones, index + 3) if ones and ones < 10 else None


def _decade(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    read = _number(1500, 2099, width=4)(tokens, index)
    after = index + 1
    plural = read and after < len(tokens) and tokens[after].lower == "s" and tokens[after].start == tokens[index].end
    return (read[0], after + 1) if read and plural and read[0] % 10 == 0 else None


def _dotted_day(tokens: Sequence[Token], index: int) -> tuple[date, int] | None:
    parts = tokens[index].text.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[2]) != 4:
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0])), index + 1
    except ValueError:
        return None


@cache
def readers() -> Mapping[str, Reader]:
    """Return the reader of every slot."""
    words: dict[str, Reader] = {
        kind: _word(kind) for kind in ("month", "weekday", "season", "unit", "part", "edge", "ordinal", "onset")
    }
    return words | {
        "n": _count,
        "day": _day,
        "other_day": _day,
        "other_month": words["month"],
        "ordinal_day": _ordinal_day,
        "month_number": _number(1, 12),
        "first": _number(1, 31),
        "second": _number(1, 31),
        "spelled_day": _spelled_day,
        "year": _year,
        "other_year": _year,
        "short_year": _number(0, 99, width=2),
        "decade": _decade,
        "dotted_day": _dotted_day,
        "holiday": _holiday,
    }
