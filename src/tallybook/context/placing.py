"""Where the amounts of a sentence stand among its tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.context.nearness import words_of
from tallybook.quantities.quantity import Quantity
from tallybook.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity among the tokens of its sentence.

    Attributes
    ----------
    quantity : Quantity
    first, stop : int
        Tokens ``[first, stop)`` of the amount itself.
    end : int
        The token behind the words that say what is counted.
    unit : str
        What is counted, in lower case.
    """

    quantity: Quantity
    first: int
    stop: int
    end: int
    unit: str


def place_amounts(quantities: Sequence[Quantity], sentence: Sentence) -> list[Amount]:
    """Return the quantities of a sentence, each among its tokens."""
    starts = [token.start for token in sentence.tokens]
    return [_amount(quantity, sentence, starts) for quantity in quantities]


def _amount(quantity: Quantity, sentence: Sentence, starts: Sequence[int]) -> Amount:
    first, stop = bisect_left(starts, quantity.span.start), bisect_left(starts, quantity.span.end)
    stop = max(stop, first + 1)
    unit = quantity.unit_span
    follows = unit is not None and quantity.span.end <= unit.start and unit.end <= sentence.span.end
    end = max(bisect_left(starts, unit.end), stop) if unit and follows else stop
    return Amount(quantity, first, stop, max(end, _partitive(sentence, stop)), quantity.unit.lower())


def _partitive(sentence: Sentence, stop: int) -> int:
    """Return the token behind "of the injured" or "of them", where that follows an amount."""
    words = [token.lower for token in sentence.tokens[stop : stop + 3]]
    if len(words) < 2 or words[0] != "of":
        return stop
    return stop + (3 if words[1] in words_of("determiner") and len(words) == 3 and words[2][0].isalpha() else 2)
