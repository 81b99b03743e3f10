"""What an amount counts where the sentence leaves it out: "another 17 died", "the rebels said 67"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallybook.quantities.amount import Amount
from tallybook.quantities.governors import changed, governed, level, makers
from tallybook.quantities.inflection import is_plural
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.nouns import counts_people, is_kind_of_people, nationals, people
from tallybook.quantities.word_lists import words_of

_REACH = 12  # words back in which a verb may say that people are counted
_JOINED = 5  # words between two numbers of the same people
_NEXT = 4  # words on in which a verb may say that people are counted
_OPENS = 2  # tokens before a number that opens its sentence
_FAR = 3  # sentences back in which an antecedent may stand
_BACK = 12  # amounts back
_LARGE = 10**6  # from a million on, a number without a noun goes on from a sum of money
_COPULAS = frozenset(("is", "was", "are", "were", "at", "to"))  # between "the figure" and what it is
_OPENING = frozenset((",", ";", ":", "–", "—", "and", "but", "only", "just"))  # before a number that opens its phrase
_PLACED = frozenset(("elsewhere", "there", "here", "so", "who"))  # behind one that says who or where
_WHERE = frozenset(("in", "at", "on", "from", "near"))
_BEYOND_PEOPLE = 10**9  # no number without a noun that is written in billions counts people
_REMAINS = frozenset(("body", "corpse", "fatality", "death"))  # "27 bodies found, 57 missing": no 57 bodies
_ADDING = frozenset(("further", "another", "additional", "other", "others", "more", "remaining"))
_AUXILIARIES = frozenset(
    ("are", "were", "was", "have", "had", "has", "will", "would", "could", "may", "might", "remain")
)


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
    made = makers(tokens, amount)
    if made:
        return replace(amount, unit=made)
    if amount.unit_kind == "share" and amount.pronoun and not amount.share_of:
        return replace(
            _share(tokens, amount, sentence, mentions),
            unit=amount.unit or _share(tokens, amount, sentence, mentions).unit,
        )
    same = _restated(tokens, amount, sentence, mentions) or _definite(tokens, amount, mentions)
    if same:
        return replace(amount, unit=same)
    if amount.unit:
        return _broken_down(tokens, amount, sentence, mentions)
    if amount.unit_kind in ("share", "ratio"):
        moved = changed(tokens, amount) if amount.sense and amount.unit_kind == "share" else None
        stands = level(tokens, amount) if amount.unit_kind == "share" and not amount.share_of else None
        return moved or stands or _share(tokens, amount, sentence, mentions)
    if lower(tokens, amount.stop) == "in" and lower(tokens, amount.stop + 1) in words_of("loss"):
        return amount
    return _counted(tokens, amount, sentence, mentions)


def _counted(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount:
    """Read the unit of a bare number: from the word that governs it, an earlier amount, or a verb said of people."""
    if _speaks(tokens, amount):
        return replace(amount, unit="person")
    named = None if amount.pronoun else governed(tokens, amount)
    if named:
        return named
    last = mentions[-1] if mentions and mentions[-1].sentence == sentence else None
    if last and last.amount.unit == "vote" and lower(tokens, last.stop) == "to" and last.stop == amount.first - 1:
        return replace(amount, unit="vote")
    money = _money(tokens, amount, sentence, mentions)
    if money:
        return money
    earlier = "" if _is_crowd(tokens, amount) else _antecedent(tokens, amount, sentence, mentions)
    personal = _personal(tokens, amount, last.amount.stop if last else 0)
    if not earlier:
        many = amount.scale >= _BEYOND_PEOPLE
        acts = personal or (_acts(tokens, amount) and not many) or _is_crowd(tokens, amount)
        return replace(amount, unit="person") if acts else amount
    fresh = (last is None or last.amount.whole) and lower(tokens, amount.first - 1) in words_of("harm")
    narrow = (
        earlier in _REMAINS
        or not counts_people(earlier)
        or (earlier in nationals() and earlier.lower() not in people())
    )
    return replace(amount, unit="person" if personal and (fresh or narrow) else earlier)


def _money(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount | None:
    """Return millions that go on from a sum as one of its currency: "$210 billion, while health gets 127 billion"."""
    last = mentions[-1] if mentions and sentence - mentions[-1].sentence <= 1 else None
    if last is None or last.amount.unit_kind != "money" or amount.scale < _LARGE or amount.pronoun:
        return None
    before, following = lower(tokens, amount.first - 1), lower(tokens, amount.stop)
    helped = before in words_of("serving") | words_of("harm") or following in words_of("people_adjective")
    if helped and amount.scale < _BEYOND_PEOPLE:
        return None
    return replace(amount, unit=last.amount.unit, unit_kind="money")


def _speaks(tokens: Tokens, amount: Amount) -> bool:
    """Say whether the speakers count themselves: "we are 9,000", "there were 30 of us"."""
    before, after = lower(tokens, amount.first - 1), lower(tokens, amount.stop + 1)
    counted = before in ("are", "were") and lower(tokens, amount.first - 2) == "we"
    return counted or (lower(tokens, amount.stop) == "of" and after == "us")


def _is_crowd(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a vague number alone does something, as people do: "thousands marched", "hundreds lack food"."""
    following = lower(tokens, amount.stop)
    alone = amount.hedge == "vague" and not amount.pronoun and not amount.unit_kind
    return alone and following.isalpha() and following not in words_of("stop") and not is_plural(following)


def _acts(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a verb follows a bare number: without anything named before, those who act are people."""
    following = lower(tokens, amount.after)
    return following in _AUXILIARIES or following in words_of("verb")


def _restated(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the unit of an amount that this one says again, or that it is compared with.

    "Five million Haitians, or half the population, up from four million", "10,000 buildings, of which 700".
    """
    before = tuple(lower(tokens, amount.first - back) for back in (2, 1))
    near = [mention for mention in mentions[-6:] if mention.sentence == sentence]
    if not near or near[-1].amount.unit_kind:
        near = [mention for mention in near if not mention.amount.unit_kind]
    if amount.unit_kind == "share":
        adjacent = near and near[-1].stop >= amount.first - 2
        return near[-1].amount.unit if adjacent and before == (",", "or") and amount.unit in ("", "person") else ""
    if amount.unit or amount.unit_kind:
        return ""
    compared = before in (("up", "from"), ("down", "from"), ("of", "which"))
    main = next((mention for mention in reversed(near) if not mention.amount.whole and mention.amount.unit), None)
    return main.amount.unit if compared and main else ""


def _definite(tokens: Tokens, amount: Amount, mentions: Sequence[Mention]) -> str:
    """Return the unit of the number that "the 367" points back to: the same one, counted before."""
    bare = not (amount.unit or amount.unit_kind or amount.pronoun) and amount.value is not None
    if not bare or lower(tokens, amount.first - 1) not in ("the", "those", "these"):
        return ""
    alike = (
        m.amount.unit for m in reversed(mentions[-_BACK:]) if m.amount.value == amount.value and not m.amount.unit_kind
    )
    return next((unit for unit in alike if unit), "")


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
    """Return the people of the number just before: "1,379 civilians were killed and 2,217 injured".

    A part named in passing is not what goes on: "40 people, including nine children, were killed and 60 injured".
    """
    here = [mention for mention in mentions[-6:] if mention.sentence == sentence]
    head = next((mention.amount for mention in reversed(here) if not mention.amount.part), None)
    if head is None or not is_kind_of_people(head.unit) or head.unit_kind:
        return ""
    between = tokens[here[-1].stop : amount.first]
    joined = len(between) <= _JOINED and any(token.lower == "and" for token in between[-2:])
    bare = lower(tokens, amount.after - 1) in words_of("people_adjective")
    return head.unit if joined and bare and not any(token.text in ";:—–(" for token in between) else ""


def _share(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount:
    """Take the unit of the last amount for a share without a noun; of money too, in the same sentence.

    Only a share that a pronoun ties to it, or that opens its sentence, looks back to the sentences before.
    """
    told = lower(tokens, amount.first - 1) in _COPULAS and lower(tokens, amount.first - 2) in ("this", "that")
    tied = amount.pronoun or told or amount.first <= _OPENS
    for mention in reversed(mentions[-6:]):
        other = mention.amount
        near = mention.sentence == sentence
        if sentence - mention.sentence > (_FAR if tied else 0):
            break
        if (
            near
            and _is_where(tokens, other)
            and any(mention is not one and one.sentence == sentence for one in mentions[-6:])
        ):
            continue
        if (
            other.unit
            and other.unit_kind not in ("time", "length")
            and (near or not other.unit_kind or other.unit_kind == "share")
        ):
            return replace(amount, unit=other.unit, share_of=amount.share_of or mention.words)
    return amount


def _is_where(tokens: Tokens, amount: Amount) -> bool:
    """Say whether an amount only tells where: "226,000 people in 14 countries, more than half of them in Indonesia"."""
    return lower(tokens, amount.first - 1) in ("in", "across", "from", "throughout") and not counts_people(amount.unit)


def _antecedent(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the unit of the last amount that is neither a part nor a whole in passing; of any, if all are."""
    passing = _paired(tokens, amount, sentence, mentions)
    if passing:
        return passing
    goes_on = _goes_on(tokens, amount) or _personal(tokens, amount, 0)
    of_people = lower(tokens, amount.stop) == "of" and lower(tokens, amount.stop + 1) == "whom"
    for back in range(1, min(len(mentions), _BACK) + 1):
        mention = mentions[-back]
        other = mention.amount
        if sentence - mention.sentence > _FAR or (of_people and passing and mention.sentence < sentence):
            break
        if mention.sentence < sentence and not goes_on:
            break
        if not other.unit or other.unit_kind or other.unit in ("time", "vote"):
            continue
        if of_people and not counts_people(other.unit):
            continue
        apart = _is_apart(tokens, amount) and (
            _is_listed(mentions, len(mentions) - back)
            or (back == 1 and _joins_others(tokens, amount, mention, sentence))
        )
        apart = apart or (amount.pronoun and mention.sentence < sentence and _is_listed(mentions, len(mentions) - back))
        unit = "person" if apart else other.unit
        aside = mention.sentence == sentence and _tells_where(tokens, amount, mentions, len(mentions) - back)
        if not other.part and not aside and not (other.whole and not amount.pronoun):
            parted = counts_people(passing) and not counts_people(unit) and mention.sentence < sentence
            return "person" if parted else unit  # "Nine coaches derailed. The victims included five men. Of them, two"
        passing = passing or unit
    return passing or ("person" if of_people else "")


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
    acts = following in _AUXILIARIES or following in words_of("verb") or following.endswith("ed")
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
    before, other = mentions[which - 1] if which else None, mentions[which].amount
    main = before is not None and before.sentence == mentions[which].sentence and before.amount.unit
    return bool(amount.pronoun and main and _is_where(tokens, other))


def _is_listed(mentions: Sequence[Mention], which: int) -> bool:
    """Say whether an amount ends a list of kinds of people: after "nine men and five women", "23" is people."""
    if not which or mentions[which - 1].sentence != mentions[which].sentence:
        return False
    one, other = mentions[which - 1], mentions[which].amount
    kinds = counts_people(one.amount.unit) and counts_people(other.unit) and one.amount.unit != other.unit
    return kinds and other.first - one.stop <= 2 and not other.part


def _joins_others(tokens: Tokens, amount: Amount, mention: Mention, sentence: int) -> bool:
    """Say whether "others" are added to one kind of people: "eight students and 120 others were killed"."""
    beside = mention.sentence == sentence and mention.stop == amount.first - 1
    return beside and lower(tokens, mention.stop) == "and" and lower(tokens, amount.stop) == "others"


def _is_apart(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number adds to those named before: "a further 23", "a dozen others"."""
    around = (lower(tokens, amount.first - 1), lower(tokens, amount.first - 2), lower(tokens, amount.stop))
    return any(word in _ADDING for word in around)


def _personal(tokens: Tokens, amount: Amount, barrier: int) -> bool:
    """Say whether the words around a number without a noun tell that it counts people."""
    for index in range(amount.first - 1, max(barrier, amount.first - _REACH) - 1, -1):
        if lower(tokens, index) in words_of("toll") | words_of("harm"):
            return True
        if lower(tokens, index) in (";", ".", "—"):
            break
    for index in range(amount.stop, min(len(tokens), amount.stop + _NEXT)):
        if lower(tokens, index) in words_of("toll"):
            return True
        if lower(tokens, index) in (",", ";", ".", "and", "("):
            break
    return False
