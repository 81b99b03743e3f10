"""Whether two counts can be the same people or things."""

from __future__ import annotations

from datetime import date
from functools import cache

from tallybook.analysis.audit.facts import Facts, classes, heads, wordings
from tallybook.analysis.kinds import counts_people
from tallybook.context.gazetteer import countries, fold, peoples
from tallybook.ledger.claim import Claim

_BEFALLS = ("killed", "injured", "missing", "detained")  # once only, so that two counts of two times may be added
_SPOT = 5  # words behind a count that may place it
_FATES = ("killed", "injured", "missing")  # nobody is counted under two of them


def disjoint(facts: Facts, whole: Claim, one: Claim, other: Claim) -> bool:
    """Say whether the words tell two parts of a whole apart, so that they may be added: by fate, class or place."""
    if {one.event, other.event} <= set(_FATES) and one.event != other.event:
        return True
    return (
        of_two_classes(one, other)
        or _of_two_outcomes(one, other)
        or (in_two_places(one.place, other.place) and not _everywhere(whole, one) and not _everywhere(whole, other))
        or _of_two_culprits(one, other)
        or _of_two_times(one, other)
        or _of_two_things(one, other)
        or _in_two_spots(facts, one, other)
        or any(ends("rest", facts, claim) or ends("besides", facts, claim) for claim in (one, other))
    )


def of_two_classes(one: Claim, other: Claim) -> bool:
    """Say whether two units name classes of which nobody is both: by age, sex, status or nation."""
    return any(_told_apart(axis, heads(one.unit), heads(other.unit)) for axis in classes().values()) or (
        _told_apart(dict(peoples()), heads(one.unit), heads(other.unit))
    )


def _of_two_outcomes(one: Claim, other: Claim) -> bool:
    outcome = classes().get("outcome", {})
    first, second = outcome.get(one.subevent), outcome.get(other.subevent)
    return first is not None and second is not None and first != second


def _told_apart(axis: dict[str, str], one: frozenset[str], other: frozenset[str]) -> bool:
    first = {axis[noun] for noun in one if noun in axis}
    second = {axis[noun] for noun in other if noun in axis}
    return bool(first) and bool(second) and not first & second


def _of_two_culprits(one: Claim, other: Claim) -> bool:
    first, second = one.blamed.casefold(), other.blamed.casefold()
    return bool(first and second) and first not in second and second not in first


def _of_two_times(one: Claim, other: Claim) -> bool:
    """Say whether the text dates two counts of what befell people to days that they do not share: May and June."""
    if one.event not in _BEFALLS or one.period_implicit or other.period_implicit:
        return False
    starts, ends_ = (one.period_start, other.period_start), (one.period_end, other.period_end)
    if None in starts or None in ends_:
        return False
    first, second = sorted((one, other), key=lambda claim: claim.period_start or date.min)
    return (first.period_end or date.max) < (second.period_start or date.min)


def _of_two_things(one: Claim, other: Claim) -> bool:
    """Say whether two counts of things bear two nouns: a lorry is no car; a soldier may be a man."""
    people = counts_people(one) or counts_people(other)
    named = bool(one.unit and other.unit)
    return named and not people and not one.unit_kind and not heads(one.unit) & heads(other.unit)


def ends(name: str, facts: Facts, claim: Claim) -> bool:
    """Say whether a wording of a row stands right before an amount: "the other 11"."""
    before = " ".join(token.lower for token in facts.words_before(claim, 3))
    return any(before == said or before.endswith(f" {said}") for said in wordings(name))


def _in_two_spots(facts: Facts, one: Claim, other: Claim) -> bool:
    """Say whether the words behind two counts of a list place them apart: "14 in a market and ten in a mosque"."""
    if one.sentence != other.sentence or (one.event, one.unit) != (other.event, other.unit):
        return False
    first, second = _spot(facts, one), _spot(facts, other)
    return bool(first and second) and first != second


def _spot(facts: Facts, claim: Claim) -> tuple[str, ...]:
    """Return the words that place a count right behind it: a preposition with a name, or with an article and a noun."""
    words = facts.words_after(claim, _SPOT)
    if [word.lower for word in words[:2]] in (["of", "them"], ["of", "whom"], ["of", "those"]):
        words = words[2:]
    if len(words) < 3 or words[0].lower not in wordings("place_preposition"):
        return ()
    named = words[1].text[:1].isupper() or words[1].lower in ("a", "an", "the")
    return tuple(word.lower for word in words[1:3]) if named else ()


def _everywhere(whole: Claim, part: Claim) -> bool:
    """Say whether a part is of wherever its whole is of, so that its place does not set it apart."""
    return bool(places(whole.place)[0] & places(part.place)[0])


@cache
def places(worded: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the places that a claim is of, and the wider ones that they lie in, in plain letters.

    A country is never the place itself where another name is given, and a word for what kind of place it is does not
    tell two places apart.

    >>> [sorted(names) for names in places("South Kivu and Ituri, Democratic Republic of Congo")]
    [['ituri', 'south kivu'], ['democratic republic of congo']]
    >>> places("Yemen, Ma’rib city") == places("Marib, YEMEN")
    True
    """
    parts = [[_plain(name) for name in part.split(" and ") if _plain(name)] for part in worded.split(",")]
    local = [part for part in parts if part and not set(part) <= _country_names()] or [part for part in parts if part]
    if not local:
        return frozenset(), frozenset()
    every = frozenset(name for part in parts for name in part)
    return frozenset(local[0]), every - frozenset(local[0])


def _plain(name: str) -> str:
    """Return a name without case, accents and the word for what kind of place it is."""
    folded = fold(name).removeprefix("the ")
    first, _, last = folded.rpartition(" ")
    kinds = wordings("kind_of_place")
    return first if first and (last in kinds or last.removesuffix("s") in kinds) else folded


@cache
def _country_names() -> frozenset[str]:
    return frozenset(fold(name) for name in countries())


def in_two_places(one: str, other: str) -> bool:
    """Say whether two places share no name and neither lies in the other.

    >>> in_two_places("Sindh", "Punjab"), in_two_places("Sindh", "Pakistan"), in_two_places("Rafah, Gaza", "Gaza")
    (True, True, False)
    """
    (first, first_in), (second, second_in) = places(one), places(other)
    return bool(first and second) and not (first & second or first & second_in or second & first_in)
