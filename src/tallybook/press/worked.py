"""Does an alternative text say what was worked out in its place? Each part is held against the workings behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tallybook.document.nodes import Chart, Evidence, Trace, Worked
from tallybook.interval import Number
from tallybook.press.tracing import Basis, fault_of_value, recorded, said_by
from tallybook.quantities.inflection import singular
from tallybook.quantities.printed import numbers
from tallybook.text.naming import source_of

NOBODY = "no source named"
_THROUGH, _SINCE, _LAID, _BLAMED = ", through ", ", since ", ", laid to ", "; blamed: "
_MARKS = ",.;:()“”"
_QUOTED = re.compile("“([^”]+)”")


def faults(
    chart: Chart,
    evidence: Mapping[str, Evidence],
    basis: Basis,
    drawings: Sequence[Sequence[str]],
    unquoted: Callable[[str], str],
) -> Iterator[tuple[str, str]]:
    """Yield each part of an alternative text that says something else than its workings, with what is wrong.

    Parameters
    ----------
    chart : Chart
    evidence : mapping
        By ``claim_id``.
    basis : Basis
    drawings : sequence of sequences of str
        The words of each drawing, in the order drawn.
    unquoted : callable
        Takes out of a text what it quotes of an article.
    """
    at = 0
    head: Worked | None = None
    for one in chart.worked:
        head = one if one.head else head
        found = chart.alt.find(one.text, at)
        if found < 0:
            yield one.text, "the alternative text does not say this in its place"
            continue
        at = found + len(one.text)
        why = _against(one, evidence, basis, unquoted(one.text)) or _astray(one, head, evidence)
        if why:
            yield one.text, why
    for index, words in enumerate(drawings):
        yield from _unprinted(chart.worked, words, index)


def _against(one: Worked, evidence: Mapping[str, Evidence], basis: Basis, text: str) -> str:
    for value in (*one.values, *one.drawn):
        why = fault_of_value(value, evidence, basis)
        if why:
            return why
    missing = [claim for claim in one.of if claim not in evidence]
    if missing:
        return f"there is no claim {missing[0]}"
    return _unsaid(one) or _unfounded(one, evidence, basis, text) or _otherwise(one, evidence)


def _unsaid(one: Worked) -> str:
    """Return what is wrong with the order of the numbers in the words, or with those that the lines say instead."""
    at = 0
    for value in one.values:
        found = one.text.find(value.text, at)
        if found < 0:
            return f"“{value.text}” is not said in its place"
        at = found + len(value.text)
        unsaid = [words for words in _QUOTED.findall(value.trace.how) if words not in one.text]
        if unsaid:
            return f"“{value.text}” was worked out from “{unsaid[0]}”"
    unprinted = [value.text for value in one.drawn if any(value.text not in " ".join(lines) for lines in one.lines)]
    return f"its lines do not say “{unprinted[0]}”" if unprinted else ""


def _unfounded(one: Worked, evidence: Mapping[str, Evidence], basis: Basis, text: str) -> str:
    """Return what is wrong with numbers of a part that none of its own workings gives."""
    values = (*one.values, *one.drawn)
    claims = [*one.of, *(claim for value in values for claim in value.trace.claims)]
    cited = [citation.words for value in values for citation in value.trace.citations]
    known = numbers(*(value.text for value in values), *cited).union(*(said_by(evidence[claim]) for claim in claims))
    if not numbers(text) <= known | recorded(basis.articles):
        return "its workings give other numbers"
    said = all(_says(lines, numbers(one.text) | known) for lines in one.lines)
    return "" if said else "its lines print numbers that it does not say"


def _says(lines: Sequence[str], known: frozenset[Number]) -> bool:
    """Say whether lines print no other numbers; a numeral may run on from one line to the next."""
    neighbours = zip(("", *lines), lines, (*lines[1:], ""), strict=False)
    return all(
        any(numbers(said) <= known for said in (line, f"{before} {line}", f"{line} {after}"))
        for before, line, after in neighbours
    )


def _otherwise(one: Worked, evidence: Mapping[str, Evidence]) -> str:
    """Return what is wrong with what the words count, and on whose word."""
    computed = [value for value in (*one.values, *one.drawn) if value.trace.kind == "computed" and _rests(value.trace)]
    if any(_rests(value.trace) != _rests(computed[0].trace) for value in computed):
        return "its numbers rest on different figures"
    if any(not set(one.of) <= set(value.trace.claims) for value in computed):
        return "its numbers do not rest on the figures that it names"
    read = [value for value in one.values if value.trace.kind == "claim" and one.of]
    claimed = [(value.text, claim) for value in read for claim in value.trace.claims]
    for said, claim in (*((one.text, claim) for claim in one.of), *claimed):
        item = evidence[claim]
        if not _words(item.what) <= _words(said):
            return f"its claim counts {item.what}"
        if _names_any(said, evidence) and _name(item) not in said.casefold():
            return f"its claim is of {_name(item)}"
    return ""


def _rests(trace: Trace) -> tuple[object, ...]:
    return (*trace.claims, *trace.citations)


def _astray(one: Worked, head: Worked | None, evidence: Mapping[str, Evidence]) -> str:
    """Return what is wrong with the series that words stand under: another source's, since or laid otherwise."""
    if head is None:
        return ""
    name = head.text.partition(_SINCE)[0]
    since = numbers(head.text) - numbers(name)
    laid = _LAID in head.text
    for value in one.values:
        for citation in value.trace.citations:
            same = source_of(citation.words.partition(", ")[0]) == source_of(name)
            if not same or not since <= numbers(citation.words) or laid != (_BLAMED in citation.words):
                return f"it stands under {head.text}"
        for item in (evidence[claim] for claim in value.trace.claims):
            if source_of(item.source.partition(_THROUGH)[0]) != source_of(name) or not since <= said_by(item):
                return f"it stands under {head.text}"
    return ""


def _unprinted(parts: Sequence[Worked], words: Sequence[str], drawing: int) -> Iterator[tuple[str, str]]:
    """Yield what a drawing does not print, or prints in another order than the alternative text says it."""
    at = 0
    for one in parts:
        lines = one.lines[drawing] if one.lines else ()
        place = next((at for at in range(at, len(words)) if tuple(words[at : at + len(lines)]) == lines), None)
        if lines and words and place is None:
            yield one.text, "the drawing does not print this in its place"
        elif lines and place is not None:
            at = place + len(lines)


def _names_any(text: str, evidence: Mapping[str, Evidence]) -> bool:
    said = text.casefold()
    return any(_name(item) in said for item in evidence.values())


def _name(item: Evidence) -> str:
    return (item.source.partition(_THROUGH)[0] or NOBODY).casefold()


def _words(text: str) -> frozenset[str]:
    return frozenset(singular(word.strip(_MARKS)) for word in text.casefold().split())
