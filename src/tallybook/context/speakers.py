"""The speaker of each quotation."""

from __future__ import annotations

from bisect import bisect_right

from tallybook.context.attribution import Attribution, Sourcing
from tallybook.text.article import Article
from tallybook.text.quotations import Quotation
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span


def find_speakers(
    article: Article,
    sentences: tuple[Sentence, ...],
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Sourcing, ...]:
    """Return the speaker of each quotation: the source of the attribution that covers it."""
    if not sentences:
        return ()
    covers = Covers(attributions)
    return tuple(_speaker(article, covers.innermost(quotation.span)) for quotation in quotations)


def _speaker(article: Article, attribution: Attribution | None) -> Sourcing:
    return sourcing(article, attribution, attribution.rule) if attribution else Sourcing()


def sourcing(article: Article, attribution: Attribution, rule: str) -> Sourcing:
    """Return an attribution as the source of one amount or quotation."""
    cue = attribution.cue_spans[0] if attribution.cue_spans else None
    return Sourcing(
        attribution.source,
        attribution.source_type,
        attribution.via,
        cue.of(article.body) if cue else "",
        attribution.source_spans[0] if attribution.source_spans else None,
        cue,
        rule,
    )


class Covers:
    """What the attributions cover, ready to be asked for a place of the text."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._spans = sorted(
            ((span, attribution) for attribution in attributions for span in attribution.content_spans),
            key=lambda item: (item[0].start, -item[0].end),
        )
        self._starts = [span.start for span, _ in self._spans]

    def innermost(self, span: Span) -> Attribution | None:
        """Return the attribution with the shortest content that covers `span`, if any covers it."""
        at = bisect_right(self._starts, span.start)
        around = [item for item in self._spans[max(0, at - _NEAR) : at] if item[0].end >= span.end]
        if not around:
            return None
        return min(around, key=lambda item: (item[0].end - item[0].start, -item[0].start))[1]


_NEAR = 40  # contents that begin before a place and may reach over it
