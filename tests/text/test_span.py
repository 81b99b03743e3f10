"""Spans are half-open stretches of code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.text.span import Span

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.text(max_size=40), spans)
def test_a_span_is_a_slice(body: str, span: Span) -> None:
    assert span.of(body) == body[span.start : span.end]


@given(spans, spans)
def test_overlap_means_a_character_in_common(one: Span, two: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlaps(two) == two.overlaps(one)
    if shared:
        assert one.overlaps(two)


@given(spans, spans)
def test_cover_means_nothing_outside(one: Span, two: Span) -> None:
    assert one.covers(two) == (one.start <= two.start and two.end <= one.end)


@pytest.mark.parametrize("ends", [(-1, 3), (4, 3)])
def test_ends_that_make_no_stretch_are_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(*ends)
