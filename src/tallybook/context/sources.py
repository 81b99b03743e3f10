"""Who says it: sources, their cues, and what each of them covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallybook.context.attribution import Attribution, Sourcing
from tallybook.context.carry import find_sources
from tallybook.context.cast import Cast
from tallybook.context.contents import contents
from tallybook.context.datelines import find_dateline
from tallybook.context.grammar import words
from tallybook.context.issuers import find_issuer
from tallybook.context.names import describe, is_agent
from tallybook.context.outline import Outline, outline
from tallybook.context.saying import Saying
from tallybook.context.sayings import clause_subject, find_sayings
from tallybook.context.speakers import find_speakers
from tallybook.context.subjects import group_start, phrase_before
from tallybook.text.article import Article
from tallybook.text.quotations import Quotation, speeches
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

__all__ = ["Attribution", "Sourcing", "find_attributions", "find_sources", "find_speakers"]

_LEAD = 4
"""Tokens that may lead to a quotation which goes on: "In addition,"."""
_NEAR = 4
_NAMED = 10  # tokens of a name and an office before a colon
_FOUND = frozenset({"find", "finds", "found"})
_REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_SPEAKING = frozenset({"prose", "heading", "caption"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution before the whole article is read: its source is a number in the cast."""

    number: int
    paragraph: int
    attribution: Attribution
    quotes: bool = False


def find_attributions(
    article: Article, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions of the article, in order of their cue.

    >>> from tallybook.text.article import from_text
    >>> from tallybook.text.sentences import split_sentences
    >>> article = from_text("The army said it had killed 20 rebels.", article_id="x")
    >>> found = find_attributions(article, split_sentences(article), ())
    >>> found[0].source, found[0].source_type, found[0].content_spans[0].of(article.body)
    ('army', 'military', 'it had killed 20 rebels')
    """
    cast = Cast(article.body, sentences, published=article.published)
    starts = [quotation.span.start for quotation in quotations]
    issuer, dateline = find_issuer(article, sentences), find_dateline(article.body)
    drafts: list[_Draft] = []
    if issuer:
        number = cast.admit(issuer, opening=issuer.start)
        drafts.append(_Draft(number, -1, Attribution("", "", "", (issuer,), (), (), "issuer")))
    for sentence in sentences:
        if sentence.kind in _SPEAKING:
            drafts += _drafts(article, outline(sentence, quotations, starts, dateline), cast, drafts, quotations)
    runs = speeches(quotations, article.body)
    drafts = [_whole(draft, quotations, starts, runs, article.body) for draft in drafts]
    return tuple(
        replace(
            draft.attribution,
            source=cast.name(draft.number) if draft.number >= 0 else draft.attribution.source,
            source_type=cast.kind(draft.number),
        )
        for draft in drafts
    )


def _drafts(
    article: Article, view: Outline, cast: Cast, before: list[_Draft], quotations: tuple[Quotation, ...]
) -> list[_Draft]:
    sayings = _without_deeds(view, find_sayings(view, article.body))
    if not sayings:
        return _without_cue(view, cast, before, quotations, article.body)
    drafts: list[_Draft] = []
    for saying, spans in zip(sayings, contents(view, sayings), strict=True):
        number = _number(view, saying, cast, drafts)
        if number >= 0 and (not saying.cue.who or cast.kind(number) in saying.cue.who):
            source = (view.span(*saying.source),) if saying.source else _shared(drafts)
            via = _via(article, view, saying)
            cue = (view.span(saying.cue.first, saying.cue.stop),)
            drafts.append(
                _Draft(
                    number,
                    view.sentence.paragraph,
                    Attribution(cast.name(number), cast.kind(number), via, source, cue, spans, saying.cue.rule),
                    any(_quotes(view, span) for span in spans),
                )
            )
    drafts = _carriers(drafts)
    if "q" in view.kinds and ":" in view.kinds and not any(draft.quotes for draft in drafts):
        drafts += _without_cue(
            view, cast, before, quotations, article.body
        )  # "Ana, whose clinic treated 40, was blunt: “…”"
    return drafts


def _without_deeds(view: Outline, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Leave out who finds bodies or helps, where somebody tells of it: "when divers found nine, the governor said"."""
    spoken = [saying for saying in sayings if saying.cue.kind == "speech"]
    after = any(not saying.forward for saying in spoken)
    first = min((saying.cue.first for saying in spoken), default=len(view.tokens))
    return tuple(
        saying
        for saying in sayings
        if not ((after or first < saying.cue.first) and saying.forward and _is_deed(view, saying))
    )


def _is_deed(view: Outline, saying: Saying) -> bool:
    unnamed = saying.source is not None and all(token.text.islower() for token in view.tokens[slice(*saying.source)])
    pointed = saying.source is not None and view.lower(saying.source[0]) in words("pronoun", "determiner")
    return _recovers(view, saying) or (saying.cue.rule == "serve" and unnamed and not pointed)


def _recovers(view: Outline, saying: Saying) -> bool:
    found = saying.cue.kind == "count" and view.lower(saying.cue.stop - 1) in _FOUND
    return found and not _REMAINS.isdisjoint(view.lowers[saying.cue.stop : saying.cue.stop + _NEAR])


def _quotes(view: Outline, span: Span) -> bool:
    """Say whether somebody's own words are among those attributed."""
    return "q" in view.kinds and any(
        kind == "q" and span.start <= token.start < span.end
        for kind, token in zip(view.kinds, view.tokens, strict=True)
    )


def _carriers(drafts: list[_Draft]) -> list[_Draft]:
    """Take an outlet that passes on what another says ("…, according to the news agency") as the carrier."""
    for index in range(1, len(drafts)):
        before, draft = drafts[index - 1], drafts[index]
        passes_on = draft.attribution.rule == "according_to" and draft.attribution.source_type in {
            "media",
            "state_media",
        }
        if passes_on and not before.attribution.via:
            drafts[index - 1] = replace(before, attribution=replace(before.attribution, via=draft.attribution.source))
    return drafts


def _number(view: Outline, saying: Saying, cast: Cast, drafts: list[_Draft]) -> int:
    if saying.source is not None:
        return cast.admit(view.span(*saying.source), opening=view.sentence.span.start)
    return drafts[-1].number if drafts else -1


def _shared(drafts: list[_Draft]) -> tuple[Span, ...]:
    return drafts[-1].attribution.source_spans if drafts else ()


def _via(article: Article, view: Outline, saying: Saying) -> str:
    """Return who passed the words on; the agency that publishes the article does not."""
    if view.lower(saying.cue.first).startswith("tweet"):
        return "Twitter"
    if saying.via is None:
        return ""
    text = view.span(*saying.via).of(article.body)
    name = text.removeprefix("the ").removeprefix("The ").split(",")[0].strip()
    own = {article.agency.lower(), article.publisher.lower(), "agency", "this agency"} - {""}
    dateline = article.body[: max(200, view.sentence.span.start)][:400]
    return "" if name.lower() in own or f"({name})" in dateline else name


def _without_cue(
    view: Outline, cast: Cast, before: list[_Draft], quotations: tuple[Quotation, ...], body: str
) -> list[_Draft]:
    """Read a sentence that quotes without a verb of saying: its subject speaks, or who spoke last goes on."""
    first = view.kinds.find("q")
    if first < 0:
        return _owned(view, cast, body)
    stop = view.kinds.rfind("q") + 1
    colon = first > 1 and ":" in view.kinds[max(0, first - 2) : first]
    subject = clause_subject(view, max(0, first - 2)) if colon else None
    span = (view.span(first, stop),)
    if colon and subject is None:
        subject = _bare_subject(view, first)
    if subject:
        number = cast.admit(view.span(*subject), opening=view.sentence.span.start)
        attribution = Attribution("", "", "", (view.span(*subject),), (), span, "colon")
        return [_Draft(number, view.sentence.paragraph, attribution, quotes=True)]
    wording = _own_words(view, cast, first, stop, body)
    if wording:
        return [wording]
    lead = view.kinds[:first].rstrip("e")
    led = lead.endswith(",") and len(lead) <= _LEAD and not view.has_verb(0, len(lead))  # "In addition, “…”"
    whole = view.sentence.kind != "heading" and all(kind in "qes.," for kind in view.kinds[len(lead) if led else 0 :])
    quoted = next(
        (
            quotation
            for quotation in quotations
            if quotation.span.start <= view.tokens[stop - 1].start < quotation.span.end
        ),
        None,
    )
    ends = quoted is not None and quoted.span.end <= view.sentence.span.end
    if quoted and whole and ends and before and view.sentence.paragraph - before[-1].paragraph <= 1:
        near = range(len(before) - 1, max(-1, len(before) - 4), -1)
        led = _leads_on(body, quoted.span.start)
        at = next((index for index in near if before[index].quotes and not led), len(before) - 1)
        joined = replace(before[at].attribution, content_spans=(*before[at].attribution.content_spans, *span))
        before[at] = replace(before[at], attribution=joined, paragraph=view.sentence.paragraph)
    return []


def _leads_on(body: str, start: int) -> bool:
    """Say whether the words before a quotation end in a colon: who they tell of speaks."""
    return body[:start].rstrip(' \n"“„«').endswith(":")


def _own_words(view: Outline, cast: Cast, first: int, stop: int, body: str) -> _Draft | None:
    """Read "director Eid Azar had sent away “everybody who could walk”": the words are those of whom it tells."""
    start = view.segment_start(first - 2) if first > 1 and view.kinds[first - 2] == "w" else first
    verbs = [index for index in range(start + 1, first) if view.is_verb(index, start)]
    subject = phrase_before(view, group_start(view, verbs[0])) if verbs else None
    mention = describe(body, view.span(*subject)) if subject else None
    if subject is None or mention is None or not (mention.person and mention.named):
        return None
    number = cast.admit(view.span(*subject), opening=view.sentence.span.start)
    told = Attribution("", "", "", (view.span(*subject),), (), (view.span(first, stop),), "own_words")
    return _Draft(number, view.sentence.paragraph, told, quotes=True)


def _owned(view: Outline, cast: Cast, body: str) -> list[_Draft]:
    """Read "the ministry has not updated its toll – 3,000 dead": whoever owns the count is the source."""
    tallies = (index for index in range(1, len(view.tokens)) if view.lower(index) in words("tally"))
    noun = next(tallies, 0)
    owner = next((index for index in range(max(0, noun - 4), noun) if _owns(view, index)), -1)
    if owner < 0 or not any(token.text[0].isdigit() for token in view.tokens):
        return []
    named = phrase_before(view, owner + 1) if view.lower(owner) not in words("possessive") else None
    subject = named or clause_subject(view, owner) or (owner, owner + 1)
    if named and not is_agent(describe(body, view.span(*named))):
        return []  # "the region's overall death toll": nobody's count
    number = cast.admit(view.span(*subject), opening=view.sentence.span.start)
    said = (view.span(owner, len(view.tokens)),)
    cue = (view.span(noun, noun + 1),)
    return [
        _Draft(number, view.sentence.paragraph, Attribution("", "", "", (view.span(*subject),), cue, said, "tally"))
    ]


def _owns(view: Outline, index: int) -> bool:
    return view.lower(index) in words("possessive") or view.lower(index).endswith("'s")


def _bare_subject(view: Outline, first: int) -> tuple[int, int] | None:
    """Return what stands before the colon where it is a name alone: "Fazal Amin: “…”", "Its head, Ana Cruz: “…”"."""
    colon = view.kinds.rfind(":", 0, first)
    if not 0 < colon <= _NAMED or any(kind not in "w," for kind in view.kinds[:colon]):
        return None
    return None if "," in view.kinds[:colon] and view.has_verb(0, colon) else (0, colon)


def _whole(
    draft: _Draft, quotations: tuple[Quotation, ...], starts: list[int], runs: Sequence[int], body: str
) -> _Draft:
    """Let what is attributed take in the whole of each quotation it touches, marks included.

    Of a speech over several paragraphs that is attributed at its end, it takes in the paragraphs before.
    """
    spans: list[Span] = []
    for span in draft.attribution.content_spans:
        start, end = span.start, span.end
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(quotations) and quotations[at].span.start <= end:
            quoted = quotations[at].span
            if quoted.end >= start and quoted.start <= end:
                start, end = min(start, max(0, quoted.start - 1)), max(end, min(len(body), quoted.end + 1))
                spans += [quotations[before].span for before in range(runs[at], at)]
            at += 1
        spans.append(Span(start, end))
    if tuple(spans) == draft.attribution.content_spans:
        return draft
    return replace(draft, attribution=replace(draft.attribution, content_spans=tuple(spans)))
