"""Where it happened: places as worded, matched to a gazetteer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tallybook.context.bodies import is_foreign_body
from tallybook.context.datelines import find_dateline, only_written_in, setting
from tallybook.context.earlier_places import HARMED, inherited_place
from tallybook.context.events import Event
from tallybook.context.localities import Locality, find_localities, usable
from tallybook.context.namesakes import as_states
from tallybook.context.nations import Mention
from tallybook.context.own_places import choose_place
from tallybook.context.scenes import Scene, first_scene, spread
from tallybook.context.stretches import Unit, inside, says, split_units, token_at
from tallybook.context.toponyms import find_mentions, find_names, location_of, spelled
from tallybook.context.whereabouts import (
    acts,
    goes_on,
    is_arrival,
    is_goal,
    is_origin,
    is_provenance,
    is_scene,
    is_told_at,
)
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_MANY = 3
"""Places of one sentence that are told side by side."""
_TAKEN = ("national", "people", "part", "points_back")
_TOLD = ("national", "people")
_APART = frozenset(
    (
        "while",
        "but",
        "as",
        "after",
        "including",
        "of",
        "who",
        "that",
        "which",
        "whereas",
        "before",
        "when",
        "where",
        "in",
        "at",
        "near",
        "(",
        ")",
        "—",
        "–",
    )
)
"""Words between two amounts that keep them from having one place."""
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
    )
    found = [Place()] * len(quantities)
    amounts = _by_sentence(quantities)
    for number in range(max(amounts, default=-1) + 1):
        sentence, indexes = sentences[number], amounts.get(number, [])
        if not indexes:
            scene = _passed(scene, sentence, localities[number])
        for unit in split_units(sentence):
            within = inside(unit, quantities, indexes)
            if indexes and all(events[index].kind == "distance" for index in within):
                scene = _told_in(scene, sentence, unit, localities[number])
            spans = [quantities[index].span for index in within]
            own = usable(unit, localities[number])
            near = _within(unit, mentions[number])
            taken: Locality | None = None
            for index in within:
                chosen, rule, implicit = _choose(
                    unit, own, spans, quantities[index], events[index], near, taken, scene, article.body
                )
                scene = scene if scene.previous is chosen else replace(scene, previous=chosen)
                found[index] = _place(chosen, rule, implicit=implicit, near=scene.near())
                if chosen and rule == "country" and scene.clear and scene.main is None and sentence.paragraph <= 1:
                    scene = replace(scene, main=chosen, guessed=True)
                abroad = chosen is not None and _only_acts(unit, chosen, scene)
                sets = events[index].kind != "distance" and not _is_part(unit, quantities[index].span) and not abroad
                if chosen and sets and (not implicit or rule in _TOLD):
                    scene = scene.told(chosen, sentence.paragraph, incident=goes_on(sentence.tokens))
                taken = chosen if not implicit or rule in _TAKEN else taken
            scene = _heard(scene, unit, localities[number])
        told = {found[index].name for index in indexes if found[index].name and not found[index].implicit}
        if len(told) >= _MANY:  # a list of places: what follows is of none of them
            scene = replace(scene, last=None)
    return tuple(_filled(found, scene, sentences, quantities))


def _filled(
    found: Sequence[Place], scene: Scene, sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> Iterator[Place]:
    """Yield the places, those of a lead that names none being where the text goes on to tell that it was."""
    main = scene.main
    for place, quantity in zip(found, quantities, strict=True):
        lead = main is not None and not place.name and sentences[quantity.sentence].paragraph <= 1
        yield _place(main, "main", implicit=True, near=scene.near()) if lead else place


def _passed(scene: Scene, sentence: Sentence, localities: Sequence[Locality]) -> Scene:
    """Return the scene after a sentence without amounts, which may tell where its paragraph is."""
    if sentence.kind != "prose" or not localities:
        return scene
    for unit in split_units(sentence):
        scene = _told_in(_heard(scene, unit, localities), sentence, unit, localities)
    return scene


def _told_in(scene: Scene, sentence: Sentence, unit: Unit, localities: Sequence[Locality]) -> Scene:
    told = [place for place in usable(unit, localities) if is_scene(unit, place)]
    return scene.told(told[0], sentence.paragraph, incident=goes_on(sentence.tokens)) if told else scene


def _heard(scene: Scene, unit: Unit, localities: Sequence[Locality]) -> Scene:
    heard = [place for place in usable(unit, localities) if is_told_at(unit, place)]
    return replace(scene, heard=heard[-1]) if heard else scene


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


def _choose(
    unit: Unit,
    own: Sequence[Locality],
    spans: Sequence[Span],
    quantity: Quantity,
    event: Event,
    mentions: Sequence[Mention],
    taken: Locality | None,
    scene: Scene,
    body: str,
) -> tuple[Locality | None, str, bool]:
    left = event.kind == "displaced" and not is_arrival(unit, quantity.span)
    origin = [found for found in own if is_origin(unit, found)] if left else []
    if origin:
        return origin[0], "origin", False
    own = [
        found
        for found in own
        if not is_foreign_body(unit.tokens, found, event, scene.land())
        and not is_provenance(unit, found, event.kind)
        and not _acts_abroad(unit, found, event, scene)
        and not _owns_counted(unit, found, quantity.span, scene)
    ]
    fled = [found for found in own if event.kind == "displaced" and is_goal(unit, found)]
    chosen, rule = choose_place(unit, [found for found in own if found not in fled], spans, quantity.span, taken)
    if chosen:
        return chosen, rule, False
    if fled and not (scene.main or scene.setting):
        return fled[0], "goal", False
    shared = _of_next(unit, own, spans, quantity.span) if not rule else None
    if shared:
        return shared, "shared", False
    return inherited_place(unit, own, spans, quantity, event, mentions, scene, body, rule)


def _owns_counted(unit: Unit, found: Locality, quantity: Span, scene: Scene) -> bool:
    """Say whether another country only owns who is counted: "Mexico's 22 specialists landed"."""
    head = found.head
    owner = bool(head.country) and unit.tokens[found.stop - 1].lower.endswith("'s") and not head.preposition
    return owner and token_at(unit.tokens, quantity.start) == found.stop and scene.country not in ("", head.country)


def _only_acts(unit: Unit, found: Locality, scene: Scene) -> bool:
    """Say whether another country than the one told of only does something: "France has flown in medicine"."""
    counts = says("places", "counting", unit.tokens[found.stop : found.stop + 1])
    return scene.main is not None and not counts and acts(found) and scene.land() not in ("", found.head.country)


def _is_part(unit: Unit, quantity: Span) -> bool:
    """Say whether an amount is a part of the one before it: ", among them 13 in Cortés"."""
    start, _ = unit.segment(token_at(unit.tokens, quantity.start))
    return unit.first < start and unit.tokens[start].lower in ("among", "including")


def _acts_abroad(unit: Unit, found: Locality, event: Event, scene: Scene) -> bool:
    """Say whether a country does harm to those elsewhere: "Russia launched raids that killed 12" in a text on Sudan."""
    known = scene.main or scene.setting
    if event.kind not in HARMED or known is None or known.cores & found.cores:
        return False
    if says("places", "counting", unit.tokens[found.stop : found.stop + 1]):
        return False  # "Mexico reported 27 dead"
    return acts(found) and scene.land() not in ("", found.head.country)


def _of_next(unit: Unit, own: Sequence[Locality], spans: Sequence[Span], quantity: Span) -> Locality | None:
    """Return the place that two amounts share: "eight were killed and six hurt in Diyala"."""
    after = next((span for span in spans if span.start >= quantity.end), None)
    if after is None:
        return None
    between = unit.tokens[token_at(unit.tokens, quantity.end) : token_at(unit.tokens, after.start)]
    if not any(token.lower == "and" for token in between) or any(token.lower in _APART for token in between):
        return None
    chosen, rule = choose_place(unit, own, spans, after, None)
    return chosen if rule in ("after", "after_list", "sentence_after") else None


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
