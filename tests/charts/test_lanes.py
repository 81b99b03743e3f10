"""Words of a lane meet no others and stay in it; where there is no room they are left out."""

from __future__ import annotations

from exhibits import counted_on
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import gold_ledger
from sheets import collisions, outside, words_of

from tallybook.analysis.reading import read_ledger
from tallybook.charts.canvas import new_canvas
from tallybook.charts.lanes import ABOVE, BELOW, PLOT, Lane, Words
from tallybook.charts.style import house_style

COURSE = counted_on(read_ledger(gold_ledger("seed")))


@given(st.lists(st.tuples(st.floats(60, 480), st.floats(0, PLOT)), min_size=1, max_size=12))
@settings(max_examples=15)
def test_no_words_collide_however_close_their_marks_stand(marks: list[tuple[float, float]]) -> None:
    assert COURSE is not None
    with house_style():
        canvas = new_canvas(174.0, ABOVE + PLOT + BELOW)
        said = Words(canvas, Lane(COURSE.series[0], (), 0.0, ABOVE + PLOT), 50.0)
        for number, (x, y) in enumerate(marks):
            said.put(said.room(x, ABOVE + y, f"more than {number}00"))
    assert collisions(canvas.figure) == []
    assert outside(canvas.figure) == []
    assert 1 <= len(words_of(canvas.figure)) <= len(marks)
