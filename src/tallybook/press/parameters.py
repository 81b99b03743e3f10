"""The parameters of a notebook: typed rows, and the values that fit them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeAlias

from tallybook.errors import UsageError
from tallybook.press.rules import Order, check_secret

Value: TypeAlias = "str | int | float | bool | list[str]"
"""What a notebook is given: plain data, so that the notebook can hold it in a cell. A date is its ISO string."""

LISTS = ("texts", "articles")
"""The kinds whose value may be given item by item."""

KINDS = {
    "article": "seed id or path",
    "text": "text",
    "choice": "one of",
    "texts": "list of texts",
    "articles": "list of seed ids or paths",
    "date": "date, YYYY-MM-DD",
    "integer": "whole number",
    "number": "number",
    "flag": "true or false",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a notebook.

    Attributes
    ----------
    name : str
        As the notebook's ``parameters`` cell has it.
    kind : str
        A key of `KINDS`.
    default : Value
        In the plain form that the notebook holds.
    help : str
        One line: what it does, for whom.
    choices : tuple of str
        The values of a ``choice``.
    low, high : int, float or None
        The limits of an ``integer`` or a ``number``, both included.
    secret : bool
        Refused: parameters are printed. A name such as ``api_key`` is refused without it.
    """

    name: str
    kind: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()
    low: int | float | None = None
    high: int | float | None = None
    secret: bool = False

    @property
    def allowed(self) -> str:
        """What a value must be, in words.

        >>> Parameter("hedge_policy", "choice", "strict", "", choices=("strict", "wide")).allowed
        'strict | wide'
        >>> Parameter("top", "integer", 5, "", low=1, high=20).allowed
        'whole number, 1 to 20'
        """
        if self.kind == "choice":
            return " | ".join(self.choices)
        limits = {
            (False, False): "",
            (True, False): f", {self.low} or more",
            (False, True): f", {self.high} or less",
            (True, True): f", {self.low} to {self.high}",
        }
        return KINDS[self.kind] + limits[self.low is not None, self.high is not None]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one notebook may be asked.

    Attributes
    ----------
    notebook : str
        The notebook's name, without ``.ipynb``.
    parameters : tuple of Parameter
        In the order of the notebook's ``parameters`` cell.
    rules : tuple of Order
        What their values may not be together.
    """

    notebook: str
    parameters: tuple[Parameter, ...]
    rules: tuple[Order, ...] = ()

    def find(self, name: str) -> Parameter | None:
        """Return the parameter of this name, or None."""
        return next((row for row in self.parameters if row.name == name), None)


def parse(declaration: Declaration, given: Mapping[str, object]) -> dict[str, Value]:
    """Return every parameter of the notebook, as given or by default.

    Parameters
    ----------
    declaration : Declaration
    given : mapping
        Values as text (from the command line) or as data (from a file).

    Raises
    ------
    UsageError
        If a name is unknown, a value does not fit its type or lies out of range, two contradict each other, or one is
        a secret.

    >>> policy = Parameter("hedge_policy", "choice", "strict", "", choices=("strict", "wide"))
    >>> parse(Declaration("00-brief", (policy,)), {})
    {'hedge_policy': 'strict'}
    """
    for name in given:
        if declaration.find(name) is None:
            raise unknown(name, (declaration,))
    for row in declaration.parameters:
        check_secret(row.name, marked=row.secret)
    values = {
        row.name: fit(row, given[row.name]) if row.name in given else row.default for row in declaration.parameters
    }
    for rule in declaration.rules:
        rule.check(values)
    return values


def fit(parameter: Parameter, value: object) -> Value:
    """Return `value` in the plain form that the notebook holds.

    >>> fit(Parameter("since", "date", "", ""), "2019-08-03")
    '2019-08-03'
    >>> fit(Parameter("sources", "texts", [], ""), "SANA, United Nations")
    ['SANA', 'United Nations']

    Raises
    ------
    UsageError
        If it does not fit.
    """
    try:
        fitted = _READERS[parameter.kind](value)
    except (TypeError, ValueError) as error:
        raise _misfit(parameter, value) from error
    if parameter.kind == "choice" and fitted not in parameter.choices:
        raise _misfit(parameter, value)
    if isinstance(fitted, int | float) and not _within(parameter, fitted):
        raise _misfit(parameter, value)
    return fitted


def unknown(name: str, declarations: Iterable[Declaration], *, said: str = "") -> UsageError:
    """Return the error for a name that none of the notebooks declares; `said` is how the user put it."""
    rows = tuple(declarations)
    names = list(dict.fromkeys(row.name for declaration in rows for row in declaration.parameters))
    close = get_close_matches(name, names, n=1)
    return UsageError(
        f"{said or name}: no such parameter of {', '.join(dict.fromkeys(row.notebook for row in rows))}",
        expected=f"one of {', '.join(names)}" if names else "no parameter",
        remedy=f"Did you mean {close[0]}?" if close else "`tallybook report --help` lists them.",
    )


def _within(parameter: Parameter, value: int | float) -> bool:
    above = parameter.low is None or value >= parameter.low
    below = parameter.high is None or value <= parameter.high
    return above and below


def _misfit(parameter: Parameter, value: object) -> UsageError:
    close = get_close_matches(str(value), parameter.choices, n=1)
    return UsageError(
        f"{parameter.name}",
        expected=parameter.allowed,
        found=repr(value),
        remedy=f"Did you mean {close[0]}?" if close else parameter.help,
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError("not a text")
    return value


def _date(value: object) -> str:
    if isinstance(value, str):
        return date.fromisoformat(value).isoformat() if value else ""
    if type(value) is date:
        return value.isoformat()
    raise TypeError("not a date")


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        value = json.loads(value) if value.lstrip().startswith("[") else value.split(",")
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError("not a list of texts")
    return [item.strip() for item in value if item.strip()]


def _integer(value: object) -> int:
    if isinstance(value, str) or type(value) is int:
        return int(value)
    raise TypeError("not a whole number")


def _number(value: object) -> float | int:
    if type(value) in (int, float):
        return value  # type: ignore[return-value]  # the line above says so
    if not isinstance(value, str):
        raise TypeError("not a number")
    number = float(value)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError("not a finite number")
    return number


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    words = {"true": True, "yes": True, "false": False, "no": False}
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise TypeError("not true or false")


_READERS: Mapping[str, Callable[[Any], Value]] = {
    "article": _text,
    "text": _text,
    "choice": _text,
    "texts": _texts,
    "articles": _texts,
    "date": _date,
    "integer": _integer,
    "number": _number,
    "flag": _flag,
}
