"""Does a printed number say what its trace says? Each kind of trace is held against what it names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tallybook.document.nodes import Citation, Evidence, Value
from tallybook.document.traces import ARTICLE_WORDS, RECORDED
from tallybook.interval import Number
from tallybook.press import arithmetic
from tallybook.press.parameters import Value as Setting
from tallybook.quantities.printed import numbers
from tallybook.text.article import Article

NOTE = "; note: "
"""What stands between what a citation says and its note."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DAY = re.compile(rf"\b(?:(\d{{1,2}}) )?({_NAMES})\b")


@dataclass(frozen=True, slots=True)
class Basis:
    """What the numbers of a report may rest on, beside the evidence that its documents bring.

    Attributes
    ----------
    articles : tuple of Article
    parameters : mapping
        The parameters of the run.
    rows : mapping
        The numbers that each reference row of the workbook states, by the address that it cites.
    """

    articles: tuple[Article, ...]
    parameters: Mapping[str, Setting]
    rows: Mapping[str, tuple[frozenset[Number], ...]] = field(default_factory=dict)


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
    cited = (fault_of_citation(citation, basis) for citation in value.trace.citations)
    return check(value, evidence, basis) or next(filter(None, cited), "")


def fault_of_citation(citation: Citation, basis: Basis) -> str:
    """Return what is wrong with a citation; empty where a row with its address says so, or the workbook keeps none."""
    rows = basis.rows.get(citation.url, ())
    if not rows or any(numbers(stated(citation)) | months_in(stated(citation)) <= row for row in rows):
        return ""
    return f"no reference row with that address says “{stated(citation)}”"


def days_in(text: str) -> frozenset[tuple[str, str]]:
    """Return the days of the year that a text names, a month by itself with no day.

    >>> sorted(days_in("since 26 July, until 3 Aug 2019; in May 2019"))
    [('', 'May'), ('26', 'Jul'), ('3', 'Aug')]
    """
    return frozenset((day, month[:3]) for day, month in _DAY.findall(text))


def months_in(text: str) -> frozenset[Number]:
    """Return the months that a text names, by their number as in 2019-07-26.

    >>> months_in("26 July 2019; Marib, in May")
    frozenset({5, 7})
    """
    named = {month for _, month in days_in(text)}
    return frozenset(number for number, month in enumerate(_MONTHS, start=1) if month[:3] in named)


def stated(citation: Citation) -> str:
    """Return what a citation says but for its note, which counts other things by the way."""
    return citation.words.partition(NOTE)[0]


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
    if not value.trace.citations:
        return "its trace cites no publication"
    rows = [stated(citation) for citation in value.trace.citations]
    said = numbers(value.text) <= numbers(*rows) and days_in(value.text) <= days_in(" ".join(rows))
    return "" if said else f"its row says “{'” and “'.join(rows)}”"


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
