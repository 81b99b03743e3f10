"""Text that stays text on a terminal."""

from __future__ import annotations

import re
import unicodedata

# What JSON lets stand and a terminal would act on, a reader of lines would break at, or UTF-8 does not have.
_ACTING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Return `text` with every character that would act on a terminal as one that is seen.

    >>> visible("\x1b[31mred\u202e")
    '␛[31mred<U+202E>'
    """
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    category = unicodedata.category(character)
    return f"<U+{code:04X}>" if category in ("Cc", "Cf", "Cs", "Zl", "Zp") else character


def harmless(data: str) -> str:
    r"""Return JSON of the same value, in which what would act on a terminal or break a line is escaped.

    >>> harmless('"a\u202eb"')
    '"a\\u202eb"'
    """
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", data)
