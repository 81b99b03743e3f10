"""The ledger: what was read in one article, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.context.dates import DateExpression
from tallybook.context.sources import Attribution
from tallybook.errors import ChangedError
from tallybook.ledger.claim import Claim
from tallybook.ledger.review import Review, Unfit
from tallybook.quantities.quantity import Residue
from tallybook.text.article import Article
from tallybook.text.quotations import Quotation
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its speaker.

    Attributes
    ----------
    quotation : Quotation
        Where it stands.
    speaker, speaker_type : str
        By the fullest name that the text gives; empty where nobody is named.
    """

    quotation: Quotation
    speaker: str = ""
    speaker_type: str = "unattributed"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The claims of one article, and everything beside them that was read.

    Attributes
    ----------
    article : Article
        The text, and what is known of it.
    sentences : tuple of Sentence
        Its sentences, in order.
    claims : tuple of Claim
        In order of start; no two overlap.
    quotes : tuple of Quote
    dates : tuple of DateExpression
    attributions : tuple of Attribution
    residue : tuple of Residue
        Each numeral that is no claim, with the reason.
    reviews : tuple of Review
        What people said of the claims, as it was applied, in that order.
    unfit : tuple of Unfit
        What they said and what fits no more.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    residue: tuple[Residue, ...] = ()
    reviews: tuple[Review, ...] = ()
    unfit: tuple[Unfit, ...] = ()

    def __post_init__(self) -> None:
        for claim in self.claims:
            self._hold(claim.span, claim.text)

    def _hold(self, span: Span, text: str) -> None:
        found = span.of(self.article.body)
        if found != text:
            raise ChangedError(
                f"{self.article.article_id}: the text at {span.start}–{span.end} is not the claim's",
                expected=repr(text),
                found=repr(found),
                remedy=f"Rebuild the ledger with `tallybook extract {self.article.article_id}`.",
            )

    def __str__(self) -> str:
        from tallybook.ledger.printed import to_table  # which knows the ledger

        return to_table(self)

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with this id; raise ``KeyError`` if there is none."""
        for claim in self.claims:
            if claim.claim_id == claim_id:
                return claim
        raise KeyError(claim_id)
