"""A ledger as a notebook looks at it: whose figures, and how hedges are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tallybook.analysis.policy import Policy, find_policy
from tallybook.errors import UsageError
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Reading:
    """A ledger, the claims that were asked for, and the policy that reads their hedges.

    Attributes
    ----------
    ledger : Ledger
        The whole ledger: a claim keeps its number whichever sources are asked for.
    claims : tuple of Claim
        Those of the sources asked for, in order of the text; rejected ones are left out.
    policy : Policy
        How hedges are read.
    sources : tuple of str
        The sources asked for, as the ledger names them; empty for all.
    """

    ledger: Ledger
    claims: tuple[Claim, ...]
    policy: Policy
    sources: tuple[str, ...] = ()

    def number(self, claim: Claim) -> int:
        """Return the place of `claim` in the whole ledger, from 1."""
        return 1 + sum(other.start < claim.start for other in self.ledger.claims)

    def allows(self, claim: Claim) -> Interval:
        """Return what `claim` may be under the policy."""
        return self.policy.allows(claim)


def read_ledger(ledger: Ledger, *, policy: str = "strict", sources: Sequence[str] = ()) -> Reading:
    """Return the reading of a ledger under a policy, for some sources or (`sources` empty) for all.

    Raises
    ------
    UsageError
        If there is no such policy, or the article names no such source; each with a did-you-mean.
    """
    asked = tuple(dict.fromkeys(find_source(ledger, name) for name in sources))
    claims = (claim for claim in ledger.claims if claim.status != "rejected")
    kept = (claim for claim in claims if not asked or claim.source in asked)
    return Reading(ledger, tuple(sorted(kept, key=lambda claim: claim.start)), find_policy(policy), asked)


def find_source(ledger: Ledger, name: str) -> str:
    """Return the article's own name for a source, whatever its case.

    Raises
    ------
    UsageError
        If the article names no such source.
    """
    known = tuple(dict.fromkeys(filter(None, _names(ledger))))
    folded = {source.casefold(): source for source in known}
    found = folded.get(name.strip().casefold())
    if found is not None:
        return found
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    raise UsageError(
        f"sources: {ledger.article.article_id} names no source {name!r}",
        expected="one of " + "; ".join(known) if known else "none, for the article names no source",
        remedy=f"Did you mean {folded[close[0]]!r}?" if close else "Take the name from the list, or leave it out.",
    )


def _names(ledger: Ledger) -> list[str]:
    return [
        *(claim.source for claim in ledger.claims),
        *(found.source for found in ledger.attributions),
        *(quote.speaker for quote in ledger.quotes),
    ]
