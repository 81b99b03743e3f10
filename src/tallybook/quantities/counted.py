"""What an amount counts, as far as its own sentence names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallybook.quantities.amount import Amount
from tallybook.quantities.governors import gathers
from tallybook.quantities.inflection import is_plural
from tallybook.quantities.neighbours import Tokens, lower, touches
from tallybook.quantities.nouns import Noun, counts_people, find_noun, nationals, people
from tallybook.quantities.number_words import counting_words
from tallybook.quantities.word_lists import words_of
from tallybook.text.span import Span

_QUOTES = frozenset("\"“”‘’'«»")
_DASHES = frozenset("-‐‑–—")
_BE = frozenset(("are", "were", "is", "was", "being", "be"))
_PART = frozenset(("including", "include", "includes", "included", "among", "comprising", "notably"))
_AFTER_THINGS = frozenset(("and", ",", ".", ";", ")", "–", "—", ""))  # behind "44 of them homes"
_LONGEST = 12  # words of a denominator that are quoted as share_of


@dataclass(frozen=True, slots=True)
class _Of:
    """What stands behind "of": its noun if it has one, where it ends, and whether a pronoun stands for it."""

    noun: Noun | None
    stop: int
    pronoun: bool
    words: Span | None


def count(tokens: Tokens, amounts: Sequence[Amount], index: int) -> Amount:
    """Return ``amounts[index]`` with the noun that it counts; without, where the sentence leaves it out.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("five of its soldiers")
    >>> count(tokens, [from_numeral(n) for n in find_numerals(tokens)], 0).unit
    'soldier'
    """
    amount = _with_role(tokens, amounts, index)
    if amount.unit:
        return amount
    if amount.kind == "fraction":
        amount = replace(amount, unit_kind="share")
    compound = _compound(tokens, amount)
    if compound:
        return compound
    at = _opened(tokens, amount.after)
    if lower(tokens, at) == "out" and lower(tokens, at + 1) == "of":
        at += 1
    if lower(tokens, at) == "of":
        return _with_of(tokens, amounts, index, amount, at + 1)
    word = lower(tokens, at)
    bare = amount.unit_kind == "share" and amount.stop == amount.number[1]
    if bare and word in words_of("possessive") and word not in ("a", "an"):
        behind = _of(tokens, amounts, index, at)
        return replace(_shared(amount, behind), share_of=_quoted(tokens, behind.words))
    if amount.sense:
        return amount
    noun = (
        find_noun(tokens, at, single=amount.value == 1)
        or _population(tokens, at)
        or _shared_noun(tokens, amounts, index)
    )
    kind = None if noun or amount.whole else _one_kind(tokens, amount, at)
    if kind:
        return kind
    if noun and gathers(tokens, amount) and _is_object(tokens, noun.stop):  # a country of 11 million hosts 2 million
        return amount
    return _named(amount, noun) if noun else _parenthetical(tokens, amount)


def _with_role(tokens: Tokens, amounts: Sequence[Amount], index: int) -> Amount:
    """Return an amount that knows whether it is a part, or a whole named in passing."""
    amount, part, whole = amounts[index], _is_part(tokens, amounts, index), _is_whole(tokens, amounts, index)
    return amount if (part, whole) == (amount.part, amount.whole) else replace(amount, part=part, whole=whole)


def _is_object(tokens: Tokens, index: int) -> bool:
    """Say whether a number or an article follows, so that the word before it is a verb."""
    word = lower(tokens, index)
    return word in counting_words() or word in ("a", "an", "the", "its", "about", "over") or word[:1].isdecimal()


def _named(amount: Amount, noun: Noun) -> Amount:
    unit = "person" if noun.unit.split()[-1] in words_of("collective") else noun.unit
    return replace(amount, unit=unit, unit_span=noun.span, after=noun.stop)


def _opened(tokens: Tokens, at: int) -> int:
    while lower(tokens, at) in words_of("opener") or lower(tokens, at) in _QUOTES:
        at += 1
    return at


def _compound(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "150-strong" as persons and "20-truck" as trucks."""
    at = amount.stop
    if not (lower(tokens, at) in ("-", "‑") and touches(tokens, at) and touches(tokens, at + 1)):
        return None
    word = tokens[at + 1] if at + 1 < len(tokens) else None
    if word is None or not word.text[0].isalpha():
        return None
    if word.lower == "strong":
        return replace(amount, unit="person", unit_span=None, after=at + 2)
    noun = Noun(word.lower, word.span, at + 1, at + 2)
    return _named(amount, noun)


def _population(tokens: Tokens, at: int) -> Noun | None:
    """Read a singular collective behind a number, by its members if named: "the 54-million population"."""
    word, behind = lower(tokens, at), lower(tokens, at + 1)
    if behind == "population" and counts_people(word):
        return Noun(word, tokens[at].span, at, at + 2)  # "its 1.9 million refugee population"
    people = word in words_of("collective") and word not in ("total", "toll", "whole")
    return Noun("person", tokens[at].span, at, at + 1) if people else None


def _predicate(tokens: Tokens, at: int) -> Noun | None:
    """Read the people that a verb names: "15 were children", "six of whom are women"."""
    if lower(tokens, at) not in _BE:
        return None
    at += 1
    while lower(tokens, at) in (
        "all",
        "mostly",
        "mainly",
        "also",
        "either",
        "reportedly",
        "believed",
        "thought",
        "to",
        "be",
    ):
        at += 1
    noun = find_noun(tokens, at)
    if noun is None or noun.first > at + 3 or lower(tokens, noun.first) in words_of("people_adjective"):
        return None
    return noun if counts_people(noun.unit) else None


def _shared_noun(tokens: Tokens, amounts: Sequence[Amount], index: int) -> Noun | None:
    """Read the noun that two numbers share: "379 confirmed and 47 probable cases"."""
    if index + 1 >= len(amounts):
        return None
    between = [token.lower for token in tokens[amounts[index].stop : amounts[index + 1].first]]
    described = len(between) == 2 and between[1] in ("and", "or") and between[0] in words_of("participle")
    named = described and between[0] not in words_of("people_adjective")
    return find_noun(tokens, amounts[index + 1].after) if named and not amounts[index + 1].unit else None


def _one_kind(tokens: Tokens, amount: Amount, at: int) -> Amount | None:
    """Read a number of whom a verb tells what kind they are: those are a part of a whole."""
    noun = _predicate(tokens, at)
    return replace(_named(amount, noun), part=True) if noun else None


def _parenthetical(tokens: Tokens, amount: Amount) -> Amount:
    """Read "almost half of them – 4,700 – children": the noun behind the dash."""
    before, after = lower(tokens, amount.first - 1), lower(tokens, amount.stop)
    noun = find_noun(tokens, amount.stop + 1) if before in _DASHES and after in _DASHES and before != "-" else None
    return _named(amount, noun) if noun and noun.first == amount.stop + 1 else amount


# Behind "of" ----------------------------------------------------------------------------------------------------


def _with_of(tokens: Tokens, amounts: Sequence[Amount], index: int, amount: Amount, at: int) -> Amount:
    behind = _of(tokens, amounts, index, at)
    noun = _apposition(tokens, amounts, index, behind.stop) if behind.pronoun or amount.kind == "fraction" else None
    noun = noun or _predicate(tokens, behind.stop)
    share_of = _quoted(tokens, behind.words) if amount.unit_kind == "share" else ""
    amount = replace(amount, part=amount.part or behind.pronoun)
    if noun:
        return replace(_named(amount, noun), share_of=share_of, pronoun=behind.pronoun)
    return replace(_shared(amount, behind), share_of=share_of)


def _shared(amount: Amount, behind: _Of) -> Amount:
    if behind.noun is None:
        return replace(amount, pronoun=behind.pronoun, after=behind.stop)
    return replace(_named(amount, behind.noun), pronoun=behind.pronoun)


def _of(tokens: Tokens, amounts: Sequence[Amount], index: int, at: int) -> _Of:
    start = at
    if lower(tokens, at) in words_of("possessive") and not _stands_alone(tokens, at):
        at += 1
    word = lower(tokens, at)
    whole = _whole(tokens, amounts, index, at)
    if whole:
        return _Of(whole, whole.stop, False, Span(start, whole.stop))
    noun = find_noun(tokens, at, single=amounts[index].kind == "fraction")
    if word in words_of("pronoun"):
        return _Of(None, at + 1, True, Span(start, at + 1) if word in ("total", "toll") else None)
    if noun is None:
        number = index + 1 < len(amounts) and amounts[index + 1].first == at
        return _Of(None, amounts[index + 1].stop if number else at, True, None)  # "13 of the 21 were soldiers"
    anaphoric = noun.unit == "person" and lower(tokens, noun.stop - 1) not in ("people", "persons")
    return _Of(
        None if anaphoric and _is_people_word(tokens, noun) else noun, noun.stop, anaphoric, Span(start, noun.stop)
    )


def _is_people_word(tokens: Tokens, noun: Noun) -> bool:
    word = lower(tokens, noun.first)
    return word in words_of("people_adjective") or word in words_of("event_noun")


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Say whether "these" or "those" is a pronoun: nothing that it could belong to follows."""
    word, following = lower(tokens, at), lower(tokens, at + 1)
    return word in ("these", "those") and (not following[:1].isalpha() or following in words_of("stop"))


def _whole(tokens: Tokens, amounts: Sequence[Amount], index: int, at: int) -> Noun | None:
    """Return what the whole counts where it is a number: "14 of the 35 hospitals", "80% of the country's 330 towns"."""
    if index + 1 >= len(amounts):
        return None
    other = amounts[index + 1]
    words = tokens[at : other.first]
    if not -1 <= other.first - at <= 4 or any(_breaks(word.lower) for word in words):
        return None
    if other.unit:
        return Noun(other.unit, other.unit_span or tokens[at].span, other.first, other.stop)
    start = _opened(tokens, other.after)
    return find_noun(tokens, start) or _population(tokens, start)


def _breaks(word: str) -> bool:
    """Say whether a word between "of" and a number parts the two: "its fighters and 14 civilians"."""
    return not word[0].isalpha() or word in words_of("stop", "verb") or is_plural(word)


def _apposition(tokens: Tokens, amounts: Sequence[Amount], index: int, at: int) -> Noun | None:
    """Read the noun right behind a pronoun: "five of them children", "half of them – 4,700 – children"."""
    at += lower(tokens, at) == "of"
    if lower(tokens, at) in _DASHES and index + 1 < len(amounts) and amounts[index + 1].first == at + 1:
        at = amounts[index + 1].stop + 1
        noun = find_noun(tokens, at)
        return noun if noun and noun.first == at else None
    noun = find_noun(tokens, at)
    if noun is None or noun.first > at + 1:
        return None
    nation = noun.stop == noun.first + 1 and tokens[noun.first].text in nationals()
    following = lower(tokens, noun.stop)
    thing = noun.first == at and following in _AFTER_THINGS and is_plural(lower(tokens, noun.first))
    return noun if nation or thing or _is_kind_of_people(noun) else None


def _is_kind_of_people(noun: Noun) -> bool:
    return noun.unit != "person" and noun.unit.split()[-1].lower() in people()


def _quoted(tokens: Tokens, words: Span | None) -> str:
    """Return the denominator in the text's words; `words` counts tokens."""
    if words is None or words.start >= words.end:
        return ""
    stop = min(words.end, words.start + _LONGEST)
    text, last = "", tokens[words.start].start
    for token in tokens[words.start : stop]:
        text += (" " if token.start > last else "") + token.text
        last = token.end
    return text


def _is_part(tokens: Tokens, amounts: Sequence[Amount], index: int) -> bool:
    """Say whether an amount is a part named in passing: "including 13 children and 7 women"."""
    first, closest = amounts[index].first, max(0, index - _LONGEST)
    for before in range(index, closest - 1, -1):
        if lower(tokens, first - 1) in _PART or (before == index and lower(tokens, first - 1) == "("):
            return True
        if before == closest:
            break
        at = _past_single(tokens, first)
        if at < first and lower(tokens, at - 1) in _PART:
            return True
        between = tokens[amounts[before - 1].stop : first]
        if (
            not between
            or len(between) > 4
            or between[-1].lower not in ("and", ",")
            or any(t.text in ";:." for t in between)
        ):
            break
        first = amounts[before - 1].first
    return False


def _past_single(tokens: Tokens, first: int) -> int:
    """Return where "a child and" before a number begins: "including a child and three women"."""
    at = first - 1
    if lower(tokens, at) not in ("and", ","):
        return first
    at -= lower(tokens, at - 1) == ","
    for back in (2, 3, 4):
        if lower(tokens, at - back) in ("a", "an", "one") and all(t.text.isalpha() for t in tokens[at - back : at]):
            return at - back
    return first


def _is_whole(tokens: Tokens, amounts: Sequence[Amount], index: int) -> bool:
    """Say whether an amount is the whole that the one before it is a part of: "14 of its 35 hospitals"."""
    between = tokens[amounts[index - 1].stop : amounts[index].first] if index else ()
    shared = index > 0 and amounts[index - 1].kind == "fraction" and len(between) > 0 and between[-1].lower == "of"
    return 0 < len(between) <= 5 and (between[0].lower == "of" or shared)
