"""The place of a quantity whose sentence gives none of its own: a country, or one told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallybook.context.bodies import counts_for_country, of_people
from tallybook.context.events import Event
from tallybook.context.gazetteer import country_name
from tallybook.context.localities import Locality
from tallybook.context.nations import Mention
from tallybook.context.scenes import Scene
from tallybook.context.stretches import Unit, says, token_at, wordings
from tallybook.context.surroundings import words
from tallybook.context.whereabouts import (
    goes_on,
    is_scene,
    within_since,
)
from tallybook.quantities.quantity import Quantity
from tallybook.text.span import Span

_NATIONAL = ("funding sought", "funding received")
_NARROW = ("exact", "unknown", "district")
_OPENING = 4
"""Words with which a sentence may say that it tells of parts: "Out of those"."""
HARMED = ("killed", "injured", "missing", "detained")
"""What one party does to another."""


def inherited_place(
    unit: Unit,
    own: Sequence[Locality],
    spans: Sequence[Span],
    quantity: Quantity,
    event: Event,
    mentions: Sequence[Mention],
    scene: Scene,
    body: str,
    rule: str,
) -> tuple[Locality | None, str, bool]:
    """Return the place of a quantity whose sentence gives none of its own: a country, or one told before."""
    known = scene.main or scene.setting
    at_home = known is not None and event.kind in HARMED and bool(scene.land_of(known))
    people = of_people(unit, mentions, spans, quantity.span, scene.land(), at_home=at_home)
    if event.kind == "displaced" and scene.paragraph == unit.sentence.paragraph and scene.around() == people:
        people = ""  # "In Gaza 120,000 were killed. Over one million Palestinians were displaced"
    around = _spoken_for(mentions, quantity.span) or scene.around() if rule == "national" else ""
    nation = _nation(scene, people or around, body)
    rule = rule or ("national" if event.subevent in _NATIONAL and not mentions else "")
    nation = nation or _nation(scene, scene.country, body)
    if nation and (rule == "national" or people):
        return nation, rule or "people", True
    back, rule = points_back(unit, own, scene, quantity.span)
    if back:
        return back, rule, True
    if _of_the_war(unit, event, scene):
        land = _nation(scene, scene.land(), body)
        if land:
            return land, "war", True
    here = scene.paragraph == unit.sentence.paragraph
    if nation and not here and counts_for_country(unit, mentions, event, scene.country):
        return nation, "national", True
    wide = scene.is_wide() and unit.sentence.paragraph - scene.paragraph <= 1
    whole = nation if scene.tells_of_many() and not goes_on(unit.sentence.tokens) else None
    options = (
        (scene.last if here else None, "paragraph"),
        (whole, "country"),
        (_since(unit, own, quantity.span) if scene.main is None else None, "since_event"),
        (_only_one(unit, own) if scene.guessed else None, "sentence_after"),
        (scene.main, "main"),
        (scene.setting, "setting"),
        (scene.last if wide else None, "paragraph_before"),
        (nation, "country"),
    )
    return next(((place, name, True) for place, name in options if place), (None, "", False))


def _spoken_for(mentions: Sequence[Mention], quantity: Span) -> str:
    """Return the country of those who speak of "the country": "Egyptian officials said there were 150,000 in"."""
    spoken = [mention for mention in mentions if mention.people and mention.span.end <= quantity.start]
    return spoken[-1].country if spoken else ""


def _of_the_war(unit: Unit, event: Event, scene: Scene) -> bool:
    """Say whether a toll is that of a whole war, in a text on one spot of it: "the war has killed 90,000"."""
    if event.kind not in (*HARMED, "displaced") or scene.main is None or scene.main.head.precision not in _NARROW:
        return False
    tokens = unit.tokens[unit.first : unit.stop]
    lasting = any(token.lower in ("since", "has", "have") for token in tokens)
    return lasting and says("places", "war", tokens)


def points_back(unit: Unit, own: Sequence[Locality], scene: Scene, quantity: Span) -> tuple[Locality | None, str]:
    """Return the place that "the city", "there" or "60 percent of them" points back to."""
    last = token_at(unit.tokens, quantity.end - 1)
    opening = unit.tokens[unit.first : unit.first + _OPENING]  # "Out of those, 74 were shot down"
    of_them = says("places", "part", opening) and unit.tokens[unit.first].lower in ("of", "out", "among")
    if scene.previous and (of_them or says("places", "part", unit.tokens[last + 1 : last + 4])):
        return scene.previous, "part"
    found = next(_pointers(unit, last, own), None)
    if found is None:
        return (scene.last, "same_incident") if _of_the_last(unit, scene) else (None, "")
    noun = unit.tokens[found - 1].lower.removesuffix("'s")
    if noun in ("city", "town", "village", "hamlet"):
        towns = [place for place in (scene.nouns.get(noun), scene.town) if place]
        return max(towns, key=lambda place: place.span.start, default=scene.last), "points_back"
    if noun in scene.nouns:
        return scene.nouns[noun], "points_back"
    if noun == "hospital":
        return scene.heard or scene.main or scene.last, "points_back"
    if noun == "there":
        before = [place for place in own if place.stop < found]
        return before[-1] if before else scene.named or scene.last, "points_back"
    if noun in ("province", "governorate", "region", "state", "territory", "district"):
        return scene.province or scene.main or scene.setting, "points_back"
    return scene.last, "points_back"


def _of_the_last(unit: Unit, scene: Scene) -> bool:
    """Say whether "the attack" goes on with what was told right before, in a text on no one spot."""
    wide = scene.main is None or scene.main.head.precision in ("country", "region")
    close = 0 <= unit.sentence.paragraph - scene.paragraph <= 1
    if not wide or not close or scene.last is None or scene.last.head.precision in ("country", "region"):
        return False
    return any(
        the.lower in ("the", "that", "this") and noun.lower in words("disaster") and not noun.lower.endswith("s")
        for the, noun in pairwise(unit.tokens[unit.first : unit.stop])
    )


def _pointers(unit: Unit, last: int, own: Sequence[Locality]) -> Iterator[int]:
    """Yield the token behind each wording that points back to a place; "the village of Tonga" names one.

    What stands behind another place than the amount, "in Gaza, according to doctors there", points to that.
    """
    tokens = unit.tokens
    for found in wordings("places", "local").find(tokens[unit.first : unit.stop]):
        first, stop = unit.first + found.first, unit.first + found.stop
        others = first > unit.first and tokens[first - 1].lower in ("others", "people", "those", "patients")
        if wordings("places", "existential").at(tokens, first) and not others:
            continue  # but "three others there were in a critical condition"
        if any(last < place.first and place.stop <= first for place in own):
            return
        after = tokens[stop : stop + 2]
        named = len(after) > 1 and after[0].lower in ("of", "at", "in") and after[1].text[0].isupper()
        if not named and not (after and after[0].text[0].isupper() and tokens[stop - 1].lower != "there"):
            yield stop


def _only_one(unit: Unit, own: Sequence[Locality]) -> Locality | None:
    """Return the one place of a sentence: "Five have died, while 16 remain trapped after a blast in Shandong"."""
    scenes = [found for found in own if is_scene(unit, found)]
    return scenes[0] if len(own) == len(scenes) == 1 else None


def _since(unit: Unit, own: Sequence[Locality], quantity: Span) -> Locality | None:
    """Return where the event struck that a count runs from: "14 have died since rains hit Karonga district"."""
    last = token_at(unit.tokens, quantity.end - 1)
    return next((found for found in own if within_since(unit, last + 1, found.first)), None)


def _nation(scene: Scene, country: str, body: str) -> Locality | None:
    """Return a country in the words of the text; its usual name where the text names only its people."""
    mention = scene.nations.get(country)
    if mention is None:
        return None
    name = country_name(country) if mention.people else mention.span.of(body)
    return Locality((mention,), name, mention.first, mention.stop)
