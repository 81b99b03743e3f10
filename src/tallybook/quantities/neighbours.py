"""Tokens beside a token, without stepping outside the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from tallybook.text.tokens import Token

Tokens: TypeAlias = Sequence[Token]
DASHES = frozenset("-‐‑")  # marks that join; a long dash parts


def lower(tokens: Tokens, index: int) -> str:
    """Return the token at `index` in lower case; nothing outside the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def touches(tokens: Tokens, index: int) -> bool:
    """Say whether the token at `index` follows the one before it without white space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def after_dash(tokens: Tokens, index: int) -> int:
    """Return the place behind a joining dash at `index`, or `index` where there is none."""
    return index + 1 if lower(tokens, index) in DASHES else index
