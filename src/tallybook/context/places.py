"""Where it happened: places as worded, matched to a gazetteer."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tallybook.context.actors import only_acts
from tallybook.context.areas import capitals_named, in_full
from tallybook.context.chosen_places import choose
from tallybook.context.datelines import find_dateline, only_written_in, setting
from tallybook.context.events import Event
from tallybook.context.localities import Locality, find_localities, usable
from tallybook.context.namesakes import as_states
from tallybook.context.nations import Mention
from tallybook.context.scenes import Scene, first_scene, is_unnamed, spread
from tallybook.context.stretches import Unit, inside, split_units, token_at
from tallybook.context.telling import heard, passed, told_by, told_in
from tallybook.context.toponyms import find_mentions, find_names, location_of, spelled
from tallybook.context.whereabouts import (
    is_delivery,
    is_departure,
)
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_ALIKE, _MANY = 2, 3
"""Places of one sentence that are told side by side: of one kind, and of any."""
_AFTER = 12
"""Amounts of the opening among which one of the title may find that which it repeats."""
_TAKEN = ("national", "people", "part", "points_back")
_TOLD = ("national", "people")
_NEAR = ("near", "around", "outside", "towards", "toward", "off")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a claim.

    Attributes
    ----------
    name : str
        Most specific first, outer units after commas, in the text's own words; empty where the text names none.
    precision : str
        UCDP's where_prec in words: ``exact``, ``near``, ``district``, ``province``, ``country``, ``region``;
        empty for a name that neither its words nor the gazetteer explain.
    lat, lon : float or None
        Degrees, WGS 84, of the most specific part that the gazetteer knows.
    implicit : bool
        True where it is inherited from an earlier sentence.
    span : Span or None
        The words that gave it.
    rule : str
        Name of the rule that chose it.
    """

    name: str = ""
    precision: str = ""
    lat: float | None = None
    lon: float | None = None
    implicit: bool = False
    span: Span | None = None
    rule: str = ""


def find_places(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
) -> tuple[Place, ...]:
    """Return the place of each quantity.

    A place of the quantity's own clause is its place, else one of its sentence; else what "the city" points back to,
    the place last told of in the paragraph, the main place of the text, or its country. People who fled are counted
    where they fled from.
    """
    mentions = name_places(sentences)
    localities = [find_localities(s.tokens, found, article.body) for s, found in zip(sentences, mentions, strict=True)]
    dateline = find_dateline(article.body)
    named = [mention for found in mentions for mention in found]
    localities = [
        tuple(place for place in found if not only_written_in(place, named, dateline)) for found in localities
    ]
    scene = first_scene(named, dateline.end)
    scene = replace(
        scene,
        setting=setting(article.body, sentences, mentions, dateline, scene),
        spread=spread(sentences, localities, dateline),
        opening=max(0, next((s.paragraph for s in sentences if s.kind == "prose"), 0) - 1),
    )
    capitals = capitals_named(named)
    found = [Place()] * len(quantities)
    amounts = _by_sentence(quantities)
    for number in range(len(sentences) if amounts else 0):
        sentence, indexes = sentences[number], amounts.get(number, [])
        if not indexes:
            scene = passed(scene, sentence, localities[number], article.body)
        for unit in split_units(sentence):
            within = inside(unit, quantities, indexes)
            if indexes and all(quantities[index].unit_kind == "length" for index in within):
                scene = told_in(scene, unit, localities[number])
            spans = [quantities[index].span for index in within]
            own = usable(unit, localities[number])
            near = _within(unit, mentions[number])
            taken: Locality | None = None
            for index in within:
                chosen, rule, implicit = choose(
                    unit, own, spans, quantities[index], events[index], near, taken, scene, article.body
                )
                own_place = chosen in own
                chosen = in_full(chosen, scene, capitals, article.body) if chosen and own_place else chosen
                found[index] = _place(chosen, rule, implicit=implicit, near=scene.near())
                if (
                    chosen
                    and rule == "country"
                    and scene.clear
                    and scene.main is None
                    and sentence.paragraph - scene.opening <= 1
                ):
                    scene = replace(scene, main=chosen, guessed=True)
                abroad = chosen is not None and only_acts(unit, chosen, scene)
                sets = events[index].kind != "distance" and not _is_part(unit, quantities[index].span) and not abroad
                by_the_way = (
                    chosen is not None
                    and own_place
                    and rule != "origin"
                    and (is_departure(unit, chosen) or is_delivery(unit, chosen))
                )
                scene = scene if by_the_way or scene.previous is chosen else replace(scene, previous=chosen)
                sets = sets and not by_the_way
                if chosen and sets and (not implicit or rule in _TOLD):
                    scene = told_by(scene, chosen, unit, localities[number])
                taken = chosen if not by_the_way and (not implicit or rule in _TAKEN) else taken
            scene = heard(scene, unit, localities[number], article.body)
        if _lists(found[index] for index in indexes):  # what follows is of none of them
            scene = replace(scene, last=None)
    return tuple(_filled(found, scene, sentences, quantities))


def _lists(places: Iterable[Place]) -> bool:
    """Say whether a sentence tells places side by side: several of one kind, or many."""
    told = {place.name: place.precision for place in places if place.name and not place.implicit}
    alike = max(Counter(told.values()).values(), default=0)
    return alike >= _ALIKE or len(told) >= _MANY


def _filled(
    found: Sequence[Place], scene: Scene, sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> Iterator[Place]:
    """Yield the places, those of a lead that names none, or only "a village", being where the text goes on to tell."""
    main = scene.main
    known = main is not None and not is_unnamed(main) and main.head.precision not in ("country", "region")
    unnamed = {place.span for place in scene.unnamed} if known else set()
    for place, quantity in zip(found, quantities, strict=True):
        lead = (not place.name or place.rule == "setting") and sentences[
            quantity.sentence
        ].paragraph - scene.opening <= 1
        same = _repeated(place, quantity, found, sentences, quantities)
        if same:
            yield replace(same, implicit=True, rule="heading")
        elif main is not None and (lead or place.span in unnamed):
            yield _place(main, "main" if lead else "named_later", implicit=True, near=scene.near())
        else:
            yield place


def _repeated(
    place: Place,
    quantity: Quantity,
    found: Sequence[Place],
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity],
) -> Place | None:
    """Return the place of the amount that one of a title repeats, where the title tells no more than a country."""
    if sentences[quantity.sentence].kind != "heading" or place.precision not in ("", "country") or not quantity.value:
        return None
    return next(
        (
            other
            for other, later in zip(found[:_AFTER], quantities[:_AFTER], strict=True)
            if later.sentence > quantity.sentence and later.value == quantity.value and later.unit == quantity.unit
            if other.name and other.precision != "country"
        ),
        None,
    )


def name_places(sentences: Sequence[Sentence]) -> list[tuple[Mention, ...]]:
    """Return the mentions of each sentence: what one sentence shows to be a place is one in all of them."""
    names = [find_names(sentence.tokens) for sentence in sentences]
    known = spelled(name for found in names for name in found if name.sure)
    return as_states(
        [
            find_mentions(sentence.tokens, known)
            if any(name.core in known and not name.sure for name in found)
            else tuple(name for name in found if name.sure)
            for sentence, found in zip(sentences, names, strict=True)
        ]
    )


def _within(unit: Unit, mentions: Sequence[Mention]) -> Sequence[Mention]:
    low, high = (bisect_left(mentions, place, key=lambda mention: mention.first) for place in (unit.first, unit.stop))
    return mentions[low:high]


def _by_sentence(quantities: Sequence[Quantity]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for index, quantity in enumerate(quantities):
        grouped.setdefault(quantity.sentence, []).append(index)
    return grouped


def _is_part(unit: Unit, quantity: Span) -> bool:
    """Say whether an amount is a part of the one before it: ", among them 13 in Cortés"."""
    start, _ = unit.segment(token_at(unit.tokens, quantity.start))
    return unit.first < start and unit.tokens[start].lower in ("among", "including")


def _place(chosen: Locality | None, rule: str, *, implicit: bool, near: Sequence[str]) -> Place:
    if chosen is None:
        return Place()
    head = chosen.head
    where = next((found for mention in chosen.mentions if (found := location_of(mention, near))), None)
    best = location_of(head, near) or where
    return Place(
        name=" ".join(chosen.name.split()),
        precision=_precision(head),
        lat=best.lat if best else None,
        lon=best.lon if best else None,
        implicit=implicit,
        span=chosen.span,
        rule=rule,
    )


def _precision(head: Mention) -> str:
    spot = head.precision in ("exact", "unknown")
    if spot and head.preposition in _NEAR:
        return "near"
    return "" if head.precision == "unknown" else head.precision
