"""Agreements: dated and cited truces, read from a table and shown only where place and days are those of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tallybook.analysis import areas
from tallybook.analysis.table import day, rows_of
from tallybook.errors import InputError

COLUMNS = ("start", "end", "name", "place", "source", "via", "url", "note")


@dataclass(frozen=True, slots=True)
class Agreement:
    """A truce as it was announced.

    Attributes
    ----------
    start : date
    end : date or None
        The last day; None where none was announced.
    name, place : str
    source, via : str
        Who announced it, and through whom.
    url, note : str
    """

    start: date
    end: date | None
    name: str
    place: str
    source: str
    via: str
    url: str
    note: str = ""


def read_agreements(text: str, name: str) -> tuple[Agreement, ...]:
    """Return the rows of a table of agreements, in order.

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
    return tuple(_agreement(row, where) for where, row in rows_of(text, name, COLUMNS))


def _agreement(row: Mapping[str, str], where: str) -> Agreement:
    start, end = (day(row[name], f"{where}: {name}") for name in ("start", "end"))
    facts = {name: row[name] for name in COLUMNS[2:]}
    if start is None or (end is not None and end < start):
        raise InputError(f"{where}: end", expected="a first day, and a last day not before it", found=row["end"])
    if not (row["name"] and row["place"] and row["source"] and row["url"].startswith(("http://", "https://"))):
        raise InputError(where, expected="a name, a place, a source and an address", found=row["url"] or "nothing")
    return Agreement(start, end, **facts)


def in_force(
    agreements: Iterable[Agreement], *, first: date, last: date, places: Iterable[str]
) -> tuple[Agreement, ...]:
    """Return the agreements on any of some places that hold, or begin, between two days."""
    known = tuple(places)
    return tuple(
        one
        for one in agreements
        if one.start <= last
        and (one.end or one.start) >= first
        and any(areas.meets(one.place, place) for place in known)
    )
