"""Which addresses a report may link to."""

from __future__ import annotations

import re

_SAFE = re.compile(
    r"(?:https?://[^\s/?#\\]|mailto:[^\s@]+@)[^\s<>\"\\^`{|}\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f]*\Z",
    re.IGNORECASE,
)


def is_outside(url: str) -> bool:
    """Return whether `url` is an address of the web or of a mailbox, written without tricks.

    >>> is_outside("https://example.org/a"), is_outside("javascript:alert(1)"), is_outside("https:alert")
    (True, False, False)
    """
    return _SAFE.match(url) is not None
