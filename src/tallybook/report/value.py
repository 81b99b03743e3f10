"""The only ways to print a number: each says where it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.analysis import words
from tallybook.document.nodes import ClaimRef, Inline, Styled, Text, Trace, Value
from tallybook.document.traces import ARTICLE_WORDS
from tallybook.ledger.claim import Claim
from tallybook.quantities.printed import has_numeral, printed_numerals


def of_claim(claim: Claim, said: str, *, how: str = "") -> Value:
    """Return words that say what `claim` says; they open its evidence."""
    return Value(said, Trace("claim", (claim.claim_id,), how))


def counted(claims: Iterable[Claim], how: str, *, capital: bool = False, digits: bool = False) -> Value:
    """Return how many claims there are, as it stands in a sentence; `how` says what they have in common."""
    kept = tuple(claims)
    said = str(len(kept)) if digits else words.count(len(kept))
    return Value(said.capitalize() if capital else said, Trace("count", tuple(claim.claim_id for claim in kept), how))


def tally(amount: int, how: str, *, capital: bool = False, digits: bool = False) -> Value:
    """Return a count of things that are no claims: words, days, sources."""
    said = words.number(amount) if digits else words.count(amount)
    return Value(said.capitalize() if capital else said, Trace("count", (), how))


def computed(said: str, how: str, claims: Iterable[Claim] = ()) -> Value:
    """Return what was worked out, with its arithmetic in words and the claims that it rests on."""
    return Value(said, Trace("computed", tuple(claim.claim_id for claim in claims), how))


def parameter(said: str, name: str) -> Value:
    """Return the value of a parameter."""
    return Value(said, Trace("parameter", (), name))


def declared(said: str, reason: str) -> Value:
    """Return a number that is neither read nor computed, with the reason why it is printed."""
    return Value(said, Trace("declared", (), reason))


def worded(said: str, reason: str = ARTICLE_WORDS) -> Inline:
    """Return somebody else's words: plain, or declared where they hold a numeral.

    >>> worded("United Nations"), worded("G7").trace.kind
    (Text(text='United Nations'), 'declared')
    """
    return declared(said, reason) if has_numeral(said) else Text(said)


def numerals_declared(said: str, reason: str) -> tuple[Text | Value, ...]:
    """Return words of which each numeral is declared with a reason, and nothing else.

    >>> [node.text for node in numerals_declared("At least half the days.", "the rule")]
    ['At least ', 'half', ' the days.']
    """
    found: list[Text | Value] = []
    at = 0
    for numeral in printed_numerals(said):
        found += [Text(said[at : numeral.start]), declared(numeral.text, reason)]
        at = numeral.end
    return tuple(node for node in (*found, Text(said[at:])) if node.text)


def in_claim(claim: Claim, said: str) -> Inline:
    """Return words about a claim: plain, or traced to it where they hold a numeral."""
    return of_claim(claim, said) if has_numeral(said) else Text(said)


def boxes(claims: Iterable[Claim]) -> tuple[Inline, ...]:
    """Return the numbered boxes of claims, a space between them."""
    found: list[Inline] = []
    for claim in claims:
        found += [Text(" "), ClaimRef(claim.claim_id)] if found else [ClaimRef(claim.claim_id)]
    return tuple(found)


def joined(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return inline nodes with a comma between them."""
    found: list[Inline] = []
    for part in parts:
        found += [Text(", "), part] if found else [part]
    return tuple(found)


def muted(*children: Inline) -> Styled:
    """Return inline nodes in slate."""
    return Styled("muted", children)


def strong(*children: Inline) -> Styled:
    """Return inline nodes in semibold."""
    return Styled("strong", children)
