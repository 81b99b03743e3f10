"""Numbers in a column, set so that their points stand below one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LAST = re.compile(r"\d(?:\.(\d+))?\D*\Z")


def pad_decimals(cells: Sequence[str]) -> tuple[str, ...]:
    """Return, for each cell of a column, the invisible filler that lines up its last decimal point at the right.

    >>> pad_decimals(["7.5", "12", "0.25", "not stated"])
    ('0', '.00', '', '')
    """
    fractions = [_fraction(cell) for cell in cells]
    longest = max((len(part) for part in fractions if part is not None), default=0)
    return tuple("" if part is None else _filler(len(part), longest) for part in fractions)


def _fraction(cell: str) -> str | None:
    match = _LAST.search(cell)
    return None if match is None else match[1] or ""


def _filler(length: int, longest: int) -> str:
    return ("." if longest and not length else "") + "0" * (longest - length)
