"""Who is cited for the figures of an article: by source, by kind of source, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.analysis.reading import Reading
from tallybook.analysis.spread import Amount, to_amount
from tallybook.ledger.claim import Claim


@dataclass(frozen=True, slots=True)
class Cited:
    """One source with its figures; `source` is empty where none is named.

    Attributes
    ----------
    source, source_type : str
        As the ledger has them.
    via : tuple of str
        Through whom its figures came, where the text says so, in order.
    amounts : tuple of Amount
        In order of the text.
    """

    source: str
    source_type: str
    via: tuple[str, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """The figures of an article by source, in the order in which the sources are first cited.

    Attributes
    ----------
    cited : tuple of Cited
        Figures that name no source come last.
    """

    cited: tuple[Cited, ...]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every figure, source by source."""
        return tuple(amount for one in self.cited for amount in one.amounts)

    @property
    def sources(self) -> tuple[Cited, ...]:
        """The sources that are named."""
        return tuple(one for one in self.cited if one.source)

    def marked(self, mark: str) -> tuple[Claim, ...]:
        """Return the figures on one kind of evidence, in order of the text."""
        found = (amount.claim for amount in self.amounts if amount.mark == mark)
        return tuple(sorted(found, key=lambda claim: claim.start))

    def by_type(self) -> tuple[tuple[str, tuple[Cited, ...]], ...]:
        """Return the sources by their kind, each kind where it is first cited."""
        kinds = dict.fromkeys(one.source_type for one in self.cited)
        return tuple((kind, tuple(one for one in self.cited if one.source_type == kind)) for kind in kinds)


def citations(reading: Reading) -> Citations:
    """Return the figures of a reading by source; two names are two sources, and no figures are added up."""
    names = dict.fromkeys((claim.source, _type(claim)) for claim in reading.claims)
    ordered = sorted(names, key=lambda name: name[0] == "")
    return Citations(tuple(_cited(reading, *name) for name in ordered))


def _cited(reading: Reading, source: str, source_type: str) -> Cited:
    own = [claim for claim in reading.claims if (claim.source, _type(claim)) == (source, source_type)]
    via = tuple(dict.fromkeys(claim.via for claim in own if claim.via))
    return Cited(source, source_type, via, tuple(to_amount(reading, claim) for claim in own))


def _type(claim: Claim) -> str:
    return claim.source_type if claim.source else "unattributed"
