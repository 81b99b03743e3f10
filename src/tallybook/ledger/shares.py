"""Shares and their wholes where no word ties them: a clause of its own, a list, the funding of an appeal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallybook.context.nearness import words_of
from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import Mention, link_words, until_mark
from tallybook.quantities.nouns import counts_people

_PASSED = frozenset(("that", "only", "just", "about"))  # between a verb of saying and the share
_BESIDE = 5  # tokens behind a share in which "funded" stands
_GIVEN = frozenset(("funding received", "aid pledged"))
_NEXT = 1  # sentences from an appeal to a share of it
_LISTED = 6  # tokens between two shares of one list


def tie_bare_shares(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie a share that opens a clause of its own: "the 4 million displaced; three quarters are children"."""
    first, being = row[0], words_of("being")
    alone = first.quantity.unit_span is None or first.word(first.amount.stop) in being
    bare = first.quantity.unit_kind == "share" and not _is_named(first)
    if bare and first.amount.first <= 1 and alone:
        before = first.sentence.index - 1
        wholes = (other for other in parts.standing(first, before=first.index) if other.sentence.index == before)
        wholes = (other for other in wholes if other.event.kind != "population")
        whole = next(wholes, None)
        of_none = (first.event.kind, first.event.subevent) == ("other", "") and first.word(first.amount.stop) in being
        if whole and (of_none or _event(whole) == _event(first)):
            parts.tie(first, whole, "bare_share", None)  # "Six out of ten went south"
    for place, share in enumerate(row):
        told = _said_of(share)
        opens = share.word(told) in (";", "and", "but")
        acts = told < share.amount.first - 1 and share.word(share.amount.stop) in words_of("having") | _acting(share)
        verb = share.word(share.amount.stop) in being or (acts and not _is_named(share))
        if place and opens and share.quantity.unit_kind == "share" and verb:
            earlier = row[place - 1]
            parts.tie(share, earlier if earlier.plain else parts.whole_of(earlier), "bare_share", None)


def _is_named(share: Mention) -> bool:
    """Say whether a share tells of whom it is one, in words: "a third of residents"."""
    return bool(share.quantity.share_of) and not any(char.isdigit() for char in share.quantity.share_of)


def _said_of(share: Mention) -> int:
    """Return the place before a share where its clause begins, "said only" and the like passed over."""
    index = share.amount.first - 1
    while index > 0 and (share.word(index) in _PASSED or share.word(index) in words_of("reporting")):
        index -= 1
    return index


def _acting(share: Mention) -> frozenset[str]:
    word = share.word(share.amount.stop)
    return frozenset((word,)) if word.endswith("ed") else frozenset()


def tie_bare_class(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Tie a share behind a comma of which no more is said than what they are: "200 died, more than half children"."""
    share = row[place]
    people = share.quantity.unit_span is not None and counts_people(share.quantity.unit)
    if not (place and people and share.quantity.unit_kind == "share" and share.word(share.amount.first - 1) == ","):
        return
    ends = share.word(share.amount.end) in ("", ".", ",", ";", "and") and share.word(share.amount.stop) != "of"
    wholes = (other for other in reversed(row[:place]) if other.quantity.unit_kind == "" and other.people)
    if ends:
        parts.tie(share, next(wholes, None), "bare_share", share.quantity.unit_span)


def tie_listed_shares(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie a share that is listed with another one: "52 percent are children and 4 percent elderly"."""
    for earlier, later in pairwise(row):
        between = [later.word(index) for index in range(earlier.amount.end, later.amount.first)]
        shares = earlier.quantity.unit_kind == later.quantity.unit_kind == "share"
        bracketed = later.word(later.amount.first - 1) == "(" and later.word(later.amount.stop) == ")"
        listed = between[-1:] in (["and"], [","], ["but"]) and len(between) <= _LISTED
        if shares and (listed or bracketed) and ";" not in between:
            _, rule, span = parts.found.get(earlier.index, (None, "", None))
            parts.tie(later, parts.whole_of(earlier), rule, span)


def _event(mention: Mention) -> tuple[str, str]:
    return mention.event.kind, mention.event.subevent


def tie_funding(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie what an appeal has drawn to what it asks for: "$24 million has been raised", "it is a quarter funded"."""
    for mention in row:
        money = mention.quantity.unit_kind == "money"
        if (money and mention.event.subevent in _GIVEN) or (not money and _is_funded(mention, row)):
            recent = reversed(parts.mentions[max(0, mention.index - 3) : mention.index])
            near = (other for other in recent if other.sentence.index >= mention.sentence.index - _NEXT or money)
            sought = (other for other in near if other.event.subevent == "funding sought" and other.plain)
            parts.tie(mention, next(sought, None), "funding", mention.event.cue_span)


def _is_funded(share: Mention, row: Sequence[Mention]) -> bool:
    """Say whether a share tells how much of an appeal has come in: beside it, or by the words behind the share."""
    if share.quantity.unit_kind != "share":
        return False
    beside = any(
        other.quantity.unit_kind == "money" and other.event.subevent == "funding sought"
        for other in row
        if other.index < share.index
    )
    told = {share.word(index) for index in until_mark(share, share.amount.stop, _BESIDE)}
    return beside or (bool(told & link_words("funded")) and not share.quantity.share_of)
