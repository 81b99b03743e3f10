"""A ledger as a notebook looks at it: whose figures, and how hedges are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from tallybook.analysis.mentions import told_in_prose
from tallybook.analysis.policy import Policy, find_policy
from tallybook.errors import UsageError
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.text.naming import source_of
from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A ledger, the claims that were asked for, and the policy that reads their hedges.

    Attributes
    ----------
    ledger : Ledger
        The whole ledger: a claim keeps its number whichever sources are asked for.
    claims : tuple of Claim
        Those of the sources asked for, in order of the text; rejected ones are left out, and what a heading says again
        is a repeat.
    policy : Policy
        How hedges are read.
    sources : tuple of str
        The sources asked for, as the ledger names them; empty for all.
    starts : tuple of int
        Where each claim of the whole ledger starts, in order.
    before : int
        How many figures the articles set before this one have: in a report on several each figure keeps one number.
    kept : tuple of (str, str)
        What else the claims are narrowed to, name and value: ``("event", "killed")``.
    """

    ledger: Ledger
    claims: tuple[Claim, ...]
    policy: Policy
    sources: tuple[str, ...] = ()
    starts: tuple[int, ...] = field(default=(), repr=False)
    before: int = 0
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def figures(self) -> tuple[Claim, ...]:
        """Every claim of the ledger, whichever sources are asked for, tied as `claims` are."""
        return told_in_prose(self.ledger.claims, self.ledger.sentences)

    def number(self, claim: Claim) -> int:
        """Return the place of `claim` in the whole ledger, from 1, behind those of the articles before it."""
        return 1 + self.before + bisect_left(self.starts, claim.start)

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
    claims = (claim for claim in told_in_prose(ledger.claims, ledger.sentences) if claim.status != "rejected")
    kept = (claim for claim in claims if not asked or claim.source in asked)
    starts = tuple(sorted(claim.start for claim in ledger.claims))
    return Reading(ledger, tuple(sorted(kept, key=lambda claim: claim.start)), find_policy(policy), asked, starts)


def read_ledgers(
    ledgers: Sequence[Ledger],
    *,
    policy: str = "strict",
    sources: Sequence[str] = (),
    elsewhere: Sequence[str] = (),
) -> tuple[Reading, ...]:
    """Return the readings of several ledgers, their figures numbered through.

    Of each are kept the sources that it names; each source asked for must be named by one of them, or be one that is
    cited `elsewhere`.

    Raises
    ------
    UsageError
        If there is no such policy, or none of the articles names a source asked for.
    """
    cited = {source_of(name) for name in elsewhere}
    for name in sources:
        if source_of(name) not in cited and not any(names_source(ledger, name) for ledger in ledgers):
            find_source(ledgers[0], name)
    found: list[Reading] = []
    for ledger in ledgers:
        own = [name for name in sources if names_source(ledger, name)]
        reading = read_ledger(ledger, policy=policy, sources=own)
        claims = reading.claims if own or not sources else ()
        found.append(replace(reading, claims=claims, before=sum(len(other.ledger.claims) for other in found)))
    return tuple(found)


def names_source(ledger: Ledger, name: str) -> bool:
    """Say whether the article names this source, in whatever case, by whichever of its names."""
    return bool(name.strip()) and any(source_of(known) == source_of(name) for known in _names(ledger) if known)


def around(ledger: Ledger, span: Span) -> tuple[int, Span]:
    """Return the number of the sentence that `span` starts in, from 1, and where it stands.

    Where no sentence covers the span, the span stands for itself.
    """
    place = bisect_right(ledger.sentences, span.start, key=lambda sentence: sentence.span.start)
    found = ledger.sentences[place - 1].span if place else span
    return max(place, 1), found if found.covers(span) else span


def find_source(ledger: Ledger, name: str) -> str:
    """Return the article's own name for a source, whatever its case and whichever of its names is given.

    Raises
    ------
    UsageError
        If the article names no such source.
    """
    known = tuple(dict.fromkeys(filter(None, _names(ledger))))
    folded = {source.casefold(): source for source in known}
    bodies = {source_of(source): source for source in reversed(known)}
    found = folded.get(name.strip().casefold()) or bodies.get(source_of(name))
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
