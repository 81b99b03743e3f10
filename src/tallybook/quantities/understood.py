"""What an amount counts where the sentence leaves it out: "another 17 died", "the rebels said 67"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tallybook.quantities.amount import Amount
from tallybook.quantities.inflection import is_plural, singular
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.nouns import counts_people, is_kind_of_people
from tallybook.quantities.number_words import number_words
from tallybook.quantities.word_lists import words_of

_REACH = 12  # words back in which a noun may govern the number
_JOINED = 5  # words between two numbers of the same people
_NEXT = 4  # words on in which a verb may say that people are counted
_FAR = 3  # sentences back in which an antecedent may stand


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount already read, the sentence it stands in, and its words with those of its unit."""

    sentence: int
    amount: Amount
    words: str = ""

    @property
    def stop(self) -> int:
        """The token behind the amount and its noun."""
        return max(self.amount.stop, self.amount.after)


def understand(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount:
    """Return `amount` with the unit that is understood from the words before it or from an earlier amount."""
    if amount.unit_kind == "share" and amount.pronoun and not amount.share_of:
        return replace(_share(amount, sentence, mentions), unit=amount.unit or _share(amount, sentence, mentions).unit)
    if amount.unit:
        return _broken_down(tokens, amount, sentence, mentions)
    if amount.unit_kind in ("share", "ratio"):
        return _share(amount, sentence, mentions)
    barrier = mentions[-1].amount.stop if mentions and mentions[-1].sentence == sentence else 0
    named = None if amount.pronoun else _governed(tokens, amount)
    if named:
        return named
    earlier = _antecedent(amount, sentence, mentions)
    personal = _personal(tokens, amount, barrier)
    if earlier is None:
        return replace(amount, unit="person") if personal else amount
    fresh = earlier.sentence < sentence and lower(tokens, amount.first - 1) in words_of("harm")
    if personal and (fresh or not counts_people(earlier.amount.unit)):
        return replace(amount, unit="person")
    return replace(amount, unit=earlier.amount.unit)


def _broken_down(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount:
    """Read the kind of people from the total of a breakdown: "246 civilian casualties: 58 killed and 191 injured"."""
    if amount.unit != "person" or amount.unit_span is None or amount.unit_kind:
        return amount
    alike = _same_people(tokens, amount, sentence, mentions)
    if alike:
        return replace(amount, unit=alike)
    stop = amount.first
    for mention in reversed(mentions[-6:]):
        if mention.sentence != sentence:
            break
        marks = {token.text for token in tokens[mention.amount.stop : stop]}
        if ":" in marks and counts_people(mention.amount.unit) and not mention.amount.unit_kind:
            return replace(amount, unit=mention.amount.unit)
        if marks & {";", "—", "–"}:
            break
        stop = mention.amount.first
    return amount


def _same_people(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the people of the number just before: "1,379 civilians were killed and 2,217 injured"."""
    last = mentions[-1] if mentions and mentions[-1].sentence == sentence else None
    if last is None or not is_kind_of_people(last.amount.unit) or last.amount.unit_kind:
        return ""
    between = tokens[last.stop : amount.first]
    joined = len(between) <= _JOINED and any(token.lower == "and" for token in between[-2:])
    bare = lower(tokens, amount.after - 1) in words_of("people_adjective")
    return last.amount.unit if joined and bare and not any(token.text in ";:—–(" for token in between) else ""


def _share(amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount:
    """Take the unit of the last amount for a share without a noun; of money too, in the same sentence."""
    for mention in reversed(mentions[-6:]):
        other = mention.amount
        near = mention.sentence == sentence
        if sentence - mention.sentence > _FAR:
            break
        if (
            other.unit
            and other.unit_kind not in ("time", "length")
            and (near or not other.unit_kind or other.unit_kind == "share")
        ):
            return replace(amount, unit=other.unit, share_of=amount.share_of or mention.words)
    return amount


def _antecedent(amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Mention | None:
    passing: Mention | None = None
    for mention in reversed(mentions[-12:]):
        other = mention.amount
        if sentence - mention.sentence > _FAR:
            break
        if not other.unit or other.unit_kind or other.unit == "time":
            continue
        if not other.part and not (other.whole and not amount.pronoun):
            return mention
        passing = passing or mention
    return passing


def _personal(tokens: Tokens, amount: Amount, barrier: int) -> bool:
    """Say whether the words around a number without a noun tell that it counts people."""
    for index in range(amount.first - 1, max(barrier, amount.first - _REACH) - 1, -1):
        if lower(tokens, index) in words_of("toll"):
            return True
        if lower(tokens, index) in (";", ".", "—"):
            break
    for index in range(amount.stop, min(len(tokens), amount.stop + _NEXT)):
        if lower(tokens, index) in words_of("toll"):
            return True
        if lower(tokens, index) in (",", ";", ".", "and", "("):
            break
    return False


def _governed(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read the noun that governs the number from before: "the number of injured to 21", "the toll at 59"."""
    for index in range(amount.first - 1, max(0, amount.first - _REACH), -1):
        word = lower(tokens, index)
        if word in (";", ".", ":", "—", "–", "(", "”"):
            return None
        if word in _changing() and lower(tokens, amount.first - 1) in ("from", "to", "by", "at"):
            return _subject(tokens, amount, index)
        if word == "of" and lower(tokens, index - 1) in ("number", "numbers", "total", "count", "tally"):
            return _first_noun(tokens, amount, index + 1)
        if word in ("toll", "population", "tolls"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
        if word in ("dead", "casualties", "fatalities") and amount.first - index <= 3:
            return replace(amount, unit="person", unit_span=tokens[index].span)
    return None


def _first_noun(tokens: Tokens, amount: Amount, start: int) -> Amount | None:
    for index in range(start, amount.first):
        word = lower(tokens, index)
        if word in words_of("people_adjective") or word in words_of("event_noun"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
        if is_plural(word):
            return replace(amount, unit=singular(tokens[index].text), unit_span=tokens[index].span)
    return None


def _subject(tokens: Tokens, amount: Amount, verb: int) -> Amount | None:
    """Read the plural noun before a verb of change: "attacks have doubled from three a day"."""
    for index in range(verb - 1, max(-1, verb - 8), -1):
        word = lower(tokens, index)
        if word in ("toll", "population", "dead"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
        if word in words_of("event_noun"):
            return replace(amount, unit="person", unit_span=tokens[index].span)
        if is_plural(word) and word not in words_of("stop") and word not in words_of("verb"):
            unit = singular(tokens[index].text if index else word)
            return replace(amount, unit=unit, unit_span=tokens[index].span)
        if word in (",", ";", ".", ":"):
            break
    return None


@cache
def _changing() -> frozenset[str]:
    multiples = (word for word, roles in number_words().items() if any(role == "multiple" for role, _ in roles))
    return words_of("change") | frozenset(multiples)
