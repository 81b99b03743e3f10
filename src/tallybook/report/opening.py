"""The block that a report opens with: what it is of, when that was published, how its words are read, what is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from tallybook.analysis import words
from tallybook.analysis.reading import Reading
from tallybook.document.nodes import Inline, Text, Title
from tallybook.document.traces import RECORDED
from tallybook.report.value import declared, joined, parameter, worded

UNTITLED = "The figures in one dispatch"
Fact: TypeAlias = tuple[str, tuple[Inline, ...]]


def title_block(
    kicker: str, readings: Sequence[Reading], finding: Sequence[Inline], *, facts: Sequence[Fact] = ()
) -> Title:
    """Return the title of a report on one article, or on one beside others.

    Parameters
    ----------
    kicker : str
        What kind of report it is.
    readings : sequence of Reading
        The article's first.
    finding : sequence of Inline
        What is found, in one sentence.
    facts : sequence of Fact
        What else the report rests on, by name.
    """
    article, *further = (reading.ledger.article for reading in readings)
    told: list[Fact] = []
    if article.published is not None:
        told.append(("Published", (declared(words.day(article.published), RECORDED),)))
    if further:
        told.append(("Beside", joined(worded(one.title or one.article_id, RECORDED) for one in further)))
    told += [*facts, ("Hedges read", (parameter(readings[0].policy.name, "hedge_policy"),))]
    return Title((Text(kicker),), article.title or UNTITLED, tuple(told), tuple(finding))
