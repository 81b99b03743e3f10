"""What every notebook would load for itself, loaded once: in the process that kernels are forked from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial

from tallybook.analysis.reading import Reading, read_ledger
from tallybook.errors import TallybookError
from tallybook.ledger.extract import extract
from tallybook.report import article, audit, brief, pages, place
from tallybook.report.display import Piece
from tallybook.report.read import read_all, read_figures, read_truces
from tallybook.text.article import from_text

MOST_SET = 2
"""Of how many articles the pieces are set ahead too: it takes several times as long as reading them."""

BODY = "At least 13 civilians were killed on 3 August 2019, a monitor said. Some 400,000 were displaced."
PIECES = (article.beside, audit.opening, audit.inside, brief.opening, brief.key_figures, brief.spread, brief.timeline)


def warm(articles: Sequence[str] = ()) -> None:
    """Read and set what the runs to come will read and set, so that lexicons, fonts and drawing are there.

    What is kept is kept by functions that return the same for the same arguments; nothing else is left behind.

    Parameters
    ----------
    articles : sequence of str
        Those that many runs will read, as a notebook names them, the most wanted first; where there are none, two
        sentences are read.
    """
    for index, name in enumerate(articles):
        with suppress(TallybookError):  # the run that reads it says so
            readings = read_all(name)
            if index < MOST_SET:
                _set(_of_brief(*readings))
    if not articles:
        reading = read_ledger(extract(from_text(BODY, article_id="warm")))
        _set(partial(made, reading) for made in PIECES)


def _set(pieces: Iterable[Callable[[], Piece]]) -> None:
    for make in pieces:
        with suppress(TallybookError):
            make()._repr_mimebundle_()


def _of_brief(*readings: Reading) -> Iterable[Callable[[], Piece]]:
    """Yield what makes the pieces of the brief: the other notebooks are set of much the same."""
    reading, references = readings[0], read_figures()
    yield from (partial(made, reading) for made in PIECES)
    yield partial(pages.compared, readings, references)
    yield partial(pages.running, readings, references, read_truces())
    yield partial(pages.travelled, readings, references)
    yield partial(pages.whereabouts, reading, place.site(reading), references)
