"""Countries that stand in a sentence as those who act, and not as the place of what is counted."""

from __future__ import annotations

from tallybook.context.earlier_places import HARMED
from tallybook.context.events import Event
from tallybook.context.localities import Locality
from tallybook.context.scenes import Scene
from tallybook.context.stretches import Unit, token_at
from tallybook.context.whereabouts import acts, counts_at_home, is_befallen
from tallybook.text.span import Span


def owns_counted(unit: Unit, found: Locality, quantity: Span, scene: Scene) -> bool:
    """Say whether another country only owns who is counted: "Mexico's 22 specialists landed"."""
    head = found.head
    owner = bool(head.country) and unit.tokens[found.stop - 1].lower.endswith("'s") and not head.preposition
    return owner and token_at(unit.tokens, quantity.start) == found.stop and scene.country not in ("", head.country)


def only_acts(unit: Unit, found: Locality, scene: Scene) -> bool:
    """Say whether another country than the one told of only does something: "France has flown in medicine"."""
    return (
        scene.main is not None
        and not counts_at_home(unit, found)
        and acts(found)
        and scene.land() not in ("", found.head.country)
    )


def acts_abroad(unit: Unit, found: Locality, event: Event, scene: Scene) -> bool:
    """Say whether a country does harm to those elsewhere: "Russia launched raids that killed 12" in a text on Sudan."""
    known = scene.main or scene.setting
    harms = event.kind in HARMED or event.subevent in ("weapon fired", "attack", "weapon")
    if not harms or known is None or known.cores & found.cores:
        return False
    if counts_at_home(unit, found) or is_befallen(unit, found):
        return False
    return acts(found) and scene.land() not in ("", found.head.country)
