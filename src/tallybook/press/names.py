"""What each report of a sweep is called: the name of its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from string import Formatter

from tallybook.errors import UsageError
from tallybook.text.article import digest

LONGEST_NAME = 80
_TWICE = "Two files have one name, or two sets one meaning: rename a file, or leave out a set."
_UNFIT = re.compile(r"[^\w.+-]+")


def report_names(template: str, reports: Sequence[tuple[str, Mapping[str, object]]], where: str) -> tuple[str, ...]:
    """Return a name for each report, which is that of its folder.

    Parameters
    ----------
    template : str
        Empty for the article's id and the parameters that differ.
    reports : sequence of (str, mapping)
        The article's id and every parameter of each.
    where : str
        The file that a message names.

    >>> report_names("", [("small", {"top": 3, "deep": 1}), ("small", {"top": 4, "deep": 1})], "s.toml")
    ('small-3', 'small-4')

    Raises
    ------
    UsageError
        If the template names what is neither the article nor a parameter, or two reports get the same name.
    """
    known = list(dict.fromkeys(["article", *(name for _, parameters in reports for name in parameters)]))
    telling = "-".join(f"{{{name}}}" for name in _telling(reports, known))
    pattern = template or telling
    _check_fields(pattern, known, where)
    names: dict[str, str] = {}
    for article, parameters in reports:
        values = {**dict.fromkeys(known, ""), **parameters, "article": article}
        name = _fit(pattern.format_map({key: _word(value) for key, value in values.items()}))
        if name.casefold() in names:
            hint = f"Take a template with what differs, such as {telling!r}." if pattern != telling else _TWICE
            raise UsageError(f"{where}: two reports would be called {name!r}", remedy=hint)
        names[name.casefold()] = name
    return tuple(names.values())


def _telling(reports: Sequence[tuple[str, Mapping[str, object]]], known: Sequence[str]) -> Iterator[str]:
    """Return the article, and the parameters that are not the same in all reports."""
    for name in known:
        if name == "article" or len({repr(parameters.get(name)) for _, parameters in reports}) > 1:
            yield name


def _check_fields(pattern: str, known: Sequence[str], where: str) -> None:
    for field in _fields(pattern, where):
        if field not in known:
            close = get_close_matches(field, known, n=1)
            raise UsageError(
                f"{where}: name: {{{field}}}",
                expected=f"one of {', '.join(known)}",
                remedy=f"Did you mean {{{close[0]}}}?" if close else "",
            )


def _fields(pattern: str, where: str) -> Iterator[str]:
    try:
        for _, field, form, conversion in Formatter().parse(pattern):
            if form or conversion:
                raise ValueError(f"{form or conversion!r} after {field!r}")
            if field is not None:
                yield field
    except ValueError as error:
        raise UsageError(f"{where}: name", expected='a template such as "{article}"', found=str(error)) from error


def _word(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)


def _fit(name: str) -> str:
    """Return a name that is fit for a folder on any system; one that is too long is cut and told apart by a digest.

    >>> _fit("idlib-United Nations/SANA"), _fit("..")
    ('idlib-United-Nations-SANA', 'report')
    """
    fit = _UNFIT.sub("-", name).strip("-.") or "report"
    return fit if len(fit) <= LONGEST_NAME else f"{fit[: LONGEST_NAME - 9]}-{digest(name.encode())[:8]}"
