"""The words, numerals and marks of a text, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tallybook.text.span import Span

_KEPT = 2000  # names whose tokens are kept
_SPACES = "\u00a0\u2007\u2009\u202f"
_TOKEN = re.compile(
    r"(?<!\d )(?<![\d+])[1-9]\d{0,2}(?: \d{3})+(?![\w]|[.,:/-]\d| \d)"  # 12 300 as some agencies write it; no telephone
    r"|(?<![^\s(\[$€£<>=–—-])\.\d+(?![\d.])"  # .5 without a zero before it
    rf"|\d+(?:[.,\u066b\u066c{_SPACES}'’](?=\d)\d+)*"  # 1,234.5 and 12 300 with the spaces news uses
    r"|[^\W\d_]+(?:[’'][^\W\d_]+)*"  # words, with an inner apostrophe
    r"|\S",
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, numeral or mark.

    Attributes
    ----------
    start, end : int
        Code points ``[start, end)`` of the body.
    text, lower : str
        As written, and in lower case with straight apostrophes.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def digital(self) -> bool:
        """Whether it is a numeral in digits."""
        return self.text[0].isdecimal() or (self.text[0] == "." and len(self.text) > 1)

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def tokenize(body: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of ``body[start:end]``, with offsets into `body`.

    >>> [token.text for token in tokenize("Syria's 1,200-strong force (6 killed)")]
    ["Syria's", '1,200', '-', 'strong', 'force', '(', '6', 'killed', ')']
    """
    stop = len(body) if end is None else end
    found = _TOKEN.finditer(body, start, stop)
    return tuple(
        [Token(match.start(), match.end(), text := match[0], text.lower().replace("’", "'")) for match in found]
    )


@lru_cache(_KEPT)
def tokens_of(words: str) -> tuple[Token, ...]:
    """Return the tokens of a few words that come again and again, such as a name."""
    return tokenize(words)


def words_in(wording: str) -> list[str]:
    """Return the tokens of a wording as they are written, but for the straight apostrophe that stands for either.

    >>> words_in("the UN’s envoy")
    ['the', "UN's", 'envoy']
    """
    return _TOKEN.findall(wording.replace("’", "'"))
