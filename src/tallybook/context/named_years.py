"""The year that a clause names by what was in it: "the 1999 quake", "a 1998-2003 war", "the 2024 appeal"."""

from __future__ import annotations

import re

from tallybook.context.calendar import Days, year_of
from tallybook.context.choices import Choice
from tallybook.context.stretches import Unit, token_at
from tallybook.quantities.quantity import Quantity

_ENDING = re.compile(r"\d\d|20\d\d|19\d\d")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


def of_named_year(unit: Unit, quantity: Quantity) -> Choice | None:
    """Return the year of what the clause names by it: "the 1999 quake killed more than 17,000", "a 1998-2003 war"."""
    if not any(_YEAR.fullmatch(word) for word in unit.words if word.isdecimal()):
        return None
    place = token_at(unit.tokens, quantity.span.start)
    for index in range(unit.first, place - 2):
        the, year = unit.tokens[index : index + 2]
        led = the.lower in ("the", "a", "an") or the.lower.endswith("'s")
        if not led or not _YEAR.fullmatch(year.text):
            continue
        first, last, stop = int(year.text), int(year.text), index + 2
        if unit.tokens[stop].text in "-–" and stop + 1 < place and _ENDING.fullmatch(unit.tokens[stop + 1].text):
            ending = unit.tokens[stop + 1].text
            last, stop = int(year.text[: -len(ending)] + ending), stop + 2
        if stop < place and unit.tokens[stop].text[0].isalpha() and first <= last:
            return Choice(Days(year_of(first).start, year_of(last).end), "named_year", lasting=False)
    return None
