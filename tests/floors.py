"""The pinned floors: what the reading scored when it was last pinned, and on which data."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dispatches import SECOND, Dispatch, gold_digest, load_dispatches, read
from scoring import Score, figures, score_dispatch, together

FLOORS = Path(__file__).parent / "floors.toml"
GROUPS = ("development", "held out", "second set", "second, held out")
HEADER = "# What the reading may not fall below. Written only by `python scripts/score.py --pin`, never by hand.\n"


def score_dispatches(dispatches: Iterable[Dispatch], readings: Mapping[str, Mapping[str, Any]]) -> dict[str, Score]:
    """Return the score of each dispatch, by name."""
    return {
        dispatch.name: score_dispatch(
            dispatch.name, dispatch.article.body, dispatch.annotation, readings.get(dispatch.name, {})
        )
        for dispatch in dispatches
    }


def groups(dispatches: Iterable[Dispatch], scores: Mapping[str, Score]) -> dict[str, Score]:
    """Return the scores of the development dispatches, of those held out, and of all."""
    held = {dispatch.name for dispatch in dispatches if dispatch.held_out}
    return {
        "development": together(score for name, score in scores.items() if name not in held),
        "held out": together(score for name, score in scores.items() if name in held),
        "all": together(scores.values()),
    }


def measure() -> dict[str, Score]:
    """Return the scores of the groups of both sets as the library reads the dispatches now."""
    first, second = load_dispatches(), load_dispatches(SECOND)
    return both(first, second, score_dispatches([*first, *second], read([*first, *second])))


def both(first: Sequence[Dispatch], second: Sequence[Dispatch], scores: Mapping[str, Score]) -> dict[str, Score]:
    """Return the scores of the groups of the first set, and of those of the second under names of their own."""
    later = groups(second, {dispatch.name: scores[dispatch.name] for dispatch in second})
    return {
        **groups(first, {dispatch.name: scores[dispatch.name] for dispatch in first}),
        "second set": later["development"],
        "second, held out": later["held out"],
    }


def load_floors(path: Path = FLOORS) -> dict[str, Any]:
    """Return what is pinned: ``gold`` and a table for each group."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def pinned(scores: Mapping[str, Score]) -> str:
    """Return the text of the file of floors that these scores amount to."""
    lines = [HEADER, f'gold = "{gold_digest()}"\n']
    for group in GROUPS:
        score = scores[group]
        lines.append(f'\n["{group}"]\n')
        lines += [f"{name} = {math.floor(value * 1000) / 1000}\n" for name, value in figures(score).items()]
        lines.append(f"most_distractors = {score.distractors}\nmost_broken = {score.broken}\n")
    return "".join(lines)


def shortfalls(scores: Mapping[str, Score], floors: Mapping[str, Any], digest: str) -> list[str]:
    """Return what is wrong, a line each: changed data, a figure below its floor, a count above its limit."""
    found = [] if floors["gold"] == digest else [f"the annotated dispatches are not those pinned: {digest}"]
    for group in GROUPS:
        pins, now = floors[group], scores[group]
        counts = {"most_distractors": now.distractors, "most_broken": now.broken}
        values = figures(now)
        found += [
            f"{group}: {name} is {values.get(name, 0):.3f}, its floor {pin:.3f}"
            for name, pin in pins.items()
            if name not in counts and values.get(name, 0) < pin
        ]
        found += [f"{group}: {name} is {count}" for name, count in counts.items() if count > pins[name]]
    return found
