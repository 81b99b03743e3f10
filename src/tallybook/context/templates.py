"""Wordings with slots: "the past {n} {unit}", found among tokens in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tallybook.lexicon import Entry
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokenize

Reader = Callable[[Sequence[Token], int], tuple[Any, int] | None]
"""Reads a slot at a token: its value and the index after it, or nothing."""


@dataclass(frozen=True, slots=True)
class Match:
    """A template found among tokens.

    Attributes
    ----------
    entry : Entry
        The row it belongs to.
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    span : Span
        Its characters.
    slots : mapping
        The value of every slot that was filled.
    """

    entry: Entry
    first: int
    stop: int
    span: Span
    slots: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Item:
    slot: str
    words: frozenset[str]
    optional: bool


_Row = tuple[int, Entry, tuple[_Item, ...]]
_ANY = "*"
"""Stands for any second word: of a template of one item, or after an item that may be missing or long."""

_KEPT = 5000
"""Words whose templates are kept."""


class Templates:
    """The templates of some rows, ready to be found.

    Parameters
    ----------
    entries : iterable of Entry
        Their wordings are templates: ``{n}`` is a slot, ``a|b`` is either word, ``x?`` may be missing.
    readers : mapping
        The reader of every slot, by name.
    classes : callable
        The slots that may begin at a token, so that only those templates are tried.
    going_on : mapping
        By slot, the words that may be its second: of what the others take nothing is known.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        readers: Mapping[str, Reader],
        classes: Callable[[Token], Iterable[str]],
        going_on: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        self._readers, self._classes = readers, classes
        self._by_start: dict[str, dict[str, list[_Row]]] = {}
        self._known: dict[str, list[dict[str, list[_Row]]]] = {}
        self._seconds: dict[str, tuple[str, ...]] = {}
        wordings = ((entry, wording) for entry in entries for wording in entry.say)
        for order, (entry, wording) in enumerate(wordings):
            items = tuple(_item(word) for word in wording.split())
            for first in _firsts(items):
                table = self._by_start.setdefault(first, {})
                for second in _seconds(items, first, going_on):
                    table.setdefault(second, []).append((order, entry, items))

    def openings(self, tokens: Sequence[Token]) -> list[int]:
        """Return the indexes of the tokens at which a template may begin."""
        known = self._known
        return [
            index
            for index, token in enumerate(tokens)
            if (known[token.text] if token.text in known else self._tables(token))
        ]

    def at(self, tokens: Sequence[Token], index: int) -> list[Match]:
        """Return the templates that match at ``tokens[index]``, longest first, then in the lexicon's order."""
        candidates = self._candidates(tokens, index)
        if not candidates:
            return []
        found: list[tuple[int, int, Match]] = []
        places = _Places(tokens, self._readers)
        for order, entry, items in candidates:
            match = _fill(places, index, items, 0, {})
            if match:
                stop, slots = match
                span = Span(tokens[index].start, _end(tokens[stop - 1]))
                found.append((-stop, order, Match(entry, index, stop, span, slots)))
        return [match for _, _, match in (sorted(found, key=_rank) if len(found) > 1 else found)]

    def _candidates(self, tokens: Sequence[Token], index: int) -> list[_Row]:
        """Return the templates whose first two items may match, so that "the" alone costs nothing."""
        tables = self._tables(tokens[index])
        if not tables:
            return []
        after = self._after(tokens[index + 1]) if index + 1 < len(tokens) else (_ANY,)
        return [row for table in tables for second in after if second in table for row in table[second]]

    def _after(self, token: Token) -> tuple[str, ...]:
        """Return the keys by which a second token is found; kept, for the same words come again."""
        known = self._seconds.get(token.text)
        if known is None:
            known = tuple({_ANY, *self._keys(token)})
            if len(self._seconds) < _KEPT:
                self._seconds[token.text] = known
        return known

    def _tables(self, token: Token) -> list[dict[str, list[_Row]]]:
        """Return the templates that a token may begin, by their second item; kept, for the same words come again."""
        known = self._known.get(token.text)
        if known is None:
            keys = () if token.text == "," else self._keys(token)
            known = [self._by_start[key] for key in keys if key in self._by_start]
            if len(self._known) < _KEPT:
                self._known[token.text] = known
        return known

    def _keys(self, token: Token) -> tuple[str, ...]:
        return (token.lower, *[f"{{{name}}}" for name in self._classes(token)])


class _Places:
    """Tokens with what was read of them: templates that begin alike read a slot once."""

    def __init__(self, tokens: Sequence[Token], readers: Mapping[str, Reader]) -> None:
        self.tokens = tokens
        self._readers = readers
        self._read: dict[tuple[str, int], tuple[Any, int] | None] = {}

    def read(self, slot: str, index: int) -> tuple[Any, int] | None:
        """Return the value of a slot at a token, and the index after it."""
        place = slot, index
        if place not in self._read:
            self._read[place] = self._readers[slot](self.tokens, index)
        return self._read[place]


def _fill(
    places: _Places, index: int, items: tuple[_Item, ...], position: int, slots: dict[str, Any]
) -> tuple[int, dict[str, Any]] | None:
    """Return where the items from `position` on end and what fills their slots; nothing where one does not fit."""
    for place in range(position, len(items)):
        item = items[place]
        step = _step(places, index, item, slots)
        if item.optional:
            rest = _fill(places, step[0], items, place + 1, step[1]) if step else None
            if rest:
                return rest
        elif step is None:
            return None
        else:
            index, slots = step
    return None if places.tokens[index - 1].text == "," else (index, slots)


def _step(places: _Places, index: int, item: _Item, slots: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
    """Return where the words that fill an item end, and the slots with its own."""
    if index >= len(places.tokens):
        return None
    if not item.slot:
        return (index + 1, slots) if places.tokens[index].lower in item.words else None
    read = places.read(item.slot, index)
    return (read[1], {**slots, item.slot: read[0]}) if read else None


def _rank(found: tuple[int, int, Match]) -> tuple[int, int]:
    return found[:2]


def _item(word: str) -> _Item:
    optional = word.endswith("?")
    bare = word[:-1] if optional else word
    if bare.startswith("{"):
        return _Item(bare[1:-1], frozenset(), optional)
    parts = [tokenize(part) for part in bare.split("|")]
    return _Item("", frozenset(part[0].lower for part in parts), optional)


def _firsts(items: tuple[_Item, ...]) -> set[str]:
    keys: set[str] = set()
    for item in items:
        keys |= _keys_of(item)
        if not item.optional:
            break
    return keys


def _keys_of(item: _Item) -> set[str]:
    return {f"{{{item.slot}}}"} if item.slot else set(item.words)


def _seconds(items: tuple[_Item, ...], first: str, going_on: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the keys of the second token of a template that begins with `first`, where it says it for certain."""
    item, *rest = items
    if item.optional and first not in _keys_of(item):
        return _seconds(tuple(rest), first, going_on)
    if not rest or rest[0].optional or (item.optional and first in _keys_of(rest[0])):
        return {_ANY}
    slots = (item.slot, rest[0].slot) if item.slot or item.optional else ()
    if any(slot and slot not in going_on for slot in slots):
        return {_ANY}
    return _keys_of(rest[0]) | going_on.get(item.slot, frozenset())


def _end(token: Token) -> int:
    """Return where the token ends without a possessive: "Monday's" ends before the apostrophe."""
    return token.end - 2 if token.lower.endswith("'s") else token.end
