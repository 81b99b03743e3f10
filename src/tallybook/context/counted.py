"""Days counted from publication: weekdays, "the past three weeks", "last month", "two days ago"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tallybook.context.calendar import Days, edge_of, moved, part_of, unit_around, week_of
from tallybook.context.moment import Filled, Moment, Resolver, number, part


def _weekday(filled: Filled, moment: Moment) -> Days | None:
    if moment.published is None:
        return None
    ahead = (filled["weekday"] - moment.published.weekday()) % 7
    day = moved(moment.published, ahead if moment.future or not ahead else ahead - 7, "day")
    return Days(day, day)


def _weekday_beside(sense: int) -> Resolver:
    def resolve(filled: Filled, moment: Moment) -> Days | None:
        if moment.published is None:
            return None
        away = sense * (filled["weekday"] - moment.published.weekday()) % 7 or 7
        day = moved(moment.published, sense * away, "day")
        return Days(day, day)

    return resolve


def _weekday_of_week(offset: int) -> Resolver:
    def resolve(filled: Filled, moment: Moment) -> Days | None:
        if moment.published is None:
            return None
        day = moved(week_of(moment.published).start, 7 * offset + filled["weekday"], "day")
        return Days(day, day)

    return resolve


def _from_publication(filled: Filled, moment: Moment) -> Days | None:
    today = moment.written or moment.published
    return None if today is None else Days(moved(today, filled["first"], "day"), moved(today, filled["last"], "day"))


def _past(filled: Filled, moment: Moment) -> Days | None:
    today = moment.published
    return None if today is None else Days(moved(today, -number(filled), filled["unit"]), today)


def _coming(filled: Filled, moment: Moment) -> Days | None:
    today = moment.published
    return None if today is None else Days(today, moved(today, number(filled), filled["unit"]))


def _ago(filled: Filled, moment: Moment) -> Days | None:
    if moment.published is None:
        return None
    unit = filled["unit"]
    if unit == "hour":
        return Days(moment.published, moment.published)
    day = moved(moment.published, -number(filled), unit)
    return unit_around(day, unit) if unit in ("month", "year", "decade") else Days(day, day)


def _calendar_unit(filled: Filled) -> str:
    return str(filled.get("unit", "weekend"))


def _unit(filled: Filled, moment: Moment) -> Days | None:
    if moment.published is None:
        return None
    unit = _calendar_unit(filled)
    around = unit_around(moment.published, unit)
    offset = filled["offset"]
    if unit == "weekend" and offset == 0 and around.start > moment.published and not moment.future:
        offset -= 1
    return unit_around(moved(around.start, offset, "week" if unit == "weekend" else unit), unit)


def _unit_so_far(filled: Filled, moment: Moment) -> Days | None:
    today = moment.published
    return None if today is None else Days(unit_around(today, filled["unit"]).start, today)


def _unit_to_come(filled: Filled, moment: Moment) -> Days | None:
    today = moment.published
    return None if today is None else Days(today, unit_around(today, filled["unit"]).end)


def _part_of_unit(filled: Filled, moment: Moment) -> Days | None:
    found = _unit(filled, moment)
    within = edge_of if "edge" in filled else part_of
    return None if found is None else within(found, part(filled))


COUNTED: Mapping[str, Resolver] = MappingProxyType(
    {
        "weekday": _weekday,
        "weekday_last": _weekday_beside(-1),
        "weekday_next": _weekday_beside(1),
        "weekday_this_week": _weekday_of_week(0),
        "weekday_last_week": _weekday_of_week(-1),
        "weekday_next_week": _weekday_of_week(1),
        "from_publication": _from_publication,
        "past": _past,
        "coming": _coming,
        "ago": _ago,
        "unit": _unit,
        "unit_so_far": _unit_so_far,
        "unit_to_come": _unit_to_come,
        "part_of_unit": _part_of_unit,
    }
)
