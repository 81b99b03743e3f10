"""What a stated share makes of its whole, against a larger count by another source of a place inside it."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.analysis import words as numbers
from tallybook.analysis.audit import words
from tallybook.analysis.audit.apart import places
from tallybook.analysis.audit.bounds import possible
from tallybook.analysis.audit.countable import countable, is_intake
from tallybook.analysis.audit.facts import Facts, says, wordings
from tallybook.analysis.audit.relations import Relation, several
from tallybook.analysis.audit.rivals import same_source, shared_days
from tallybook.ledger.claim import Claim

_NEARBY = 12  # sentences around a share
_SAME_DAYS = 0.9
_OVER = 1.4  # "just over a quarter" is no longer said of more than a third
_LOOSE = 1.1  # a fraction in words is a round number


def find_implied(facts: Facts) -> Iterator[Relation]:
    """Yield a share of one source's count beside a larger count of another source in a place inside the share's."""
    for share in facts.claims:
        whole = facts.whole(share)
        if share.unit_kind != "share" or share.sense or whole is None or whole.value is None or not share.place:
            continue
        most = _limit(facts, share, whole)
        for rival in facts.around(share, _NEARBY):
            low = possible(rival, facts.policy).low
            if most is not None and low is not None and low > most and _lies_inside(facts, rival, share, whole):
                yield _beyond(share, whole, rival)


def _limit(facts: Facts, share: Claim, whole: Claim) -> float | None:
    """Return the most that a share of a whole can come to, at the precision of its words."""
    most = possible(whole, facts.policy).high
    part = possible(share, facts.policy).high
    if share.hedge in ("more_than", "at_least") and share.value is not None:
        part = share.value * _OVER
    return None if most is None or part is None else float(part) * _LOOSE * float(most)


def _lies_inside(facts: Facts, rival: Claim, share: Claim, whole: Claim) -> bool:
    """Say whether a figure of another source counts what a share does, in a place within the share's."""
    narrower = places(share.place)[0] != places(whole.place)[0]
    units = rival.unit == whole.unit or rival.unit in wordings("remains")
    return (
        narrower
        and units
        and countable(facts, rival)
        and not is_intake(facts, rival)
        and _in_its_place(facts, rival, share)
        and rival.event == share.event == whole.event
        and not same_source(rival, whole)
        and shared_days(rival, whole) >= _SAME_DAYS
    )


def _in_its_place(facts: Facts, rival: Claim, share: Claim) -> bool:
    """Say whether a figure is of the place of a share, by its names or because its sentence opens with "there"."""
    names, wider = places(rival.place)
    sentence = facts.sentence(rival)
    follows = rival.sentence == share.sentence + 1 and sentence is not None
    return bool(places(share.place)[0] & (names | wider)) or (
        follows and sentence is not None and says("there", sentence.tokens[:3])
    )


def _beyond(share: Claim, whole: Claim, rival: Claim) -> Relation:
    implied = words.rounded(float(share.value or 0) * float(whole.value or 0), 0)
    said = numbers.number(implied)
    return Relation(
        "conflict",
        (several("claims", (whole, share, rival)),),
        "conflict",
        f"{words.said(share)} of {words.who(whole)} is about {said}, fewer than the {words.who(rival)}",
        stated=rival.value,
        computed=implied,
    )
