"""An audit as plain data and as lines for a terminal: the public contract."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tallybook.analysis.audit.dates import DateCheck, check_dates
from tallybook.analysis.audit.relations import Relation
from tallybook.analysis.audit.run import audit
from tallybook.ledger.ledger import Ledger
from tallybook.text.terminal import harmless, visible

_HEADS = ("verdict", "test", "working", "figures")


def to_json(ledger: Ledger) -> dict[str, Any]:
    """Return the audit of a ledger as plain data: ``article``, ``relations``, ``dates``.

    A relation has ``kind``, ``claims`` (claim ids by role), ``verdict``, ``stated``, ``computed`` and ``arithmetic``;
    a sum in which a part counts more than once has ``multiplicity``.
    """
    article = ledger.article
    return {
        "article": {"id": article.article_id, "title": article.title, "sha256": article.sha256},
        "relations": [_relation(found) for found in audit(ledger)],
        "dates": [_date(check) for check in check_dates(ledger)],
    }


def to_text(ledger: Ledger) -> str:
    """Return the audit as indented JSON, ending in a line break."""
    return harmless(json.dumps(to_json(ledger), ensure_ascii=False, indent=2)) + "\n"


def to_table(ledger: Ledger) -> str:
    """Return the audit as lines for a terminal; figures by their number in the ledger.

    A part that a sum or a share tests with others has no line of its own.
    """
    numbers = {claim.claim_id: place for place, claim in enumerate(_ordered(ledger), 1)}
    rows = [
        (
            found.verdict,
            found.kind,
            found.arithmetic,
            ", ".join(f"#{numbers[claim.claim_id]}" for claim in found.claims),
        )
        for found in essential(audit(ledger))
    ]
    rows += [
        (check.verdict, check.kind, check.arithmetic, ", ".join(f"#{numbers[one.claim_id]}" for one in check.claims))
        for check in check_dates(ledger)
    ]
    shown = [tuple(visible(cell) for cell in row) for row in rows]
    head = f"{visible(ledger.article.article_id)}: {len(rows)} tests"
    if not rows:
        return f"{head}: the text sets no figure against another\n"
    widths = [max(len(line[column]) for line in (_HEADS, *shown)) for column in range(len(_HEADS))]
    lines = [_HEADS, tuple("-" * width for width in widths), *shown]
    return "\n".join([head, *("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)]) + "\n"


def essential(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """Return the relations without the parts that a sum or a share has tested along with others."""
    tested = {
        (part.claim_id, whole.claim_id)
        for found in relations
        if found.kind in ("sum", "share")
        for part in (*found.role("parts"), *found.role("part"))
        for whole in (*found.role("total"), *found.role("whole"))
    }
    return tuple(found for found in relations if found.alarms or not _is_tested(found, tested))


def _is_tested(found: Relation, tested: set[tuple[str, str]]) -> bool:
    pair = [*found.role("part"), *found.role("whole")]
    return found.kind == "part_of" and len(pair) == 2 and (pair[0].claim_id, pair[1].claim_id) in tested


def _relation(found: Relation) -> dict[str, Any]:
    claims: dict[str, str | list[str]] = {
        role.name: [claim.claim_id for claim in role.claims] if role.several else role.claims[0].claim_id
        for role in found.roles
    }
    made = {
        "kind": found.kind,
        "claims": claims,
        "verdict": found.verdict,
        "stated": found.stated,
        "computed": found.computed,
        "arithmetic": found.arithmetic,
    }
    return made | ({"multiplicity": list(found.multiplicity)} if found.multiplicity else {})


def _date(check: DateCheck) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "start": check.span.start,
        "end": check.span.end,
        "claims": [claim.claim_id for claim in check.claims],
        "verdict": check.verdict,
        "arithmetic": check.arithmetic,
    }


def _ordered(ledger: Ledger) -> list[Any]:
    return sorted(ledger.claims, key=lambda claim: claim.start)
