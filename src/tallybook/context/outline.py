"""A sentence as the reading of sources sees it: what is quoted, what is a break, what is a word."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tallybook.context.grammar import words
from tallybook.text.quotations import Quotation
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_MARKS = frozenset('"“”„‟«»‘`')
_QUOTING = _MARKS | {"'", "’", "‘"}
_BREAKS = {",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "(": "(", "[": "(", ")": ")", "]": ")", "?": ".", "!": "."}
_NOWHERE = Span(0, 0)
_DATELINE = 18  # tokens within which the dash of a dateline stands
_REACH = 40  # tokens: no noun phrase is longer, so that a sentence without end is still read in linear time


@dataclass(frozen=True, slots=True)
class Outline:
    """A sentence with what each of its tokens is.

    Attributes
    ----------
    sentence : Sentence
        The sentence itself.
    tokens : tuple of Token
        Its tokens.
    kinds : str
        One letter a token: ``w`` word, ``q`` inside a quotation, ``e`` its mark, ``s`` the mark of a scare quote, and
        the breaks ``, ; : - ( ) .`` (a dash is ``-``; a hyphen inside a word is ``w``).
    lowers : tuple of str
        Its tokens in lower case, but for the WHO, which is no relative word.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    kinds: str
    lowers: tuple[str, ...]

    def span(self, first: int, stop: int) -> Span:
        """Return the characters of ``tokens[first:stop]``."""
        return Span(self.tokens[first].start, self.tokens[stop - 1].end)

    def lower(self, index: int) -> str:
        """Return a token in lower case; empty outside the sentence."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def kind(self, index: int) -> str:
        """Return what a token is; ``.`` outside the sentence."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else "."

    def after_tag(self, index: int) -> int:
        """Return the token after an agency's own tag such as "[Text]", and after the dashes before it."""
        while self.kind(index) == "-" and index < len(self.kinds):
            index += 1
        while index + 2 < len(self.kinds) and self.tokens[index].text == "[" and self.tokens[index + 2].text == "]":
            index += 3
        return index

    def segment_start(self, index: int) -> int:
        """Return where the stretch without a break that holds ``tokens[index]`` begins."""
        first = index
        while first > 0 and self.kinds[first - 1] in "ws" and index - first < _REACH:
            first -= 1
        return first

    def segment_stop(self, index: int) -> int:
        """Return where the stretch without a break that holds ``tokens[index]`` ends."""
        stop = index
        while stop < len(self.kinds) and self.kinds[stop] in "ws" and stop - index < _REACH:
            stop += 1
        return stop

    def has_verb(self, first: int, stop: int) -> bool:
        """Say whether ``tokens[first:stop]`` hold the verb of a clause, relative clauses aside."""
        for index in range(first, stop):
            lower = self.lower(index)
            if lower in words("relative") and index > first:
                return False
            if self.is_verb(index, first) or lower.split("'")[0] in words("pronoun"):
                return True
        return False

    def _joins_names(self, index: int) -> bool:
        """Say whether a small word stands inside a name: "Rio Grande do Sul"."""
        around = (index - 1, index + 1)
        small = self.lower(index) == "do" or self.lower(index) in words("name_particle")
        return small and all(0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper() for at in around)

    def is_verb(self, index: int, first: int = 0) -> bool:
        """Guess whether a token is a finite verb: from the lexicon, or an -ed word that no article precedes."""
        if index >= len(self.tokens):
            return False
        text = self.tokens[index].text
        lower = self.tokens[index].lower
        if not (lower in words("finite") or lower.endswith("ed")):
            return False
        if index > first and (text[:1].isupper() or self._joins_names(index)):
            return False
        if "-" in (self.lower(index - 1), self.lower(index + 1)) or self.lower(index + 1) == "by":
            return False
        if lower in words("finite"):
            return self.lower(index - 1) not in words("determiner", "possessive") or lower in _SURE
        if not (lower.endswith("ed") and len(lower) > 4 and text == lower) or index == first:
            return False
        if lower in words("describing") and self.kind(index + 1) == "w" and self.tokens[index + 1].text.islower():
            return False  # "a local elected official"
        before = self.lower(index - 1)
        return (
            before not in words("determiner", "possessive", "preposition")
            and self.kind(index - 1) == "w"
            and before != "-"
        )


_SURE = frozenset({"has", "have", "had", "is", "are", "was", "were", "would", "could", "should"})


def after_dateline(outline: Outline) -> int:
    """Return where the text begins after "NAIROBI, Kenya (Agency) —" or "MANILA:"."""
    dash = outline.kinds.find("-", 0, _DATELINE)
    if dash == 0:
        return outline.after_tag(0)
    shouted = bool(outline.tokens) and outline.tokens[0].text.isupper() and len(outline.tokens[0].text) >= 3
    dated = (
        dash > 0 and ")-" in outline.kinds[: dash + 1] and any(token.text.isdigit() for token in outline.tokens[:dash])
    )
    if not shouted and not dated:
        return 0
    return outline.after_tag(dash + 1) if dash > 0 else (2 if outline.kind(1) == ":" else 0)


def outline(
    sentence: Sentence, quotations: tuple[Quotation, ...], starts: list[int], dateline: Span = _NOWHERE
) -> Outline:
    """Return the outline of a sentence; `starts` are where the quotations begin, in order; the dateline is a break."""
    at = max(0, bisect_right(starts, sentence.span.start) - 1)
    kinds: list[str] = []
    for index, token in enumerate(sentence.tokens):
        while at < len(quotations) and quotations[at].span.end + 1 < token.start:
            at += 1
        near = at < len(quotations) and quotations[at].span.start <= token.end
        quoted = _quoted(token, quotations[at : at + 2]) if near else ""
        kind = "-" if dateline.start <= token.start < dateline.end else "w" if token.text.isalpha() else ""
        kinds.append(quoted or kind or _kind(sentence.tokens, index))
    lowers = tuple(["WHO" if token.text == "WHO" else token.lower for token in sentence.tokens])
    return Outline(sentence, sentence.tokens, "".join(kinds), lowers)


def _quoted(token: Token, quotations: tuple[Quotation, ...]) -> str:
    """Return ``q`` inside a quotation, ``e`` for its mark, else nothing."""
    for span in (quotation.span for quotation in quotations):
        if span.start <= token.start < span.end:
            return "q"
        if token.text in _QUOTING and (token.end == span.start or 0 <= token.start - span.end <= 1):
            return "e"
    return ""


def _kind(tokens: tuple[Token, ...], index: int) -> str:
    token = tokens[index]
    before = index > 0 and tokens[index - 1].end == token.start
    after = index + 1 < len(tokens) and tokens[index + 1].start == token.end
    if token.text in _MARKS or (token.text in "'’" and not (before and tokens[index - 1].text[-1:] in "sz")):
        return "s"
    if token.text in "-–‑:" and before and after:
        return "w"
    if token.text == ".":
        return "w" if before and _abbreviates(tokens, index) else "."
    return "-" if token.text in "-–—•▪‣●*" else _BREAKS.get(token.text, "w")


def _abbreviates(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a full stop belongs to the word before it; the last of a sentence closes the sentence."""
    return index + 1 < len(tokens) and (len(tokens[index - 1].text) <= 4)
