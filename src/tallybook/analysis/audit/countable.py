"""Which figures may have a rival: a source's own count of a whole."""

from __future__ import annotations

from tallybook.analysis.audit.facts import Facts, heads, says, wordings
from tallybook.analysis.audit.series import is_increment
from tallybook.ledger.claim import Claim

_WORDS = 12  # before an amount, in which a clinic says that it received so many
_BEHIND = 6  # words behind an amount: "18 bodies had been brought there"


def countable(facts: Facts, claim: Claim) -> bool:
    """Say whether a figure may have a rival: a whole, of a named source, about people or what befell things."""
    return (
        bool(claim.source)
        and cited_here(facts, facts.mentioned(claim))
        and claim.unit_kind == ""
        and claim.hedge != "vague"
        and not (claim.superseded or claim.repeats or _is_part(facts, claim))
        and not is_increment(facts, claim)
        and not heads(claim.unit) & wordings("kin")
        and (claim.event not in ("other", "population") or covers_deaths(claim) or is_contested(claim))
    )


def is_contested(claim: Claim) -> bool:
    """Say whether a figure counts what several sources report on: the rockets fired, the houses damaged."""
    destroyed = claim.subevent == "destroyed" and bool(heads(claim.unit) & wordings("civil_things"))
    return claim.event == "other" and bool(claim.unit) and (destroyed or claim.subevent in wordings("contested"))


def _is_part(facts: Facts, claim: Claim) -> bool:
    """Say whether a figure is a part of a toll, not one of its own: of 200 attackers 146 were neutralised."""
    whole = facts.whole(claim)
    if whole is None:
        return bool(claim.part_of)
    return whole.event == claim.event and whole.subevent == claim.subevent


def cited_here(facts: Facts, claim: Claim) -> bool:
    """Say whether the sentence of a claim names its source; one carried over from elsewhere answers nobody."""
    sentence = facts.sentence(claim)
    return claim.source_span is None or sentence is None or sentence.span.covers(claim.source_span)


def covers_deaths(claim: Claim) -> bool:
    """Say whether a figure counts the wounded or captured along with the dead."""
    return claim.event == "other" and (claim.subevent in wordings("covers_deaths") or claim.unit == "casualty")


def is_intake(facts: Facts, claim: Claim) -> bool:
    """Say whether a figure is what one hospital or camp has seen: "had received 15 to 20 bodies"."""
    return says("intake", facts.words_before(claim, _WORDS)) or says("brought", facts.words_after(claim, _BEHIND))
