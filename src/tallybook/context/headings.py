"""The source of a figure in a heading or a lead: of the sentence that tells it again, else of its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallybook.context.attribution import Attribution, Sourcing
from tallybook.context.kinds import capitals
from tallybook.context.names import Mention, describe
from tallybook.context.speakers import sourcing
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_TOLD = 6
"""Sentences behind the lead in which its figures are told again, with their source."""
_BEFORE = re.compile(r"^([^:,.]{2,40}):\s")
_AFTER = re.compile(r"(?::| [–—-])\s*([^:,.\d]{2,40})$")
_SAID = re.compile(r"\s(?:say|says|said)$")


def with_headings(
    article: Article,
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity],
    found: Sequence[Sourcing],
    attributions: Sequence[Attribution],
) -> Iterator[Sourcing]:
    """Yield the sources of the quantities; a heading and the lead take theirs from where a figure is told again."""
    lead = next((sentence.index for sentence in sentences if sentence.kind == "prose"), -1)
    told = [
        (quantity, source)
        for quantity, source in zip(quantities, found, strict=True)
        if lead <= quantity.sentence <= lead + _TOLD and quantity.value is not None and source.source
    ]
    for quantity, source in zip(quantities, found, strict=True):
        sentence = sentences[quantity.sentence]
        if source.source or not (sentence.kind == "heading" or sentence.index == lead):
            yield source
        elif sentence.kind == "heading":
            yield _repeated(quantity, told) or _labelled(article, sentence, attributions) or source
        else:
            yield _repeated(quantity, told) or source


def _repeated(quantity: Quantity, told: Sequence[tuple[Quantity, Sourcing]]) -> Sourcing | None:
    """Return the source of the lead's figure that is repeated: of the same unit, else the only one of its value."""
    same = [(lead, source) for lead, source in told if lead.value == quantity.value and quantity.value is not None]
    alike = [source for lead, source in same if lead.unit == quantity.unit] or (
        [same[0][1]] if len(same) == 1 and quantity.unit in ("", "person") else []
    )
    return next((source for source in alike if source.source), None)


def _labelled(article: Article, sentence: Sentence, attributions: Sequence[Attribution]) -> Sourcing | None:
    """Return the source that a heading names before or behind its colon, by the name that the text has for it."""
    text = sentence.span.of(article.body)
    for label in filter(None, (_BEFORE.search(text), _AFTER.search(text))):
        start = sentence.span.start + label.start(1)
        span = Span(start, start + len(_SAID.sub("", label[1])))
        mention = describe(article.body, span)
        if (not mention.kind and not mention.body) or mention.name in capitals():
            continue  # "Haiti: 40 killed": what it is about, not who says so
        meant = next(
            (said for said in attributions if said.source_type == mention.kind and _answers(said, mention)), None
        )
        if meant:
            return sourcing(article, meant, "label")
        return Sourcing(mention.name, mention.kind or "official", source_span=span, rule="label")
    return None


def _answers(attribution: Attribution, mention: Mention) -> bool:
    """Say whether a source that the text quotes is the one of a label: "Hospital:" is what "hospital officials" say."""
    named = {word.rstrip("s") for word in attribution.source.lower().split()}
    return bool(named & {word.rstrip("s") for word in mention.name.lower().split()})
