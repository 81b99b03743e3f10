"""Does an alternative text say each number in its place? What it says of a claim is held against that claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tallybook.document.nodes import Chart, Citation, Evidence, Spoken
from tallybook.press.tracing import reads, recorded, said_by
from tallybook.quantities.inflection import singular
from tallybook.quantities.printed import numbers
from tallybook.text.article import Article

NOBODY = "No source named"
_THROUGH = ", through "
_CUT = "…"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def faults(
    chart: Chart, evidence: Mapping[str, Evidence], articles: Sequence[Article], drawings: Sequence[Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield each part of an alternative text that says something else than its claim, with what is wrong.

    Parameters
    ----------
    chart : Chart
    evidence : mapping
        By ``claim_id``.
    articles : sequence of Article
        Those that the claims are of.
    drawings : sequence of sequences of str
        The words of each drawing, in the order drawn.
    """
    cited = frozenset(citation for value in chart.values for citation in value.trace.citations)
    at = 0
    for one in chart.spoken:
        found = chart.alt.find(one.text, at)
        if found < 0:
            yield one.text, "the alternative text does not say this in its place"
            continue
        why = _against(one, evidence, articles, cited) or _misnamed(chart, one, found) or _printed_else(one)
        if why:
            yield one.text, why
        at = found + len(one.text)
    for index, words in enumerate(drawings):
        yield from _out_of_place(chart, words, index)


def _against(
    one: Spoken, evidence: Mapping[str, Evidence], articles: Sequence[Article], cited: frozenset[Citation]
) -> str:
    if one.citation is not None:
        return _against_row(one, one.citation) if one.citation in cited else "no number of the chart cites its row"
    item = evidence.get(one.claim_id)
    if item is None:
        return f"there is no claim {one.claim_id}"
    return _against_claim(one, item, [article for article in articles if one.day and reads(article, item)])


def _against_claim(one: Spoken, item: Evidence, articles: Sequence[Article]) -> str:
    """Return what is wrong with words that say a claim; dated ones may name its article, and be of that one's day."""
    amounts = numbers(item.text, item.allows, *(said for said in item.also if not _DAY.fullmatch(said)))
    if not numbers(one.text) <= said_by(item) | recorded(articles) or not numbers(one.drawn) <= amounts:
        return f"its claim says “{item.text}”"
    if (one.counts and _plain(item.what) not in _plain(one.text)) or one.drawn not in one.text:
        return f"its claim counts {item.what}"
    if _name(one.source) != _name(item.source.partition(_THROUGH)[0]):
        return f"its claim is of {item.source or NOBODY.lower()}"
    days = {*item.also, *(str(article.published) for article in articles)}
    return "" if not one.day or (one.day in days and _says(one.text, one.day)) else "its claim is of another day"


def _against_row(one: Spoken, citation: Citation) -> str:
    """Return what is wrong with words that say a reference row: its citation has who, when, and how many of what."""
    head, joint, rest = citation.words.partition(f": {one.drawn} ")
    if not joint or one.drawn not in one.text or not numbers(one.text) <= numbers(citation.words):
        return f"its row says “{citation.words}”"
    what = rest.partition(";")[0]
    if one.counts and what not in one.text:
        return f"its row counts {what}"
    if not head.casefold().startswith(f"{_name(one.source)}, "):
        return f"its row is of {head}"
    return "" if one.day and _says(head, one.day) and _says(one.text, one.day) else "its row is of another day"


def _says(text: str, day: str) -> bool:
    """Say whether a text names a day: "3 August 2019", "3 Aug 2019"."""
    when = date.fromisoformat(day)
    return bool(re.search(rf"(?<!\d){when.day} {when:%b}[a-z]* {when.year}(?!\d)", text))


def _misnamed(chart: Chart, one: Spoken, at: int) -> str:
    """Return what is wrong with the name that words say, or stand under: the last one before them, or in them."""
    name = _name(one.source)
    if one.lines:
        named = re.search(rf"(?:^|, ){re.escape(name)}(?:, |$)", one.text.casefold())
        return "" if named else f"it does not name {name}"
    names = {_name(other.source) for other in chart.spoken}
    before = chart.alt[: at + len(one.text)].casefold()
    last = max(names, key=lambda name: (_last(name, before), len(name)))
    return "" if last == name else f"it stands under {last}"


def _last(name: str, text: str) -> int:
    """Return where a name stands last as a heading: before a colon, its kind in brackets, or a comma."""
    return max((found.end() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?=:| \(|, )", text)), default=-1)


def _printed_else(one: Spoken) -> str:
    """Return what is wrong with the lines that the drawings are said to print of a claim."""
    for lines in one.lines:
        if not any(one.drawn == run for run in _runs(lines)):
            return f"its lines do not say “{one.drawn}”"
        printed = " ".join(lines)
        if one.day and not _says(printed, one.day):
            return "its lines say another day"
        if _CUT not in printed and _name(one.source) not in printed.casefold():
            return f"its lines do not name {_name(one.source)}"
    return ""


def _runs(lines: Sequence[str]) -> Iterator[str]:
    """Yield what lines say, each by itself or with those that follow: words may be broken into several."""
    for first in range(len(lines)):
        for last in range(first, len(lines)):
            yield " ".join(lines[first : last + 1])


def _out_of_place(chart: Chart, words: Sequence[str], drawing: int) -> Iterator[tuple[str, str]]:
    """Yield what a drawing does not print, or prints in another order than the alternative text says it."""
    at = 0
    for one in chart.spoken:
        lines = one.lines[drawing] if one.lines else tuple(filter(None, (one.drawn,)))
        place = next(
            (start for start in range(at, len(words)) if tuple(words[start : start + len(lines)]) == lines), None
        )
        if lines and words and place is None:
            yield one.drawn, "the drawing does not print this in its place"
        elif lines and place is not None:
            at = place + len(lines)


def _plain(words: str) -> str:
    return " ".join(singular(word) for word in words.split())


def _name(source: str) -> str:
    return (source or NOBODY).casefold()
