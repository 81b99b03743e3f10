"""What was read of an article, and what was not: its figures, and the numerals left out by reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tallybook.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many numerals of an article became figures.

    Attributes
    ----------
    claims : int
        The figures of the ledger.
    left : tuple of (str, int)
        Each reason for which a numeral was left out, and how many were, the most frequent first.
    """

    claims: int
    left: tuple[tuple[str, int], ...]


def coverage(ledger: Ledger) -> Coverage:
    """Return what was read of the ledger's article.

    >>> from tallybook.ledger.extract import extract
    >>> from tallybook.text.article import from_text
    >>> coverage(extract(from_text("On 3 May, 13 people aged 12 died.", article_id="x"))).claims
    1
    """
    reasons = Counter(left.reason for left in ledger.residue)
    return Coverage(len(ledger.claims), tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))))


def in_words(found: Coverage) -> str:
    """Return it as one line.

    >>> in_words(Coverage(26, (("part of a date", 5), ("age", 1))))
    '26 figures read; 6 numerals left out: 5 part of a date, 1 age'
    """
    out = sum(number for _, number in found.left)
    read = f"{found.claims} figure{'' if found.claims == 1 else 's'} read"
    if not out:
        return f"{read}; no numeral left out"
    reasons = ", ".join(f"{number} {reason}" for reason, number in found.left)
    return f"{read}; {out} numeral{'' if out == 1 else 's'} left out: {reasons}"
