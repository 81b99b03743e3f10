"""What is seen, to take along: as a command with its parameters, and as a cell of a notebook."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass

from tallybook.lab.query import Query
from tallybook.press.declarations import DECLARATIONS


@dataclass(frozen=True, slots=True)
class Taken:
    """A view in three forms.

    Attributes
    ----------
    command : str
        ``tallybook report …``
    parameters : str
        A parameter file in TOML, for ``--params``.
    code : str
        A cell.
    """

    command: str
    parameters: str
    code: str


def taken(query: Query, *, charts: str) -> Taken:
    """Return the view at hand; `charts` is the call that draws it.

    >>> taken(Query("idlib-truce", policy="wide"), charts="tb.brief.spread(reading)").command
    'tallybook report idlib-truce -p hedge_policy wide'
    """
    asked = {
        "hedge_policy": query.policy if query.policy != "strict" else "",
        "sources": list(query.sources),
        "event": query.event,
        "place": query.place,
        "since": query.since,
        "until": query.until,
    }
    given = {name: value for name, value in asked.items() if value}
    fitting = [one.notebook for one in DECLARATIONS if all(one.find(name) for name in given)]
    words = ["tallybook", "report", query.article]
    words += ["--notebook", *fitting] if len(fitting) < len(DECLARATIONS) else []
    for name, value in given.items():
        words += ["-p", name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
    named = {"article": query.article, **given}
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in named.items()]
    return Taken(shlex.join(words), "\n".join(lines) + "\n", _code(query, charts))


def _code(query: Query, charts: str) -> str:
    options = [f"sources={list(query.sources)!r}"] if query.sources else []
    options += [f"policy={query.policy!r}"] if query.policy != "strict" else []
    lines = ["import tallybook as tb", "", f"reading = tb.read({', '.join([repr(query.article), *options])})"]
    words = {name: getattr(query, name) for name in ("event", "place", "since", "until")}
    only = [f"{name}={value!r}" for name, value in words.items() if value]
    if only:
        lines.append(f"reading = tb.narrow(reading, {', '.join(only)})")
    return "\n".join([*lines, charts])
