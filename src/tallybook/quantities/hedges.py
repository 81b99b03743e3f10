"""The words around a numeral that say how it bounds the amount."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallybook.interval import Interval, Number
from tallybook.lexicon import load_lexicon
from tallybook.quantities.neighbours import Tokens
from tallybook.quantities.word_lists import words_of
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

_REACH = 6  # tokens that the longest wording may have


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge found at a numeral.

    Attributes
    ----------
    name : str
        Its class: ``"at_least"``.
    first, stop : int
        Tokens of numeral and hedge together; a verb stays outside.
    cue : Span or None
        The hedging words.
    """

    name: str
    first: int
    stop: int
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class _Wordings:
    before: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    after: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    verbs: dict[str, str]


def interval_of(hedge: str, value: Number) -> Interval:
    """Return what a hedge allows around `value`.

    >>> interval_of("more_than", 370000)
    Interval(low=370000, high=None, low_open=True)
    """
    if hedge == "exact":
        return Interval(value, value)
    if hedge in ("at_least", "more_than"):
        return Interval(value, None, low_open=hedge == "more_than")
    if hedge in ("nearly", "less_than", "up_to"):
        return Interval(None, value, high_open=hedge != "up_to")
    return Interval()


def find_hedge(tokens: Tokens, first: int, stop: int, *, barrier: int = 0) -> Hedge:
    """Return the hedge that touches the numeral ``tokens[first:stop]``; ``exact`` where there is none.

    Words before `barrier` belong to another amount.

    >>> find_hedge(tokenize("no fewer than 48 drones"), 3, 4)
    Hedge(name='at_least', first=0, stop=4, cue=Span(start=0, end=13))
    """
    after = _after(tokens, stop)
    before = _before(tokens, first, barrier)
    if before and after and before[0] == "approx":
        before = (after[0], before[1])
    if before:
        begin = before[1]
        end = after[1] if after and (after[0] == before[0] or before[0] != "approx") else stop
        return Hedge(before[0], begin, end, Span(tokens[begin].start, tokens[first - 1].end))
    if after:
        return Hedge(after[0], first, after[1], Span(tokens[stop].start, tokens[after[1] - 1].end))
    verb = _verb(tokens, first, barrier)
    return Hedge(verb[0], first, stop, verb[1]) if verb else Hedge("exact", first, stop)


def _before(tokens: Tokens, first: int, barrier: int) -> tuple[str, int] | None:
    """Return the hedge of a chain before the numeral: "up to around 300", "perhaps more than 300" are bounds."""
    name, begin = "", first
    for _ in range(3):
        step = _one_before(tokens, begin, barrier) or _before_increment(tokens, begin, barrier)
        if step is None:
            break
        name, begin = name if name and step[0] == "approx" else step[0], step[1]
    if not name:
        return None
    if name in ("more_than", "less_than", "nearly", "up_to"):
        begin = _wordings_before(tokens, begin, barrier, _wordings_of("degree"))
    return (name, begin) if name != "exact" else None


def _before_increment(tokens: Tokens, first: int, barrier: int) -> tuple[str, int] | None:
    """Return the hedge of "at least another 12", whose word of adding bounds nothing."""
    added = _wordings_before(tokens, first, barrier, _wordings_of("increment"))
    return _one_before(tokens, added, barrier) if added < first else None


def _one_before(tokens: Tokens, first: int, barrier: int) -> tuple[str, int] | None:
    if first <= barrier:
        return None
    for words, name in _wordings().before.get(tokens[first - 1].lower, ()):
        begin = first - len(words)
        if begin >= barrier and all(tokens[begin + k].lower == word for k, word in enumerate(words)):
            return name, begin
    return None


def _wordings_before(tokens: Tokens, first: int, barrier: int, wordings: frozenset[tuple[str, ...]]) -> int:
    """Return where one of some wordings before ``tokens[first]`` begins; `first` without one."""
    for size in (3, 2, 1):
        begin = first - size
        if begin >= barrier and tuple(token.lower for token in tokens[begin:first]) in wordings:
            return begin
    return first


def _after(tokens: Tokens, stop: int) -> tuple[str, int] | None:
    if stop >= len(tokens):
        return None
    following = tokens[stop + 1].lower if stop + 1 < len(tokens) else ""
    for words, name in _wordings().after.get(tokens[stop].lower, ()):
        if len(words) > 1 and words[1] != following:
            continue
        end = stop + len(words)
        if end <= len(tokens) and all(tokens[stop + k].lower == word for k, word in enumerate(words)):
            return None if _compares(tokens, words, end) else (name, end)
    return None


def _compares(tokens: Tokens, words: tuple[str, ...], end: int) -> bool:
    """Say whether the words behind a number belong to the next one: "5,000 or more than 6,000"."""
    following = tokens[end] if end < len(tokens) else None
    if following is None:
        return False
    return following.lower == "than" or (words[-1] == "than" and (following.digital or following.text == "a"))


def _verb(tokens: Tokens, first: int, barrier: int) -> tuple[str, Span] | None:
    at = first - 1
    if at >= barrier and tokens[at].lower in ("the", "at"):
        at -= 1
    if at < barrier:
        return None
    noun = at > barrier and tokens[at - 1].lower in words_of("possessive")  # the top 10
    name = None if noun else _wordings().verbs.get(tokens[at].lower)
    return (name, tokens[at].span) if name else None


@cache
def _wordings() -> _Wordings:
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    verbs: dict[str, str] = {}
    for row in load_lexicon("hedges"):
        if row.name in ("degree", "increment"):
            continue
        for wording in row.say:
            words = tuple(token.lower for token in tokenize(wording))
            before.setdefault(words[-1], []).append((words, row.name))
        for wording in row.facts.get("after", ()):
            words = tuple(token.lower for token in tokenize(wording))
            after.setdefault(words[0], []).append((words, row.name))
        verbs.update(dict.fromkeys(row.facts.get("verbs", ()), row.name))
    return _Wordings(_longest_first(before), _longest_first(after), verbs)


def _longest_first(
    table: dict[str, list[tuple[tuple[str, ...], str]]],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    return {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in table.items()}


@cache
def _wordings_of(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(wording.split()) for row in load_lexicon("hedges") if row.name == name for wording in row.say
    )
