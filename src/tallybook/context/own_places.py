"""Which place of its own sentence a quantity belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallybook.context.localities import Locality
from tallybook.context.stretches import Unit, says, token_at, wordings
from tallybook.context.surroundings import precisions, words
from tallybook.context.whereabouts import acts, is_governed, is_told_at, of_office, within_since
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_OPENING = 4
"""Words before the place that opens a sentence: "In the southern city of"."""
_ASIDE = 4
"""Words of an aside, "six trucks", that takes the place of what follows it."""
_MEANWHILE = frozenset(("as", "while", "whereas", "although", "but", "before", "most", "many", "mostly", "mainly"))
"""Words that open a clause on something else, or on some of those counted: ", most of them in Dolakha"."""
_PARTED = 5
"""Words behind "the country's" that may name a part of it."""
_BEYOND = 5
"""Words behind an amount that may take it elsewhere."""
_DESTINATIONS = ("to", "into", "toward", "towards", "for", "via")
_HEAD, _HEAD_LENGTH = 3, 350
"""How much more the first characters of a text say about where it is."""
_NAMES, _PEOPLES, _CITIES = 3, 2, 1
"""How much a country's name, its people and one of its cities say about which country the text is about."""


def choose_place(
    unit: Unit, localities: Sequence[Locality], others: Sequence[Span], quantity: Span, taken: Locality | None
) -> tuple[Locality | None, str]:
    """Return the locality of the unit that a quantity belongs to, and the rule that chose it.

    `others` are the spans of the other quantities; `taken` is the place of the one before it in the unit.
    """
    first, last = token_at(unit.tokens, quantity.start), token_at(unit.tokens, quantity.end - 1)
    start, stop = unit.segment(first)
    away = _led_away(unit.tokens[last + 1 : stop])
    if away:
        return None, away
    label = _label(unit, localities, first, last, stop)
    if label[0]:
        return label
    if unit.tokens[start].lower in ("where", "which"):
        named = [found for found in localities if found.stop == start - 1]
        if named:
            return named[-1], "where"
    right = [
        found
        for found in localities
        if last < found.first < stop and (is_governed(unit, found) or _stands_for(unit, found, last))
        if not _looks_back(unit, localities, first, last, found)
    ]
    direct = [
        found
        for found in right
        if not any(quantity.end <= other.start < found.span.start for other in others)
        and not within_since(unit, last + 1, found.first)
    ]
    left = [found for found in localities if start <= found.first and found.stop <= first]
    firm = [found for found in left if not acts(found)]
    beyond = [found for found in localities if stop < found.first and found.mentions[0].preposition]
    opening = [
        found
        for found in localities
        if found.stop == start - 1 and _opens(unit, found) and not _speaks(unit, found, first)
    ]
    told = [token.lower for token in unit.tokens[max(unit.first, first - 2) : first]]
    beside = [found for found in localities if found.stop == first - 2] if told == [",", "with"] else []
    here = [found for found in direct[:1] if not (opening and found.mentions[0].preposition in _DESTINATIONS)]
    aside = beyond if stop - start <= _ASIDE else []
    resumed = _resumed(unit, stop, others)
    resuming = [found for found in beyond if resumed[0] <= found.first < resumed[1]]
    for options, rule in (
        (here, "after"),
        (beside, "beside_number"),  # "followed by Nampula, with four, and Niassa, with three"
        (firm[-1:], "before"),
        (opening, "opening"),
        ([found for found in right if not _of_later_clause(unit, last + 1, found, others)][:1], "after_list"),
        (resuming[:1], "resumed"),
        (left[-1:], "subject"),
        (aside[:1], "after_aside"),
    ):
        if options:
            return options[0], rule
    ahead = unit.tokens[unit.first : stop]
    if says("places", "rest", ahead):
        return None, "points_back"
    elsewhere = unit.tokens[unit.first].lower == "elsewhere" and any(
        found.mentions[0].preposition for found in localities
    )
    if not elsewhere and (_says_national(ahead) or says("places", "opening", ahead[:3])):
        return None, "national"
    if taken:
        return taken, "same_sentence"
    return _elsewhere(unit, localities, others, quantity)


def _label(unit: Unit, localities: Sequence[Locality], first: int, last: int, stop: int) -> tuple[Locality | None, str]:
    """Return the place right before the figure at ``tokens[first:last + 1]``, whose label it is: "Sindh (405)"."""
    bracketed = [found for found in localities if found.stop == first - 1 and unit.tokens[first - 1].text in "(:,"]
    labelled = bool(bracketed) and (
        unit.tokens[first - 1].text == "(" or bracketed[-1].first in (unit.first, unit.first + 1)
    )
    if labelled and not _narrows(unit, localities, bracketed[-1], last, stop):
        return bracketed[-1], "before_number"
    gapped = [found for found in localities if found.stop == first]
    if gapped and first - unit.first > 1:
        return gapped[-1], "beside_number"  # "Hungary took in 203,000 and Romania 85,000"
    return None, ""


def _narrows(unit: Unit, localities: Sequence[Locality], label: Locality, last: int, stop: int) -> bool:
    """Say whether a spot follows what a country labels: "Congo: 773 bodies in Goma", but not "Congo: 773 bodies"."""
    behind = (found for found in localities if last < found.first < stop and is_governed(unit, found))
    return label.head.precision == "country" and any(found.head.precision in ("exact", "province") for found in behind)


def _stands_for(unit: Unit, found: Locality, last: int) -> bool:
    """Say whether a spot stands right behind a figure whose verb is left out: ", 12,600 Ocana and 5,300 Tibu"."""
    return found.first == last + 1 and found.head.precision != "country" and unit.tokens[last].text[0].isdigit()


def _of_later_clause(unit: Unit, first: int, found: Locality, others: Sequence[Span]) -> bool:
    """Say whether a place is that of what made a toll rise: "climbed to 24 when two died in the clinic in Tawila"."""
    if within_since(unit, first, found.first):
        return True
    if not says("periods", "totalled", unit.tokens[unit.first : first]):
        return False
    opens = [index for index in range(first, found.first) if unit.tokens[index].lower in ("when", "after")]
    return bool(opens) and any(unit.tokens[opens[0]].end < other.start < found.span.start for other in others)


def _led_away(behind: Sequence[Token]) -> str:
    """Return the rule by which the words right behind an amount lead it away from the places of its sentence."""
    if says("places", "elsewhere", behind[: _BEYOND - 1]):
        return "national"
    return "points_back" if says("places", "rest", behind[: _BEYOND + 2]) else ""


def _says_national(tokens: Sequence[Token]) -> bool:
    """Say whether words point to the country as a whole; "the country's second city" points to a part of it."""
    for found in wordings("places", "national").find(tokens):
        after = [token.lower for token in tokens[found.stop : found.stop + _PARTED]]
        owns = tokens[found.stop - 1].lower.endswith("'s")
        if tokens[found.stop - 1].text == "National":
            continue  # "the National Emergency Agency"
        parts = (word for word in after if word in precisions() or word in words("compass"))
        if not (owns and any(not part.endswith("s") for part in parts)):
            return True
    return False


def _resumed(unit: Unit, stop: int, others: Sequence[Span]) -> tuple[int, int]:
    """Return the part of the unit in which a clause goes on behind what it includes: ", four of them children, in".

    Or behind the same in other figures: "two thirds of the deaths, 918, took place in". Empty where the part behind
    the comma at `stop` tells of no members.
    """
    if stop >= unit.stop or unit.tokens[stop].text not in ",—–":
        return stop, stop
    _, end = unit.segment(stop + 1)
    aside = unit.tokens[stop + 1 : end]
    among = any(token.lower in ("including", "among", "mostly", "most", "many") for token in aside[:1])
    them = says("places", "part", aside[:5]) or (len(aside) > 2 and aside[1].lower == "of" and aside[2].lower == "them")
    bare = len(aside) <= _ASIDE and any(token.start == other.start for other in others for token in aside[:2])
    if not (among or them or bare) or end >= unit.stop or unit.tokens[end].text not in ",—–":
        return stop, stop
    return unit.segment(end + 1)


def _elsewhere(
    unit: Unit, localities: Sequence[Locality], others: Sequence[Span], quantity: Span
) -> tuple[Locality | None, str]:
    """Return the nearest locality of the other parts of the unit, those before the quantity first."""
    first = token_at(unit.tokens, quantity.start)
    before = [found for found in localities if found.stop <= first and not _in_relative(unit, found, first)]
    plain = [
        found for found in before if not _speaks(unit, found, first) and (_is_topic(unit, found) or not acts(found))
    ]
    if plain:
        here = [
            found
            for found in plain
            if found.mentions[0].preposition not in _DESTINATIONS or _is_driven_into(unit, found)
        ]
        return (here or plain)[-1], "sentence"
    after = [
        found
        for found in localities
        if found.first > first
        and found.mentions[0].preposition
        and (of_office(unit, found) or not any(quantity.end <= other.start < found.span.start for other in others))
        and not is_told_at(unit, found)
        and not within_since(unit, first, found.first)
        and not _meanwhile(unit, found, first)
    ]
    if after:
        return after[0], "sentence_after"
    return None, ""


def _is_driven_into(unit: Unit, locality: Locality) -> bool:
    """Say whether something struck the place: "the typhoon barreled into southern China"."""
    before = unit.tokens[max(unit.first, locality.first - 3) : locality.first]
    return any(verb.lower in words("driven_into") and into.lower == "into" for verb, into in pairwise(before))


def _looks_back(unit: Unit, localities: Sequence[Locality], first: int, last: int, found: Locality) -> bool:
    """Say whether a place is that of what came before: "hit China, killing two after lashing the Philippines"."""
    opens = next((index for index in range(last + 1, found.first) if unit.tokens[index].lower == "after"), None)
    if opens is None or not unit.tokens[opens + 1].lower.endswith("ing"):
        return False
    return any(other.stop <= first and other.mentions[0].preposition for other in localities)


def _is_topic(unit: Unit, locality: Locality) -> bool:
    """Say whether a country opens the unit, or does so behind "By comparison," with an aside on it."""
    if locality.first == unit.first:
        return True
    after = unit.tokens[locality.stop].text if locality.stop < unit.stop else ""
    return locality.first - unit.first <= _OPENING and unit.tokens[locality.first - 1].text == after == ","


def _in_relative(unit: Unit, locality: Locality, place: int) -> bool:
    """Say whether it stands in an aside: "In Honduras, where the Sula valley is under water, 57 died"."""
    start, stop = unit.segment(locality.first)
    return unit.first < start and stop <= place and unit.tokens[start].lower in ("where", "which")


def _opens(unit: Unit, locality: Locality) -> bool:
    """Say whether it opens the sentence: "In neighbouring Zimbabwe, 259 died and 56 in Malawi"."""
    return (
        bool(locality.mentions[0].preposition)
        and locality.first - unit.first <= _OPENING
        and unit.tokens[locality.stop].text == ","
        and unit.segment(locality.first)[0] == unit.first
    )


def _speaks(unit: Unit, locality: Locality, first: int) -> bool:
    """Say whether only the speech is told from the place: "In Moscow, the ministry said its forces"."""
    opening = locality.first - unit.first <= 1 and unit.tokens[locality.stop : locality.stop + 1]
    if not opening or opening[0].text != ",":
        return False
    next_part = unit.tokens[locality.stop + 1 : min(first, unit.segment(locality.stop + 1)[1])]
    return says("places", "speech", next_part) and says("places", "organisation", next_part)


def _meanwhile(unit: Unit, locality: Locality, place: int) -> bool:
    """Say whether it stands in a clause that tells of something else: ", as aid reached Samar island"."""
    start, _ = unit.segment(locality.first)
    return place < start and unit.tokens[start].lower in _MEANWHILE
