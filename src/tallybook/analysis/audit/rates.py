"""The rates of exchange that a text implies by its conversions of money: they must be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tallybook.analysis import wording, words
from tallybook.analysis.audit.facts import Facts
from tallybook.ledger.claim import Claim
from tallybook.quantities.quantity import Quantity
from tallybook.quantities.read import read_quantities
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences

_APART = 1.25  # two conversions in one text may be rounded, or of two days; no further apart than this


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is in another, by one conversion of the text.

    Attributes
    ----------
    claim : Claim
    value : float
    said : str
        The conversion, on one line: "200,000 pesos ($3,400)".
    """

    claim: Claim
    value: float
    said: str


Rates: TypeAlias = Mapping[tuple[str, str], tuple[Rate, ...]]


def read_amounts(alt: str) -> tuple[Quantity, ...]:
    """Return the amounts in a pair of brackets.

    >>> [(quantity.value, quantity.unit) for quantity in read_amounts("($32,500; £25,100)")]
    [(32500, 'dollar'), (25100, 'pound')]
    """
    article = from_text(alt.strip("()[] ").removeprefix("or "), article_id="alt")
    quantities, _ = read_quantities(article, split_sentences(article))
    return tuple(found for quantity in quantities for found in (quantity, *_again(quantity)))


def _again(quantity: Quantity) -> tuple[Quantity, ...]:
    return read_amounts(quantity.alt) if quantity.alt else ()


def read_rates(facts: Facts) -> Rates:
    """Return the rates that the conversions of a text imply, by the two currencies."""
    rates: dict[tuple[str, str], list[Rate]] = {}
    for claim in facts.claims:
        if claim.alt and claim.unit_kind == "money" and claim.value:
            for printed in read_amounts(claim.alt):
                if printed.unit_kind == "money" and printed.value:
                    said = f"{wording.bare(claim)} ({words.in_unit(printed.value, printed.unit, 'money')})"
                    rate = Rate(claim, float(printed.value) / float(claim.value), said)
                    rates.setdefault((claim.unit, printed.unit), []).append(rate)
    return {pair: tuple(found) for pair, found in rates.items()}


def other_rate(claim: Claim, printed: Quantity, rates: Rates) -> Rate | None:
    """Return the rate of the other conversions between two currencies, where this one is far from it.

    Of two conversions at odds the later is held against the earlier; of more, the odd one against the others.
    """
    if not claim.value or not printed.value:
        return None
    found = rates.get((claim.unit, printed.unit), ())
    others = [rate for rate in found if rate.claim.claim_id != claim.claim_id]
    own = float(printed.value) / float(claim.value)
    agreeing = [rate for rate in others if _is_near(rate.value, own)]
    earlier = [rate for rate in others if rate.claim.start < claim.start]
    if agreeing or not others or not (earlier or len(others) > 1):
        return None
    agreed = len(others) == 1 or all(_is_near(rate.value, others[0].value) for rate in others)
    return others[0] if agreed else None


def _is_near(one: float, other: float) -> bool:
    return max(one, other) <= _APART * min(one, other)
