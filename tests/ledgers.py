"""Ledgers made from the annotation of the gold dispatches, so that results do not depend on the reading."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tallybook.context.dates import DateExpression
from tallybook.interval import Number
from tallybook.ledger.claim import Claim, Trail, claim_id
from tallybook.ledger.ledger import Ledger, Quote
from tallybook.quantities.quantity import Residue
from tallybook.text.article import Article, digest
from tallybook.text.quotations import Quotation
from tallybook.text.sentences import split_sentences
from tallybook.text.span import Span

GOLD = Path(__file__).parent / "gold"
DEVELOPMENT = ("seed", "01", "02", "03", "04", "05", "07", "08", "10", "11", "12", "14", "15", "16")


@cache
def gold_ledger(name: str) -> Ledger:
    """Return the ledger that the annotation of a dispatch amounts to."""
    data = (GOLD / f"{name}.txt").read_bytes()
    facts = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    article = Article(
        article_id=name,
        body=data.decode("utf-8"),
        published=date.fromisoformat(facts["published"]),
        title=facts.get("title") or "",
        publisher="A publisher",
        agency="An agency",
        sha256=digest(data),
    )
    sentences = split_sentences(article)
    ids = [claim_id(article.sha256, Span(row["start"], row["end"])) for row in facts["claims"]]
    precisions: dict[str, str] = {}
    for row in facts.get("dates", ()):
        precisions.setdefault(row["iso_start"], _precision(row["text"], row["iso_start"], row["iso_end"]))
    starts = [sentence.span.start for sentence in sentences]
    return Ledger(
        article=article,
        sentences=sentences,
        claims=tuple(
            _claim(article, ids, row, max(0, sum(start <= row["start"] for start in starts) - 1), precisions)
            for row in facts["claims"]
        ),
        quotes=tuple(
            Quote(Quotation(Span(row["start"], row["end"]), row.get("partial", False)), row.get("speaker") or "")
            for row in facts.get("quotes", ())
        ),
        dates=tuple(
            DateExpression(
                Span(row["start"], row["end"]),
                _day(row["iso_start"]),
                _day(row["iso_end"]),
                row.get("anaphoric", False),
                _precision(row["text"], row["iso_start"], row["iso_end"]),
            )
            for row in facts.get("dates", ())
        ),
        residue=_residue(article.body, facts.get("distractors", ())),
    )


def make_claim(text: str, body: str, **facts: Any) -> Claim:
    """Return a claim on the first `text` of `body`, exact unless told otherwise."""
    start = body.index(text)
    span = Span(start, start + len(text))
    given: dict[str, Any] = {"value": 1, "low": 1, "high": 1, "hedge": "exact", "rule": "test", **facts}
    return Claim(claim_id(digest(body.encode()), span), "test", 0, span.start, span.end, text, **given)


def make_ledger(body: str, *claims: Claim, published: date | None = date(2020, 5, 6), **facts: Any) -> Ledger:
    """Return a ledger of one article without a title."""
    article = Article("test", body, published, sha256=digest(body.encode()))
    return Ledger(article, split_sentences(article), tuple(claims), **facts)


def _claim(article: Article, ids: list[str], row: dict[str, Any], sentence: int, precisions: dict[str, str]) -> Claim:
    start, end = _day(row.get("period_start")), _day(row.get("period_end"))
    return Claim(
        claim_id=claim_id(article.sha256, Span(row["start"], row["end"])),
        article_id=article.article_id,
        sentence=sentence,
        start=row["start"],
        end=row["end"],
        text=row["text"],
        value=_number(row["value"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
        hedge=row["hedge"],
        unit=row["unit"] or "",
        unit_kind=row.get("unit_kind") or "",
        event=row["event"],
        subevent=row.get("subevent") or "",
        blamed=row.get("blamed") or "",
        period_start=start,
        period_end=end,
        period_precision="" if start is None else precisions.get(row["period_start"], "day"),
        period_implicit=row.get("period_implicit", False),
        place=row.get("place") or "",
        source=row.get("source") or "",
        source_type=row["source_type"],
        via=row.get("via") or "",
        part_of="" if row.get("part_of") is None else ids[row["part_of"]],
        repeats="" if row.get("repeats") is None else ids[row["repeats"]],
        superseded=row.get("superseded", False),
        share_of=row.get("share_of") or "",
        sense=row.get("sense") or "",
        magnitude=row.get("magnitude"),
        alt=row.get("alt") or "",
        rule=row["hedge"],
        trail=(Trail("amount", row["hedge"], Span(row["start"], row["end"])),),
    )


def _number(value: Number | None) -> Number | None:
    return int(value) if value is not None and value == int(value) else value


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _precision(words: str, start: str | None, end: str | None) -> str:
    if start == end:
        return "day"
    if any(part in words.lower() for part in ("early", "mid", "late", "the end of", "the start of")):
        return "part_of_month"
    return "year" if words.isdigit() else "period"


def _residue(body: str, distractors: list[str]) -> tuple[Residue, ...]:
    found = ((body.find(words), words) for words in distractors)
    return tuple(
        Residue(Span(start, start + len(words)), "no figure of the event")
        for start, words in sorted(found)
        if start >= 0
    )
