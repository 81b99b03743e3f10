"""Tables that people keep by hand: CSV whose columns and rows are checked, each fault named by its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date

from tallybook.errors import InputError


def rows_of(text: str, name: str, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    r"""Yield each row with where it stands, for an error to name.

    Parameters
    ----------
    text : str
    name : str
        What an error calls the file.
    columns : sequence of str
        The columns of the head, in order; every row has them all.

    Raises
    ------
    InputError
        If a column is missing, a row has more or fewer of them, or the text is no CSV; the message names the line.

    Examples
    --------
    >>> list(rows_of("start,name\n2019-08-31,truce\n", "truces.csv", ("start", "name")))
    [('truces.csv, line 2', {'start': '2019-08-31', 'name': 'truce'})]
    """
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != tuple(columns):
        raise InputError(name, expected=f"the columns {', '.join(columns)}", found=", ".join(reader.fieldnames or ()))
    try:
        for row in reader:
            where = f"{name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise InputError(where, expected=f"{len(columns)} columns", found="another number of them")
            yield where, row
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}", expected="CSV", found=str(error)) from error


def day(said: str, where: str) -> date | None:
    """Return the day of a cell, or nothing for an empty one.

    Raises
    ------
    InputError
        If it is no day.

    Examples
    --------
    >>> day("2019-08-31", "truces.csv, line 2: start"), day("", "truces.csv, line 2: end")
    (datetime.date(2019, 8, 31), None)
    """
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise InputError(where, expected="a day, YYYY-MM-DD", found=repr(said)) from error
