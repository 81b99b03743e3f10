"""What a report was made from: the rows that it prints at its end, and the words that the run puts about it."""

from __future__ import annotations

from typing import Any

from tallybook import __version__
from tallybook.press.plan import Plan


def passport(plan: Plan) -> dict[str, str]:
    """Return the rows of a run's passport, by name."""
    parameters = ", ".join(f"{name} = {_shown(value)}" for name, value in plan.parameters.items())
    return {
        "Article": plan.article.article_id,
        "Article sha256": plan.article.sha256,
        "Notebook": plan.notebook,
        "Notebook sha256": plan.key.inputs[f"notebook/{plan.notebook}"],
        "Parameters": parameters or "none",
        "Tallybook": f"{__version__}, sha256 {plan.key.part('package/')}",
        "Lock file sha256": plan.key.part("lock/") or "no lock file",
        "Run": plan.key.run_id,
    }


def about(plan: Plan) -> dict[str, Any]:
    """Return what the executed notebook keeps in its metadata, as plain data, for whoever publishes it."""
    article = plan.article
    agency = f" ({article.agency})" if article.agency and article.agency != article.publisher else ""
    policy = plan.parameters.get("hedge_policy")
    footer = [article.article_id, f"hedge policy {policy}" if policy else "", f"run {plan.key.run_id}"]
    return {
        "date": article.published.isoformat() if article.published else "",
        "description": article.title,
        "header_right": f"{article.publisher}{agency}",
        "footer": " · ".join(part for part in footer if part),
        "passport": list(passport(plan).items()),
    }


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return str(value)
