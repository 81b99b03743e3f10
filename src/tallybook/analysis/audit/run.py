"""The audit of one ledger."""

from __future__ import annotations

from tallybook.analysis.audit.casualties import find_casualties
from tallybook.analysis.audit.changes import find_changes
from tallybook.analysis.audit.conflicts import find_conflicts
from tallybook.analysis.audit.conversions import find_conversions
from tallybook.analysis.audit.facts import read_facts
from tallybook.analysis.audit.fates import find_fates
from tallybook.analysis.audit.implied import find_implied
from tallybook.analysis.audit.parts import find_parts
from tallybook.analysis.audit.relations import Relation, in_order
from tallybook.analysis.audit.repeats import find_counts, find_households, find_repeats
from tallybook.analysis.audit.series import find_series
from tallybook.analysis.audit.shares import find_shares
from tallybook.analysis.audit.sums import find_sums
from tallybook.analysis.audit.wholes import retie
from tallybook.analysis.policy import Policy, find_policy
from tallybook.ledger.ledger import Ledger

POLICY = "conventional"
"""The policy that reads hedges where none is asked for: under ``strict``, "some 5.6 million" rules nothing out."""

FINDERS = (
    find_sums,
    find_fates,
    find_parts,
    find_shares,
    find_series,
    find_changes,
    find_conversions,
    find_repeats,
    find_households,
    find_counts,
    find_conflicts,
    find_casualties,
    find_implied,
)


def audit(ledger: Ledger, *, policy: Policy | None = None) -> tuple[Relation, ...]:
    """Return every arithmetic relation of a text that the ledger shows, in order of the text.

    Whatever the order of the claims, the result is the same. Sources are never added up or resolved: rival figures
    are set side by side. `policy` reads the hedges; by default the conventional one.
    """
    facts = retie(read_facts(ledger, policy or find_policy(POLICY)))
    return in_order(relation for find in FINDERS for relation in find(facts))
