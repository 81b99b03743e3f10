"""Which of the places that a text tells a quantity belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.context.actors import acts_abroad, owns_counted
from tallybook.context.bodies import counts_its_own, is_foreign_body, owns_speaker
from tallybook.context.earlier_places import inherited_place, points_back
from tallybook.context.events import Event
from tallybook.context.localities import Locality
from tallybook.context.nations import Mention
from tallybook.context.own_places import choose_place
from tallybook.context.scenes import Scene
from tallybook.context.stretches import Unit, token_at
from tallybook.context.whereabouts import (
    is_arrival,
    is_delivery,
    is_departure,
    is_goal,
    is_origin,
    is_provenance,
    of_office,
)
from tallybook.quantities.quantity import Quantity
from tallybook.text.span import Span

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


def choose(
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
    """Return the place of a quantity, the rule that chose it, and whether it is taken over; `own` are its unit's."""
    left = event.kind == "displaced" and not is_arrival(unit, quantity.span)
    origin = [found for found in own if is_origin(unit, found)] if left else []
    start, stop = unit.segment(token_at(unit.tokens, quantity.span.start))
    here = [found for found in origin if start <= found.first < stop]
    if origin and (here or not any(start <= found.first < stop for found in own)):
        return (here or origin)[0], "origin", False
    own = [
        found
        for found in own
        if not is_provenance(unit, found, event.kind)
        and (
            counts_its_own(unit, found)
            or not (is_foreign_body(unit.tokens, found, event, scene.land()) or acts_abroad(unit, found, event, scene))
        )
        and not owns_counted(unit, found, quantity.span, scene)
        and not _of_wider_office(unit, found, scene)
        and not _of_wider_body(unit, found, scene)
    ]
    passed_through = [found for found in own if is_departure(unit, found) or is_delivery(unit, found)]
    where = [found for found in passed_through if found.stop == start - 1 and unit.tokens[start].lower == "where"]
    if where:
        return where[0], "where", False
    firm = any(start <= found.first < stop for found in own if found not in passed_through)
    own = [found for found in own if found not in passed_through or (start <= found.first < stop and not firm)]
    fled = [found for found in own if event.kind == "displaced" and is_goal(unit, found)]
    chosen, rule = choose_place(unit, [found for found in own if found not in fled], spans, quantity.span, taken)
    pointed = _pointed_at(unit, own, scene, quantity.span, chosen, rule)
    if pointed:
        return pointed, "points_back", True
    if chosen:
        return chosen, rule, False
    if fled and not (scene.main or scene.setting):
        return fled[0], "goal", False
    shared = _of_next(unit, own, spans, quantity.span) if not rule else None
    if shared:
        return shared, "shared", False
    return inherited_place(unit, own, spans, quantity, event, mentions, scene, body, rule)


def _pointed_at(
    unit: Unit, own: Sequence[Locality], scene: Scene, quantity: Span, chosen: Locality | None, rule: str
) -> Locality | None:
    """Return the spot that words behind an amount point back to, where only a country opens its sentence.

    "Chad's health ministry said 773 bodies were in morgues in and around the city."
    """
    if chosen is None or rule not in ("subject", "sentence") or chosen.head.precision != "country":
        return None
    back, pointer = points_back(unit, own, scene, quantity)
    return back if back and pointer == "points_back" and back.head.precision != "country" else None


def _of_wider_office(unit: Unit, found: Locality, scene: Scene) -> bool:
    """Say whether one who speaks holds office over more than the place that a text is about: "governor of Sofala"."""
    wide = found.head.precision in ("province", "region", "country")
    near = wide and scene.main is not None and of_office(unit, found)
    return near and scene.land_of(found) in ("", scene.land())


def _of_wider_body(unit: Unit, found: Locality, scene: Scene) -> bool:
    """Say whether a country only owns a body that speaks of a spot in it: "Kenya's border guard said"."""
    if scene.main is None or scene.main.head.precision == "country" or not owns_speaker(unit, found):
        return False
    return scene.land() == found.head.country and not counts_its_own(unit, found)


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
