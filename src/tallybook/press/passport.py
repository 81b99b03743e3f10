"""What a report was made from: the rows that it prints at its end, and the words that the run puts about it."""

from __future__ import annotations

import json
import shlex
from typing import Any

from tallybook import __version__
from tallybook.press.declarations import declared
from tallybook.press.key import LOCK_FILES
from tallybook.press.parameters import Value
from tallybook.press.plan import Plan
from tallybook.text.article import digest


def passport(plan: Plan, ledger: str = "") -> dict[str, str]:
    """Return the rows of a run's passport, by name; `ledger` is the sha256 of the ledger published beside it."""
    parameters = ", ".join(f"{name} = {_shown(value)}" for name, value in plan.parameters.items())
    further = "; ".join(f"{one.article_id}, sha256 {digest(one.data)}" for one in plan.further)
    return {
        "Article": plan.article.article_id,
        "Article sha256": plan.article.sha256,
        **({"Article ledger sha256": ledger} if ledger else {}),
        **({"Further articles": further} if further else {}),
        "Notebook": plan.notebook,
        "Notebook source sha256": plan.key.inputs[f"notebook/{plan.notebook}"],
        "Parameters": parameters or "none",
        "Tallybook": f"{__version__}, sha256 {plan.key.part('package/')}",
        "Locked by": _lock(plan),
        "Run": plan.key.run_id,
        "Run made again by": rebuild(plan),
    }


def record(plan: Plan, ledger: str = "") -> dict[str, Any]:
    """Return the passport as plain data for programs: all that making the report again needs to be told."""
    return {
        "notebook": plan.notebook,
        "article": plan.received.name,
        "parameters": dict(plan.parameters),
        "inputs": plan.key.brief(),
        "ledger": ledger,
        "run": plan.key.run_id,
        "version": __version__,
        "rebuild": rebuild(plan),
    }


def rebuild(plan: Plan) -> str:
    """Return the command that makes the report again; parameters at their default go without saying."""
    given = [word for name, value in _given(plan).items() for word in ("-p", name, _shown(value))]
    return shlex.join(["tallybook", "report", plan.received.name, "--notebook", plan.notebook, *given])


def _given(plan: Plan) -> dict[str, Value]:
    declaration = declared(plan.notebook)
    defaults = {row.name: row.default for row in declaration.parameters} if declaration else {}
    return {name: value for name, value in plan.parameters.items() if name != "article" and defaults.get(name) != value}


def about(plan: Plan, ledger: str = "") -> dict[str, Any]:
    """Return what the executed notebook keeps in its metadata, as plain data, for whoever publishes it."""
    article = plan.article
    agency = f" ({article.agency})" if article.agency and article.agency != article.publisher else ""
    printed = f"{article.publisher}{agency}" if article.publisher else article.agency
    policy = plan.parameters.get("hedge_policy")
    footer = [article.article_id, f"hedge policy {policy}" if policy else "", f"run {plan.key.run_id}"]
    return {
        "date": article.published.isoformat() if article.published else "",
        "description": article.title,
        "header_right": printed,
        "footer": " · ".join(part for part in footer if part),
        "passport": list(passport(plan, ledger).items()),
        "record": record(plan, ledger),
    }


def _lock(plan: Plan) -> str:
    """Return the first lock file of the workbook, with the digest that ``sha256sum`` gives."""
    names = (name for name in LOCK_FILES if f"lock/{name}" in plan.key.inputs)
    name = next(names, "")
    return f"{name}, sha256 {plan.key.inputs[f'lock/{name}']}" if name else "no lock file"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
