"""Words that are cut to a width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallybook.analysis.timeline import Mention
from tallybook.charts.style import text_width, wrapped
from tallybook.charts.timeline import excerpt
from tallybook.quantities.printed import numbers

PIECES = (
    "fled",
    "from their homes",
    "hundreds of thousands",
    "2.5 million",
    "1,234",
    "some 40,000",
    "a dozen",
    "the truce",
)
SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" and ".join)


@given(SENTENCES, st.floats(60, 400), st.integers(1, 3))
def test_cutting_prints_no_number_that_the_words_do_not_say(words: str, width: float, lines: int) -> None:
    found = wrapped(words, width, lines=lines)
    assert len(found) <= lines
    assert numbers(" ".join(found)) <= numbers(words)


@given(SENTENCES, st.floats(150, 600))
def test_a_line_that_fits_is_not_cut_and_one_that_does_not_is(words: str, width: float) -> None:
    [line] = wrapped(words, width, lines=1)
    assert (line == words) == (text_width(words) <= width)
    assert text_width(line) <= width


@given(SENTENCES, SENTENCES, st.floats(120, 600))
def test_the_excerpt_around_a_date_prints_no_number_that_the_sentence_does_not_say(
    before: str, after: str, width: float
) -> None:
    mention = Mention(label="a", before=f"{before} ", words="on Friday", after=f" {after}")
    assert numbers(excerpt(mention, width)) <= numbers(f"{before} on Friday {after}")
