"""The amounts of an article as they refer to one another: where they stand, what they count, how large they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tallybook.context.events import Event
from tallybook.context.governing import leaves_phrase
from tallybook.context.placing import Amount, place_amounts
from tallybook.context.sources import Sourcing
from tallybook.interval import Number
from tallybook.lexicon import load_lexicon
from tallybook.quantities.nouns import counts_people
from tallybook.quantities.quantity import Quantity
from tallybook.text.phrases import Found, Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.tokens import Token

PLAIN_KINDS = frozenset({"", "money", "length", "area", "volume"})
WINDOW = 9  # tokens before an amount among which the words that lead to it stand
AROUND = 40  # tokens before the first and behind the last of them
LONGEST = 600  # tokens of a sentence
MOST = 40  # amounts in a sentence
TOLLS = frozenset({"killed", "injured", "missing", "displaced", "detained"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount with its event and source, among the tokens of its sentence.

    Attributes
    ----------
    index : int
        Which of the article's amounts it is.
    amount : Amount
    event : Event
    source : Sourcing
    sentence : Sentence
    quantity : Quantity
        The quantity itself.
    tokens : tuple of Token
        Those of its sentence.
    plain : bool
        Whether it counts or measures something, and is no share, ratio or duration.
    size : int, float or None
        The number that stands for it: its value, else a bound, else the floor of a vague word.
    thing : tuple of str
        The kind of unit, and what is counted in lower case.
    people : bool
        Whether people are counted: by the noun, or by an event that befalls people alone.
    understood : bool
        Whether the noun that it counts does not stand right behind it.
    before : frozenset of str
        The words right before it, in lower case: a wording of which none is there need not be looked for.
    """

    index: int
    amount: Amount
    event: Event
    source: Sourcing
    sentence: Sentence
    quantity: Quantity
    tokens: tuple[Token, ...]
    plain: bool
    size: Number | None
    thing: tuple[str, str]
    people: bool
    before: frozenset[str]
    understood: bool

    def word(self, index: int) -> str:
        """Return a token of its sentence in lower case; empty beyond it."""
        tokens = self.tokens
        return tokens[index].lower if 0 <= index < len(tokens) else ""


def mention_all(
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity],
    events: Sequence[Event],
    sources: Sequence[Sourcing],
) -> tuple[Mention, ...]:
    """Return a mention of each quantity, in their order."""
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    amounts = {
        amount.quantity.span: amount
        for number, those in by_sentence.items()
        for amount in place_amounts(those, sentences[number])
    }
    facts = zip(quantities, events, sources, strict=True)
    return tuple(
        _mention(index, amounts[quantity.span], event, source, sentences[quantity.sentence])
        for index, (quantity, event, source) in enumerate(facts)
    )


def _mention(index: int, amount: Amount, event: Event, source: Sourcing, sentence: Sentence) -> Mention:
    quantity = amount.quantity
    sizes = (quantity.value, quantity.amount.high, quantity.amount.low, quantity.magnitude)
    size = next((size for size in sizes if size is not None), None)
    plain = quantity.unit_kind in PLAIN_KINDS
    thing = quantity.unit_kind, quantity.unit.lower()
    people = counts_people(quantity.unit) or event.rule in _befalling_people()
    before = frozenset([token.lower for token in sentence.tokens[max(0, amount.first - WINDOW) : amount.first]])
    between = sentence.tokens[amount.stop : amount.end]
    understood = not between or any(leaves_phrase(token.lower) for token in between)
    return Mention(
        index,
        amount,
        event,
        source,
        sentence,
        quantity,
        sentence.tokens,
        plain,
        size,
        thing,
        people,
        before,
        understood,
    )


def in_sentences(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield the mentions of each sentence that has any; what has more than `MOST` is no sentence, and is cut."""
    row: list[Mention] = []
    for mention in mentions:
        if row and (row[-1].sentence.index != mention.sentence.index or len(row) == MOST):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


def same_thing(one: Mention, other: Mention) -> bool:
    """Say whether two amounts count the same thing, in the same kind of unit, and the same happened to it."""
    return alike(one, other) and one.event.kind == other.event.kind


def alike(one: Mention, other: Mention) -> bool:
    """Say whether two amounts count the same thing in the same kind of unit."""
    return one.thing == other.thing


def one_event(one: Mention, other: Mention) -> bool:
    """Say whether two amounts are of one event."""
    return one.event.kind == other.event.kind != "other"


@cache
def _befalling_people() -> frozenset[str]:
    return frozenset(row.name for row in load_lexicon("events") if row.facts.get("needs") in ("person", "people"))


def same_people(whole: Mention, part: Mention) -> bool:
    """Say whether an amount may break down another: of the same thing, or people of people, in one event."""
    return same_thing(whole, part) or (whole.people and part.people and one_event(whole, part))


def may_hold(whole: Mention, part: Mention) -> bool:
    """Say whether a part can be contained in a whole, as far as their sizes tell."""
    if whole.index == part.index or not whole.plain:
        return False
    if not part.plain:
        return True
    if whole.quantity.unit_kind != part.quantity.unit_kind:
        return False
    return whole.size is None or part.size is None or part.size <= whole.size * 1.05


@cache
def rows_at(side: str) -> Phrases:
    """Return the wordings of the lexicon rows that stand on one side."""
    return Phrases(row for row in load_lexicon("links") if row.facts["side"] == side)


@cache
def link_words(*sides: str) -> frozenset[str]:
    """Return the wordings of the lexicon rows that stand on one side, or on one of several, as words."""
    return frozenset(word for row in load_lexicon("links") if row.facts["side"] in sides for word in row.say)


def right_before(mention: Mention, side: str, *, since: int = 0, gap: int = 2) -> Found | None:
    """Return the wording that ends at most `gap` tokens before a mention, the longest that does."""
    if rows_at(side).heads.isdisjoint(mention.before):
        return None
    first = max(since, mention.amount.first - WINDOW)
    window = mention.tokens[first : mention.amount.first]
    found = [
        cue
        for cue in rows_at(side).find(window)
        if len(window) - cue.stop <= gap and all(token.text.isalnum() for token in window[cue.stop :])
    ]
    return _moved(found[-1], first) if found else None


def right_behind(mention: Mention, side: str, *, gap: int = 0, comma: bool = False) -> Found | None:
    """Return the wording that begins right behind an amount, or at most `gap` words behind what it counts.

    With `comma` it may stand behind a comma.
    """
    tokens, amount = mention.tokens, mention.amount
    end = amount.end + (1 if comma and mention.word(amount.end) == "," else 0)
    for index in (amount.stop, *range(end, min(end + gap + 1, len(tokens)))):
        if index < len(tokens) and (found := rows_at(side).at(tokens, index)):
            return found
        if index >= amount.end and mention.word(index) in (",", "("):
            return None
    return None


def until_mark(mention: Mention, first: int, most: int) -> range:
    """Return the indexes of at most so many tokens from `first` on, up to a comma, a stop or the sentence's end."""
    marks = ("", ",", ".", ";", ":", "(", ")")
    stop = next((index for index in range(first, first + most) if mention.word(index) in marks), first + most)
    return range(first, stop)


def _moved(found: Found, by: int) -> Found:
    return found._replace(first=found.first + by, stop=found.stop + by)


def words_of_row(row: Sequence[Mention]) -> Sequence[Token]:
    """Return the tokens of the sentence that a row stands in; of what is too long for one, those around the row."""
    tokens, near = row[0].tokens, stretch(row)
    return tokens if len(tokens) <= LONGEST else tokens[near.start : near.stop]


def stretch(row: Sequence[Mention]) -> range:
    """Return the indexes of the tokens around the mentions of a row."""
    tokens = row[0].tokens
    return range(max(0, row[0].amount.first - AROUND), min(len(tokens), row[-1].amount.end + AROUND))
