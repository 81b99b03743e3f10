"""What an amount counts where the sentence leaves it out: "another 17 died", "the rebels said 67"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.quantities.amount import Amount
from tallybook.quantities.antecedents import AUXILIARIES, Mention, antecedent, is_where, tells_of_people
from tallybook.quantities.governors import changed, governed, level, range_of
from tallybook.quantities.inflection import is_plural
from tallybook.quantities.makers import makers
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.nouns import counts_people, is_kind_of_people, nationals, people
from tallybook.quantities.word_lists import words_of

_JOINED = 5  # words between two numbers of the same people
_JOINED_ASIDE = 12  # the same where an aside stands between: "five, two of them sisters, were killed and 31 hurt"
_OPENS = 2  # tokens before a number that opens its sentence
_FAR = 3  # sentences back in which an antecedent may stand
_BACK = 12  # amounts back
_LARGE = 10**6  # from a million on, a number without a noun goes on from a sum of money
_COPULAS = frozenset(("is", "was", "are", "were", "at", "to"))  # between "the figure" and what it is
_BEYOND_PEOPLE = 10**9  # no number without a noun that is written in billions counts people
_REMAINS = frozenset(("body", "corpse", "fatality", "death"))  # "27 bodies found, 57 missing": no 57 bodies


def understand(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount:
    """Return `amount` with the unit that is understood from the words before it or from an earlier amount."""
    made = makers(tokens, amount)
    if made:
        return replace(amount, unit=made)
    if amount.unit_kind == "share" and amount.pronoun and not amount.share_of:
        whole = _share(tokens, amount, sentence, mentions)
        return replace(whole, unit=amount.unit or whole.unit)
    same = _restated(tokens, amount, sentence, mentions) or _definite(tokens, amount, mentions)
    if same:
        return replace(amount, unit=same)
    if amount.unit:
        return _broken_down(tokens, amount, sentence, mentions)
    if amount.unit_kind in ("share", "ratio"):
        moved = changed(tokens, amount) if amount.sense and amount.unit_kind == "share" else None
        stands = level(tokens, amount) if amount.unit_kind == "share" and not amount.share_of else None
        whole = moved or stands or _share(tokens, amount, sentence, mentions)
        return whole if whole.unit or not _of_those_harmed(tokens, amount) else replace(whole, unit="person")
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
    earlier = "" if _is_crowd(tokens, amount) else antecedent(tokens, amount, sentence, mentions)
    personal = tells_of_people(tokens, amount, last.amount.stop if last else 0)
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
    part = amount.part and last is not None and not counts_people(earlier)  # "7 million cows, 2 million in the north"
    return replace(amount, unit="person" if personal and (fresh or narrow) and not part else earlier)


def _money(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> Amount | None:
    """Return millions that go on from a sum as one of its currency: "$210 billion, while health gets 127 billion"."""
    last = mentions[-1] if mentions and sentence - mentions[-1].sentence <= 1 else None
    if last is None or last.amount.unit_kind != "money" or amount.scale < _LARGE or amount.pronoun:
        return None
    before, following = lower(tokens, amount.first - 1), lower(tokens, amount.stop)
    helped = before in words_of("serving", "harm") or following in words_of("people_adjective")
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
    return following in AUXILIARIES or following in words_of("verb")


def _of_those_harmed(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a share is of people whom only a word for what befell them names: "a third of the displaced"."""
    return amount.pronoun and lower(tokens, amount.after - 1) in words_of("people_adjective", "event_noun")


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
    if near and before[1] == "to" and range_of(tokens, amount, near[-1].amount):
        return near[-1].amount.unit
    bracketed = [m for m in near if lower(tokens, m.amount.first - 1) == "(" and ")" in _around(tokens, m)]
    if bracketed and before[1] == "(" and lower(tokens, amount.stop) == ")":
        return bracketed[-1].amount.unit  # "Amran (9,710 cases) and Hajjah (7,955)"
    compared = before in (("up", "from"), ("down", "from"), ("of", "which"))
    main = next((mention for mention in reversed(near) if not mention.amount.whole and mention.amount.unit), None)
    return main.amount.unit if compared and main else ""


def _around(tokens: Tokens, mention: Mention) -> tuple[str, ...]:
    """Return the words right behind an amount and right behind its noun."""
    return lower(tokens, mention.amount.stop), lower(tokens, mention.stop)


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
    alike = _same_people(tokens, amount, sentence, mentions) or _monitored(tokens, amount, sentence, mentions)
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


def _monitored(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the class that a count just before was of: "11,900 civilians were killed. It recorded 183 deaths"."""
    if lower(tokens, amount.after - 1) not in words_of("harm_noun") or amount.after - amount.stop > 1:
        return ""
    near = (mention for mention in reversed(mentions[-6:]) if mention.sentence >= sentence - 1)
    counts = (mention.amount for mention in near if counts_people(mention.amount.unit))
    head = next((other for other in counts if not (other.part or other.whole or other.unit_kind)), None)
    return head.unit if head and head.unit in words_of("monitored") else ""


def _same_people(tokens: Tokens, amount: Amount, sentence: int, mentions: Sequence[Mention]) -> str:
    """Return the people of the number just before: "1,379 civilians were killed and 2,217 injured".

    A part named in passing is not what goes on: "40 people, including nine children, were killed and 60 injured".
    """
    here = [mention for mention in mentions[-6:] if mention.sentence == sentence]
    head = next((mention.amount for mention in reversed(here) if not mention.amount.part), None)
    if head is None or not is_kind_of_people(head.unit) or head.unit_kind:
        return ""
    between = tokens[here[-1].stop : amount.first]
    passive = [token.lower for token in between[-2:-1]] and between[-2].lower in words_of("harm")
    near = len(between) <= (_JOINED_ASIDE if passive else _JOINED)
    joined = near and any(token.lower == "and" for token in between[-2:])
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
            and is_where(tokens, other)
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
