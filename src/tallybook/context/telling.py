"""How the scene of a text goes on with a sentence that tells where something was, but counts nothing there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallybook.context.localities import Locality, usable
from tallybook.context.scenes import Scene
from tallybook.context.stretches import Unit, split_units
from tallybook.context.surroundings import precisions
from tallybook.context.whereabouts import goes_on, is_scene, is_told_at
from tallybook.text.sentences import Sentence


def passed(scene: Scene, sentence: Sentence, localities: Sequence[Locality], body: str) -> Scene:
    """Return the scene after a sentence without amounts, which may tell where its paragraph is."""
    if sentence.kind != "prose" or not localities:
        return scene
    for unit in split_units(sentence):
        scene = told_in(heard(scene, unit, localities, body), unit, localities)
    return scene


def told_in(scene: Scene, unit: Unit, localities: Sequence[Locality]) -> Scene:
    """Return the scene after a unit that tells where something was."""
    told = [place for place in usable(unit, localities) if is_scene(unit, place)]
    return told_by(scene, told[0], unit, localities) if told else scene


def told_by(scene: Scene, place: Locality, unit: Unit, localities: Sequence[Locality]) -> Scene:
    """Return the scene after a place that a unit tells of; a title that names a country leaves the lead to narrow it.

    The main place is within the wider one that its unit told before: "It shook eastern Iran, killing six in Bam".
    """
    sentence, first = unit.sentence, scene.main is None
    scene = scene.told(place, sentence.paragraph, incident=goes_on(sentence.tokens))
    if first and scene.main is place:
        around = (found for found in usable(unit, localities) if _is_around(unit, found, place))
        scene = next(
            (replace(scene, main=replace(place, name=f"{place.name}, {found.name}")) for found in around), scene
        )
    wide = scene.main is not None and scene.main.head.precision in ("country", "region")
    return replace(scene, guessed=True) if first and wide and sentence.kind == "heading" else scene


def _is_around(unit: Unit, wide: Locality, place: Locality) -> bool:
    narrow = place.head.precision in ("exact", "unknown", "district")
    around = wide.stop <= place.first and wide.head.precision in ("region", "province") and is_scene(unit, wide)
    return narrow and around and not wide.cores & place.cores


def heard(scene: Scene, unit: Unit, localities: Sequence[Locality], body: str) -> Scene:
    """Return the scene with the places that a unit names, and the one where it says that someone spoke."""
    named = usable(unit, localities)
    if not named:
        return scene
    spoken = [place for place in named if is_told_at(unit, place)]
    nouns = {noun: part for place in named for noun, part in _nouns(unit, place, body)}
    return replace(scene, heard=spoken[-1] if spoken else scene.heard, named=named[-1], nouns={**scene.nouns, **nouns})


def _nouns(unit: Unit, place: Locality, body: str) -> Iterator[tuple[str, Locality]]:
    """Yield the nouns that say what kind of place each part is: "Lala camp", "the village of Karnil"."""
    for mention in place.mentions:
        before = [token.lower for token in unit.tokens[max(0, mention.first - 2) : mention.first]]
        last = unit.tokens[mention.stop - 1].lower.removesuffix("'s")
        noun = last if mention.stop - mention.first > 1 else before[0] if before[1:] == ["of"] else ""
        if noun in precisions():
            whole = mention is place.mentions[0]
            yield noun, place if whole else Locality((mention,), mention.span.of(body), mention.first, mention.stop)
