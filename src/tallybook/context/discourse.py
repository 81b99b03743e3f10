"""What the text has told so far of when things happened, for the amounts whose own sentence does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from tallybook.context.calendar import Days, moved
from tallybook.context.onsets import Onset
from tallybook.context.stretches import says
from tallybook.text.sentences import Sentence
from tallybook.text.tokens import Token

_BACKGROUND = 45
"""Days before publication after which a period is background: what follows is not counted over it."""
_YEARS = 3
"""Years before publication from which a "since" is the history of what is told, and no period of what follows."""
_OLDER = 14
"""Days before the onset of what goes on from which a count is of something wider."""
_PERFECT = frozenset(("have", "has"))


@dataclass(frozen=True, slots=True)
class Discourse:
    """The periods that a later amount may take over.

    Attributes
    ----------
    published : date or None
        The day of publication.
    onset : Onset or None
        When what the article is about began.
    outset : Onset or None
        When what still goes on began, be it that or the war that it is a part of.
    last : Days or None
        The period of the last amount that is not background.
    running : Days or None
        The last period that began with a "since" and runs to publication.
    sentence, paragraph : int
        Where `last` was told.
    aside : Days or None
        The background that a paragraph tells: "in June 2023 … 104 survived".
    aside_sentence, aside_paragraph : int
        Where `aside` was told.
    stock : str
        The kind of event that was last told as a state: "6.9 million are displaced" dates none of its parts.
    appeal : Days or None
        The year that money was last asked for.
    ahead : Days or None
        The stretch ahead that the text tells of its appeal, in whichever sentence.
    """

    published: date | None
    onset: Onset | None = None
    outset: Onset | None = None
    last: Days | None = None
    running: Days | None = None
    sentence: int = -1
    paragraph: int = -1
    aside: Days | None = None
    aside_sentence: int = -1
    aside_paragraph: int = -1
    stock: str = ""
    appeal: Days | None = None
    ahead: Days | None = None

    def told(self, days: Days, sentence: Sentence, *, running: bool, background: bool) -> Discourse:
        """Return the discourse after an amount over some days."""
        history = self._is_history(days) and not self._is_all(days)
        if background or history or (running and self._is_older(days)):
            if running and self._is_older(days):
                return replace(self, aside=days, aside_sentence=sentence.index, aside_paragraph=sentence.paragraph)
            if not history or self.sentence == sentence.index:
                return self
            return replace(self, aside=days, aside_sentence=sentence.index, aside_paragraph=sentence.paragraph)
        if self.published is not None and days.end > self.published:
            return self
        changed = replace(self, last=days, sentence=sentence.index, paragraph=sentence.paragraph, stock="", aside=None)
        if not running:
            return changed
        return replace(changed, running=days, onset=None if self.onset and self.onset.reported else self.onset)

    def _is_older(self, days: Days) -> bool:
        """Say whether a count began well before what is going on: arrests since July in a text on a fire of August."""
        onset = self.onset
        going = onset is not None and onset.ongoing and not onset.reported
        return going and onset is not None and days.start < moved(onset.days.start, -_OLDER, "day")

    def _is_all(self, days: Days) -> bool:
        """Say whether a text is on the history that it first counts: it tells no event of these days."""
        told = self.onset is not None and not self.onset.reported
        return self.last is None and not told and self.published is not None and days.end >= self.published

    def _is_history(self, days: Days) -> bool:
        today = self.published
        if today is None:
            return False
        if days.end < moved(today, -_BACKGROUND, "day") or days.start < moved(today, -_YEARS, "year"):
            return True
        told = self.onset is not None and not self.onset.ongoing and not self.onset.reported
        deed = self.onset if told and self.outset is None else None
        return deed is not None and days.start < moved(deed.days.start, -_BACKGROUND, "day")

    def taken_over(self, tokens: Sequence[Token], sentence: Sentence) -> tuple[Days | None, str]:
        """Return the days of an amount whose unit has no date of its own, and the rule that chose them.

        The background of its paragraph; else, where the words say that it goes on, the days since the onset; else
        those told last, as long as the paragraph or its topic lasts; else those of what the article is about.
        """
        perfect = not _PERFECT.isdisjoint([token.lower for token in tokens])
        close = sentence.index - self.aside_sentence <= 1 and (
            self.aside_paragraph == sentence.paragraph or _is_part_of_those(tokens)
        )
        if self.aside and close and self._goes_with_aside(tokens, perfect=perfect):
            return self.aside, "aside"
        over = self.onset is not None and not self.onset.lasting and self.outset is None
        running = self.running or (None if over else self.whole())
        longer = self.last and running and self.paragraph == sentence.paragraph and self.last.start < running.start
        if running and self.last != running and not longer:
            if says("periods", "onset", tokens):
                return self.running or self.since_outset(), "since_onset"
            if perfect:
                return running, "running"
        if says("periods", "clock", tokens) and self.published and not _counts_all(tokens):
            event = self.onset is not None and not self.onset.ongoing
            return (self.onset.days if self.onset and event else Days(self.published, self.published)), "clock"
        return self._inherited(tokens, sentence)

    def _goes_with_aside(self, tokens: Sequence[Token], *, perfect: bool) -> bool:
        """Say whether words go on with the background: "Since October 497 have died. On the other side 27 have"."""
        aside = self.aside
        if aside is not None and self.published is not None and aside.end >= self.published:
            return perfect or any(token.lower in ("those", "these") for token in tokens)
        return not perfect and not says("periods", "running", tokens)

    def _inherited(self, tokens: Sequence[Token], sentence: Sentence) -> tuple[Days | None, str]:
        if self.last is None:
            if says("periods", "running", tokens):
                return self.running or self.main(), "running"
            return self.main(), "main"
        if self.onset and self.onset.lasting and self.last == self.onset.days:
            return self.whole(), "since_onset"
        if self.is_passing() and sentence.paragraph != self.paragraph and not _points_back(tokens):
            return self.main(), "main"
        return self.last, "inherited"

    def last_of(self, sentence: Sentence) -> Days | None:
        """Return the days told last, where they were told in the paragraph of a sentence."""
        if self.aside and self.aside_paragraph == sentence.paragraph:
            return self.aside
        return self.last if self.paragraph == sentence.paragraph else None

    def is_passing(self) -> bool:
        """Say whether the days told last are a detail of what the article is about, which its paragraph tells."""
        main = self.main()
        return self.last is not None and main is not None and len(self.last) <= 2 and self.last != main

    def entering(self, sentence: Sentence) -> Discourse:
        """Return the discourse in a sentence that may set a new scene: "Further north".

        Deeds that are told side by side, "Separately", are of one day, unless the text says otherwise.
        """
        opening = sentence.tokens[:4]
        if says("periods", "shift", opening):
            return replace(self, last=None, onset=None)
        deed = self.onset is not None and not self.onset.lasting
        return replace(self, last=None) if deed and says("periods", "another_deed", opening) else self

    def passing(self, days: Days, sentence: Sentence) -> Discourse:
        """Return the discourse after a sentence that tells a day and no amount: its paragraph goes on with that day."""
        if self.onset is None or self._is_history(days) or (self.published is not None and days.end > self.published):
            return self
        return replace(self, last=days, sentence=sentence.index, paragraph=sentence.paragraph)

    def recalled(self, days: Days | None, sentence: Sentence) -> Discourse:
        """Return the discourse after "at war since 2015", told without an amount: what its paragraph counts goes on."""
        if days is None or self.published is None or days.start > self.published:
            return self
        whole = Days(days.start, self.published)
        return replace(self, aside=whole, aside_sentence=sentence.index, aside_paragraph=sentence.paragraph)

    def stated(self, kind: str) -> Discourse:
        """Return the discourse after a state of the present, which only the displaced have parts of."""
        return replace(self, stock=kind) if kind == "displaced" else self

    def main(self) -> Days | None:
        """Return the days of what the article is about: those of a deed, or from its onset to publication."""
        if self.onset is None:
            return None
        return self.whole() if self.onset.lasting else self.onset.days

    def main_days(self) -> Days | None:
        """Return the day or days of the event that the article is about, whatever its toll."""
        return self.onset.days if self.onset else None

    def whole(self) -> Days | None:
        """Return the days from the onset to publication."""
        return _to_publication(self.onset, self.published)

    def since_outset(self, tokens: Sequence[Token] = ()) -> Days | None:
        """Return the days since what goes on began: "since the fighting began"; None for a war in a text on a deed."""
        over = self.onset is not None and not self.onset.ongoing
        if self.outset is None and over and says("places", "war", tokens):
            return None
        return _to_publication(self.outset or self.onset, self.published)


def _to_publication(onset: Onset | None, published: date | None) -> Days | None:
    if onset is None or published is None or onset.days.start > published:
        return onset.days if onset else None
    return Days(onset.days.start, max(published, onset.days.end))


def _counts_all(tokens: Sequence[Token]) -> bool:
    """Say whether words tell a toll, whatever the time of the day: "by 5:40 pm the agency had raised the toll"."""
    return any(token.lower in ("toll", "tally") for token in tokens)


def _is_part_of_those(tokens: Sequence[Token]) -> bool:
    """Say whether words tell a part of what was counted right before: "about seven in 10 of those deaths"."""
    return any(of.lower == "of" and those.lower in ("those", "these") for of, those in pairwise(tokens))


def _points_back(tokens: Sequence[Token]) -> bool:
    """Say whether the words go on with the scene of the paragraph before: "in the area", "the attack"."""
    if says("places", "local", tokens):
        return True
    return any(
        the.lower in ("the", "that") and says("places", "disaster", tokens[index + 1 : index + 2])
        for index, the in enumerate(tokens[:-1])
    )
