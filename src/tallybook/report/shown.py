"""What JupyterLab and IPython show of an article, a ledger, a claim or a reading: a piece of a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tallybook.analysis import wording
from tallybook.analysis.reading import Reading, around, read_ledger
from tallybook.document.nodes import Break, ClaimMark, ClaimRef, Heading, Paragraph, Text
from tallybook.errors import InputError
from tallybook.ledger.claim import Claim, claim_id
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.reviewed import reviewed
from tallybook.report import article
from tallybook.report.display import Piece, piece
from tallybook.report.value import in_claim, muted, of_claim, worded
from tallybook.text.article import Article
from tallybook.text.intake import read_article

FORMATTED: Mapping[tuple[str, str], str] = {
    ("tallybook.text.article", "Article"): "of_article",
    ("tallybook.ledger.ledger", "Ledger"): "of_ledger",
    ("tallybook.ledger.claim", "Claim"): "sentence_of",
    ("tallybook.analysis.reading", "Reading"): "of_reading",
}
"""Each class that is shown, by its module and name, and the function that shows it."""


def of_article(found: Article) -> Piece:
    """Return an article with its claims, quotations and dates marked, beside its ledger."""
    return of_ledger(reviewed(found))


def of_ledger(found: Ledger) -> Piece:
    """Return the article of a ledger, marked, and the ledger as a table."""
    return of_reading(read_ledger(found))


def of_reading(reading: Reading) -> Piece:
    """Return the article of a reading with the claims that it keeps marked, and these as a table."""
    return article.beside(reading)


def sentence_of(claim: Claim) -> Piece | None:
    """Return a claim in its sentence, with what its words allow; None where its article is not in the workbook."""
    try:
        found = read_article(claim.article_id)
    except InputError:
        return None
    if claim_id(found.sha256, claim.span) != claim.claim_id:
        return None
    reading = read_ledger(reviewed(found))
    if claim not in (*reading.ledger.claims, *reading.figures):
        return None
    _, place = around(reading.ledger, claim.span)
    before, after = found.body[place.start : claim.start], found.body[claim.end : place.end]
    said = (worded(before), ClaimMark(claim.text, claim.claim_id), worded(after))
    source = wording.capital(claim.source) or "Nobody named"
    facts = (wording.what(claim), wording.period(claim, reading.ledger), claim.place)
    about = in_claim(claim, "; ".join(filter(None, facts)))
    allows = of_claim(claim, wording.allows(claim, reading.allows(claim)))
    heading = Heading(3, (ClaimRef(claim.claim_id), Text(" "), in_claim(claim, source)))
    return piece(reading, heading, Paragraph(said), Paragraph((allows, Break(), muted(about))))


def register(shell: Any) -> None:
    """Have an IPython shell show these classes so; their modules are loaded only where they are needed."""
    formatter = shell.display_formatter.mimebundle_formatter
    for (module, name), shows in FORMATTED.items():
        formatter.for_type_by_name(module, name, _bundle(globals()[shows]))


def _bundle(shows: Callable[[Any], Piece | None]) -> Callable[..., Any]:
    def bundle(found: Any, include: Any = None, exclude: Any = None) -> Any:
        shown = shows(found)
        return None if shown is None else shown._repr_mimebundle_(include=include, exclude=exclude)

    return bundle
