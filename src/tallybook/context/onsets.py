"""When what an article is about began: the event of its lead, and whether its toll still grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallybook.context.beginnings import Cue, find_cues
from tallybook.context.calendar import Days, moved
from tallybook.context.candidates import Dated
from tallybook.context.lasting import spell_of, years_of
from tallybook.context.stretches import says, split_units
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence

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
_INDEFINITE = 6
"""Words within which "a" leads to what happened: "a suspected militant attack"."""
_THESE_DAYS = 7
"""Days before a deed in which nothing of which it could be a part began."""


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


def find_onsets(article: Article, sentences: Sequence[Sentence], dated: Dated) -> tuple[Onset | None, Onset | None]:
    """Return when what the article is about began, and when what still goes on did; None where it tells no such day."""
    lead, later = _opening(article, sentences, dated)
    onset = _onset(article, sentences, dated, lead, later)
    older = [cue for cue in later if onset is None or onset.ongoing or _is_history(cue, onset)]
    return onset, _outset(article, [*lead, *older])


def _is_history(cue: Cue, onset: Onset) -> bool:
    """Say whether what goes on began well before a deed: a war did, "4,000 have left since Sunday" is of these days."""
    return (onset.days.start - cue.days.start).days > _THESE_DAYS


def _onset(
    article: Article,
    sentences: Sequence[Sentence],
    dated: Dated,
    lead: Sequence[Cue],
    later: Sequence[Cue],
) -> Onset | None:
    """Return when what the article is about began; None where it tells no such day.

    The lead's "since", "began on", "a week after" or "Friday's bombing" tells it; else the lead's past day; else the
    first such words of the opening; else the day of the lead, though it is that of publication.
    """
    strong = [cue for cue in lead if cue.strong and not cue.aside]
    if _is_deed(sentences):
        return _deed(article, sentences, dated, lead, later)
    past = [
        cue
        for cue in lead
        if not (cue.strong or cue.stretch) and (article.published is None or cue.days.end < article.published)
    ]
    past = sorted(past, key=lambda cue: not (cue.struck and len(cue.days) == 1))
    growing = _grows(sentences)
    begun = [cue for cue in later if cue.strong and (cue.ongoing or _fresh(cue, article))]
    struck = [cue for cue in later if growing and cue.struck and cue.days.end != article.published]
    spanning = [cue for cue in lead if not cue.strong and cue.ongoing]
    stretched = [cue for cue in later if not cue.strong and cue.ongoing]
    begins_with = [cue for cue in lead if not cue.stretch]
    options = [*strong, *past, *spanning, *begun, *struck, *begins_with, *stretched]
    chosen = next((cue for cue in options if _recent(cue, article)), None)
    stretch = next((cue for cue in lead if cue.stretch), None)
    if stretch and (chosen is None or chosen.days.start > stretch.days.end):
        return Onset(stretch.days, lasting=False)
    if chosen is None and not any(cue.strong for cue in (*lead, *later)):
        told = (cue for cue in later if not cue.stretch and _recent(cue, article))
        written = next(told, None) or next(_written(sentences, dated), None)
        return Onset(written.days, growing, reported=True) if written else None
    return Onset(chosen.days, chosen.ongoing or growing, chosen.ongoing) if chosen else None


def _grows(sentences: Sequence[Sentence]) -> bool:
    """Say whether the opening tells of a toll that grows."""
    return any(says("periods", "growing", sentence.tokens) for sentence in sentences[: _OPENING + _LEAD])


def _written(sentences: Sequence[Sentence], dated: Dated) -> Iterator[Cue]:
    """Yield the day of the first statement of the opening, else of the dateline, for a text that tells no other."""
    prose = [sentence for sentence in sentences if sentence.kind == "prose"][:_OPENING]
    units = [unit for sentence in prose for unit in split_units(sentence)]
    for role in ("reports", "dateline"):
        for unit in units:
            for found in dated.within(unit):
                if found.role == role and found.date.days and len(found.date.days) <= _MOMENT:
                    yield Cue(found.date.days, strong=False)


def _is_deed(sentences: Sequence[Sentence]) -> bool:
    """Say whether the lead tells of one deed that is over: "Gunmen killed six", "have died in an attack"."""
    lead = next((sentence.tokens for sentence in sentences if sentence.kind == "prose"), ())
    if says("periods", "growing", lead) or not says("periods", "deed", lead):
        return False
    if spell_of(lead, "spell") and says("periods", "going_on", lead):
        return False  # "three days of fighting in which 97 people were killed"
    if years_of(lead):
        return False  # "69,000 people died in two decades of violence"
    perfect = any(token.lower in ("has", "have") for token in lead)
    return not perfect or any(
        token.lower in ("a", "an") and says("places", "incident", lead[index : index + _INDEFINITE])
        for index, token in enumerate(lead)
    )


def _deed(
    article: Article,
    sentences: Sequence[Sentence],
    dated: Dated,
    lead: Sequence[Cue],
    later: Sequence[Cue],
) -> Onset | None:
    """Return the day of a deed: of the lead, else the first that the opening tells, else the day of the report.

    What goes on since years, or a week before another deed, is its background.
    """
    named = [cue for cue in lead if cue.strong and not cue.ongoing]
    days = [cue for cue in lead if not (cue.strong or cue.stretch)]
    told = [cue for cue in later if not (cue.strong or cue.ongoing or cue.stretch)]
    growing = _grows(sentences)
    reported = _reported(sentences, dated)
    since = [
        cue for cue in lead if growing and cue.strong and cue.ongoing and not cue.aside and _of_these_days(cue, article)
    ]
    rest = [cue for cue in lead if not cue.stretch]
    counted = [cue for cue in lead if cue.stretch]
    options = [*since, *named, *days, *told[:1], *counted, *reported, *rest, *_written(sentences, dated)]
    chosen = next((cue for cue in options if _recent(cue, article)), None)
    return Onset(chosen.days, growing and not chosen.stretch, ongoing=False) if chosen else None


def _reported(sentences: Sequence[Sentence], dated: Dated) -> Iterator[Cue]:
    """Yield the day that the lead was told on: "killed 12 people, officials said on Monday"."""
    lead = next((sentence for sentence in sentences if sentence.kind == "prose"), None)
    for unit in split_units(lead) if lead else ():
        for found in dated.within(unit):
            if found.role == "reports" and found.date.days and len(found.date.days) <= _MOMENT:
                yield Cue(found.date.days, strong=False)


def _outset(article: Article, cues: Sequence[Cue]) -> Onset | None:
    """Return when what still goes on began, be it the article's subject or what that is a part of: a war."""
    begun = [cue for cue in cues if cue.ongoing and cue.strong]
    begun = [cue for cue in begun if _recent(cue, article)] or begun
    return next((Onset(cue.days, lasting=True, ongoing=True) for cue in begun), None)


def _opening(article: Article, sentences: Sequence[Sentence], dated: Dated) -> tuple[list[Cue], list[Cue]]:
    """Return the beginnings that the lead tells, and those of the sentences after it."""
    prose = [sentence for sentence in sentences if sentence.kind == "prose"][:_OPENING]
    cues = [[*find_cues(article, sentence, dated)] for sentence in prose]
    return [cue for found in cues[:_LEAD] for cue in found], [cue for found in cues[_LEAD:] for cue in found]


def _recent(cue: Cue, article: Article) -> bool:
    today = article.published
    if today is None or cue.stretch:
        return True
    first = moved(today, -_YEARS, "year") if cue.strong else moved(today, -_RECENT, "day")
    return first <= cue.days.start <= today


def _fresh(cue: Cue, article: Article) -> bool:
    """Say whether a day is near publication: "last August's election" is the history of July's protests."""
    today = article.published
    return today is None or cue.days.start >= moved(today, -_RECENT, "day")


def _of_these_days(cue: Cue, article: Article) -> bool:
    """Say whether what the lead counts from is the disaster itself: "37 killed since the dam gave way on Tuesday"."""
    today = article.published
    return today is not None and cue.days.start >= moved(today, -_THESE_DAYS, "day")
