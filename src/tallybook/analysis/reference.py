"""Reference figures: dated and cited statements from elsewhere, read from a table and checked row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tallybook.analysis import words
from tallybook.analysis.table import day, rows_of
from tallybook.errors import InputError
from tallybook.interval import Number
from tallybook.lexicon import load_lexicon

COLUMNS = (
    *("as_of", "period_start", "period_end", "source", "source_type", "via", "measure", "unit"),
    *("value", "low", "high", "hedge", "status", "place", "blamed", "url", "note"),
)
SOURCE_TYPES = (
    *("un", "monitor", "dataset", "unattributed", "agreement", "government", "military", "state_media", "ngo"),
    *("media", "armed_group", "health", "expert", "witness"),
)
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+|seed:[\w-]+( \(.+\))?|computed from .+")
_LIMITS = {  # what each hedge states: its lower limit, its upper limit
    "at_least": (True, False),
    "more_than": (True, False),
    "nearly": (False, True),
    "up_to": (False, True),
    "less_than": (False, True),
    "approx": (False, False),
}
KEPT = 32
"""How many tables are kept as they were read; each is known by its text."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One row of the reference figures.

    Attributes
    ----------
    as_of : date
        The day on which the count stood.
    period_start, period_end : date or None
        First and last day counted, both included.
    source, source_type, via : str
        Who says so (empty where nobody is named), of which kind, and through whom.
    measure, unit : str
        What is counted, in the row's words and as a singular noun.
    value, low, high : int, float or None
        The number given, and the limits stated; a missing limit is open.
    hedge : str
        As a claim has it; ``date`` where the row is a day and no amount.
    worded : str
        The hedge in the row's own words: "over", "best only".
    status : str
        How the source established it, in its words: "verified"; empty where it does not say.
    place, blamed : str
        As worded; blamed is empty where the count is not limited to anybody's deeds.
    url : str
        Where it was published, the seed that prints it (``seed:ID``), or how it was computed.
    note : str
        What else the reader should know.
    """

    as_of: date
    period_start: date | None
    period_end: date | None
    source: str
    source_type: str
    via: str
    measure: str
    unit: str
    value: Number | None
    low: Number | None
    high: Number | None
    hedge: str
    worded: str
    status: str
    place: str
    blamed: str
    url: str
    note: str = ""

    @property
    def event(self) -> str:
        """What happened to them, as a claim has it: ``killed``, ``displaced``, …, ``other``."""
        said = f" {self.measure.lower()} "
        return next((name for name, say in _rows("measure") for word in say if f" {word}" in said), "other")

    @property
    def seed(self) -> str:
        """The seed that prints it; empty for a publication elsewhere."""
        return self.url.removeprefix("seed:").split()[0] if self.url.startswith("seed:") else ""


@lru_cache(KEPT)
def read_references(text: str, name: str) -> tuple[Reference, ...]:
    """Return the rows of a table of reference figures, in order.

    Parameters
    ----------
    text : str
        CSV with the columns `COLUMNS`.
    name : str
        What an error calls the file.

    Raises
    ------
    InputError
        If a column is missing or a row does not hold together; the message names the line.
    """
    return tuple(_checked(_reference(row, where), where) for where, row in rows_of(text, name, COLUMNS))


def _reference(row: Mapping[str, str], where: str) -> Reference:
    as_of = day(row["as_of"], f"{where}: as_of")
    if as_of is None:
        raise InputError(f"{where}: as_of", expected="a day, YYYY-MM-DD", found="nothing")
    return Reference(
        as_of=as_of,
        period_start=day(row["period_start"], f"{where}: period_start"),
        period_end=day(row["period_end"], f"{where}: period_end"),
        value=_number(row["value"], f"{where}: value"),
        low=_number(row["low"], f"{where}: low"),
        high=_number(row["high"], f"{where}: high"),
        hedge=_hedge(row["hedge"], f"{where}: hedge"),
        worded=row["hedge"],
        **{
            name: row[name]
            for name in ("source", "source_type", "via", "measure", "unit", "status", "place", "blamed", "url", "note")
        },
    )


def _number(said: str, where: str) -> Number | None:
    if not said:
        return None
    if not re.fullmatch(r"\d+(\.\d+)?", said):
        raise InputError(where, expected="a plain number of zero or more", found=repr(said))
    return float(said) if "." in said else int(said)


def _hedge(said: str, where: str) -> str:
    found = next((name for name, say in _rows("hedge") if said in say), None)
    if found is None:
        known = ", ".join(word for _, say in _rows("hedge") for word in say)
        raise InputError(where, expected=f"one of {known}", found=repr(said))
    return found


def _checked(row: Reference, where: str) -> Reference:
    """Return the row, if its parts hold together."""
    start, end = row.period_start, row.period_end
    checks = (
        (start is None or end is None or start <= end, "period_end", "a day not before period_start", end),
        (_is_past(row), "as_of", "a day not before period_end", row.as_of),
        (bool(row.measure and row.unit and row.place), "measure", "measure, unit and place", row.measure),
        (row.source_type in SOURCE_TYPES, "source_type", f"one of {', '.join(SOURCE_TYPES)}", row.source_type),
        (bool(row.source) != (row.source_type == "unattributed"), "source", "a name, or unattributed", row.source),
        (_limits_hold(row), "low and high", f"what “{row.worded}” states of {row.value}", f"{row.low} and {row.high}"),
        (_ADDRESS.fullmatch(row.url), "url", "an address, seed:ID or “computed from …”", row.url),
    )
    for holds, column, expected, found in checks:
        if not holds:
            remedy = "Correct the row; data/reference/README.md says what each column holds."
            raise InputError(f"{where}: {column}", expected=expected, found=str(found or "nothing"), remedy=remedy)
    return row


def _is_past(row: Reference) -> bool:
    return row.hedge == "date" or row.period_end is None or row.period_end <= row.as_of


def _limits_hold(row: Reference) -> bool:
    """Say whether value and limits are what the hedge states."""
    if row.hedge == "date":
        return row.value is row.low is row.high is None
    if row.hedge == "exact":
        return row.value is not None and row.low == row.value == row.high
    if row.hedge == "range":
        ordered = [number for number in (row.low, row.value, row.high) if number is not None]
        return row.low is not None and row.high is not None and ordered == sorted(ordered)
    floor, ceiling = _LIMITS[row.hedge]
    return (
        row.value is not None
        and row.low == (row.value if floor else None)
        and row.high == (row.value if ceiling else None)
    )


@cache
def _rows(column: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row.name, row.say) for row in load_lexicon("reference") if row.facts["column"] == column)


def citation(row: Reference) -> str:
    """Return who published the row, through whom and when: "OHCHR, through VOA, 26 July 2019"."""
    said = [row.source or "no source named", f"through {row.via}" if row.via else "", words.day(row.as_of)]
    return ", ".join(part for part in said if part)
