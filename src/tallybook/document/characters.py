"""Text cut into what is set as it stands, what runs from right to left, and what must be shown to be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise

# Hebrew, Arabic, Syriac, Thaana, N'Ko and the scripts beside them, with their presentation forms.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Controls but tab and line feed; embeddings, overrides and isolates; line and paragraph separators; soft noncharacters;
# blanks without a width and tags, but for the joiners that scripts are spelt with.
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb\ufeff\ufffe\uffff\ud800-\udfff"
    "\u180e\u200b\u2060-\u2064\U000e0000-\U000e007f"
)
# Marks that pile up over and under one letter, and how many of them languages need: the rest would cover other lines.
_PILED = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_MOST_PILED = 4
_RUNS = re.compile(
    f"(?P<shown>[{_UNSEEN}]|(?<=[{_PILED}]{{{_MOST_PILED}}})[{_PILED}])|(?P<rtl>[{_RTL}]+(?:[^\\w<{_UNSEEN}]{{1,3}}[{_RTL}]+)*)"
)


# Words longer than a line of a narrow column, such as checksums and addresses, and the pieces they may break into.
_LONG_WORD = re.compile(r"\S{41,}")
_PIECE = 12


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text to be set in one way.

    Attributes
    ----------
    kind : str
        ``plain``, ``rtl`` (from right to left) or ``shown`` (a character without a shape, named by its code).
    text : str
        The characters; of a ``shown`` run the name: ``"U+202E"``.
    """

    kind: str
    text: str


def cut_runs(text: str) -> tuple[Run, ...]:
    r"""Return `text` in runs. Carriage returns before a line feed are dropped: they are part of the line's end.

    >>> cut_runs("a\u202eb")
    (Run(kind='plain', text='a'), Run(kind='shown', text='U+202E'), Run(kind='plain', text='b'))
    """
    text = text.replace("\r\n", "\n")
    runs: list[Run] = []
    end = 0
    for match in _RUNS.finditer(text):
        if match.start() > end:
            runs.append(Run("plain", text[end : match.start()]))
        shown = match["shown"] is not None
        runs.append(Run("shown", code_name(match[0])) if shown else Run("rtl", match[0]))
        end = match.end()
    if end < len(text):
        runs.append(Run("plain", text[end:]))
    return tuple(runs)


def break_long_words(text: str) -> tuple[str, ...]:
    """Return text in pieces between which a line may break without a hyphen.

    >>> break_long_words("short words"), len(break_long_words("70991ec946a9" * 4))
    (('short words',), 4)
    """
    pieces: list[str] = []
    end = 0
    for match in _LONG_WORD.finditer(text):
        cuts = [end, *range(match.start() + _PIECE, match.end(), _PIECE)]
        pieces += [text[first:last] for first, last in pairwise(cuts)]
        end = cuts[-1]
    return (*pieces, text[end:])


def code_name(char: str) -> str:
    """Return how a character is named where it cannot be drawn.

    >>> code_name("é")
    'U+00E9'
    """
    return f"U+{ord(char):04X}"


def show(text: str, covered: Container[int] | None = None) -> str:
    """Return `text` as one string in which unseen characters, and those outside `covered`, stand as ``[U+202E]``.

    >>> show("a\u202eb")
    'a[U+202E]b'
    """
    parts = [f"[{run.text}]" if run.kind == "shown" else run.text for run in cut_runs(text)]
    return "".join(parts) if covered is None else name_missing("".join(parts), covered)


def name_missing(text: str, covered: Container[int]) -> str:
    """Return `text` with each character that no font at hand can draw replaced by its bracketed code."""
    return "".join(char if ord(char) in covered or char in "\n\t" else f"[{code_name(char)}]" for char in text)


def reads_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left.

    >>> reads_right_to_left("«مرحبا» he said"), reads_right_to_left("He said مرحبا")
    (True, False)
    """
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
