"""The source of each amount: who covers it, and how far a statement carries on."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from tallybook.context.attribution import Attribution, Sourcing
from tallybook.context.headings import with_headings
from tallybook.context.speakers import Covers, sourcing
from tallybook.lexicon import load_lexicon
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence

_OPENING = 12  # tokens in which a new paragraph shows that it goes on with the one before
_ENDS = frozenset(
    {"intend", "ask", "see", "think", "serve", "charge"}
)  # an aim, a glimpse or a deed says nothing of the sentences that follow
_WHOLES = frozenset({"summary_of", "issuer"})  # the text says of itself whose statement it is
_REPORTING = frozenset({"un", "monitor", "ngo", "health"})  # who publishes the reports that a dispatch is about
_BULLET = re.compile(r"[•*▪‣·–-]\s+(?![A-Z][A-Z ]+:)")  # "* DEATHS:" opens a subject of its own
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_sources(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Sourcing, ...]:
    """Return the source of each quantity.

    The innermost attribution that covers an amount is its source; in a sentence without attribution, the statement
    before carries on through its paragraph, until the reporter's own background.
    """
    covers = Covers(attributions)
    carried = _carried(article, sentences, attributions)
    found = [_source(article, quantity, covers, carried) for quantity in quantities]
    return tuple(with_headings(article, sentences, quantities, found, attributions))


def _source(
    article: Article,
    quantity: Quantity,
    covers: Covers,
    carried: dict[int, Attribution],
) -> Sourcing:
    attribution = covers.innermost(quantity.span)
    if attribution:
        return sourcing(article, attribution, attribution.rule)
    inherited = carried.get(quantity.sentence)
    if inherited is None:
        return Sourcing()
    return sourcing(article, inherited, inherited.rule if inherited.rule in _WHOLES else "inherited")


def _carried(
    article: Article, sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]
) -> dict[int, Attribution]:
    """Return, for each sentence that has no attribution of its own, the one that carries on into it.

    In a statement that says whose it is as a whole, that is whoever makes it wherever nothing else carries on.
    """
    own = _by_sentence(sentences, attributions)
    whole = next((found for found in attributions if found.rule in _WHOLES), None)
    returns = _returning(sentences, own)
    main = _main(sentences, own)
    carried: dict[int, Attribution] = {}
    last: Attribution | None = None
    before: Sentence | None = None
    for sentence in sentences:
        if sentence.index in own:
            last = next((found for found in reversed(own[sentence.index]) if found.rule not in _ENDS), None)
            before = sentence
        elif sentence.kind in {"caption", "signature", "heading"}:
            continue
        elif last is None or (whole and last is whole):
            carried |= _left_over(article, sentence, whole, main)
        elif sentence.kind != "row" and _breaks(
            article, sentence, same=_goes_on(article, before, sentence) or returns.get(sentence.index) == last.source
        ):
            last = whole
            carried |= _left_over(article, sentence, whole, main)
        else:
            carried[sentence.index], before = last, sentence
    return carried


def _left_over(
    article: Article, sentence: Sentence, whole: Attribution | None, main: Attribution | None
) -> dict[int, Attribution]:
    """Return, by sentence, who stands for one that no statement carries on into: an issuer; else the main source."""
    if whole:
        return {sentence.index: whole}
    return {sentence.index: main} if main and not _breaks(article, sentence, same=True) else {}


def _main(sentences: tuple[Sentence, ...], own: dict[int, list[Attribution]]) -> Attribution | None:
    """Return who a dispatch reports on, if anybody: the source of its lead, heard more than once and half of the time.

    A story about a report goes on telling of it in paragraphs that do not name it again.
    """
    first = next((sentence.index for sentence in sentences if sentence.kind == "prose"), -1)
    if first not in own:
        return None
    lead = own[first][0]
    heard = [found.source for told in own.values() for found in told]
    half = max(4, len(heard)) <= 2 * heard.count(lead.source)
    tells = lead.rule not in _ENDS and lead.source_type in _REPORTING
    return lead if half and tells else None


def _returning(sentences: tuple[Sentence, ...], own: dict[int, list[Attribution]]) -> dict[int, str]:
    """Return, for each prose sentence without attribution, whom the next one quotes, if it follows at once.

    What stands between two statements of one source is of that source: reporters repeat a name when they return to it.
    """
    following: dict[int, str] = {}
    after = ""
    for sentence in reversed(sentences):
        if sentence.index in own:
            after = own[sentence.index][0].source
        elif sentence.kind == "prose":
            following[sentence.index], after = after, ""
    return following


def _goes_on(article: Article, before: Sentence | None, sentence: Sentence) -> bool:
    """Say whether a sentence stands in the paragraph of the one before, or in the same list without a label."""
    if before is None or before.paragraph == sentence.paragraph:
        return before is not None
    bullets = all(_BULLET.match(each.span.of(article.body)) for each in (before, sentence))
    return bullets and sentence.paragraph == before.paragraph + 1


def _by_sentence(
    sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]
) -> dict[int, list[Attribution]]:
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        for span in (*attribution.cue_spans, *attribution.content_spans):
            index = sentences[max(0, bisect_right(starts, span.start) - 1)].index
            if attribution not in found.setdefault(index, []):
                found[index].append(attribution)
    return found


def _breaks(article: Article, sentence: Sentence, *, same: bool) -> bool:
    """Say whether a statement ends before this sentence: background, or a new paragraph that does not link back."""
    reporter = any(found.entry.name in {"background", "unchecked"} for found in _phrases().find(sentence.tokens))
    if reporter or _is_past(article, sentence):
        return True
    opening = _phrases().at(sentence.tokens, 0) if sentence.tokens else None
    if opening and opening.entry.name == "older":
        return True
    if same:
        return False
    inside = any(found.entry.name == "link_inside" for found in _phrases().find(sentence.tokens[:_OPENING]))
    return not (inside or (opening and opening.entry.name == "link"))


def _is_past(article: Article, sentence: Sentence) -> bool:
    """Say whether a sentence names an earlier year: history, not the statement."""
    if article.published is None:
        return False
    years = [int(match[0]) for match in _YEAR.finditer(article.body, sentence.span.start, sentence.span.end)]
    return any(year < article.published.year for year in years)


@cache
def _phrases() -> Phrases:
    return Phrases(load_lexicon("background"))
