"""Parts and wholes: which amount of the text is contained in which other one, and by which words."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.context.governing import leaves_phrase
from tallybook.context.nearness import words_of
from tallybook.ledger.containment import BACK, Parts
from tallybook.ledger.mentions import (
    Mention,
    link_words,
    may_hold,
    right_before,
    right_behind,
    rows_at,
)
from tallybook.ledger.references import names_an_event, phrase_at, referent
from tallybook.ledger.wholes import may_mean, nearest, standing
from tallybook.text.phrases import Found

_PHRASE = 8  # tokens of "of the country's pre-war population of", at most
_ASIDE = 14  # tokens of "the toll, up from 80 on Monday, includes"
_SUBJECT = 8  # tokens of "among those who survived were", at most
_LIST = 3  # tokens between the members of a list


def tie_by_words(parts: Parts, row: Sequence[Mention], place: int) -> None:
    """Tie one amount of a sentence to its whole by the words beside it."""
    mention, here = row[place], row[:place]
    since = here[-1].amount.end if here else 0
    _tie_next(parts, mention, row[place + 1] if place + 1 < len(row) else None)
    _tie_behind(parts, mention, here)
    _tie_before(parts, mention, here, since)
    _tie_ahead(parts, mention, here)
    _tie_within(parts, mention, here)
    _tie_everyone(parts, mention)


def _tie_everyone(parts: Parts, part: Mention) -> None:
    """Tie "70% of residents" to those who live there, where their number was told before."""
    stop = part.amount.stop
    of = part.quantity.unit_kind == "share" and part.word(stop) == "of"
    if of and part.word(stop + 1) in link_words("everyone"):
        earlier = reversed(parts.mentions[max(0, part.index - BACK) : part.index])
        living = (other for other in earlier if other.event.kind == "population" and other.plain)
        parts.tie(part, next(living, None), "of_the", part.tokens[stop].span)


def _tie_next(parts: Parts, part: Mention, whole: Mention | None) -> None:
    """Tie "59 of the 89 hospitals" and "two brothers were among 15 people killed"."""
    if whole is None:
        return
    joins = right_behind(part, "joins", comma=True)
    if joins and _one_phrase(part, joins.stop, whole.amount.first):
        parts.tie(part, whole, joins.entry.name, joins.span)
    leads = right_before(whole, "leads", since=part.amount.end, gap=0)
    if leads:
        parts.tie(part, whole, leads.entry.name, leads.span)


def _one_phrase(mention: Mention, first: int, stop: int) -> bool:
    words = [mention.word(index) for index in range(first, stop)]
    return len(words) <= _PHRASE and not any(leaves_phrase(word) for word in words if word not in link_words("loose"))


def _tie_behind(parts: Parts, part: Mention, here: Sequence[Mention]) -> None:
    """Tie "1,270 of them", "18 of the deaths", "384 children and 231 women are among the dead"."""
    found = right_behind(part, "after", gap=1)
    if not found or (found.entry.facts.get("understood") and not part.understood):
        return
    if _renames(part, here, found):
        return
    where = found.entry.facts["whole"]
    if where == "named" and part.word(found.stop) == "same":
        return  # "four members of the same family"
    if where == "named" and _stands_alone(part, found):
        where = "nearest"
    listed = _list_before(part, here) if where != "nearest" else []
    if where == "list":
        whole, members = (listed[0], listed[1:]) if listed else (nearest(parts, part, here), [])
    else:
        before = listed[0].index if listed else part.index
        whole, members = _whole(parts, part, here[: len(here) - len(listed)], found, before=before), listed
    if part.word(part.amount.first - 1) == "or" and whole and here and whole is here[-1]:
        return  # "47 and 234 migrants, or less than 1% of all arrivals"
    again = None if whole or found.first >= part.amount.end else _behind_noun(part)
    if again:  # "two of her neighbours were among the dead"
        found, whole = again, referent(parts, part, phrase_at(part, again.stop))
    for member in (*members, part):
        parts.tie(member, whole, found.entry.name, found.span)


def _behind_noun(part: Mention) -> Found | None:
    """Return the words behind the noun of a part that tie it to a whole."""
    found = rows_at("after").at(part.tokens, part.amount.end) if part.amount.end < len(part.tokens) else None
    return found if found and found.entry.facts["whole"] == "named" and phrase_at(part, found.stop) else None


def _renames(part: Mention, here: Sequence[Mention], found: Found) -> bool:
    """Say whether an amount only numbers those named before it: "the attackers, about 50 of them, arrived"."""
    first = part.amount.first
    aside = part.word(first - 1) == part.word(found.stop) == ","
    return aside and not (here and here[-1].amount.end >= first - 1)


def _list_before(part: Mention, here: Sequence[Mention]) -> list[Mention]:
    """Return the amounts joined to a part in one list that ends with it, in order."""
    listed: list[Mention] = []
    last = part
    for other in reversed(here):
        if not listed_with(other, last):
            break
        listed.insert(0, other)
        last = other
    return listed


def listed_with(earlier: Mention, later: Mention) -> bool:
    """Say whether two amounts are joined in one list: "13 children and 7 women"."""
    between = [earlier.word(index) for index in range(earlier.amount.end, later.amount.first)]
    joints = words_of("joint", "comma")
    joined = 0 < len(between) <= _LIST and between[-1] in joints
    return joined and not any(leaves_phrase(word) and word not in joints for word in between)


def _tie_before(parts: Parts, part: Mention, here: Sequence[Mention], since: int) -> None:
    """Tie "including 13 children", "of whom he said 400,000", "the dead included 13"."""
    found = right_before(part, "before", since=since)
    shared = found and found.entry.facts.get("closing") and part.word(part.amount.stop) == "of"
    if found and not shared:
        parts.tie(part, _whole(parts, part, here, found), found.entry.name, found.span)
        return
    if found:
        words = phrase_at(part, part.amount.stop + 1)  # "make up 90 percent of new arrivals"
        plain = words and all(token.text.islower() for token in part.tokens if token.lower == words[-1])
        if plain and words[-1] in link_words("everyone"):
            parts.tie(part, referent(parts, part, words), found.entry.name, found.span)
        return
    verb = right_before(part, "verb", gap=0) or right_before(part, "copula", gap=0)
    if verb:
        parts.tie(part, _subject(parts, part, here, verb), verb.entry.name, verb.span)


def _subject(parts: Parts, part: Mention, here: Sequence[Mention], verb: Found) -> Mention | None:
    """Return the amount that the subject of a verb stands for: "the dead included", "that figure covers"."""
    first = max(0, verb.first - _SUBJECT)
    inside = [other for other in here if other.amount.first >= first and not right_before(other, "from", gap=0)]
    if inside and verb.entry.facts["side"] == "verb":
        return inside[-1]  # "the figure of 3,200 includes"
    words, last = list[str](), _before_aside(part, verb.first)
    for index in range(last - 1, max(0, last - _SUBJECT) - 1, -1):
        if leaves_phrase(part.word(index)) and part.word(index) not in link_words("within_subject"):
            break
        words.insert(0, part.word(index))
    if verb.entry.facts["side"] == "copula" and not (words and names_an_event(words)):
        return None
    if words and words[0] in words_of("relative"):
        return nearest(parts, part, here)
    return referent(parts, part, words) if words else None


def _before_aside(part: Mention, verb: int) -> int:
    """Return where a subject ends that an aside parts from its verb: "the toll, up from 80 on Monday, includes"."""
    if part.word(verb - 1) != ",":
        return verb
    return next((at for at in range(verb - 2, max(0, verb - _ASIDE), -1) if part.word(at) == ","), verb)


def _tie_ahead(parts: Parts, part: Mention, here: Sequence[Mention]) -> None:
    """Tie "Of the Syrian dead, 1,408 were in government areas" and "of the 1,136 deaths, a quarter"."""
    opening = next((index for index, token in enumerate(part.tokens) if token.text.isalnum()), 0)
    if part.word(opening) not in ("of", "among") or len(here) > 1:
        return
    span = part.tokens[opening].span
    counted = here and part.word(here[0].amount.first - 1) in words_of("being")  # "among the dead were 12 women and"
    named = here and not counted and not any(part.word(index) == "," for index in range(here[0].amount.first))
    if named and part.amount.first - here[0].amount.end <= 9:
        parts.tie(part, here[0], "of_the_dead", span)
    elif not here and part.amount.first <= opening + 7:
        alone = part.word(opening + 1) in link_words("bare") and part.word(opening + 2) == ","
        words = [] if alone else phrase_at(part, opening + 1)
        counts = part.word(part.amount.first - 1) not in link_words("bare") | {","}  # "of our 50 homes": a whole
        if alone or words or not counts:
            parts.tie(part, referent(parts, part, words) if words else nearest(parts, part, []), "of_the_dead", span)


def _tie_within(parts: Parts, part: Mention, here: Sequence[Mention]) -> None:
    """Tie "he said that of the 62 drones launched, 43 were shot down": the same inside a sentence."""
    if not here or part.amount.first - here[-1].amount.end > _LIST + 1:
        return
    whole, comma = here[-1], [part.word(index) for index in range(here[-1].amount.end, part.amount.first)].count(",")
    before = range(max(1, whole.amount.first - _LIST), whole.amount.first)
    of = next((index for index in before if part.word(index) in ("of", "among")), None)
    of = None if of and part.word(of + 1) in words_of("relative") else of  # "of which 664 km, or 68%"
    if of and comma == 1 and part.word(of - 1) in link_words("clause"):
        parts.tie(part, whole, "of_the_dead", part.tokens[of].span)


def _whole(
    parts: Parts, part: Mention, here: Sequence[Mention], found: Found, *, before: int | None = None
) -> Mention | None:
    where = found.entry.facts["whole"]
    if where == "last":
        earlier = reversed(parts.mentions[max(0, part.index - BACK) : part.index])
        return next((other for other in earlier if may_hold(other, part)), None)
    words = phrase_at(part, found.stop)
    if where == "named" and words and not _stands_alone(part, found):
        return referent(parts, part, words, before=before)
    if where == "standing":
        return standing(parts, part, here)
    pronoun = part.word(found.stop - 1)
    meant = [other for other in here if may_mean(pronoun, other)] or (here if pronoun == "which" else [])
    if pronoun not in ("whom", "which"):
        meant = [other for other in meant if other.event.kind == part.event.kind] or meant
    if part.understood and any(other.people for other in meant):
        meant = [other for other in meant if other.people or not _is_oblique(other)]
    return nearest(parts, part, meant)


def _is_oblique(mention: Mention) -> bool:
    """Say whether an amount only tells where, or by whom: "58 people were taken to three hospitals, half of them"."""
    return mention.word(mention.amount.first - 1) in words_of("preposition")


def _stands_alone(part: Mention, found: Found) -> bool:
    """Say whether no noun follows a pronoun: "three quarters of these are", "half of those, he said"."""
    word = part.word(found.stop)
    ends = not word.isalnum() or word in words_of("being", "having", "preposition")
    return ends and part.word(found.stop - 1) in link_words("bare")
