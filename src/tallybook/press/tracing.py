"""Does a printed number say what its trace says? Each kind of trace is held against what it names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tallybook.document.nodes import Evidence, Value
from tallybook.document.traces import ARTICLE_WORDS, RECORDED
from tallybook.interval import Number
from tallybook.press import arithmetic
from tallybook.press.parameters import Value as Setting
from tallybook.quantities.printed import numbers
from tallybook.text.article import Article


@dataclass(frozen=True, slots=True)
class Basis:
    """What the numbers of a report may rest on, beside the evidence that its documents bring.

    Attributes
    ----------
    articles : tuple of Article
    parameters : mapping
        The parameters of the run.
    """

    articles: tuple[Article, ...]
    parameters: Mapping[str, Setting]


def said_by(evidence: Evidence) -> frozenset[Number]:
    """Return the numbers that a claim says: its words, what they allow, what is counted, by whom, where and when."""
    item = evidence
    return numbers(item.text, item.allows, item.what, item.source, item.period, item.place, *item.also)


def fault_of_evidence(evidence: Evidence, basis: Basis) -> str:
    """Return what is wrong with a claim's span; empty where the article still says so there."""
    if any(reads(article, evidence) for article in basis.articles):
        return ""
    return f"the article no longer reads “{evidence.text}” at characters {evidence.start}–{evidence.end}"


def reads(article: Article, evidence: Evidence) -> bool:
    """Say whether an article has the words of a claim, and its sentence, at the claim's place."""
    item = evidence
    first, last = item.start - len(item.before), item.end + len(item.after)
    sentence = f"{item.before}{item.text}{item.after}"
    there = (article.body[first:last], article.body[item.start : item.end])
    return first >= 0 and bool(item.text) and there == (sentence, item.text)


def fault_of_value(value: Value, evidence: Mapping[str, Evidence], basis: Basis) -> str:
    """Return what is wrong with a number's trace; empty where it leads somewhere and says the same.

    >>> from tallybook.document.nodes import Trace
    >>> fault_of_value(Value("7", Trace("guess", (), "who knows")), {}, Basis((), {}))
    'there is no trace of the kind “guess”'
    """
    check = _CHECKS.get(value.trace.kind)
    if check is None:
        return f"there is no trace of the kind “{value.trace.kind}”"
    missing = [claim for claim in value.trace.claims if claim not in evidence]
    if missing:
        return f"there is no claim {missing[0]}"
    return check(value, evidence, basis)


def _claim(value: Value, evidence: Mapping[str, Evidence], _: Basis) -> str:
    if not value.trace.claims:
        return "its trace names no claim"
    said = frozenset().union(*(said_by(evidence[claim]) for claim in value.trace.claims))
    texts = " and ".join(f"“{evidence[claim].text}”" for claim in value.trace.claims)
    return "" if numbers(value.text) <= said else f"its claim says {texts}"


def _computed(value: Value, _: Mapping[str, Evidence], __: Basis) -> str:
    if not value.trace.how.strip():
        return "its trace has no arithmetic"
    return arithmetic.fault(value.text, value.trace.how)


def _count(value: Value, _: Mapping[str, Evidence], __: Basis) -> str:
    if not value.trace.how.strip():
        return "its trace does not say what is counted"
    named = len(frozenset(value.trace.claims))
    return f"its trace names {named} claims" if named and not numbers(value.text) <= {named} else ""


def _parameter(value: Value, _: Mapping[str, Evidence], basis: Basis) -> str:
    name = next(iter(value.trace.how.replace("=", " ").split()), "")
    if name not in basis.parameters:
        return f"the run has no parameter “{name}”"
    said = json.dumps(basis.parameters[name], ensure_ascii=False)
    return "" if numbers(value.text) <= numbers(said) else f"the parameter {name} is {said}"


def _reference(value: Value, _: Mapping[str, Evidence], __: Basis) -> str:
    return "" if value.trace.citations else "its trace cites no publication"


def _declared(value: Value, _: Mapping[str, Evidence], basis: Basis) -> str:
    reason = value.trace.how.strip()
    if not reason:
        return "it is declared without a reason"
    if reason == ARTICLE_WORDS and not _is_printed(value.text, basis.articles):
        return "the article has no such words"
    if reason == RECORDED and not numbers(value.text) <= recorded(basis.articles):
        return "no such thing is recorded with the article"
    return ""


def _is_printed(said: str, articles: Sequence[Article]) -> bool:
    """Say whether an article has these words, or at least every number in them."""
    words = re.compile(rf"(?<!\w){re.escape(' '.join(said.strip('“”…').split()))}(?!\w)")
    verbatim = any(words.search(" ".join(article.body.split())) for article in articles)
    return verbatim or numbers(said) <= numbers_of(articles)


def numbers_of(articles: Sequence[Article]) -> frozenset[Number]:
    """Return every number that the articles say, or that is recorded with them."""
    return numbers(*(article.body for article in articles)) | recorded(articles)


def recorded(articles: Sequence[Article]) -> frozenset[Number]:
    """Return every number that is recorded with the articles: in their titles and ids, and their days."""
    texts = ((one.title, one.publisher, one.agency, one.article_id, str(one.published or "")) for one in articles)
    return numbers(*(text for group in texts for text in group))


_CHECKS: Mapping[str, Callable[[Value, Mapping[str, Evidence], Basis], str]] = {
    "claim": _claim,
    "computed": _computed,
    "count": _count,
    "parameter": _parameter,
    "reference": _reference,
    "declared": _declared,
}
