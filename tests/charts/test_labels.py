"""Words find a free place on the sheet, or none."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tallybook.charts.labels import Rect, beside, centred, first_free

SHEET = Rect(0, 0, 200, 120)
POINT = st.tuples(st.floats(0, 200), st.floats(0, 120))


@given(st.lists(POINT, max_size=30), st.floats(5, 60))
def test_words_beside_marks_stay_on_the_sheet_and_apart(points: list[tuple[float, float]], width: float) -> None:
    taken = [Rect(x - 3, y - 3, x + 3, y + 3) for x, y in points]
    found: list[Rect] = []
    for x, y in points:
        rect = first_free(beside(x, y, 3, width, 10), [*taken, *found], SHEET)
        found += [rect] if rect else []
    assert all(SHEET.holds(rect) for rect in found)
    assert not any(one.meets(other) for one, other in combinations(found, 2))
    assert not any(rect.meets(mark) for rect in found for mark in taken)


def test_the_right_of_a_mark_comes_first_and_its_middle_is_the_point_inside_land() -> None:
    assert next(beside(10, 20, 3, 30, 10)) == Rect(15, 15, 45, 25)
    assert list(centred([(50, 60)], 20, 10)) == [Rect(40, 55, 60, 65)]


def test_where_nothing_is_free_there_are_no_words() -> None:
    assert first_free(beside(10, 20, 3, 30, 10), [SHEET], SHEET) is None
