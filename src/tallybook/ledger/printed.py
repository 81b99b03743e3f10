"""Claims as lines for a terminal and as cells for a spreadsheet, in which text stays text."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.text.span import Span
from tallybook.text.terminal import visible

COLUMNS = tuple(item.name for item in fields(Claim) if item.name != "trail")
"""The columns of a ledger's CSV: every field of a claim but its trail."""

_FORMULA = tuple("=+-@＝＋－＠")
_NO_INK = ("Cc", "Cf", "Zs")  # categories that a spreadsheet may drop before it looks for a formula
_WIDEST = 28
_HEADS = ("no.", "text", "hedge", "allows", "counted", "event", "period", "source")


def to_csv(ledgers: Iterable[Ledger]) -> str:
    """Return the claims as CSV, one row each, a head on top.

    Dates are ISO, truth is ``true`` or ``false``, a span is ``start-end``, what is missing is empty. A text that a
    spreadsheet would take for a formula is preceded by an apostrophe.
    """
    rows = ([_cell(getattr(claim, name)) for name in COLUMNS] for ledger in ledgers for claim in ledger.claims)
    return "".join(_csv_line(row) for row in (COLUMNS, *rows))


def to_table(ledger: Ledger) -> str:
    """Return the claims as lines for a terminal, and below them the numerals that were left out."""
    rows = [_row(number, claim) for number, claim in enumerate(ledger.claims, 1)]
    heads: tuple[str, ...] = _HEADS
    if any(claim.status != "extracted" for claim in ledger.claims):
        heads = (*_HEADS, "status")
        rows = [(*row, _short(visible(claim.status))) for row, claim in zip(rows, ledger.claims, strict=True)]
    widths = [max(len(line[column]) for line in (heads, *rows)) for column in range(len(heads))]
    lines = [_line(heads, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    left = [f"left out: {visible(rest.span.of(ledger.article.body))} ({rest.reason})" for rest in ledger.residue]
    claims, numerals = ("claim" + "s" * (len(rows) != 1), "numeral" + "s" * (len(left) != 1))
    head = f"{visible(ledger.article.article_id)}: {len(rows)} {claims}, {len(left)} {numerals} left out"
    return "\n".join([head, *(lines if rows else []), *left]) + "\n"


def _cell(value: object) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    return guarded(value) if isinstance(value, str) else value


def guarded(text: str) -> str:
    """Return a text that a spreadsheet takes for nothing else.

    >>> guarded("=1+1"), guarded("790")
    ("'=1+1", '790')
    """
    return f"'{text}" if _is_risky(text) else text


def _is_risky(text: str) -> bool:
    """Say whether a spreadsheet may run a text: it begins like a formula, behind what has no ink if need be.

    >>> _is_risky("=1+1"), _is_risky(" =1+1"), _is_risky("1 = 1")
    (True, True, False)
    """
    inked = next((place for place, char in enumerate(text) if unicodedata.category(char) not in _NO_INK), len(text))
    return text.startswith(_FORMULA, inked) or (text != "" and unicodedata.category(text[0]) == "Cc")


def _csv_line(cells: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)  # which makes it quote both characters of a line's end
    return out.getvalue().removesuffix("\r\n") + "\n"


def _row(number: int, claim: Claim) -> tuple[str, ...]:
    days = [day.isoformat() for day in (claim.period_start, claim.period_end) if day]
    texts = (
        str(number),
        claim.text,
        claim.hedge,
        allowed(claim),
        claim.unit,
        claim.subevent if claim.event == "other" and claim.subevent else claim.event,
        " to ".join(dict.fromkeys(days)),
        claim.source,
    )
    return tuple(_short(visible(text)) for text in texts)


def allowed(claim: Claim) -> str:
    """Return what the words allow, as an interval; a bound that they leave open is empty."""
    if claim.low is None and claim.high is None:
        return "" if claim.value is None else f"about {claim.value}"
    if claim.low == claim.high:
        return str(claim.low)
    return f"{'' if claim.low is None else claim.low}…{'' if claim.high is None else claim.high}"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
