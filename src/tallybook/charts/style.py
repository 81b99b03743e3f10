"""The house style: colours, fonts, and how wide words are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

from tallybook.quantities.printed import has_numeral

INK, SLATE, GREY, RULE, LINE = "#1b2733", "#4a5966", "#8796a3", "#c9d1d8", "#dde3e8"
BLUE, DEEP, SKY, PALE, PAPER = "#0b5a9d", "#0a3a66", "#9cc3e6", "#e3eef8", "#ffffff"

MM = 72 / 25.4
WIDE, NARROW = 174.0, 70.0
FAMILY = "Source Sans 3"
MOST_MEASURED = 20_000


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save in the style of the package, whatever the caller's own settings are."""
    _load_fonts()
    with mpl.rc_context(_settings()):
        yield


@cache
def _settings() -> mpl.RcParams:
    """Return the package's settings, on top of Matplotlib's own."""
    return mpl.rc_params_from_file(str(files("tallybook") / "data" / "tallybook.mplstyle"), use_default_template=False)


@cache
def _load_fonts() -> None:
    for font in sorted(str(path) for path in (files("tallybook") / "data" / "fonts").iterdir()):
        if font.endswith(".ttf") and "SourceSans3" in font:
            font_manager.fontManager.addfont(font)


@cache
def text_width(words: str, size: float = 8, weight: int = 400) -> float:
    """Return the width of `words` in points, set in the house font.

    The advances of the letters are added up, which is quick and, for want of kerning, a little wide. A letter that the
    font has not counts as a square.
    """
    face = _face(weight)
    return sum(_advance(face, letter) for letter in words) * size / face.units_per_EM


@cache
def _face(weight: int) -> FT2Font:
    """Return a face that holds its file in memory: of an open file, a forked process would move our position too."""
    _load_fonts()
    return FT2Font(BytesIO(Path(font_manager.findfont(FontProperties(family=FAMILY, weight=weight))).read_bytes()))


@cache
def _advance(face: FT2Font, letter: str) -> int:
    """Return how far a letter takes the pen, in units of the font."""
    known = face.get_char_index(ord(letter))
    return int(face.load_char(ord(letter), flags=LoadFlags.NO_SCALE).horiAdvance) if known else face.units_per_EM


@lru_cache(MOST_MEASURED)
def ascent(words: str, size: float, weight: int) -> float:
    """Return how far a line of words reaches above its foot, in points: as its font says, or its highest letter."""
    highest = _rise(weight) * (1 / _face(weight).units_per_EM * size * 72 / 72)
    if words.isascii():
        return highest
    _load_fonts()
    manager: Any = font_manager.fontManager
    face = font_manager.get_font(manager._find_fonts_by_props(FontProperties(family=FAMILY, weight=weight)))  # noqa: SLF001  # with what stands in for a letter it has not
    face.set_size(size, 72)
    face.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
    return float(max((face.get_width_height()[1] - face.get_descent()) / 64, highest))


@cache
def _rise(weight: int) -> int:
    table: Any = _face(weight).get_sfnt_table("OS/2")
    return int(table["sTypoAscender"])


def wrapped(words: str, width: float, *, size: float = 8, weight: int = 400, lines: int = 2) -> tuple[str, ...]:
    """Return `words` in at most so many lines of this width in points, cut with an ellipsis if they are longer."""
    rest = words.split()
    found: list[str] = []
    while rest and len(found) < lines:
        line = [rest.pop(0)]
        while rest and text_width(" ".join([*line, rest[0]]), size, weight) <= width:
            line.append(rest.pop(0))
        found.append(" ".join(line))
    if rest:
        found[-1] = _cut(f"{found[-1]} {rest[0]}", width, size, weight)
    return tuple(_cut(line, width, size, weight) if text_width(line, size, weight) > width else line for line in found)


def _cut(line: str, width: float, size: float, weight: int) -> str:
    while line and text_width(f"{line}…", size, weight) > width:
        shorter = line.rpartition(" ")[0]
        line = shorter or line[:-1]
    return f"{without_last_number(line).rstrip(' ,;:–—-')}…"


def without_last_number(line: str) -> str:
    """Return the beginning of a line that is cut, without a number at its end that may go on behind the cut.

    >>> without_last_number("floods forced hundreds of"), without_last_number("some 2 million")
    ('floods forced', 'some')
    """
    kept = line.split(" ")
    while kept and _ends_in_number(kept):
        kept.pop()
    return " ".join(kept)


def _ends_in_number(words: Sequence[str]) -> bool:
    of_it = words[-1].lower() == "of" and len(words) > 1
    return has_numeral(words[-2] if of_it else words[-1])
