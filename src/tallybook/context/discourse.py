"""What the text has told so far of when things happened, for the amounts whose own sentence does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallybook.context.calendar import Days, moved
from tallybook.context.dates import DateExpression
from tallybook.context.stretches import says
from tallybook.text.article import Article
from tallybook.text.tokens import Token

_BACKGROUND = 45
"""Days before publication after which a period is background: what follows is not counted over it."""
_YEARS = 3
"""Years before publication from which a "since" is the history of what is told, and no period of what follows."""
_FADES = 8
"""Sentences after which a single day is no longer the day of what is told."""
_PERFECT = frozenset(("have", "has"))


@dataclass(frozen=True, slots=True)
class Discourse:
    """The periods that a later amount may take over.

    Attributes
    ----------
    published : date or None
        The day of publication.
    onset : Days or None
        When what the article is about began: its first "since", or the day of "Friday's bombing".
    last : Days or None
        The period of the last amount that is not background.
    running : Days or None
        The last period that began with a "since" and runs to publication.
    sentence : int
        Where `last` was told.
    stock : str
        The kind of event that was last told as a state: "6.9 million are displaced" dates none of its parts.
    """

    published: date | None
    onset: Days | None = None
    last: Days | None = None
    running: Days | None = None
    sentence: int = 0
    stock: str = ""

    def told(self, days: Days, sentence: int, *, running: bool, background: bool) -> Discourse:
        """Return the discourse after an amount over some days."""
        today = self.published
        old = today is not None and days.end < moved(today, -_BACKGROUND, "day")
        long = today is not None and days.start < moved(today, -_YEARS, "year")
        if background or old or long or (today is not None and days.end > today):
            return self
        changed = replace(self, last=days, sentence=sentence, stock="")
        return replace(changed, running=days) if running else changed

    def taken_over(self, tokens: Sequence[Token], sentence: int) -> tuple[Days | None, str]:
        """Return the days of an amount whose unit has no date of its own, and the rule that chose them."""
        running = self.running or self.whole()
        if running and self.last != running:
            if says("periods", "onset", tokens):
                return running, "since_onset"
            if any(token.lower in _PERFECT for token in tokens):
                return running, "running"
        if says("periods", "clock", tokens) and self.published:
            return Days(self.published, self.published), "clock"
        if self.last is None:
            return (running, "running") if says("periods", "running", tokens) else (None, "")
        faded = len(self.last) <= 2 and sentence - self.sentence > _FADES
        return (None, "") if faded else (self.last, "inherited")

    def entering(self, tokens: Sequence[Token]) -> Discourse:
        """Return the discourse in a sentence that may set a new scene: "Further north"."""
        return replace(self, last=None) if says("periods", "shift", tokens[:4]) else self

    def stated(self, kind: str) -> Discourse:
        """Return the discourse after a state of the present, which only the displaced have parts of."""
        return replace(self, stock=kind) if kind == "displaced" else self

    def whole(self) -> Days | None:
        """Return the days from the onset to publication."""
        if self.onset is None or self.published is None or self.onset.start > self.published:
            return self.onset
        return Days(self.onset.start, self.published)


def first_discourse(article: Article, dates: Sequence[DateExpression]) -> Discourse:
    """Return what is known before the first amount: the onset, which the text may tell late.

    The first day that names an event ("Friday's bombing") or recent day after "since", else the first "since" of all;
    not "the deadliest since 2011", which is no beginning.
    """
    since = [
        found.days for found in dates if found.governor == "since" and found.days and not _superlative(article, found)
    ]
    named = [
        found.days
        for found in dates
        if found.days and article.body[found.span.end : found.span.end + 2] in ("'s", "’s")
    ]
    today = article.published
    recent = [days for days in since if today is None or days.start >= moved(today, -_YEARS, "year")]
    onset = next(iter([*recent, *named, *since]), None)
    return Discourse(today, onset=onset)


def _superlative(article: Article, found: DateExpression) -> bool:
    """Say whether "since" belongs to a comparison of all that happened: "the deadliest attack since late August"."""
    words = article.body[max(0, found.span.start - 60) : found.span.start].lower().split()
    return any(
        (word.endswith("est") and len(word) > 5) or word in ("worst", "most", "first", "record") for word in words[-7:]
    )
