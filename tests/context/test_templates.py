"""Wordings with slots."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tallybook.context.slots import GOING_ON, classes, readers
from tallybook.context.templates import Templates
from tallybook.lexicon import Entry
from tallybook.text.tokens import tokenize


def matches(template: str, text: str) -> list[tuple[int, dict[str, object]]]:
    rows = [Entry("row", (template,), "a test", MappingProxyType({}))]
    found = Templates(rows, readers(), classes, GOING_ON).at(tokenize(text), 0)
    return [(match.stop, dict(match.slots)) for match in found]


@pytest.mark.parametrize(
    ("template", "text", "slots"),
    [
        ("the past {n} {unit}", "the past three weeks", {"n": 3, "unit": "week"}),
        ("the past {n} {unit}", "the past twenty-four hours", {"n": 24, "unit": "hour"}),
        ("the past|last {unit}", "the last month", {"unit": "month"}),
        ("{day} {month} {year}?", "9 October", {"day": 9, "month": 10}),
        ("{day} {month} ,? {year}?", "9th Oct. 2019", {"day": 9, "month": 10, "year": 2019}),
        ("{weekday}", "Monday's attack", {"weekday": 0}),
        ("{n} {unit}", "twenty-four hours", {"n": 24, "unit": "hour"}),
        ("{month} {day}", "Oct. 9", {"month": 10, "day": 9}),
        ("the? {month} {day}", "the Oct. 9", {"month": 10, "day": 9}),
        ("the? {n} {unit}", "twenty-four hours", {"n": 24, "unit": "hour"}),
    ],
)
def test_slots_are_filled(template: str, text: str, slots: dict[str, object]) -> None:
    assert matches(template, text)[0][1] == slots


@pytest.mark.parametrize(
    ("template", "text"),
    [("the past {n} {unit}", "the past"), ("{day} {month}", "32 October"), ("{month}", "may"), ("{weekday}", "money")],
)
def test_what_does_not_fit_is_left(template: str, text: str) -> None:
    assert matches(template, text) == []


def test_a_comma_is_not_the_end_of_a_date() -> None:
    assert matches("{day} {month} ,? {year}?", "9 October, when six died")[0][0] == 2
