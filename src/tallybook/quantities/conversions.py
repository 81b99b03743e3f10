"""The same measure in other units, in brackets or commas behind it: "20 kilometres (12 miles)", "45C, or 113F,"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.text.span import Span

REASON = "the amount before it, converted to another unit"
_OPEN, _CLOSE = ("(", "["), (")", "]")
_BETWEEN = frozenset({";", ",", "/", "or", "and"})  # what parts two conversions in one pair of brackets
_MOST = 12  # amounts in one pair of brackets
_REACH = 2  # words that may stand between a measure and its conversion: "10-kilometre-wide (six-mile)"


def fold_conversions(tokens: Tokens, amounts: Sequence[Amount]) -> tuple[tuple[Amount, ...], tuple[Span, ...]]:
    """Return the amounts without the conversions, which become the `alt` of what they convert, and their spans."""
    kept: list[Amount] = []
    folded: list[Span] = []
    at = 0
    while at < len(amounts):
        listed = _listed(tokens, amounts, at)
        bracket = _bracket(tokens, kept[-1], listed) if kept else None
        if bracket is None:
            kept.append(amounts[at])
            at += 1
        else:
            kept[-1] = replace(kept[-1], alt=bracket)
            folded += [Span(tokens[other.first].start, tokens[other.stop - 1].end) for other in listed]
            at += len(listed)
    return tuple(kept), tuple(folded)


def _listed(tokens: Tokens, amounts: Sequence[Amount], at: int) -> list[Amount]:
    """Return the amounts that stand in one pair of brackets, from one on: "(22 miles; 19 nautical miles)"."""
    stop = at + 1
    while stop < min(len(amounts), at + _MOST):
        words = [token.text.lower() for token in tokens[amounts[stop - 1].stop : amounts[stop].first]]
        if not words or not set(words) <= _BETWEEN:
            break
        stop += 1
    listed = list(amounts[at:stop])
    return listed if lower(tokens, listed[-1].stop) in _CLOSE else listed[:1]


def _bracket(tokens: Tokens, measure: Amount, listed: Sequence[Amount]) -> Span | None:
    start, stop = listed[0].first - 1, listed[-1].stop
    if lower(tokens, start) == "or":
        start -= 1
    if lower(tokens, start) == "," and start + 2 == listed[0].first:
        return _between_commas(tokens, measure, listed[0]) if len(listed) == 1 else None
    if lower(tokens, start) not in _OPEN or lower(tokens, stop) not in _CLOSE or measure.alt is not None:
        return None
    words = tokens[measure.stop : start]
    near = len(words) <= _REACH + 1 and all(word.text.isalpha() or word.text in "-‑" for word in words)
    converts = near and all(_converts(measure, other) for other in listed)
    return Span(tokens[start].start, tokens[stop].end) if converts else None


def _converts(measure: Amount, other: Amount) -> bool:
    """Say whether an amount may be a measure in another unit, or a sum in another currency."""
    measured = bool(measure.unit_kind or other.unit_kind) or _is_mass(measure, other)
    same = measure.unit_kind == other.unit_kind not in ("share", "ratio") and measure.unit_span and other.unit_span
    return bool(measured and same) and (measure.unit != other.unit or measure.unit_kind == "money")


def _between_commas(tokens: Tokens, measure: Amount, other: Amount) -> Span | None:
    """Return a measure that ", or" says again in another unit."""
    stated = measure.unit_span and other.unit_span and measure.alt is None and measure.stop == other.first - 2
    if not stated or measure.unit == other.unit or measure.unit_kind != other.unit_kind:
        return None
    if not measure.unit_kind and not _is_mass(measure, other):
        return None
    return Span(tokens[other.first].start, tokens[other.stop - 1].end) if measure.unit_kind != "share" else None


def _is_mass(measure: Amount, other: Amount) -> bool:
    return all(
        amount.unit_span is not None and amount.after == amount.stop and not amount.unit_kind
        for amount in (measure, other)
    )
