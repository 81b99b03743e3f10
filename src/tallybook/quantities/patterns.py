"""Patterns of words around a numeral, as lexicon rows write them.

A pattern is words with one ``#``, the numeral::

    aged #                    words, in any case; a capital letter in the pattern asks for one in the text
    mother|father of #        alternatives
    in #year                  a numeral of a kind: see ``KINDS``
    # - year - old ?boy       ?: may be there or not
    <month> #day              a word of the class "month": the lexicon's rows with ``class = true``
    <Name> #                  a word of a shape: see ``SHAPES``
    (in) # <time>             in brackets: must stand there, but is no part of what is found
    <letters> ~#              ~: no white space before it
    # and <number>            another numeral
    <border> # .              the beginning or the end of the sentence
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeAlias

from tallybook.lexicon import Entry
from tallybook.quantities.kinds import KINDS, LOOKS, SHAPES, kinds_of
from tallybook.quantities.neighbours import DASHES, Tokens, touches
from tallybook.quantities.numeral import Numeral
from tallybook.text.tokens import Token

_NUMBER = "<number>"
_BORDER = "<border>"
_KEPT = 5000  # kinds of surroundings whose patterns are kept
_NEAREST = 2  # words on a side by which patterns are chosen: the second, where the first tells little
_TELLING = 5  # words on a side that are held against a pattern's own before it is walked along
_NOTHING = [""] * _TELLING  # what stands beyond the borders of a sentence
_TELLING_LITTLE = DASHES | {"one", ","}
_Beside: TypeAlias = tuple[str, str]
_Telling: TypeAlias = tuple[int, frozenset[str]]
_Around: TypeAlias = tuple[frozenset[str], tuple[_Beside, ...], tuple[_Beside, ...], bool, tuple[bool, bool]]


@dataclass(frozen=True, slots=True)
class _Element:
    words: frozenset[str]
    shape: str = ""
    cased: frozenset[str] | bool = False
    touching: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A wording; `left` and `right` are the words of which one must stand so far beside the numeral, if any must."""

    entry: Entry
    kind: str
    touching: bool
    before: tuple[_Element, ...]
    after: tuple[_Element, ...]
    left: _Telling
    right: _Telling


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found around a numeral: its row, and tokens ``[first, stop)`` of what was found."""

    entry: Entry
    first: int
    stop: int


class Patterns:
    """The patterns of some rows, ready to be found around numerals.

    >>> from types import MappingProxyType
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> patterns = Patterns([Entry("age", ("aged #",), "an age", MappingProxyType({}))])
    >>> tokens = tokenize("a boy aged four")
    >>> patterns.match(tokens, find_numerals(tokens), 0)
    Match(entry=Entry(name='age', say=('aged #',), why='an age', facts=mappingproxy({})), first=2, stop=4)
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        elements = _Elements(entries)
        rows = [row for row in entries if not row.facts.get("class")]
        patterns = [pattern for row in rows for wording in row.say for pattern in _compiled(row, wording, elements)]
        self._unless = {
            (row.name, row.say): tuple(
                p for wording in row.facts.get("unless", ()) for p in _compiled(row, wording, elements)
            )
            for row in rows
        }
        self._left: dict[str, list[tuple[int, _Pattern]]] = {}
        self._right: dict[str, list[tuple[int, _Pattern]]] = {}
        self._any: list[tuple[int, _Pattern]] = []
        self._known: dict[_Around, tuple[_Pattern, ...]] = {}
        nearest = (side[:_NEAREST] for pattern in patterns for side in (pattern.before, pattern.after))
        self._named = frozenset(word for side in nearest for element in side for word in element.words)
        for order, pattern in enumerate(patterns):
            self._file(order, pattern)

    def _file(self, order: int, pattern: _Pattern) -> None:
        for side, table in ((pattern.before, self._left), (pattern.after, self._right)):
            if side and side[0].words:
                for word in side[0].words:
                    table.setdefault(word, []).append((order, pattern))
                return
        self._any.append((order, pattern))

    def match(self, tokens: Tokens, numerals: Sequence[Numeral], which: int) -> Match | None:
        """Return the first row, in the lexicon's order, with a pattern around ``numerals[which]``."""
        numeral = numerals[which]
        kinds = kinds_of(numeral, tokens[numeral.first].text)
        first, stop = numeral.first, numeral.stop
        left = [token.lower for token in tokens[max(0, first - _TELLING) : first]][::-1] + _NOTHING
        right = [token.lower for token in tokens[stop : stop + _TELLING]] + _NOTHING
        for pattern in self._candidates(self._around(tokens, numeral, kinds)):
            (before, lefts), (behind, rights) = pattern.left, pattern.right
            if (before and left[before] not in lefts) or (behind and right[behind] not in rights):
                continue
            match = _match(pattern, kinds, tokens, numerals, which)
            if match and not self._excepted(pattern, kinds, tokens, numerals, which):
                return match
        return None

    def _around(self, tokens: Tokens, numeral: Numeral, kinds: frozenset[str]) -> _Around:
        before, after = numeral.first - 1, numeral.stop
        left, right = self._side(tokens, before, -1), self._side(tokens, after, 1)
        return kinds, left, right, touches(tokens, numeral.first), (touches(tokens, after), touches(tokens, after + 1))

    def _side(self, tokens: Tokens, index: int, way: int) -> tuple[_Beside, ...]:
        nearest = self._beside(tokens, index)
        return (nearest, self._beside(tokens, index + way)) if nearest[0] in _TELLING_LITTLE else (nearest,)

    def _beside(self, tokens: Tokens, index: int) -> _Beside:
        """Return a neighbouring word, if any pattern names it, and what it looks like."""
        if not 0 <= index < len(tokens):
            return "", ""
        token = tokens[index]
        first = token.text[0]
        look = "A" if first.isupper() else "a" if first.isalpha() else "0" if token.digital else "."
        return (token.lower if token.lower in self._named else ""), look

    def _candidates(self, around: _Around) -> tuple[_Pattern, ...]:
        """Return the patterns that may fit between some neighbours, in order; kept, for the same ones come again."""
        known = self._known.get(around)
        if known is None:
            kinds, left, right, touched, touching = around
            filed = [*self._left.get(left[0][0], ()), *self._right.get(right[0][0], ()), *self._any]
            known = tuple(
                pattern
                for _, pattern in sorted(filed, key=_order)
                if (not pattern.kind or pattern.kind in kinds)
                and (touched or not pattern.touching)
                and not any(
                    element.touching and not near for element, near in zip(pattern.after, touching, strict=False)
                )
                and _may_fit(pattern.before, left)
                and _may_fit(pattern.after, right)
            )
            if len(self._known) < _KEPT:
                self._known[around] = known
        return known

    def _excepted(
        self, pattern: _Pattern, kinds: frozenset[str], tokens: Tokens, numerals: Sequence[Numeral], which: int
    ) -> bool:
        return any(
            _match(other, kinds, tokens, numerals, which)
            for other in self._unless[pattern.entry.name, pattern.entry.say]
        )


def _may_fit(elements: Sequence[_Element], beside: Sequence[_Beside]) -> bool:
    """Say whether the nearest elements of a pattern may fit neighbours with these words and these looks."""
    for element, (word, look) in zip(elements, beside, strict=False):
        if element.shape in (_NUMBER, _BORDER):
            return True
        if not (word in element.words if element.words else look in LOOKS[element.shape]):
            return False
    return True


def _order(filed: tuple[int, _Pattern]) -> int:
    return filed[0]


def _match(
    pattern: _Pattern, kinds: frozenset[str], tokens: Tokens, numerals: Sequence[Numeral], which: int
) -> Match | None:
    if pattern.kind and pattern.kind not in kinds:
        return None
    if pattern.touching and not touches(tokens, numerals[which].first):
        return None
    first = _walk(pattern.before, tokens, numerals, which, -1)
    stop = None if first is None else _walk(pattern.after, tokens, numerals, which, 1)
    return None if first is None or stop is None else Match(pattern.entry, first, stop)


def _walk(
    elements: Sequence[_Element], tokens: Tokens, numerals: Sequence[Numeral], which: int, way: int
) -> int | None:
    """Match `elements` outwards from a numeral; return the border of what was found inside brackets' reach."""
    edge = numerals[which].stop if way > 0 else numerals[which].first
    border = edge
    for element in elements:
        at = edge if way > 0 else edge - 1
        if not 0 <= at < len(tokens):
            if element.shape == _BORDER:
                continue
            return None
        if not element.shape and tokens[at].lower not in element.words:
            return None
        if element.touching and not (at and tokens[at - 1].end == tokens[at].start):
            return None
        if element.shape == _NUMBER:
            which += way
            if not 0 <= which < len(numerals) or (numerals[which].first if way > 0 else numerals[which].stop) != edge:
                return None
            edge = numerals[which].stop if way > 0 else numerals[which].first
        elif not _fits(element, tokens[at]):
            return None
        else:
            edge += way
        border = border if element.outside else edge
    return border


def _fits(element: _Element, token: Token) -> bool:
    """Say whether a token has the shape that an element asks for; one of its words, the capital."""
    if element.shape == _BORDER:
        return False
    if element.shape:
        return SHAPES[element.shape](token)
    if not element.cased:
        return True  # its word is known to fit
    cased = token.lower in element.cased if isinstance(element.cased, frozenset) else element.cased
    return not cased or token.text[0].isupper()


class _Elements:
    """The elements that the parts of wordings stand for; the same parts come again and again, so each is read once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._classes = {f"<{row.name}>": _class(row) for row in entries if row.facts.get("class")}
        self._known: dict[str, _Element] = {}

    def of(self, part: str) -> _Element:
        """Return the element that a part of a wording stands for."""
        element = self._known.get(part)
        if element is None:
            element = self._known[part] = self._read(part)
        return element

    def _read(self, part: str) -> _Element:
        outside = len(part) > 2 and part[0] == "(" and part[-1] == ")"
        part = part[1:-1] if outside else part
        touching = part.startswith("~") and len(part) > 1
        part = part[1:] if touching else part
        if part in self._classes:
            return replace(self._classes[part], touching=touching, outside=outside)
        if len(part) > 2 and part[0] == "<" and part[-1] == ">":
            shape = part if part in (_NUMBER, _BORDER) else part[1:-1]
            if shape not in SHAPES and shape != part:
                raise ValueError(f"{part}: expected a class of the lexicon or one of {', '.join(SHAPES)}")
            return _Element(frozenset(), shape, touching=touching, outside=outside)
        words = frozenset(part.lower().split("|")) if part != "|" else frozenset("|")
        return _Element(words, cased=part[0].isupper(), touching=touching, outside=outside)


def _class(row: Entry) -> _Element:
    cased = row.facts.get("cased", False)
    named = frozenset(cased) if isinstance(cased, list) else bool(cased)
    return _Element(frozenset(word.lower() for word in row.say), cased=named)


def _compiled(entry: Entry, wording: str, elements: _Elements) -> list[_Pattern]:
    parts = wording.split()
    if "?" not in wording:
        return [_pattern(entry, parts, elements)]
    choices = [(part[1:], "") if part.startswith("?") else (part,) for part in parts]
    return [_pattern(entry, [part for part in chosen if part], elements) for chosen in product(*choices)]


def _pattern(entry: Entry, parts: Sequence[str], elements: _Elements) -> _Pattern:
    at = next(index for index, part in enumerate(parts) if part.startswith(("#", "~#")))
    kind = parts[at].lstrip("~")[1:]
    if kind and kind not in KINDS:
        raise ValueError(f"{entry.name}: {parts[at]}: expected one of {', '.join(sorted(KINDS))}")
    before = tuple(elements.of(part) for part in reversed(parts[:at]))
    after = tuple(elements.of(part) for part in parts[at + 1 :])
    return _Pattern(entry, kind, parts[at].startswith("~"), before, after, _telling(before), _telling(after))


def _telling(elements: Sequence[_Element]) -> _Telling:
    """Return where the first word behind the nearest element stands, and which it may be; 0 where that is not known."""
    for far, element in enumerate(elements[:_TELLING]):
        if element.shape in (_NUMBER, _BORDER):
            break
        if far and element.words:
            return far, element.words
    return 0, frozenset()
