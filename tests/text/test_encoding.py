from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.errors import InputError
from tallybook.text.encoding import decode, encoding_of

WORDS = "“At least 790” killed – café, 20 €"


@given(st.text())
def test_utf_8_always_wins(text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    assert encoding_of(data) == "utf-8"
    assert decode(data, name="x").encode("utf-8") == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_words_are_the_same_in_every_encoding(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), name="x").removeprefix("\ufeff") == WORDS


def test_latin_1_is_read_and_line_ends_stay() -> None:
    assert decode("Près de 12\r\nmorts".encode("latin-1"), name="x") == "Près de 12\r\nmorts"


@pytest.mark.parametrize("data", ["é“".encode() + b"\xe9", b"\x81\x8d", b"\xff\xfe\x00"])
def test_bytes_that_nothing_fits_are_not_guessed_at(data: bytes) -> None:
    assert encoding_of(data) == ""
    with pytest.raises(InputError, match=r"x\.txt: expected UTF-8 text, found a byte that is not, at"):
        decode(data, name="x.txt")


def test_a_byte_order_mark_and_odd_line_ends_stay() -> None:
    assert decode("\ufeffa\r\nb".encode(), name="x.txt") == "\ufeffa\r\nb"
