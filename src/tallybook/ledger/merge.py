"""The reviews of two people put together, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tallybook.ledger.review import Review

_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two people say of one figure that cannot both hold.

    Attributes
    ----------
    one, other : Review
        The last word of each.
    about : str
        What they differ in, in words.
    """

    one: Review
    other: Review
    about: str


@dataclass(frozen=True, slots=True)
class _Word:
    """All that one person says of one figure: the last review, and every field as it is to be."""

    last: Review
    after: Mapping[str, Any]


def merge(ours: Iterable[Review], theirs: Iterable[Review]) -> tuple[tuple[Review, ...], tuple[Conflict, ...]]:
    """Return the reviews of both in order of time, each once, and the conflicts between them.

    Two people may change different fields of one figure. They are in conflict where they change one field differently,
    where one confirms what the other changes, and where one rejects what the other keeps.
    """
    left, right = tuple(ours), tuple(theirs)
    one, other = _words(left), _words(right)
    conflicts = [
        Conflict(one[place].last, other[place].last, about)
        for place in one
        if place in other
        for about in _differences(one[place], other[place])
    ]
    kept = (*left, *(review for review in right if review not in left))
    return tuple(sorted(kept, key=lambda review: review.at)), tuple(conflicts)


def _words(reviews: Iterable[Review]) -> dict[_Place, _Word]:
    found: dict[_Place, _Word] = {}
    for review in reviews:
        place = (review.context, review.text)
        before = found[place].after if place in found else {}
        found[place] = _Word(review, {**before, **review.after})
    return found


def _differences(one: _Word, other: _Word) -> list[str]:
    actions = (one.last.action, other.last.action)
    if len({action == "reject" for action in actions}) > 1:
        return [f"{actions[0]} or {actions[1]}"]
    complete = [word.last.action in ("confirm", "add") for word in (one, other)]
    names = dict.fromkeys((*one.after, *other.after))
    return [
        f"{name} {_said(one, name)} or {_said(other, name)}"
        for name in names
        if (name in one.after or complete[0]) and (name in other.after or complete[1])
        if one.after.get(name, _AS_READ) != other.after.get(name, _AS_READ)
    ]


_AS_READ = object()


def _said(word: _Word, name: str) -> str:
    return f"“{word.after[name]}”" if name in word.after else "as it was read"
