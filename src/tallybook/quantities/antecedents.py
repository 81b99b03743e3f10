"""Which amount a number without a noun goes on from: "another 17 died", "98 of them in Ohio and 39 in Iowa"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from tallybook.quantities.amount import Amount
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.nouns import counts_people
from tallybook.quantities.word_lists import words_of

_REACH = 12  # words back in which a verb may say that people are counted
_NEXT = 4  # words on in which a verb may say that people are counted
_OPENS = 4  # tokens of "Of these," before its number
_SPEECH = 10  # words of an aside between those who speak and their verb
_SAID = 5  # words on in which that verb follows
_FAR = 3  # sentences back in which an antecedent may stand
_BACK = 12  # amounts back
_COPULAS = frozenset(("is", "was", "are", "were", "at", "to"))  # between "the figure" and what it is
_OPENING = frozenset((",", ";", ":", "–", "—", "and", "but", "only", "just"))  # before a number that opens its phrase
_PLACED = frozenset(("elsewhere", "there", "here", "so", "who"))  # behind one that says who or where
_WHERE = frozenset(("in", "at", "on", "from", "near"))
_WITHIN = frozenset("in across from throughout to into at inside within near".split())  # before an amount of places
_DASHES = frozenset(("–", "—", "--"))
_ADDING = frozenset(("further", "another", "additional", "other", "others", "more", "remaining"))
AUXILIARIES = frozenset(
    ("are", "were", "was", "have", "had", "has", "will", "would", "could", "may", "might", "remain")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount already read, the sentence it stands in, and its words with those of its unit."""

    sentence: int
    amount: Amount
    words: str = ""
    where: bool = False
    """Whether it only tells where those are who are counted."""
    speaks: bool = False
    """Whether those whom it counts only say something."""

    @property
    def stop(self) -> int:
        """The token behind the amount and its noun."""
        return max(self.amount.stop, self.amount.after)


def antecedent(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the unit of the last amount that is neither a part nor a whole in passing; of any, if all are."""
    passing = _paired(tokens, amount, sentence, mentions) or _of_these(tokens, amount, sentence, mentions)
    if passing:
        return passing
    goes_on, shared = _goes_on(tokens, amount) or tells_of_people(tokens, amount, 0), ""
    of_persons = not amount.pronoun and _verb_of(tokens, amount) in words_of("people_verb")
    of_people = lower(tokens, amount.stop) == "of" and lower(tokens, amount.stop + 1) == "whom"
    for back in range(1, min(len(mentions), _BACK) + 1):
        mention = mentions[-back]
        other = mention.amount
        if sentence - mention.sentence > _FAR or (of_people and passing and mention.sentence < sentence):
            break
        if mention.sentence < sentence and not goes_on:
            break
        if other.unit_kind == "share" and mention.sentence < sentence and counts_people(other.unit):
            shared = shared or other.unit  # "a third of the displaced are in camps. In Juba there are 25,000"
        if not _names_those(mention, sentence, of_persons=of_persons):
            continue
        if mention.where and mention.sentence < sentence and _has_main(mentions, len(mentions) - back):
            continue
        single = amount.pronoun and _is_single(mentions, len(mentions) - back)
        if (of_people and not counts_people(other.unit)) or single:
            continue
        apart = _is_apart(tokens, amount) and (
            _is_listed(mentions, len(mentions) - back)
            or (back == 1 and _joins_others(tokens, amount, mention, sentence))
        )
        apart = apart or (amount.pronoun and mention.sentence < sentence and _is_listed(mentions, len(mentions) - back))
        apart = apart or (other.unit == "victim" and lower(tokens, amount.after - 1) in words_of("event_noun"))
        unit = "person" if apart else other.unit
        which, here = len(mentions) - back, mention.sentence == sentence
        aside = here and (_tells_where(tokens, amount, mentions, which) or _set_off(tokens, amount, mentions, which))
        if not other.part and not aside and not (other.whole and not amount.pronoun):
            parted = counts_people(passing) and not counts_people(unit) and mention.sentence < sentence
            return "person" if parted else unit  # "Nine coaches derailed. The victims included five men. Of them, two"
        passing = passing or unit
    return passing or shared or ("person" if of_people else "")


def _of_these(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the unit of the largest amount of the sentence before, of which "Of these, 37 were confirmed" tells."""
    opens = lower(tokens, 0) == "of" and lower(tokens, 1) in ("these", "those", "them") and amount.first <= _OPENS
    before = [mention for mention in mentions[-_BACK:] if mention.sentence == sentence - 1] if opens else []
    sized = [m.amount for m in before if _names_those(m, sentence, of_persons=False) and m.amount.value is not None]
    kinds = {other.unit for other in sized if counts_people(other.unit)}  # "five men and three women. Of them, two"
    return max(sized, key=lambda other: other.value or 0).unit if sized and len(kinds) <= 1 else ""


def _names_those(mention: Mention, sentence: int, *, of_persons: bool) -> bool:
    """Say whether an amount may name what a later one counts: no measure, no speaker, no kin."""
    other = mention.amount
    if not other.unit or other.unit_kind or other.unit in ("time", "vote") or mention.speaks:
        return False
    here = mention.sentence == sentence
    return here or (other.unit not in words_of("kin") and (counts_people(other.unit) or not of_persons))


def _verb_of(tokens: Tokens, amount: Amount) -> str:
    """Return the verb right behind an amount, past its auxiliaries."""
    index = amount.stop
    while lower(tokens, index) in AUXILIARIES | {"been"}:
        index += 1
    return lower(tokens, index)


def speaks(tokens: Tokens, amount: Amount) -> bool:
    """Say whether those counted are who says something: "two navy officials, speaking anonymously, said"."""
    if not counts_people(amount.unit):
        return False
    start = amount.after
    if lower(tokens, start) == "," and lower(tokens, start + 1).endswith("ing"):
        closing = (at for at in range(start + 1, min(len(tokens), start + _SPEECH)) if lower(tokens, at) == ",")
        start = next(closing, start) + 1
    for index in range(start, min(len(tokens), start + _SAID)):
        if lower(tokens, index) in words_of("saying"):
            return True
        if not lower(tokens, index).isalpha() or lower(tokens, index) in AUXILIARIES | words_of("verb", "toll"):
            return False
    return False


def _goes_on(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number without a noun stands as one does whose noun an earlier sentence has given.

    "Another 13 were hurt", "In the north it was 13", "At least 13 in Ohio"; not "landed at 8", "Psalm 23", "costs 15".
    """
    before, following = lower(tokens, amount.first - 1), lower(tokens, amount.stop)
    if amount.pronoun or amount.part or amount.hedge != "exact" or before in _ADDING or following in _ADDING:
        return True
    if before in words_of("telling") or (before in _COPULAS and lower(tokens, amount.first - 2) in words_of("figure")):
        return True
    opens = amount.first == 0 or before in _OPENING
    acts = following in AUXILIARIES or following in words_of("verb") or following.endswith("ed")
    named = before.isalpha() and before not in words_of("stop")  # "Programme 21 was", "car number 7 derailed"
    return (acts and not named) or (opens and not following[:1].isdigit()) or following in _WHERE | _PLACED


def _paired(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the unit of a part that this amount stands beside: "98 of them in Ohio and 39 in Iowa"."""
    last = mentions[-1] if mentions and mentions[-1].sentence == sentence else None
    beside = last is not None and last.amount.pronoun and not last.amount.unit_kind
    joined = lower(tokens, amount.first - 1) == "and" and lower(tokens, amount.stop) in _WHERE
    return last.amount.unit if last and beside and joined else ""


def _tells_where(tokens: Tokens, amount: Amount, mentions: Sequence[Mention], which: int) -> bool:
    """Say whether "of them" passes over an amount of places: "killed 230 people in six states, 98 of them in Ohio"."""
    tied = amount.pronoun or amount.part
    return tied and _has_main(mentions, which) and is_where(tokens, mentions[which].amount)


def _has_main(mentions: Sequence[Mention], which: int) -> bool:
    """Say whether an amount stands in the same sentence before one that may only tell where."""
    before = mentions[which - 1] if which else None
    return before is not None and before.sentence == mentions[which].sentence and bool(before.amount.unit)


def _set_off(tokens: Tokens, amount: Amount, mentions: Sequence[Mention], which: int) -> bool:
    """Say whether an amount stands between dashes behind another one: "19 people – six soldiers – died, and 59"."""
    other = mentions[which]
    closed = sum(token.text in _DASHES for token in tokens[other.stop : amount.first]) == 1
    if not closed or not counts_people(other.amount.unit):
        return False
    before = takewhile(lambda mention: mention.sentence == other.sentence, reversed(mentions[:which]))
    return any(lower(tokens, mention.stop) in _DASHES for mention in before if counts_people(mention.amount.unit))


def is_where(tokens: Tokens, amount: Amount) -> bool:
    """Say whether an amount only tells where: "226,000 people in 14 countries, more than half of them in Indonesia"."""
    return lower(tokens, amount.first - 1) in _WITHIN and not counts_people(amount.unit)


def _is_listed(mentions: Sequence[Mention], which: int) -> bool:
    """Say whether an amount ends a list of kinds of people: after "nine men and five women", "23" is people."""
    if not which or mentions[which - 1].sentence != mentions[which].sentence:
        return False
    one, other = mentions[which - 1], mentions[which].amount
    kinds = counts_people(one.amount.unit) and counts_people(other.unit) and one.amount.unit != other.unit
    return kinds and other.first - one.stop <= 2 and not other.part


def _is_single(mentions: Sequence[Mention], which: int) -> bool:
    """Say whether one person is counted alone: "abducted 80 students and killed one policeman; 22 of them"."""
    other = mentions[which].amount
    return other.value == 1 and counts_people(other.unit) and not _is_listed(mentions, which)


def _is_apart(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number adds to those named before: "a further 23", "a dozen others"."""
    around = (lower(tokens, amount.first - 1), lower(tokens, amount.first - 2), lower(tokens, amount.stop))
    return any(word in _ADDING for word in around)


def _joins_others(tokens: Tokens, amount: Amount, mention: Mention, sentence: int) -> bool:
    """Say whether "others" are added to one kind of people: "eight students and 120 others were killed"."""
    beside = mention.sentence == sentence and mention.stop == amount.first - 1
    return beside and lower(tokens, mention.stop) == "and" and lower(tokens, amount.stop) == "others"


def tells_of_people(tokens: Tokens, amount: Amount, barrier: int) -> bool:
    """Say whether the words around a number without a noun tell that it counts people."""
    for index in range(amount.first - 1, max(barrier, amount.first - _REACH) - 1, -1):
        if lower(tokens, index) in words_of("toll", "harm"):
            return True
        if lower(tokens, index) in (";", ".", "—"):
            break
    for index in range(amount.stop, min(len(tokens), amount.stop + _NEXT)):
        if lower(tokens, index) in words_of("toll"):
            return True
        if lower(tokens, index) in (",", ";", ".", "and", "("):
            break
    return False
