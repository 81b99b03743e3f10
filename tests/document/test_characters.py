from hypothesis import given
from hypothesis import strategies as st

from tallybook.document.characters import break_long_words, cut_runs, name_missing, reads_right_to_left, show


@given(st.text())
def test_runs_are_the_text_in_order(text: str) -> None:
    runs = cut_runs(text)
    told = [chr(int(run.text.removeprefix("U+"), 16)) if run.kind == "shown" else run.text for run in runs]
    assert "".join(told) == text.replace("\r\n", "\n")


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    assert not set(show(text)) & {
        "\u200b",
        "\u2060",
        "\U000e0041",
        "\u202e",
        "\u2066",
        "\x00",
        "\x1b",
        "\x85",
        "\u2028",
        "\ufeff",
    }


def test_marks_that_pile_up_are_shown_beside_the_letter() -> None:
    assert show("e\u0301 o\u0302\u0323") == "e\u0301 o\u0302\u0323"
    assert show("e" + "\u0301" * 6) == "e" + "\u0301" * 4 + "[U+0301][U+0301]"


def test_words_of_one_script_stay_one_run() -> None:
    assert [run.kind for run in cut_runs("said «لن ننسحب، من المنطقة» today")] == ["plain", "rtl", "plain"]
    assert [run.text for run in cut_runs("a مرحبا b")] == ["a ", "مرحبا", " b"]


def test_a_long_odd_text_takes_no_longer_than_it_is_long() -> None:
    assert len(cut_runs("ا ، " * 100_000)) < 10


@given(st.text(alphabet="ab -\n", max_size=300))
def test_long_words_break_into_the_same_text(text: str) -> None:
    pieces = break_long_words(text)
    assert "".join(pieces) == text
    assert max(map(len, "\n".join(pieces).split()), default=0) <= 40


def test_characters_outside_the_fonts_are_named() -> None:
    assert name_missing("a漢\n", range(128)) == "a[U+6F22]\n"


def test_direction_is_that_of_the_first_letter() -> None:
    assert reads_right_to_left("790 قتلوا")
    assert not reads_right_to_left("790")
