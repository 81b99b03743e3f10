"""Who makes up a share: the plural before "make up", "account for" or "are" and a share."""

from __future__ import annotations

from tallybook.quantities.amount import Amount
from tallybook.quantities.inflection import singular
from tallybook.quantities.neighbours import Tokens, lower
from tallybook.quantities.nouns import counts_people, counts_plainly
from tallybook.quantities.word_lists import words_of

_BE = frozenset(("are", "were", "is", "was"))


def makers(tokens: Tokens, amount: Amount) -> str:
    """Return what makes up a share, or a number of people, where the sentence says so; else nothing.

    >>> from tallybook.quantities.amount import from_numeral
    >>> from tallybook.quantities.numerals import find_numerals
    >>> from tallybook.text.tokens import tokenize
    >>> tokens = tokenize("women and children make up four fifths of them")
    >>> makers(tokens, from_numeral(find_numerals(tokens)[0]))
    'woman and child'
    """
    share = amount.unit_kind == "share" or amount.kind == "fraction"
    verb = _making(tokens, amount.first, share=share and lower(tokens, amount.stop) == "of")
    head = _head_before(tokens, verb) if verb else ""
    if not head or not (share or (counts_people(head) and (amount.pronoun or amount.unit == "person"))):
        return ""
    return head


def _making(tokens: Tokens, first: int, *, share: bool) -> int | None:
    """Return the place of a verb like "make up" right before a number."""
    last, before = lower(tokens, first - 1), lower(tokens, first - 2)
    if last in words_of("makes_up") or (share and last in _BE):
        return first - 1
    return first - 2 if f"{before} {last}" in words_of("makes_up") else None


def _head_before(tokens: Tokens, verb: int) -> str:
    word = lower(tokens, verb - 1)
    if not counts_plainly(word):
        return ""
    if lower(tokens, verb - 2) == "and" and counts_plainly(lower(tokens, verb - 3)):
        return f"{singular(lower(tokens, verb - 3))} and {singular(word)}"
    return singular(word)
