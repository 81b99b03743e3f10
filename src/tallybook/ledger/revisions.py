"""Amounts that the text replaces by newer ones, and those that newer ones are compared with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.grammar import words as grammar
from tallybook.ledger.containment import is_change
from tallybook.ledger.mentions import (
    TOLLS,
    Mention,
    in_sentences,
    link_words,
    right_before,
    rows_at,
    same_thing,
    stretch,
    until_mark,
)
from tallybook.ledger.references import names_an_event
from tallybook.ledger.repeats import may_be_people
from tallybook.lexicon import Entry, load_lexicon
from tallybook.text.phrases import Found
from tallybook.text.sentences import Sentence

_YEAR = 6  # tokens behind an amount in which the year stands that it is of
_REACH = 8  # tokens from the words that withdraw an amount to the amount
_BACK = 12  # mentions looked back for the amount that a revision replaces
COUNTED = frozenset({"casualties", "cases", "affected"})  # sub-events that a toll may count
WINDOW = 10  # tokens looked at on either side for the words that make a count the older one


def find_superseded(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> dict[int, Found]:
    """Return the words that replace each superseded amount, by the amount's index."""
    superseded: dict[int, Found] = {}
    for row in in_sentences(mentions):
        for mention in row:
            found = _replaced(mention, row, mentions) or _replaced_along(mention, row, superseded)
            revised = None if found else _revised(mention, row)
            target = mention if found else _before(mention, mentions) if revised else None
            words = found or revised
            if words and target:
                superseded[target.index] = words
        _withdraw(row, mentions, superseded)
    _withdraw_afterwards(mentions, sentences, superseded)
    return superseded


def _withdraw_afterwards(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], superseded: dict[int, Found]
) -> None:
    """Mark the toll that a sentence without figures takes back: "It has since disowned the figure."."""
    counted = {mention.sentence.index for mention in mentions}
    tolls = [mention for mention in mentions if mention.event.kind in TOLLS]
    last = {toll.sentence.index: toll for toll in tolls}
    for sentence in sentences:
        found = None if sentence.index in counted else next(rows_at("withdrawn").find(sentence.tokens), None)
        if found is None or not any(token.lower in link_words("tally") for token in sentence.tokens[found.stop :]):
            continue
        toll = next((last[index] for index in range(sentence.index - 1, sentence.index - 4, -1) if index in last), None)
        if toll:
            superseded[toll.index] = found


def find_compared(mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the increments, and the amounts that newer ones are compared with: no amount is a part of those."""
    return frozenset(
        mention.index
        for mention in mentions
        if right_before(mention, "compared", gap=1)
        or right_before(mention, "increment", gap=1)
        or (right_before(mention, "from", gap=1) and _of_another_period(mention))
        or _is_base(mention, mentions)
        or _of_that_year(mention)
    )


def _of_that_year(mention: Mention) -> bool:
    """Say whether an amount is that of a time compared with: "a reduction from 2006, when 2,772 people died"."""
    at = mention.amount.first - 1
    dated = mention.word(at) == "when" and mention.word(at - 1) == ","
    year = mention.word(at - 2)
    return dated and year.isdecimal() and len(year) == 4 and mention.word(at - 3) in link_words("base", "compared")


def _is_base(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Say whether a change that stands before an amount is reckoned from it: "up 18% from March, when it was 604"."""
    change = mentions[mention.index - 1] if mention.index else mention
    if change.sentence.index != mention.sentence.index or not is_change(change):
        return False
    between = {mention.word(index) for index in range(change.amount.stop, mention.amount.first)}
    return bool(between & link_words("base"))


def _replaced(mention: Mention, row: Sequence[Mention], mentions: Sequence[Mention]) -> Found | None:
    """Return the words that make an amount the older one: "to 59 from an earlier 51"."""
    if not (_is_toll(mention) or _is_sought(mention)):
        return None
    others = [other for other in row if other is not mention and same_thing(other, mention)]
    grown = any(other.word(other.amount.first - 1) == "to" for other in others)
    found = right_before(mention, "from", gap=1)
    if found and (grown or (others and found.stop - found.first > 1)):
        return None if _of_another_period(mention) else found
    if found and _of_the_toll(mention, found) and _before(mention, mentions):
        return None if _of_another_period(mention) else found
    older = _called_older(mention, grown=grown)
    again = others or _before(mention, mentions, speaker=_says_again(mention)) or _put_later(mention, mentions)
    return older if older and again else None


def _of_the_toll(mention: Mention, found: Found) -> bool:
    """Say whether an aside tells what a toll was before: "the toll, up from 80 on Monday, includes 61 men"."""
    first = found.first
    return mention.word(first - 1) == "," and mention.word(first - 2) in link_words("tally")


def _put_later(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Say whether the next sentence gives a newer count: "said at first that three died. He later put it at four"."""
    return any(
        _one_toll(other, mention)
        and other.sentence.index == mention.sentence.index + 1
        and other.word(other.amount.first - 1) in ("at", "to")
        and any(other.word(index) in link_words("newer") for index in range(other.amount.first))
        for other in mentions[mention.index + 1 : mention.index + _BACK]
    )


def _says_again(mention: Mention) -> bool:
    """Say whether a pronoun gives an amount: who spoke last has spoken before ("he had earlier put it at 12")."""
    return any(mention.word(index) in grammar("pronoun") for index in range(mention.amount.first))


def _replaced_along(mention: Mention, row: Sequence[Mention], superseded: dict[int, Found]) -> Found | None:
    """Return the words that replaced the amount before, if this one is listed with it: "from 20 cases and 9 deaths"."""
    before = next((other for other in row if other.index == mention.index - 1), None)
    if before is None or before.index not in superseded or not _is_toll(mention):
        return None
    between = {mention.word(index) for index in range(before.amount.end, mention.amount.first)}
    newer = any(other.index < before.index and same_thing(other, mention) for other in row)
    return superseded[before.index] if newer and between <= {"and", ","} else None


def _is_sought(mention: Mention) -> bool:
    """Say whether a verb raises or revises the sum that an appeal asks for: "ups the sum sought from $193 million"."""
    before = {mention.word(index) for index in range(max(0, mention.amount.first - WINDOW), mention.amount.first)}
    return mention.event.subevent == "funding sought" and bool(before & link_words("updating"))


def _is_toll(mention: Mention) -> bool:
    return mention.event.kind in TOLLS or mention.event.subevent in COUNTED


def _called_older(mention: Mention, *, grown: bool) -> Found | None:
    """Return the word before an amount that makes it the older of two counts, small words and names of counts passed.

    "an earlier 51", "the previous toll was 38", "had initially put it at 49", "raising a toll of 10".
    """
    first = max(0, mention.amount.first - WINDOW)
    index, passed = mention.amount.first - 1, list[str]()
    while index > first and _names_count(mention, index):
        passed.append(mention.word(index))
        index -= 1
    word, named = mention.word(index), bool(link_words("tally").intersection(passed))
    before = {mention.word(place) for place in range(max(0, index - 4), index)} | set(passed)
    pluperfect = named and "had" in before
    gave = not before & link_words("newer") and (pluperfect or bool(before & (link_words("before_now") - {"had"})))
    spell = mention.word(index - 1) in link_words("spell")
    if (
        (word in link_words("older") and not spell)
        or (word in link_words("older_count") and named)
        or (word in link_words("gave") and gave)
        or (word in link_words("stood") and grown)
        or (word in link_words("updating") and (("of" in passed[:1] and named) or "from" in passed))
        or ((named or mention.word(mention.amount.first - 1) == "the") and _given_before(mention))
    ):
        return _found(mention, max(0, index))
    return None


def _names_count(mention: Mention, index: int) -> bool:
    """Say whether a word may stand between what gives a count and the count: "put the number of wounded at"."""
    word = mention.word(index)
    counted = names_an_event([word]) and mention.word(index + 1) == "at"
    return counted or word in link_words("of_a_count", "tally")


def _given_before(mention: Mention) -> bool:
    """Say whether the words behind an amount tell that it was given before: "a toll of 10 it had given before"."""
    told = {mention.word(index) for index in until_mark(mention, mention.amount.end, WINDOW)}
    return bool(told & link_words("gave")) and bool(told & (link_words("before_now") | grammar("day")))


def _found(mention: Mention, index: int) -> Found:
    token = mention.tokens[index]
    return Found(_older_row(), index, index + 1, token.start, token.end)


@cache
def _older_row() -> Entry:
    return next(row for row in load_lexicon("links") if row.facts["side"] == "older")


def _of_another_period(mention: Mention) -> bool:
    """Say whether the words behind an amount name another period than the one reported on."""
    window = mention.tokens[mention.amount.end : mention.amount.end + WINDOW]
    year = any(token.text.isdecimal() and len(token.text) == 4 for token in window[:_YEAR])
    return year or any(rows_at("another_period").find(window))


def _withdraw(row: Sequence[Mention], mentions: Sequence[Mention], superseded: dict[int, Found]) -> None:
    """Mark what a sentence takes back: "withdrew its figure of 11,300", "... but later withdrew the figure"."""
    span = stretch(row)
    tokens = row[0].tokens[span.start : span.stop]
    tolls = [mention for mention in row if mention.event.kind in TOLLS]
    found = next(rows_at("withdrawn").find(tokens), None)
    if not found or not tolls or not any(token.lower in link_words("tally") for token in tokens):
        return
    behind = [toll for toll in tolls if 0 <= toll.amount.first - span.start - found.stop <= _REACH]
    named = [toll for toll in tolls if _introduced(toll)]
    target = (behind or named or tolls[-1:])[0]
    for other in (*mentions[max(0, target.index - _BACK) : target.index], target):
        if other.quantity.value == target.quantity.value and other.event.kind == target.event.kind:
            superseded[other.index] = found


def _introduced(mention: Mention) -> bool:
    """Say whether an amount is called a toll or figure by the words before it."""
    first = max(0, mention.amount.first - 4)
    return any(token.lower in link_words("tally") for token in mention.tokens[first : mention.amount.first])


def _revised(mention: Mention, row: Sequence[Mention]) -> Found | None:
    """Return the words that make an amount the newer one: "revised the number of injured to 21"."""
    if mention.event.kind not in TOLLS or mention.word(mention.amount.first - 1) not in ("to", "at"):
        return None
    since = max((other.amount.end for other in row if other.index < mention.index), default=0)
    return next(rows_at("revised").find(mention.tokens[since : mention.amount.first]), None)


def _before(mention: Mention, mentions: Sequence[Mention], *, speaker: bool = False) -> Mention | None:
    """Return the nearest earlier amount of the same toll, from the same source unless `speaker` is known to be it."""
    earlier = mentions[max(0, mention.index - _BACK) : mention.index]
    able = (other for other in reversed(earlier) if other.plain and (speaker or _one_source(other, mention)))
    return next((other for other in able if _one_toll(other, mention)), None)


def _one_source(one: Mention, other: Mention) -> bool:
    return len({mention.source.source for mention in (one, other)} - {""}) < 2


def _one_toll(one: Mention, other: Mention) -> bool:
    return one.event.kind == other.event.kind and may_be_people(one) and may_be_people(other)
