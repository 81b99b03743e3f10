"""What linked figures share: a part has the event of its whole, and figures of one harm the party blamed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.context.events import Event
from tallybook.context.parties import Blame, is_own
from tallybook.context.periods import Period
from tallybook.context.sources import Sourcing
from tallybook.ledger.mentions import TOLLS
from tallybook.ledger.structure import Links
from tallybook.quantities.quantity import Quantity

OF_THE_WHOLE = "of_the_whole"
_TAKEN_OVER = frozenset(("main", "inherited", "since_onset"))
_DEEPEST = 3  # parts of parts of parts
_ACCUSED = frozenset(("blames", "of_a_part"))
_HARMED = frozenset(("killed", "injured"))


def share_events(events: Sequence[Event], links: Sequence[Links]) -> tuple[Event, ...]:
    """Return the events, with those of the wholes where nothing is told of a part: "86 were killed: 23 civilians"."""
    told = list(events)
    for _ in range(_DEEPEST):
        for index, link in enumerate(links):
            whole = None if link.part_of is None else told[link.part_of]
            if whole and whole.kind in TOLLS and not told[index].rule and told[index].kind == "other":
                told[index] = replace(whole, rule=OF_THE_WHOLE)
    return tuple(told)


def share_periods(
    periods: Sequence[Period], links: Sequence[Links], quantities: Sequence[Quantity]
) -> tuple[Period, ...]:
    """Return the periods, with those of the wholes where a part is only dated by what the text told before.

    Not where its own sentence, or the one before, dates a figure told after the whole.
    """
    told = list(periods)
    for _ in range(_DEEPEST):
        for index, link in enumerate(links):
            whole = None if link.part_of is None else told[link.part_of]
            if link.part_of is None or whole is None or whole.start is None or whole.rule in _TAKEN_OVER:
                continue
            if told[index].rule in _TAKEN_OVER and not _dated_since(index, link.part_of, periods, quantities):
                told[index] = replace(whole, implicit=True, rule=OF_THE_WHOLE)
    return tuple(told)


def _dated_since(index: int, whole: int, periods: Sequence[Period], quantities: Sequence[Quantity]) -> bool:
    """Say whether a figure between a whole and its part, no sentence before the part, is dated by its own words."""
    return any(
        not periods[place].implicit and periods[place].start
        for place in range(whole + 1, index)
        if quantities[index].sentence - quantities[place].sentence <= 1
    )


def share_sources(sources: Sequence[Sourcing], links: Sequence[Links]) -> tuple[Sourcing, ...]:
    """Return the sources, with that of the whole for a part whose own sentence tells none."""
    told = list(sources)
    for _ in range(_DEEPEST):
        for index, link in enumerate(links):
            whole = None if link.part_of is None else told[link.part_of]
            if whole and whole.source and not told[index].source:
                told[index] = replace(whole, rule=OF_THE_WHOLE)
    return tuple(told)


def share_blames(
    blames: Sequence[Blame],
    links: Sequence[Links],
    quantities: Sequence[Quantity],
    events: Sequence[Event],
    sources: Sequence[Sourcing],
) -> tuple[Blame, ...]:
    """Return the blames, each with the figures that are of the same harm.

    A part is blamed on the party of its whole. Who is accused of the deaths of some of the dead is accused of all of
    them, of the hurt beside them, and of what a heading gives of both.
    """
    told = list(blames)

    def share(index: int, blame: Blame, rule: str) -> None:
        alike = events[index].kind in TOLLS and not told[index].worded
        if alike and blame.worded and not is_own(blame.worded, blame.party, sources[index]):
            told[index] = replace(blame, rule=rule)

    for index, link in enumerate(links):
        counted = quantities[index].unit_kind == ""  # "nine out of ten of these" tells the rest apart
        if link.part_of is not None and counted and told[index].rule == "blames":
            share(link.part_of, told[index], "of_a_part")
            for beside in _hurt_beside(link.part_of, quantities, events):
                share(beside, told[index], "of_a_part")
    for index, link in enumerate(links):
        if link.repeats is not None and told[index].rule in _ACCUSED:
            share(link.repeats, told[index], "repeat")
    for index, link in enumerate(links):
        if link.part_of is not None and events[index].kind == events[link.part_of].kind:
            share(index, told[link.part_of], OF_THE_WHOLE)
    return tuple(told)


def _hurt_beside(index: int, quantities: Sequence[Quantity], events: Sequence[Event]) -> list[int]:
    """Return the figures of the dead and the hurt right beside another one in its sentence."""
    near = (place for place in (index - 1, index + 1) if 0 <= place < len(quantities))
    alike = events[index].kind in _HARMED
    return [
        place
        for place in near
        if alike and quantities[place].sentence == quantities[index].sentence and events[place].kind in _HARMED
    ]
