"""Does an alternative text say each number in its place? What it says of a claim is held against that claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tallybook.document.nodes import Chart, Evidence, Spoken
from tallybook.press.tracing import said_by
from tallybook.quantities.printed import numbers

NOBODY = "No source named"
_THROUGH = ", through "


def faults(
    chart: Chart, evidence: Mapping[str, Evidence], drawings: Sequence[Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield each part of an alternative text that says something else than its claim, with what is wrong.

    Parameters
    ----------
    chart : Chart
    evidence : mapping
        By ``claim_id``.
    drawings : sequence of sequences of str
        The words of each drawing, in the order drawn.
    """
    at = 0
    for one in chart.spoken:
        found = chart.alt.find(one.text, at)
        if found < 0:
            yield one.text, "the alternative text does not say this in its place"
            continue
        why = _against(one, evidence.get(one.claim_id)) or _heading(chart, one, found)
        if why:
            yield one.text, why
        at = found + len(one.text)
    for words in drawings:
        yield from _out_of_place(chart, words)


def _against(one: Spoken, item: Evidence | None) -> str:
    if item is None:
        return f"there is no claim {one.claim_id}"
    if not numbers(one.text) <= said_by(item) or not numbers(one.drawn) <= said_by(item):
        return f"its claim says “{item.text}”"
    if item.what not in one.text or one.drawn not in one.text:
        return f"its claim counts {item.what}"
    if _name(one.source) != _name(item.source.partition(_THROUGH)[0]):
        return f"its claim is of {item.source or NOBODY.lower()}"
    return ""


def _heading(chart: Chart, one: Spoken, at: int) -> str:
    """Return what is wrong with the name that words stand under: the last one before them, or in them."""
    names = {_name(other.source) for other in chart.spoken}
    before = chart.alt[: at + len(one.text)].casefold()
    last = max(names, key=lambda name: (_last(name, before), len(name)))
    return "" if last == _name(one.source) else f"it stands under {last}"


def _last(name: str, text: str) -> int:
    """Return where a name stands last as a heading: before a colon, its kind in brackets, or a comma."""
    return max((found.end() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?=:| \(|, )", text)), default=-1)


def _out_of_place(chart: Chart, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what a drawing does not print, or prints in another order than the alternative text says it."""
    at = 0
    for one in chart.spoken:
        place = next((index for index in range(at, len(words)) if words[index] == one.drawn), None)
        if one.drawn and words and place is None:
            yield one.drawn, "the drawing does not print this in its place"
        elif one.drawn and place is not None:
            at = place + 1


def _name(source: str) -> str:
    return (source or NOBODY).casefold()
