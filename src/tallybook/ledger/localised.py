"""Parts by place: the toll of a district beside that of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.context.grammar import words as grammar
from tallybook.context.nations import find_country
from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import (
    LONGEST,
    TOLLS,
    Mention,
    link_words,
    rows_at,
    same_people,
    until_mark,
    words_of_row,
)

_BESIDE = 5  # tokens behind an amount in which its place stands
_BACK = 12
_SCENE = 3  # sentences between a toll and that of a place in it
_IN = frozenset(("in", "at", "near", "on", "across", "around", "from"))


def tie_in_place(parts: Parts, row: Sequence[Mention]) -> None:
    """Tie the toll of a place to the toll of all of them: "59 died. In Ikongo district, 31 people were killed"."""
    worst = next(rows_at("worst").find(words_of_row(row)), None)
    if worst is None and not _opens_with_place(row[0]):
        return
    for part in row if worst else row[:1]:
        if part.event.kind in TOLLS:
            rule, span = (worst.entry.name, worst.span) if worst else ("in_place", part.tokens[0].span)
            parts.tie(part, _toll_before(parts, part), rule, span)


def _opens_with_place(mention: Mention) -> bool:
    """Say whether a sentence begins with where its first amount was counted: "In the Ikongo district, 31 died"."""
    at = 2 if mention.word(1) == "the" else 1
    if mention.word(0) not in _IN or at >= mention.amount.first or not mention.tokens[at].text[0].isupper():
        return False
    comma = any(token.text == "," for token in mention.tokens[at : min(mention.amount.first, LONGEST)])
    day = mention.tokens[at].lower in grammar("month") | grammar("day")
    return comma and not day and find_country(mention.tokens, at) is None


def _toll_before(parts: Parts, part: Mention) -> Mention | None:
    """Return the nearest larger toll of the same event, from no other source, that is told of no place itself."""
    more = {part.word(part.amount.first - 1), part.word(part.amount.stop)} & link_words("more")
    for told, whole in _tolls(parts, part):
        if same_people(whole, part) and (whole.size or 0) > (part.size or 0):
            one = told is not whole or len({whole.source.source, part.source.source} - {""}) < 2
            if placed(whole) and told is whole:
                continue
            return whole if one and not placed(whole) and not more else None
    return None


def _tolls(parts: Parts, part: Mention) -> Iterator[tuple[Mention, Mention]]:
    """Yield the tolls of the sentences just before, each with the one that it is part of, or itself."""
    for other in reversed(parts.mentions[max(0, part.index - _BACK) : part.index]):
        whole = parts.whole_of(other)
        if other.sentence.index == part.sentence.index or other.index in parts.closed | parts.compared:
            continue
        if other.sentence.index < part.sentence.index - _SCENE:
            return
        yield other, whole or other


def placed(mention: Mention) -> bool:
    """Say whether the words behind an amount tell at which spot of a country it was counted: "12 in Ikongo"."""
    near = until_mark(mention, mention.amount.end, _BESIDE)
    return any(
        mention.word(at) in _IN
        and mention.word(at + 1)
        and mention.tokens[at + 1].text[0].isupper()
        and find_country(mention.tokens, at + 1) is None
        for at in near
    )
