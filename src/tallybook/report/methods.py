"""How a report was read, what its words mean, and whose the texts and data in it are."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis import wording
from tallybook.analysis.hedging import HedgeUse, hedging
from tallybook.analysis.reading import Reading
from tallybook.document.nodes import Block, Column, Heading, Inline, Paragraph, Row, Table, Text
from tallybook.document.traces import LEXICON_WORDS
from tallybook.lexicon import load_lexicon
from tallybook.report.value import boxes, parameter, worded

_METHOD = (
    "The text is read by rules, without a model, and is not changed: each figure, quotation and date is a stretch of "
    "its characters and is checked against them. A numeral that is no figure stays in the ledger’s residue with the "
    "reason. Figures of different sources are set side by side; none is added to another’s, averaged or preferred."
)
_CLASSES = {
    "exact": "no hedge",
    "vague": "a word for a number",
    "range": "a range",
    "up_to": "up to",
    "approx": "around, about",
    "less_than": "fewer than",
}


def method(reading: Reading) -> tuple[Block, ...]:
    """Return how the article was read: the rules in a paragraph, and its hedges in a table."""
    uses = hedging(reading)
    said: list[Inline] = [
        Text(_METHOD),
        Text(" Hedges are read by the policy “"),
        parameter(reading.policy.name, "hedge_policy"),
        Text("”"),
        Text(": only what the words state." if not reading.policy.reaches else "."),
    ]
    paragraph = Paragraph(tuple(said))
    return (paragraph, _hedges_table(uses)) if uses else (paragraph,)


def definitions(reading: Reading, *, references: bool = False) -> tuple[Block, ...]:
    """Return the words that the report uses in one sense only; those about `references` where it holds any."""
    held = {"always": True, "figures": bool(reading.claims), "reference": references}
    rows = tuple(
        Row(((Text(wording.capital(entry.say[0])),), (Text(entry.facts["means"]),)))
        for entry in load_lexicon("glossary")
        if held[entry.facts["when"]]
    )
    columns = (Column("Word", width=0.28), Column("Is used for"))
    return (Table(columns, rows, "What the words of this report mean", numbered=False, label="words"),)


def licences(reading: Reading, further: Sequence[tuple[str, str]] = ()) -> tuple[Block, ...]:
    """Return whose the article is, and whose are `further` texts and data: what it is, and the licence."""
    article = reading.ledger.article
    own = article.licence or "No licence is recorded with the article; its text belongs to its publisher."
    rows = [("Article", own), *further, ("Typefaces", "Source Sans and Source Serif by Adobe, SIL Open Font License.")]
    return (
        Table(
            (Column("What", width=0.28), Column("Whose, and on which terms")),
            tuple(Row(((Text(what),), (worded(terms, "recorded with the data"),))) for what, terms in rows),
            "Whose texts and data these are",
            numbered=False,
            label="licences",
        ),
    )


def heading(words: str) -> Heading:
    """Return the heading of a section."""
    return Heading(2, (Text(words),))


def _hedges_table(uses: Sequence[HedgeUse]) -> Table:
    added = any(use.added for use in uses)
    columns: tuple[Column, ...] = (Column("Hedge", width=0.4), Column("Its words say"), Column("Figures"))
    if added:
        columns = (*columns[:2], Column("The policy adds"), columns[2])
    return Table(columns, tuple(_hedge_row(use, added=added) for use in uses), "Hedges in this article", label="hedges")


def _hedge_row(use: HedgeUse, *, added: bool) -> Row:
    name = _CLASSES.get(use.hedge, use.hedge.replace("_", " "))
    said = (worded(wording.capital(use.why), LEXICON_WORDS),)
    more = (worded(wording.capital(use.added) or "Nothing", LEXICON_WORDS),)
    figures = boxes(use.claims)
    return Row(((Text(wording.capital(name)),), said, *((more,) if added else ()), figures))
