"""When what an article is about began: the event of its lead, and whether its toll still grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tallybook.context.calendar import Days, moved
from tallybook.context.dates import DateExpression
from tallybook.context.governed import Candidate, find_candidates
from tallybook.context.lasting import nth_of, spell_of
from tallybook.context.stretches import Unit, says, split_units
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.tokens import Token

_LEAD = 2
"""Sentences of prose that tell what an article is about."""
_MOMENT = 2
"""Days that a deed may take: "overnight"."""
_OPENING = 12
"""Sentences of prose in which an event that is still going on is dated."""
_YEARS = 3
"""Years before publication from which a beginning is the history of what is told."""
_RECENT = 60
"""Days before publication from which the day of a lead is history."""
_STRETCH = 62
"""Days of a stretch such as "this month" that a lead may be about."""
_INDEFINITE = 6
"""Words within which "a" leads to what happened: "a suspected militant attack"."""
_ASIDE = 10
"""Words of an aside between commas."""
_THESE_DAYS = 7
"""Days before a deed in which nothing of which it could be a part began."""
_BOUNDS = ("by", "until", "till", "since", "from", "to")
_SUPERLATIVE = frozenset(("worst", "most", "first", "record", "only"))


@dataclass(frozen=True, slots=True)
class Onset:
    """When what an article is about began.

    Attributes
    ----------
    days : Days
        The first day or days of it.
    lasting : bool
        Whether its toll grows until publication, as that of a quake or a war does; a shooting is over.
    ongoing : bool
        Whether it goes on itself, as a war does and a quake does not.
    reported : bool
        True where the text only tells the day of a statement on it, which any "since" overrules.
    """

    days: Days
    lasting: bool
    ongoing: bool = False
    reported: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    """A beginning that a sentence tells: strong where it is told as one, weak for a mere day.

    An aside, "the force, at war since April,", tells what is known already.
    """

    days: Days
    strong: bool
    ongoing: bool = False
    aside: bool = False
    struck: bool = False


def find_onsets(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateExpression]
) -> tuple[Onset | None, Onset | None]:
    """Return when what the article is about began, and when what still goes on did; None where it tells no such day."""
    lead, later = _opening(article, sentences, dates)
    onset = _onset(article, sentences, dates, lead, later)
    older = [cue for cue in later if onset is None or onset.ongoing or _is_history(cue, onset)]
    return onset, _outset(article, [*lead, *older])


def _is_history(cue: _Cue, onset: Onset) -> bool:
    """Say whether what goes on began well before a deed: a war did, "4,000 have left since Sunday" is of these days."""
    return (onset.days.start - cue.days.start).days > _THESE_DAYS


def _onset(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    lead: Sequence[_Cue],
    later: Sequence[_Cue],
) -> Onset | None:
    """Return when what the article is about began; None where it tells no such day.

    The lead's "since", "began on", "a week after" or "Friday's bombing" tells it; else the lead's past day; else the
    first such words of the opening; else the day of the lead, though it is that of publication.
    """
    strong = [cue for cue in lead if cue.strong and not cue.aside]
    if _is_deed(sentences):
        return _deed(article, sentences, dates, lead, later)
    past = [cue for cue in lead if not cue.strong and (article.published is None or cue.days.end < article.published)]
    growing = _grows(sentences)
    begun = [cue for cue in later if cue.strong and (cue.ongoing or _fresh(cue, article))]
    struck = [cue for cue in later if growing and cue.struck and cue.days.end != article.published]
    spanning = [cue for cue in lead if not cue.strong and cue.ongoing]
    stretched = [cue for cue in later if not cue.strong and cue.ongoing]
    options = [*strong, *past, *spanning, *begun, *struck, *lead, *stretched]
    chosen = next((cue for cue in options if _recent(cue, article)), None)
    if chosen is None and not any(cue.strong for cue in (*lead, *later)):
        told = (cue for cue in later if _recent(cue, article))
        written = next(told, None) or next(_written(article, sentences, dates), None)
        return Onset(written.days, growing, reported=True) if written else None
    return Onset(chosen.days, chosen.ongoing or growing, chosen.ongoing) if chosen else None


def _grows(sentences: Sequence[Sentence]) -> bool:
    """Say whether the opening tells of a toll that grows."""
    return any(says("periods", "growing", sentence.tokens) for sentence in sentences[: _OPENING + _LEAD])


def _written(article: Article, sentences: Sequence[Sentence], dates: Sequence[DateExpression]) -> Iterator[_Cue]:
    """Yield the day of the first statement of the opening, else of the dateline, for a text that tells no other."""
    prose = [sentence for sentence in sentences if sentence.kind == "prose"][:_OPENING]
    units = [unit for sentence in prose for unit in split_units(sentence)]
    for role in ("reports", "dateline"):
        for unit in units:
            for found in find_candidates(unit, dates, article.body):
                if found.role == role and found.date.days and len(found.date.days) <= _MOMENT:
                    yield _Cue(found.date.days, strong=False)


def _is_deed(sentences: Sequence[Sentence]) -> bool:
    """Say whether the lead tells of one deed that is over: "Gunmen killed six", "have died in an attack"."""
    lead = next((sentence.tokens for sentence in sentences if sentence.kind == "prose"), ())
    if says("periods", "growing", lead) or not says("periods", "deed", lead):
        return False
    if spell_of(lead, "spell") and says("periods", "going_on", lead):
        return False  # "three days of fighting in which 97 people were killed"
    perfect = any(token.lower in ("has", "have") for token in lead)
    return not perfect or any(
        token.lower in ("a", "an") and says("places", "incident", lead[index : index + _INDEFINITE])
        for index, token in enumerate(lead)
    )


def _deed(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[DateExpression],
    lead: Sequence[_Cue],
    later: Sequence[_Cue],
) -> Onset | None:
    """Return the day of a deed: of the lead, else the first that the opening tells, else the day of the report.

    What goes on since years, or a week before another deed, is its background.
    """
    named = [cue for cue in lead if cue.strong and not cue.ongoing]
    days = [cue for cue in lead if not cue.strong]
    told = [cue for cue in later if not cue.strong and not cue.ongoing]
    growing = _grows(sentences)
    reported = _reported(article, sentences, dates)
    since = [
        cue for cue in lead if growing and cue.strong and cue.ongoing and not cue.aside and _of_these_days(cue, article)
    ]
    options = [*since, *named, *days, *told[:1], *reported, *lead, *_written(article, sentences, dates)]
    chosen = next((cue for cue in options if _recent(cue, article)), None)
    return Onset(chosen.days, growing, ongoing=False) if chosen else None


def _reported(article: Article, sentences: Sequence[Sentence], dates: Sequence[DateExpression]) -> Iterator[_Cue]:
    """Yield the day that the lead was told on: "killed 12 people, officials said on Monday"."""
    lead = next((sentence for sentence in sentences if sentence.kind == "prose"), None)
    for unit in split_units(lead) if lead else ():
        for found in find_candidates(unit, dates, article.body):
            if found.role == "reports" and found.date.days and len(found.date.days) <= _MOMENT:
                yield _Cue(found.date.days, strong=False)


def _outset(article: Article, cues: Sequence[_Cue]) -> Onset | None:
    """Return when what still goes on began, be it the article's subject or what that is a part of: a war."""
    begun = [cue for cue in cues if cue.ongoing and cue.strong]
    begun = [cue for cue in begun if _recent(cue, article)] or begun
    return next((Onset(cue.days, lasting=True, ongoing=True) for cue in begun), None)


def _opening(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateExpression]
) -> tuple[list[_Cue], list[_Cue]]:
    """Return the beginnings that the lead tells, and those of the sentences after it."""
    prose = [sentence for sentence in sentences if sentence.kind == "prose"][:_OPENING]
    cues = [[*_cues(article, sentence, dates)] for sentence in prose]
    return [cue for found in cues[:_LEAD] for cue in found], [cue for found in cues[_LEAD:] for cue in found]


def _recent(cue: _Cue, article: Article) -> bool:
    today = article.published
    if today is None:
        return True
    first = moved(today, -_YEARS, "year") if cue.strong else moved(today, -_RECENT, "day")
    return first <= cue.days.start <= today


def _fresh(cue: _Cue, article: Article) -> bool:
    """Say whether a day is near publication: "last August's election" is the history of July's protests."""
    today = article.published
    return today is None or cue.days.start >= moved(today, -_RECENT, "day")


def _of_these_days(cue: _Cue, article: Article) -> bool:
    """Say whether what the lead counts from is the disaster itself: "37 killed since the dam gave way on Tuesday"."""
    today = article.published
    return today is not None and cue.days.start >= moved(today, -_THESE_DAYS, "day")


def _cues(article: Article, sentence: Sentence, dates: Sequence[DateExpression]) -> Iterator[_Cue]:
    """Yield the beginnings that a sentence tells, the plainest first."""
    for unit in split_units(sentence):
        candidates = [found for found in find_candidates(unit, dates, article.body) if found.date.days]
        yield from _begun(unit, candidates)
        for found in candidates:
            if found.role == "names" and found.date.days:
                lasts = says("periods", "lasting", unit.tokens[found.stop : found.stop + 2])
                yield _Cue(found.date.days, strong=True, ongoing=lasts)
        yield from _counted_back(unit, candidates, article)
        for found in candidates:
            if found.date.days and _spans_publication(found, article):
                yield _Cue(found.date.days, strong=False, ongoing=True)
        moments = [found for found in candidates if is_moment(found) and not _departs(unit, found)]
        struck = bool(moments) and says("periods", "struck", unit.tokens[unit.first : unit.stop])
        for found in moments:
            if found.date.days:
                yield _Cue(found.date.days, strong=False, struck=struck)


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


def is_moment(found: Candidate) -> bool:
    """Say whether a date is the day of a deed that the sentence tells."""
    days = found.date.days
    on = found.role == "governs" and found.date.governor not in _BOUNDS
    return on and days is not None and len(days) <= _MOMENT and not found.date.anaphoric


def _begun(unit: Unit, candidates: Iterable[Candidate]) -> Iterator[_Cue]:
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
            yield _Cue(found.date.days, strong=True, ongoing=True, aside=aside)


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


def _counted_back(unit: Unit, candidates: Sequence[Candidate], article: Article) -> Iterator[_Cue]:
    """Yield what is counted back from the day it is told on: "a week after the storm", "three days of fighting"."""
    told = next((found.date.end for found in candidates if found.role == "reports"), None) or article.published
    dated = {index for found in candidates for index in range(found.first, found.stop)}
    tokens = [unit.tokens[index] for index in range(unit.first, unit.stop) if index not in dated]
    nth = nth_of(tokens)
    if nth:
        last = next((found.date.end for found in candidates if is_moment(found)), None) or told
        if last:
            start = moved(last, 1 - nth[0], nth[1])
            yield _Cue(Days(start, start), strong=True, ongoing=True)
    for kind in ("after", "spell"):
        spell = spell_of(tokens, kind)
        if kind == "after" and spell and not _disastrous(unit, tokens):
            continue  # "three days after jets bombed 60 targets": what was before, not what the text is about
        if kind == "after" and spell and says("periods", "recalled", tokens):
            continue
        if spell and told:
            start = moved(told, -spell[0], spell[1])
            yield _Cue(Days(start, start), strong=True, ongoing=kind == "spell")


def _disastrous(unit: Unit, tokens: Sequence[Token]) -> bool:
    """Say whether the sentence tells of an event that a toll is counted from: a quake, an attack, a fighting."""
    names = says("places", "disaster", tokens) or says("periods", "onset", tokens) or says("periods", "growing", tokens)
    return names or says("periods", "struck", unit.tokens[unit.first : unit.stop])
