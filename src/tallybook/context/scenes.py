"""Which place a quantity belongs to: one of its own clause, of its sentence, or of what was told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tallybook.context.gazetteer import locate
from tallybook.context.localities import Locality, usable
from tallybook.context.nations import Mention
from tallybook.context.stretches import Unit, says, split_units, token_at, wordings
from tallybook.context.surroundings import precisions, words
from tallybook.context.toponyms import location_of
from tallybook.context.whereabouts import NO_SCENE, acts, is_governed, is_scene, is_told_at, of_office, within_since
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_DISTRICT = 2
"""The grade of a province, below which the districts and the spots are."""
_LEAD = 2
"""Paragraphs in which the main place of a text is told."""
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
_SPOTS = ("exact", "unknown")
_DESTINATIONS = ("to", "into", "toward", "towards", "for", "via")
_MANY = 4
"""Places apart from which a text tells of a whole country."""
_CLEAR = 2
"""How many times more a text must speak of one country than of the next to be about it alone."""
_HEAD, _HEAD_LENGTH = 3, 350
"""How much more the first characters of a text say about where it is."""
_NAMES, _PEOPLES, _CITIES = 3, 2, 1
"""How much a country's name, its people and one of its cities say about which country the text is about."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The places that a later amount may take over.

    Attributes
    ----------
    country : str
        ISO code of the country that the text is mostly about; empty where it names none.
    clear : bool
        Whether the text is far more about it than about any other.
    nations : mapping
        The words that name each country, by its code.
    main : Locality or None
        The place of the first amount that has one.
    last : Locality or None
        The place of the last amount that has one.
    town : Locality or None
        The last settlement.
    province : Locality or None
        The last province or region.
    previous : Locality or None
        The place of the last amount, also where it was taken over.
    paragraph : int
        Where `last` was told.
    heard : Locality or None
        Where someone was last spoken to: "he said at a hospital in Cuttack".
    setting : Locality or None
        The place that the title or the dateline names, for a text that tells no other.
    spread : int
        In how many spots and provinces apart the text tells that something happened.
    guessed : bool
        Whether the main place is only the country that the title speaks of, which the lead may narrow.
    """

    country: str = ""
    clear: bool = False
    nations: Mapping[str, Mention] = field(default_factory=dict)
    main: Locality | None = None
    last: Locality | None = None
    town: Locality | None = None
    province: Locality | None = None
    previous: Locality | None = None
    paragraph: int = -1
    heard: Locality | None = None
    setting: Locality | None = None
    spread: int = 0
    guessed: bool = False

    def tells_of_many(self) -> bool:
        """Say whether a text goes from place to place in one country: its totals are of the country."""
        spot = self.main is not None and self.main.head.precision in _SPOTS
        return self.clear and spot and self.spread >= _MANY

    def told(self, locality: Locality, paragraph: int, *, incident: bool = False) -> Scene:
        """Return the scene after an amount of a place; `incident` where the words go on with the event of the lead."""
        if locality.mentions[0].preposition in _DESTINATIONS or locality.alone:
            return self
        town = locality if locality.head.precision in _SPOTS else self.town
        outer = [mention for mention in locality.mentions if mention.precision == "province"]
        province = locality if outer and locality.head.precision not in _SPOTS else self.province
        last = self.main.head if self.main else None
        vague = last and last.country and last.core.rsplit(" ", 1)[-1] in words("national_feature")
        nested = self.main is not None and self.main.cores < locality.cores
        main = locality if paragraph <= _LEAD and (vague or nested or self.main is None) else self.main
        if self.guessed and self.main is not None and not self.main.cores & locality.cores:
            incident = incident or paragraph <= 1
        if incident and paragraph <= _LEAD and self.main is not None and self._refines(locality):
            main = replace(locality, name=f"{locality.name}, {self.main.name}")
        return replace(self, main=main, last=locality, town=town, province=province, paragraph=paragraph, guessed=False)

    def _refines(self, locality: Locality) -> bool:
        """Say whether a place is a spot or a district within the wider one that the lead told."""
        if self.main is None or self.main.cores & locality.cores:
            return False
        order = ("country", "region", "province", "district", "exact")
        wide, narrow = (order.index(_grade(place.head.precision)) for place in (self.main, locality))
        land, there = self._country_of(self.main), self._country_of(locality)
        return narrow > wide and (narrow > _DISTRICT or wide == 0) and there in ("", land)

    def is_wide(self) -> bool:
        """Say whether the place last told of is more than a spot, so that the next paragraph may still be about it."""
        return self.last is not None and self.last.head.precision not in _SPOTS

    def near(self) -> tuple[str, ...]:
        """Return the countries that the text names, the one it is mostly about first."""
        return tuple(dict.fromkeys([*filter(None, [self.country]), *self.nations]))

    def around(self) -> str:
        """Return the country that the place last told of is in, where it is known."""
        return self._country_of(self.last)

    def land_of(self, place: Locality) -> str:
        """Return the country that a place is in, where it is known."""
        return self._country_of(place)

    def land(self) -> str:
        """Return the country that the main place is in; else the one that the text is mostly about."""
        return self._country_of(self.main) or self.country

    def _country_of(self, place: Locality | None) -> str:
        where = location_of(place.head, self.near()) if place else None
        return where.country if where else ""


def _grade(precision: str) -> str:
    """Return a precision, an unknown name being that of a spot."""
    return "exact" if precision in _SPOTS else precision


def first_scene(mentions: Iterable[Mention], dateline: int) -> Scene:
    """Return the scene that a text sets: the country it speaks of most, by name, people or city, in its head above all.

    A dateline, which ends before the character `dateline`, tells where the text was written: it counts for less.
    """
    votes: Counter[str] = Counter()
    names: dict[str, Mention] = {}
    spare: dict[str, Mention] = {}
    for mention in mentions:
        weight = _HEAD if mention.span.start < dateline + _HEAD_LENGTH else 1
        if mention.country:
            told = _PEOPLES if mention.people else _NAMES if mention.span.start >= dateline else _CITIES
            votes[mention.country] += weight * (_CITIES if mention.preposition in NO_SCENE else told)
            table = names if not mention.people and mention.precision == "country" else spare
            table.setdefault(mention.country, mention)
            continue
        options = locate(mention.core)
        if options:
            votes[options[0].country] += weight * _CITIES
    known = {**spare, **names}
    ranked = sorted(
        (country for country in votes if country in known), key=lambda code: (-votes[code], known[code].span.start)
    )
    clear = len(ranked) == 1 or (len(ranked) > 1 and votes[ranked[0]] >= _CLEAR * votes[ranked[1]])
    return Scene(country=ranked[0] if ranked else "", clear=clear, nations=known)


def spread(sentences: Sequence[Sentence], localities: Sequence[Sequence[Locality]], dateline: Span) -> int:
    """Return in how many places, none within another, the prose tells that something happened."""
    told: list[frozenset[str]] = []
    for sentence, found in zip(sentences, localities, strict=True):
        for unit in split_units(sentence) if found and sentence.kind == "prose" else ():
            for place in usable(unit, found):
                wide = place.head.precision in ("country", "region") or place.span.start < dateline.end
                if not wide and is_scene(unit, place) and not any(cores & place.cores for cores in told):
                    told.append(place.cores)
    return len(told)


def choose_place(
    unit: Unit, localities: Sequence[Locality], others: Sequence[Span], quantity: Span, taken: Locality | None
) -> tuple[Locality | None, str]:
    """Return the locality of the unit that a quantity belongs to, and the rule that chose it.

    `others` are the spans of the other quantities; `taken` is the place of the one before it in the unit.
    """
    first, last = token_at(unit.tokens, quantity.start), token_at(unit.tokens, quantity.end - 1)
    start, stop = unit.segment(first)
    if says("places", "elsewhere", unit.tokens[last + 1 : min(stop, last + _BEYOND)]):
        return None, "national"
    bracketed = [found for found in localities if found.stop == first - 1 and unit.tokens[first - 1].text in "(:,"]
    if bracketed and (unit.tokens[first - 1].text == "(" or bracketed[-1].first in (unit.first, unit.first + 1)):
        return bracketed[-1], "before_number"
    gapped = [found for found in localities if found.stop == first]
    if gapped and first - unit.first > 1:
        return gapped[-1], "beside_number"  # "Hungary took in 203,000 and Romania 85,000"
    if unit.tokens[start].lower in ("where", "which"):
        named = [found for found in localities if found.stop == start - 1]
        if named:
            return named[-1], "where"
    right = [found for found in localities if last < found.first < stop and is_governed(unit, found)]
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
        if found.stop == start - 1 and found.mentions[0].preposition and _opens(unit, found)
    ]
    aside = beyond if stop - start <= _ASIDE else []
    resumed = _resumed(unit, stop)
    resuming = [found for found in beyond if resumed[0] <= found.first < resumed[1]]
    for options, rule in (
        (direct[:1], "after"),
        (firm[-1:], "before"),
        (opening, "opening"),
        ([found for found in right if not within_since(unit, last + 1, found.first)][:1], "after_list"),
        (resuming[:1], "resumed"),
        (left[-1:], "subject"),
        (aside[:1], "after_aside"),
    ):
        if options:
            return options[0], rule
    ahead = unit.tokens[unit.first : stop]
    elsewhere = unit.tokens[unit.first].lower == "elsewhere" and any(
        found.mentions[0].preposition for found in localities
    )
    if not elsewhere and (_says_national(ahead) or says("places", "opening", ahead[:3])):
        return None, "national"
    if taken:
        return taken, "same_sentence"
    return _elsewhere(unit, localities, others, quantity)


def _says_national(tokens: Sequence[Token]) -> bool:
    """Say whether words point to the country as a whole; "the country's second city" points to a part of it."""
    for found in wordings("places", "national").find(tokens):
        after = [token.lower for token in tokens[found.stop : found.stop + _PARTED]]
        owns = tokens[found.stop - 1].lower.endswith("'s")
        parts = (word for word in after if word in precisions() or word in words("compass"))
        if not (owns and any(not part.endswith("s") for part in parts)):
            return True
    return False


def _resumed(unit: Unit, stop: int) -> tuple[int, int]:
    """Return the part of the unit in which a clause goes on behind what it includes: ", four of them children, in".

    Empty where the part behind the comma at `stop` tells of no members.
    """
    if stop >= unit.stop or unit.tokens[stop].text not in ",—–":
        return stop, stop
    _, end = unit.segment(stop + 1)
    aside = unit.tokens[stop + 1 : end]
    among = any(token.lower in ("including", "among", "mostly", "most", "many") for token in aside[:1])
    them = says("places", "part", aside[:5]) or (len(aside) > 2 and aside[1].lower == "of" and aside[2].lower == "them")
    if not (among or them) or end >= unit.stop or unit.tokens[end].text not in ",—–":
        return stop, stop
    return unit.segment(end + 1)


def _elsewhere(
    unit: Unit, localities: Sequence[Locality], others: Sequence[Span], quantity: Span
) -> tuple[Locality | None, str]:
    """Return the nearest locality of the other parts of the unit, those before the quantity first."""
    first = token_at(unit.tokens, quantity.start)
    before = [found for found in localities if found.stop <= first and not _in_relative(unit, found, first)]
    plain = [
        found for found in before if not _speaks(unit, found, first) and (found.first == unit.first or not acts(found))
    ]
    if plain:
        here = [found for found in plain if found.mentions[0].preposition not in _DESTINATIONS]
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


def _in_relative(unit: Unit, locality: Locality, place: int) -> bool:
    """Say whether it stands in an aside: "In Honduras, where the Sula valley is under water, 57 died"."""
    start, stop = unit.segment(locality.first)
    return unit.first < start and stop <= place and unit.tokens[start].lower in ("where", "which")


def _opens(unit: Unit, locality: Locality) -> bool:
    """Say whether it opens the sentence: "In neighbouring Zimbabwe, 259 died and 56 in Malawi"."""
    return (
        locality.first - unit.first <= _OPENING
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


def points_back(unit: Unit, scene: Scene, quantity: Span) -> tuple[Locality | None, str]:
    """Return the place that "the city", "there" or "60 percent of them" points back to."""
    last = token_at(unit.tokens, quantity.end - 1)
    if says("places", "part", unit.tokens[last + 1 : last + 4]) and scene.previous:
        return scene.previous, "part"
    found = next(iter(wordings("places", "local").find(unit.tokens[unit.first : unit.stop])), None)
    if found is None:
        return None, ""
    if scene.heard and unit.tokens[unit.first + found.stop - 1].lower == "hospital":
        return scene.heard, "points_back"
    noun = unit.tokens[unit.first + found.stop - 1].lower.removesuffix("'s")
    if noun in ("city", "town", "village", "hamlet"):
        return scene.town or scene.last, "points_back"
    if noun in ("province", "governorate", "region", "state", "territory", "district"):
        return scene.province or scene.main or scene.setting, "points_back"
    return scene.last, "points_back"
