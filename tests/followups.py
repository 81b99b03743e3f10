"""A dispatch that follows the seed by four days, made up for the tests: what it changes is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ledgers import gold_ledger

from tallybook.analysis.reading import Reading, read_ledgers
from tallybook.ledger.extract import extract
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import from_text

FOLLOW_UP = (
    "Air strikes on Syria's northwestern Idlib region have resumed, a war monitor said on Wednesday.\n"
    "The Syrian Observatory for Human Rights said 816 civilians have been killed in regime and Russian attacks "
    "since late April.\n"
    "Nearly two thousand combatants, including 950 regime loyalists, have died over the same period, according to "
    "the monitor.\n"
    "At least 31 health facilities in Idlib have been damaged since late April, according to the World Health "
    "Organization.\n"
)


def seed() -> Ledger:
    """Return the seed as annotated, under the id that the reference figures know it by."""
    ledger = gold_ledger("seed")
    return replace(ledger, article=replace(ledger.article, article_id="idlib-truce"))


def seed_and_follow_up(*, policy: str = "strict") -> tuple[Reading, ...]:
    """Return the seed, as annotated, and the dispatch that follows it."""
    later = from_text(FOLLOW_UP, article_id="later", published=date(2019, 8, 7))
    return read_ledgers([seed(), extract(later)], policy=policy)
