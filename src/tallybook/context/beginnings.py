"""What a sentence tells of a beginning: "since April", "began on", "Friday's bombing", "a week after the storm"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tallybook.context.calendar import Days, moved
from tallybook.context.candidates import Candidate, Dated
from tallybook.context.lasting import names_unit, nth_of, spell_of
from tallybook.context.stretches import Unit, says, split_units, tells
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.tokens import Token

_MOMENT = 2
"""Days that a deed may take: "overnight"."""
_WITHIN = ("in", "during", "over", "between", "from")
_YEAR = 366
"""Days of the longest stretch that a report is on."""
_STRETCH = 62
"""Days of a stretch such as "this month" that a lead may be about."""
_WEEK = 7
"""Days of a week in which something struck."""
_BLOW = 5
"""Words before a date among which the verb of what struck stands."""
_ASIDE = 10
"""Words of an aside between commas."""
_BOUNDS = ("by", "until", "till", "since", "from", "to")
_SUPERLATIVE = frozenset(("worst", "most", "first", "record", "only"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A beginning that a sentence tells: strong where it is told as one, weak for a mere day.

    An aside, "the force, at war since April,", tells what is known already. A `stretch` is over, "in the first half of
    2021": what a report on it counts is of it.
    """

    days: Days
    strong: bool
    ongoing: bool = False
    aside: bool = False
    struck: bool = False
    stretch: bool = False


def find_cues(article: Article, sentence: Sentence, dated: Dated) -> Iterator[Cue]:
    """Yield the beginnings that a sentence tells, the plainest first."""
    for unit in split_units(sentence):
        candidates = [found for found in dated.within(unit) if found.date.days]
        yield from _begun(unit, candidates)
        for found in candidates:
            if found.role == "names" and found.date.days:
                lasts = says("periods", "lasting", unit.tokens[found.stop : found.stop + 2])
                yield Cue(found.date.days, strong=True, ongoing=lasts)
        yield from _counted_back(unit, candidates, article)
        yield from _stretches(unit, candidates, article)
        moments = [found for found in candidates if is_moment(found) and not _departs(unit, found)]
        struck = bool(moments) and tells("periods", "struck", unit)
        for found in sorted(moments, key=lambda found: not _is_of_blow(unit, found)):
            if found.date.days:
                yield Cue(found.date.days, strong=False, struck=struck)


def _stretches(unit: Unit, candidates: Sequence[Candidate], article: Article) -> Iterator[Cue]:
    """Yield the stretches of more than a moment: those that have not ended, that something struck in, that are over."""
    told = [(found, found.date.days) for found in candidates if found.date.days]
    for found, days in told:
        if _spans_publication(found, article):
            yield Cue(days, strong=False, ongoing=True)
    for found, days in told:
        if _MOMENT < len(days) <= _WEEK and _struck_in(unit, found, article):
            yield Cue(days, strong=False, struck=True)
        if _is_reported_on(found, article):
            yield Cue(days, strong=False, stretch=True)


def _is_of_blow(unit: Unit, found: Candidate) -> bool:
    """Say whether the verb before a date is that of what struck: "searched on Thursday after it sank on Sunday"."""
    start, _ = unit.segment(found.first)
    return says("periods", "struck", unit.tokens[max(start, found.first - _BLOW) : found.first])


def _departs(unit: Unit, found: Candidate) -> bool:
    """Say whether a voyage began on a date, before what befell it: "the boat left port eight days ago"."""
    start, _ = unit.segment(found.first)
    return says("periods", "departed", unit.tokens[start : found.first])


def _spans_publication(found: Candidate, article: Article) -> bool:
    """Say whether a date is a stretch that has not ended: "this month", "the past three weeks"."""
    days, today = found.date.days, article.published
    if days is None or today is None or found.role != "governs" or found.date.governor in _BOUNDS:
        return False
    return days.start < today <= days.end and _MOMENT < len(days) <= _STRETCH


def _struck_in(unit: Unit, found: Candidate, article: Article) -> bool:
    """Say whether a week is that of a blow: "devastated last week by a hurricane"."""
    days, today = found.date.days, article.published
    over = days is not None and (today is None or days.end < today)
    return over and found.role == "governs" and found.date.governor not in _BOUNDS and _is_of_blow(unit, found)


def _is_reported_on(found: Candidate, article: Article) -> bool:
    """Say whether a date is a stretch that is over, not a year or more ago, and that something is counted in."""
    days, today = found.date.days, article.published
    if days is None or today is None or found.role != "governs" or found.date.governor not in _WITHIN:
        return False
    return _MOMENT < len(days) <= _YEAR and days.end <= today and moved(today, -1, "year") <= days.end


def is_moment(found: Candidate) -> bool:
    """Say whether a date is the day of a deed that the sentence tells."""
    days = found.date.days
    on = found.role == "governs" and found.date.governor not in _BOUNDS
    return on and days is not None and len(days) <= _MOMENT and not found.date.anaphoric


def _begun(unit: Unit, candidates: Iterable[Candidate]) -> Iterator[Cue]:
    for found in candidates:
        if found.date.days is None or found.role in ("compares", "dateline", "reports"):
            continue
        since = found.date.governor == "since" and not is_superlative(unit, found) and not _counts_from(found)
        if since or begins(unit, found):
            start, stop = unit.segment(found.first)
            aside = since and unit.first < start and stop < unit.stop and 1 < stop - start <= _ASIDE
            participle = unit.first < start and unit.tokens[start].lower.endswith("ing")
            totalled = says(
                "periods", "totalled", unit.tokens[start:stop]
            )  # "bringing to 37 those killed since Tuesday"
            aside = aside or (since and participle and not totalled)
            yield Cue(found.date.days, strong=True, ongoing=True, aside=aside)


def begins(unit: Unit, found: Candidate) -> bool:
    """Say whether something began on a date: "the war, which began in November 2020"."""
    before = unit.tokens[max(unit.first, found.first - 6) : found.first]
    return found.date.governor in ("in", "on", "") and says("periods", "beginning", before)


def _counts_from(found: Candidate) -> bool:
    """Say whether a count starts with the calendar, not with an event: "since the start of the year"."""
    return found.date.precision == "year" or "year" in found.date.rule


def is_superlative(unit: Unit, found: Candidate) -> bool:
    """Say whether "since" belongs to a comparison of all that happened: "the deadliest attack since late August"."""
    words = [token.lower for token in unit.tokens[max(unit.first, found.first - 8) : found.first]]
    return any((word.endswith("est") and len(word) > 5) or word in _SUPERLATIVE for word in words)


def _counted_back(unit: Unit, candidates: Sequence[Candidate], article: Article) -> Iterator[Cue]:
    """Yield what is counted back from the day it is told on: "a week after the storm", "three days of fighting"."""
    if not names_unit(unit.words):
        return
    told = next((found.date.end for found in candidates if found.role == "reports"), None) or article.published
    dated = {index for found in candidates for index in range(found.first, found.stop)}
    tokens = [unit.tokens[index] for index in range(unit.first, unit.stop) if index not in dated]
    nth = nth_of(tokens)
    if nth:
        last = next((found.date.end for found in candidates if is_moment(found)), None) or told
        if last:
            start = moved(last, 1 - nth[0], nth[1])
            yield Cue(Days(start, start), strong=True, ongoing=True)
    for kind in ("after", "spell"):
        spell = spell_of(tokens, kind)
        if kind == "after" and spell and not _disastrous(unit, tokens):
            continue  # "three days after jets bombed 60 targets": what was before, not what the text is about
        if kind == "after" and spell and says("periods", "recalled", tokens):
            continue
        if spell and told:
            start = moved(told, -spell[0], spell[1])
            yield Cue(Days(start, start), strong=True, ongoing=kind == "spell")


def _disastrous(unit: Unit, tokens: Sequence[Token]) -> bool:
    """Say whether the sentence tells of an event that a toll is counted from: a quake, an attack, a fighting."""
    names = says("places", "disaster", tokens) or says("periods", "onset", tokens) or says("periods", "growing", tokens)
    return names or tells("periods", "struck", unit)
