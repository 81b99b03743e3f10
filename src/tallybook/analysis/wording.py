"""A claim in words: what is counted, the amount as printed, what the words allow, over which days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tallybook.analysis import words
from tallybook.analysis.kinds import PEOPLE_EVENTS, says_death
from tallybook.interval import Interval, Number
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.lexicon import load_lexicon

_BEFORE = {
    "at_least": "at least",
    "more_than": "more than",
    "nearly": "nearly",
    "less_than": "less than",
    "up_to": "up to",
    "approx": "around",
}
_BEHIND = ("in", "out", "at", "to", "missing", "lost", "sleeping", "going", "aboard")
_TYPES = {
    "un": "UN body",
    "ngo": "aid organisation",
    "media": "press",
    "health": "health service",
    "unattributed": "",
}


def what(claim: Claim, *, one: bool = True) -> str:
    """Return what is counted, and what happened to it: "civilians killed", "hospitals and schools damaged".

    The noun stands in the singular where the amount is one, unless `one` is false.
    """
    counted, happened = _counted(claim, one=one), _happened(claim)
    both = [part for part in (counted, happened) if part]
    named = (" " if _is_participle(happened) else ": ").join(both) or "not named"
    return f"{named}, of {claim.share_of}" if claim.share_of and claim.unit_kind == "share" else named


def _counted(claim: Claim, *, one: bool) -> str:
    if claim.unit_kind and claim.unit_kind not in ("share", "ratio") and claim.hedge != "vague":
        return ""  # a measure carries its unit with the number
    if claim.unit_kind == "share" and ("alone" in _told(claim.subevent) or claim.event in ("distance", "area")):
        return ""
    if not claim.unit:
        return "people" if claim.event in PEOPLE_EVENTS else ""
    return claim.unit if one and claim.value == 1 and not claim.unit_kind else words.plural(claim.unit)


def _happened(claim: Claim) -> str:
    if claim.subevent:
        repeated = claim.subevent in (claim.unit, words.plural(claim.unit)) or claim.subevent in claim.unit
        return "" if repeated else _as_printed(claim)
    if claim.event in ("distance", "area"):
        return claim.event
    if claim.unit_kind and claim.event == "other":
        return claim.unit_kind if claim.unit_kind not in ("share", "ratio") else ""
    said_by_noun = claim.event == "killed" and says_death(claim)
    return "" if claim.event in ("population", "other") or said_by_noun else claim.event


def _as_printed(claim: Claim) -> str:
    """Return a sub-event as it reads behind what is counted; where nothing is named, as it stands."""
    printed = _told(claim.subevent).get("printed")
    counts_times = claim.unit in ("", "time")
    return claim.subevent if printed is None or (counts_times and not printed) else str(printed)


@cache
def _told(subevent: str) -> Mapping[str, object]:
    """Return what the lexicon says of how a sub-event is printed."""
    return next((row.facts for row in load_lexicon("happened") if subevent in row.say), {})


def _is_participle(happened: str) -> bool:
    first = happened.split(maxsplit=1)[0] if happened else ""
    return first in _BEHIND or first.endswith(("ed", "wn", "en"))


def hedge(claim: Claim) -> str:
    """Return the hedge in one or two words: "nearly"; "no hedge" where there is none."""
    return {"exact": "no hedge", "vague": "no number", "range": "a range"}.get(claim.hedge) or _BEFORE[claim.hedge]


def bare(claim: Claim) -> str:
    """Return the amount without its hedge: "2,000", "30 to 40", "dozens"."""
    if claim.hedge == "vague":
        return _vague(claim.text)
    if claim.hedge == "range" and claim.low is not None and claim.high is not None:
        return _between(claim, claim.low, claim.high, " to ")
    return "" if claim.value is None else words.in_unit(claim.value, claim.unit, claim.unit_kind)


def short(claim: Claim) -> str:
    """Return the bare amount for the largest print: "2.2m", "$84.1bn", "30–40"."""
    said = bare(claim).replace(" million", "m").replace(" billion", "bn").replace(" trillion", "tn")
    return said.replace(" to ", "–")


def amount(claim: Claim) -> str:
    """Return the amount with its hedge: "nearly 2,000", "30 to 40", "“dozens”"."""
    if claim.hedge == "vague":
        return f"“{_vague(claim.text)}”"
    if claim.hedge in ("exact", "range"):
        return bare(claim)
    return f"{_BEFORE[claim.hedge]} {bare(claim)}"


def _vague(text: str) -> str:
    return text.strip().lower()


def _between(claim: Claim, low: Number, high: Number, joint: str) -> str:
    first, last = _say(claim, low), _say(claim, high)
    sign = re.fullmatch(r"([\d,.]+)(\D*)", first)
    tail = re.fullmatch(r"([\d,.]+)(\D*)", last)
    if sign and tail and sign[2] == tail[2]:
        return f"{sign[1]}{joint}{last}"
    return f"{first}{joint}{last}"


def allows(claim: Claim, allowed: Interval) -> str:
    """Return what an amount may be, in words: "exactly 790", "below 2,000", "400,000, no limits stated"."""
    low, high = allowed.low, allowed.high
    by_policy = "" if allowed == claim.amount else ", by convention"
    if low is not None and high is not None:
        return f"exactly {_say(claim, low)}" if low == high else _between(claim, low, high, " to ") + by_policy
    if low is not None:
        return f"{'above' if allowed.low_open else 'at least'} {_say(claim, low)}{by_policy}"
    if high is not None:
        return f"{'below' if allowed.high_open else 'at most'} {_say(claim, high)}{by_policy}"
    return "no amount stated" if claim.value is None else f"{_say(claim, claim.value)}, no limits stated"


def _say(claim: Claim, value: Number) -> str:
    return words.in_unit(value, claim.unit, claim.unit_kind)


def source(claim: Claim) -> str:
    """Return who says so, as the beginning of a line: "Health ministry"; "No source named" where nobody is."""
    return capital(claim.source) or "No source named"


def capital(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def period(claim: Claim, ledger: Ledger) -> str:
    """Return the days that a claim speaks of: "since late April (implied)", "period not stated".

    A first day is said as the article words it: the day that "late April" begins with is not printed.
    """
    worded = (expression for expression in ledger.dates if expression.start == claim.period_start)
    precision = next((expression.precision for expression in worded), claim.period_precision)
    published = ledger.article.published
    said = words.period(claim.period_start, claim.period_end, precision, published=published)
    if not said:
        return "period not stated" if claim.as_of is None else f"as of {words.day(claim.as_of)}"
    return f"{said} (implied)" if claim.period_implicit else said


def source_type(kind: str) -> str:
    """Return the kind of a source in words: "UN body"; empty where none is named."""
    return _TYPES.get(kind, kind.replace("_", " "))


def by_hand(claim: Claim) -> str:
    """Return what somebody said of a claim that they looked at: "corrected by hand"; empty where nobody did."""
    return "" if claim.status == "extracted" else f"{claim.status} by hand"
