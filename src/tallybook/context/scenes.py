"""Where a text is as it goes on: the places told so far that a quantity may take over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tallybook.context.gazetteer import locate
from tallybook.context.localities import Locality, usable
from tallybook.context.nations import Mention
from tallybook.context.stretches import split_units
from tallybook.context.surroundings import words
from tallybook.context.toponyms import location_of
from tallybook.context.whereabouts import NO_SCENE, is_scene
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_REGION, _DISTRICT = 1, 2
"""The grade of a province, below which the districts and the spots are."""
_LEAD = 2
"""Paragraphs in which the main place of a text is told."""
_SPOTS = ("exact", "unknown")
_DESTINATIONS = ("to", "into", "toward", "towards", "via")
_MANY = 4
"""Places apart from which a text tells of a whole country."""
_BACK = 2
"""Times beyond which a text that names a spot is about that spot."""
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
    named : Locality or None
        The place that was named last, whatever for: "there" points back to it.
    opening : int
        Paragraphs of titles before the lead beyond the first: title, standfirst, date.
    nouns : mapping
        The place that each noun last stood with, which "the district" points back to.
    unnamed : tuple of Locality
        What the text called the main place before it named it: "a village in northern Burkina Faso".
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
    named: Locality | None = None
    opening: int = 0
    nouns: Mapping[str, Locality] = field(default_factory=dict)
    unnamed: tuple[Locality, ...] = ()

    def tells_of_many(self) -> bool:
        """Say whether a text goes from place to place in one country: its totals are of the country."""
        spot = self.main is not None and self.main.head.precision in _SPOTS
        return self.clear and spot and self.spread >= _MANY

    def told(self, locality: Locality, paragraph: int, *, incident: bool = False) -> Scene:
        """Return the scene after an amount of a place; `incident` where the words go on with the event of the lead."""
        early = paragraph - self.opening
        if locality.mentions[0].preposition in _DESTINATIONS or locality.alone:
            lead = self.main is None and early <= 1 and not locality.alone
            return replace(self, main=locality) if lead else self
        town = locality if locality.head.precision in _SPOTS and not _is_site(locality) else self.town
        outer = [mention for mention in locality.mentions if mention.precision == "province"]
        province = locality if outer and locality.head.precision not in _SPOTS else self.province
        vague = self.main is not None and is_unnamed(self.main)
        again = self.main is not None and self.main.cores == locality.cores
        nested = self.main is not None and (
            self.main.cores < locality.cores
            or (again and self.main.head.precision == "country" != locality.head.precision)
            or (again and locality.indefinite)  # the title said "Zambia", the lead "a mine in Zambia"
        )
        main = locality if early <= _LEAD and (vague or nested or self.main is None) else self.main
        if self.guessed and self.main is not None and not self.main.cores & locality.cores:
            incident = incident or early <= 1
        if incident and early <= _LEAD and self.main is not None and self._refines(locality):
            main = self._within(locality)
        yet = self.main is None or vague or self.main.head.precision in ("country", "region")
        unnamed = (*self.unnamed, locality) if locality.indefinite and early <= 1 and yet else self.unnamed
        if vague and self.main is not None and main is not self.main:
            main = self._within(locality) if self._refines(locality) else locality
            unnamed = (*unnamed, self.main)
        last = self.last if self.main is not None and _is_of_care(locality) else locality
        return replace(
            self,
            main=main,
            last=last,
            town=town,
            province=province,
            paragraph=paragraph,
            guessed=False,
            unnamed=unnamed,
        )

    def _within(self, locality: Locality) -> Locality:
        """Return a place with the main one, which it is in, after a comma, unless its words name that already."""
        lands = {mention.country for mention in locality.mentions} - {""}
        if self.main is None or lands & {mention.country for mention in self.main.mentions}:
            return locality
        return replace(locality, name=f"{locality.name}, {self.main.name}")

    def _refines(self, locality: Locality) -> bool:
        """Say whether a place is a spot or a district within the wider one that the lead told."""
        if self.main is None or self.main.cores & locality.cores:
            return False
        order = ("country", "region", "province", "district", "exact")
        wide, narrow = (order.index(_grade(place.head.precision)) for place in (self.main, locality))
        land, there = self._country_of(self.main), self._country_of(locality)
        at_sea = not land and self.main.head.precision == "region"
        if at_sea and there and locality.head.precision != "country":
            return True  # the title said "in the Mediterranean", the lead "off the island of Crete"
        return narrow > wide and (narrow > _DISTRICT or wide <= _REGION) and (at_sea or there in ("", land))

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


def _is_site(place: Locality) -> bool:
    """Say whether a spot is a hospital, a camp or the like, and no town."""
    return place.name.split(",")[0].rsplit(" ", 1)[-1] in words("site_noun")


def _is_of_care(place: Locality) -> bool:
    return place.name.split(",")[0].rsplit(" ", 1)[-1].lower() in words("care")


def is_unnamed(place: Locality) -> bool:
    """Say whether a text has not named a place yet: "a Greek island", "a village in northern Burkina Faso"."""
    head = place.head
    noun = place.name.rsplit(" ", 1)[-1]
    of_state = (
        head.precision == "exact"
        and noun in words("unnamed")
        and any(found.kind == "state" for found in locate(head.core)[:1])
    )
    national = bool(head.country) and head.core.rsplit(" ", 1)[-1] in words("national_feature")
    return place.indefinite or national or of_state


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
    """Return in how many places, none within another, the prose tells that something happened.

    None where it keeps coming back to one of them.
    """
    named = Counter(place.head.core for found in localities for place in found if place.head.precision in _SPOTS)
    if max(named.values(), default=0) > _BACK:
        return 0
    told: list[frozenset[str]] = []
    for sentence, found in zip(sentences, localities, strict=True):
        for unit in split_units(sentence) if found and sentence.kind == "prose" else ():
            for place in usable(unit, found):
                wide = place.head.precision in ("country", "region") or place.span.start < dateline.end
                if not wide and is_scene(unit, place) and not any(cores & place.cores for cores in told):
                    told.append(place.cores)
    return len(told)
