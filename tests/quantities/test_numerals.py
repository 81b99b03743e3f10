"""Numbers in digits and words have the value that a reader gives them."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordings import cases, facts, read

from tallybook.quantities.numerals import find_numerals
from tallybook.text.tokens import tokenize

UNITS = "zero one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@pytest.mark.parametrize(("expect", "wording"), cases("numerals"))
def test_wordings(expect: dict[str, Any], wording: str) -> None:
    found = facts(read(wording)[0][0])
    assert {key: found[key] for key in expect} == pytest.approx(expect)


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{UNITS[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        words.append(TENS[rest // 10 - 2] + (f"-{UNITS[rest % 10]}" if rest % 10 else ""))
    elif rest:
        words.append((UNITS + TEENS)[rest])
    return " and ".join(words)


def in_words(number: int) -> str:
    groups = []
    for name, scale in (("million", 10**6), ("thousand", 1000), ("", 1)):
        group, number = divmod(number, scale)
        if group:
            groups.append(f"{below_thousand(group)} {name}".strip())
    return " ".join(groups)


@given(st.integers(1, 999_999_999))
def test_a_number_in_words_is_one_numeral(number: int) -> None:
    (numeral,) = find_numerals(tokenize(in_words(number)))
    assert numeral.value == number


@given(st.integers(1, 10**12))
def test_a_number_in_digits_is_one_numeral(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        (numeral,) = find_numerals(tokenize(text))
        assert numeral.value == number


@given(
    st.lists(
        st.sampled_from(
            [
                *UNITS,
                *TEENS,
                *TENS,
                *"hundred thousand million half a and of - dozen third quarters 5 1,200 % one".split(),
            ]
        ),
        max_size=12,
    )
)
def test_any_row_of_number_words_is_read_in_order(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    numerals = find_numerals(tokens)
    assert all(left.stop <= right.first for left, right in itertools.pairwise(numerals))
    covered = {index for numeral in numerals for index in range(numeral.first, numeral.stop)}
    assert all(index in covered for index, token in enumerate(tokens) if token.text[0].isdecimal())
