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
from tallybook.text.naming import source_of

NOBODY = "No source named"
_THROUGH = ", through "
_LAID, _BLAMED = ", laid to ", "; blamed: "
_CUT = "…"
_MARKS = ",.;:()"  # around a word: "7,200 people, Bay of Bengal"
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
    under: Spoken | None = None
    for before, one in zip((None, *chart.spoken), chart.spoken, strict=False):
        under = one if _is_heading(one) else under
        found = chart.alt.find(one.text, at)
        if found < 0:
            yield one.text, "the alternative text does not say this in its place"
            continue
        named = _astray(one, under, evidence) if under else _misnamed(chart, one, found)
        why = _against(one, evidence, articles, cited) or named or _printed_else(one, under)
        if why:
            yield one.text, why
        elif under and before is under and (one.claim_id, one.citation) != (under.claim_id, under.citation):
            yield one.text, f"{under.text} is not said of the first count under it"
        at = found + len(one.text)
    for index, words in enumerate(drawings):
        yield from _out_of_place(chart, words, index)


def _is_heading(one: Spoken) -> bool:
    """Say whether words name a series: whose it is and since when, without an amount; its counts stand under them."""
    return bool(one.lines) and not one.drawn


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
    head, joint, rest = citation.words.partition(": " if _is_heading(one) else f": {one.drawn} ")
    if not joint or one.drawn not in one.text or not numbers(one.text) <= numbers(citation.words):
        return f"its row says “{citation.words}”"
    what = rest.partition(";")[0]
    if one.counts and what not in one.text:
        return f"its row counts {what}"
    if not head.casefold().startswith(f"{_name(one.source)}, "):
        return f"its row is of {head}"
    dated = bool(one.day) and _says(head, one.day) and _says(one.text, one.day)
    return "" if dated or _is_heading(one) else "its row is of another day"


def _says(text: str, day: str) -> bool:
    """Say whether a text names a day: "3 August 2019", "3 Aug 2019"."""
    when = date.fromisoformat(day)
    return bool(re.search(rf"(?<!\d){when.day} {when:%b}[a-z]* {when.year}(?!\d)", text))


def _astray(one: Spoken, under: Spoken, evidence: Mapping[str, Evidence]) -> str:
    """Return what is wrong with the series that words stand under: another source's, since or laid otherwise."""
    if one is under:
        named = re.match(rf"{re.escape(_name(one.source))}(?:, |$)", one.text.casefold())
        return "" if named else f"it does not name {_name(one.source)}"
    item = evidence.get(one.claim_id)
    said = numbers(one.citation.words) if one.citation else said_by(item) if item else frozenset()
    laid = one.citation is None or (_LAID in under.text) == (_BLAMED in one.citation.words)
    same = source_of(one.source) == source_of(under.source) and numbers(under.text) - numbers(under.source) <= said
    return "" if laid and same else f"it stands under {under.text}"


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


def _printed_else(one: Spoken, under: Spoken | None) -> str:
    """Return what is wrong with the lines that the drawings are said to print of a claim; a count may have no room."""
    for lines in one.lines:
        if one.drawn and not any(one.drawn == run for run in _runs(lines)) and not (under and not lines):
            return f"its lines do not say “{one.drawn}”"
        if under and one is not under:
            continue
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
    """Yield what a drawing does not print, prints in another order than the alternative text says it, or prints twice.

    A count without room for its words is not printed: no other one may stand in its place.
    """
    at = 0
    rest = list(words)
    for one in chart.spoken:
        lines = one.lines[drawing] if one.lines else tuple(filter(None, (one.drawn,)))
        place = next(
            (start for start in range(at, len(words)) if tuple(words[start : start + len(lines)]) == lines), None
        )
        if lines and words and place is None:
            yield one.drawn or one.text, "the drawing does not print this in its place"
        elif lines and place is not None:
            at = place + len(lines)
            rest[place:at] = [""] * len(lines)
    if any(_is_heading(one) for one in chart.spoken):
        amounts = {one.drawn for one in chart.spoken if one.drawn}
        yield from ((said, "the drawing prints this out of its place") for said in rest if said in amounts)


def _plain(words: str) -> str:
    return " ".join(singular(word.strip(_MARKS)) for word in words.split())


def _name(source: str) -> str:
    return (source or NOBODY).casefold()
