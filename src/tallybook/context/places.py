"""Where it happened: places as worded, matched to a gazetteer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallybook.context.events import Event
from tallybook.context.localities import Locality, find_localities, usable
from tallybook.context.scenes import Scene, choose_place, first_scene, of_people, points_back
from tallybook.context.stretches import Unit, inside, split_units
from tallybook.context.toponyms import Mention, find_mentions, find_names, location_of, spelled
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_HEAD = 400
_DATELINE = re.compile(r"(?m)^(?:[A-Z][A-Z’' /-]{2,}|[A-Z]\w+)(?:,? ?[^\n.]{0,60}?) ?(?:—|–| - )")
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
    mentions = _mentions(sentences)
    localities = [find_localities(s.tokens, found, article.body) for s, found in zip(sentences, mentions, strict=True)]
    scene = first_scene((mention for found in mentions for mention in found), _dateline(article.body))
    found = [Place()] * len(quantities)
    for number, indexes in _by_sentence(quantities).items():
        sentence = sentences[number]
        for unit in split_units(sentence):
            within = inside(unit, quantities, indexes)
            spans = [quantities[index].span for index in within]
            own = usable(unit, localities[number])
            near = _within(unit, mentions[number])
            taken: Locality | None = None
            for index in within:
                chosen, rule, implicit = _choose(
                    unit, own, spans, quantities[index], events[index], near, taken, scene, article.body
                )
                scene = replace(scene, previous=chosen)
                found[index] = _place(chosen, rule, implicit=implicit, near=scene.near())
                if chosen and (not implicit or rule in _TOLD):
                    scene = scene.told(chosen, sentence.paragraph)
                taken = chosen if not implicit or rule in _TAKEN else taken
    return tuple(found)


def _dateline(body: str) -> int:
    """Return where the dateline ends: "KUNDUZ, Afghanistan (Agency) —"; 0 without one."""
    found = _DATELINE.search(body[:_HEAD])
    return found.end() if found else 0


def _mentions(sentences: Sequence[Sentence]) -> list[tuple[Mention, ...]]:
    """Return the mentions of each sentence: what one sentence shows to be a place is one in all of them."""
    names = [find_names(sentence.tokens) for sentence in sentences]
    known = spelled(name for found in names for name in found if name.sure)
    return [
        find_mentions(sentence.tokens, known)
        if any(name.core in known and not name.sure for name in found)
        else tuple(name for name in found if name.sure)
        for sentence, found in zip(sentences, names, strict=True)
    ]


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
    origin = [found for found in own if found.mentions[0].preposition == "from"] if event.kind == "displaced" else []
    if origin:
        return origin[0], "origin", False
    chosen, rule = choose_place(unit, own, spans, quantity.span, taken)
    if chosen:
        return chosen, rule, False
    people = of_people(unit, mentions, quantity.span)
    nation = _nation(scene, people or (scene.around() if rule == "national" else ""), body)
    nation = nation or _nation(scene, scene.country, body)
    if nation and (rule == "national" or people):
        return nation, rule or "people", True
    back, rule = points_back(unit, scene, quantity.span)
    if back:
        return back, rule, True
    if scene.last and scene.paragraph == unit.sentence.paragraph:
        return scene.last, "paragraph", True
    if scene.main:
        return scene.main, "main", True
    if scene.is_wide() and unit.sentence.paragraph - scene.paragraph <= 1:
        return scene.last, "paragraph_before", True
    return (nation, "country", True) if nation else (None, "", False)


def _nation(scene: Scene, country: str, body: str) -> Locality | None:
    """Return a country in the words of the text."""
    mention = scene.nations.get(country)
    return Locality((mention,), mention.span.of(body), mention.first, mention.stop) if mention else None


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
