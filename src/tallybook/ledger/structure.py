"""How the claims of an article hang together: parts, repeats, superseded figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.context.events import Event
from tallybook.context.rows import Cell, find_cells
from tallybook.context.sources import Sourcing
from tallybook.ledger.breakdowns import (
    tie_after_colon,
    tie_alone,
    tie_apposed,
    tie_brackets,
    tie_column,
    tie_sibling,
    tie_with,
)
from tallybook.ledger.containment import Parts
from tallybook.ledger.continued import (
    tie_classed,
    tie_clause,
    tie_follow_ups,
    tie_identified,
    tie_made_up,
    tie_opening,
    tie_rest,
)
from tallybook.ledger.entries import tie_entries
from tallybook.ledger.localised import tie_in_place
from tallybook.ledger.mentions import Mention, in_sentences, mention_all
from tallybook.ledger.parts import tie_by_words
from tallybook.ledger.repeats import find_repeats, is_heading
from tallybook.ledger.revisions import find_compared, find_superseded
from tallybook.ledger.scopes import tie_out_of, tie_widened
from tallybook.ledger.shares import tie_bare_class, tie_bare_shares, tie_funding, tie_listed_shares
from tallybook.ledger.sums import tie_breakdown, tie_sums
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.phrases import Found
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_BY_AMOUNT = (tie_by_words, tie_sibling, tie_bare_class, tie_apposed, tie_with, tie_widened, tie_out_of, tie_clause)
_BY_SENTENCE = (
    tie_rest,
    tie_after_colon,
    tie_brackets,
    tie_bare_shares,
    tie_listed_shares,
    tie_funding,
    tie_alone,
    tie_breakdown,
    tie_made_up,
    tie_follow_ups,
    tie_classed,
    tie_identified,
    tie_opening,
    tie_in_place,
)


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one quantity; indexes count the quantities.

    Attributes
    ----------
    part_of : int or None
        Index of the nearest whole.
    repeats : int or None
        Index of the first mention of the same figure from the same source.
    superseded : bool
        True where the text itself replaces the figure.
    rule : str
        Name of the rule that linked it.
    cue_span : Span or None
        The linking words: "including", "of whom", "from an earlier".
    """

    part_of: int | None = None
    repeats: int | None = None
    superseded: bool = False
    rule: str = ""
    cue_span: Span | None = None


def find_links(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
    sources: tuple[Sourcing, ...],
) -> tuple[Links, ...]:
    """Return the links of each quantity.

    An increment ("eight more", "rose by 75") is no part: only words, lists and shares make parts.
    """
    mentions = mention_all(sentences, quantities, events, sources)
    repeats = find_repeats(mentions)
    superseded = find_superseded(mentions, sentences)
    parts = Parts(mentions, frozenset(superseded), find_compared(mentions))
    _tie_columns(parts, article, find_cells(article, sentences, quantities), repeats)
    tie_entries(parts)
    for row in in_sentences(mentions):
        tie_sums(parts, row)
        for place in range(len(row)):
            for tie in _BY_AMOUNT:
                tie(parts, row, place)
        for tie_all in _BY_SENTENCE:
            tie_all(parts, row)
    in_text = _first_in_text(mentions, repeats)
    return tuple(_links(mention, parts, repeats, in_text, superseded) for mention in mentions)


def _first_in_text(mentions: Sequence[Mention], repeats: dict[int, int]) -> dict[int, int]:
    """Return where the text itself first gives each amount that is given again: what a heading gives, the lead has."""
    first: dict[int, int] = {}
    for index, earliest in repeats.items():
        if earliest not in first and not is_heading(mentions[index]):
            first[earliest] = index if is_heading(mentions[earliest]) else earliest
    return first


def _tie_columns(parts: Parts, article: Article, cells: dict[int, Cell], repeats: dict[int, int]) -> None:
    columns: dict[Span, list[int]] = {}
    for index, cell in cells.items():
        columns.setdefault(cell.heading, []).append(index)
    for indexes in columns.values():
        labels = [cells[index].label.of(article.body) for index in indexes]
        tie_column(parts, [parts.mentions[index] for index in indexes], labels, repeats)


def _links(
    mention: Mention,
    parts: Parts,
    repeats: dict[int, int],
    in_text: dict[int, int],
    superseded: dict[int, Found],
) -> Links:
    whole, rule, span = parts.found.get(mention.index, (None, "", None))
    words = superseded.get(mention.index)
    again = repeats.get(mention.index)
    if whole is not None and rule != "of_the_next":  # "14 of the 63": the whole is said again
        whole = repeats.get(whole, whole)
        lead = in_text.get(whole, whole)
        whole = lead if lead < mention.index else whole
        whole = None if whole == mention.index else whole
    if not rule:
        rule, span = (words.entry.name, words.span) if words else ("repeat" if again is not None else "", None)
    return Links(whole, again, words is not None, rule, span)
