"""How far two reviewers agree on the figures that both have looked at: Cohen's kappa, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tallybook.ledger.correct import EDITABLE
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import Review, apply

KEPT = "kept"
"""The row of whether a figure is one at all."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers on one field.

    Attributes
    ----------
    field : str
        The field's name, or ``kept``: whether it is a figure at all.
    figures : int
        How many figures both have looked at.
    agreed : int
        On how many of these they agree.
    kappa : float or None
        Cohen's kappa, 1 for full agreement and 0 for what chance gives; None where both have one value throughout, for
        chance would agree as well.
    """

    field: str
    figures: int
    agreed: int
    kappa: float | None


def agreement(ledger: Ledger, ours: Sequence[Review], theirs: Sequence[Review]) -> tuple[Agreement, ...]:
    """Return how far two sets of reviews of one extraction agree, on each field that either of them changes.

    A figure counts where both have confirmed, edited, rejected or added it; its fields where both keep it.
    """
    one, other = apply(ledger, ours), apply(ledger, theirs)
    pairs = [
        (left, right)
        for left in one.claims
        for right in other.claims
        if left.span == right.span and "extracted" not in (left.status, right.status)
    ]
    both = [(left, right) for left, right in pairs if "rejected" not in (left.status, right.status)]
    names = [name for name in EDITABLE if any(name in review.after for review in (*ours, *theirs))]
    kept = _row(KEPT, [(left.status == "rejected", right.status == "rejected") for left, right in pairs])
    return (
        kept,
        *(_row(name, [(getattr(left, name), getattr(right, name)) for left, right in both]) for name in names),
    )


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Return Cohen's kappa of pairs of judgements.

    Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20,
    pages 37-46.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    if not pairs:
        return None
    size = len(pairs)
    observed = sum(one == other for one, other in pairs) / size
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[value] * second[value] for value in first) / size**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _row(name: str, pairs: Sequence[tuple[Any, Any]]) -> Agreement:
    return Agreement(name, len(pairs), sum(one == other for one, other in pairs), kappa(pairs))
