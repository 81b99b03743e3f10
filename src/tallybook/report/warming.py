"""What every notebook would load for itself, loaded once: in the process that kernels are forked from."""

from __future__ import annotations

from tallybook.analysis.reading import read_ledger
from tallybook.ledger.extract import extract
from tallybook.report import article, audit, brief
from tallybook.text.article import from_text

BODY = "At least 13 civilians were killed on 3 August 2019, a monitor said. Some 400,000 were displaced."
PIECES = (article.beside, audit.opening, audit.inside, brief.opening, brief.key_figures, brief.spread, brief.timeline)


def warm() -> None:
    """Read two sentences and set what is found, so that lexicons, fonts and drawing are there; keep nothing."""
    reading = read_ledger(extract(from_text(BODY, article_id="warm")))
    for made in PIECES:
        made(reading)._repr_mimebundle_()
