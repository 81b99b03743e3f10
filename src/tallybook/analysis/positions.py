"""What each speaker says, in the words of the article, and of whom: of the own side or of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tallybook.analysis.reading import Reading
from tallybook.analysis.sides import Speaker, parties_in, wordings
from tallybook.context.attribution import Attribution
from tallybook.context.grammar import words
from tallybook.context.parties import ACTORS
from tallybook.ledger.ledger import Ledger
from tallybook.text.article import Article
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokenize

SHORTEST = 4  # words: a fragment of fewer is no position
_PLAIN = frozenset({"say", "according_to", "colon", "continue"})  # rules whose cue adds nothing to what is said
_INTENT = frozenset({"intend", "think"})
_BEGINNING = 2  # words in which a pronoun opens indirect speech: "it had struck", "that it had struck"
_BEFORE = 12  # characters that hold the word before a party
_MARKS = "\"“”„‟«»'‘’` "


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker is said to have said at one place of the article.

    Attributes
    ----------
    spans : tuple of Span
        The words, in order; a quotation that the reporter breaks up is in several.
    quotes : tuple of Span
        The quotations among them, without their marks.
    own_side : bool
        True where the words speak of the speaker's own side.
    others : tuple of str
        The other parties that they name, as worded, in order.
    """

    spans: tuple[Span, ...]
    quotes: tuple[Span, ...] = ()
    own_side: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """The statements of one speaker.

    Attributes
    ----------
    speaker, speaker_type : str
        By the fullest name that the article gives; empty where it names nobody.
    via : str
        Through whom, where all of it came so.
    statements : tuple of Statement
        In order of the text.
    """

    speaker: str
    speaker_type: str
    via: str
    statements: tuple[Statement, ...]


def positions(reading: Reading) -> tuple[Position, ...]:
    """Return what each speaker says, the speakers in the order in which they are first heard.

    Every quotation is among the statements. Indirect speech that gives a figure is, where a government, an army or an
    armed group speaks of its own side or of another; what others counted stands with the figures.
    """
    heard: dict[tuple[str, str], list[tuple[Statement, str]]] = {}
    ordered = sorted(_statements(reading.ledger), key=lambda found: found[2].spans[0])
    for (speaker, kind), via, statement in ordered:
        if not reading.sources or speaker in reading.sources:
            heard.setdefault((speaker, kind if speaker else ""), []).append((statement, via))
    return tuple(
        Position(speaker, kind, _common([via for _, via in said]), tuple(statement for statement, _ in said))
        for (speaker, kind), said in heard.items()
    )


_Heard = tuple[tuple[str, str], str, Statement]


def _statements(ledger: Ledger) -> Iterator[_Heard]:
    quotes = sorted(quote.quotation.span for quote in ledger.quotes)
    told: set[Span] = set()
    for attribution in _outermost(ledger.attributions):
        statement = _statement(ledger.article, attribution, quotes)
        if statement is not None and _is_position(ledger, attribution.source_type, statement):
            told.update(statement.quotes)
            yield (attribution.source, attribution.source_type), attribution.via, statement
    for quote in ledger.quotes:
        span = quote.quotation.span
        if span not in told:
            speaker = Speaker(quote.speaker, quote.speaker_type)
            statement = _told_of(ledger.article, Statement((span,), (span,)), speaker)
            yield (quote.speaker, quote.speaker_type), "", statement


def _outermost(attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Leave out what stands within another attribution of its source, and the relay of what another says."""
    for one in attributions:
        others = [other for other in attributions if other is not one]
        within = any(
            other.source == one.source and _covers(other.content_spans, one) and not _covers(one.content_spans, other)
            for other in others
        )
        relays = any(other.via and other.via in one.source and _covers(one.content_spans, other) for other in others)
        if not within and not relays:
            yield one


def _covers(spans: Iterable[Span], other: Attribution) -> bool:
    held = tuple(spans)
    return bool(other.content_spans) and all(any(a.covers(b) for a in held) for b in other.content_spans)


def _statement(article: Article, attribution: Attribution, quotes: Sequence[Span]) -> Statement | None:
    contents = sorted(set(attribution.content_spans))
    inside = tuple(quote for quote in quotes if any(span.covers(quote) for span in contents))
    spans = tuple(
        _with_cue(article, attribution, span)
        for span in contents
        if any(span.covers(quote) for quote in inside) or _is_clause(article, span, continues=bool(inside))
    )
    if not spans:
        return None
    speaker = Speaker(attribution.source, attribution.source_type)
    found = _told_of(article, Statement(spans, inside), speaker)
    return replace(found, own_side=found.own_side or _is_intent(article, attribution, contents[0]))


def _is_clause(article: Article, span: Span, *, continues: bool) -> bool:
    """Say whether a stretch says something; beside a quotation, "from a bed in the hospital" tells only where."""
    said = span.of(article.body).split()
    return len(said) >= SHORTEST and not (continues and said[0].lower() in words("preposition"))


def _with_cue(article: Article, attribution: Attribution, content: Span) -> Span:
    """Take in the verb where it is part of the position: "refused any withdrawal", "accused Turkey of …"."""
    cue = attribution.cue_spans[0] if attribution.cue_spans else None
    if cue is None or attribution.rule in _PLAIN or content.start < cue.end:
        return content
    if article.body[cue.end : content.start].strip():
        return content
    return content if article.body[content.start] in _MARKS else Span(cue.start, content.end)


def _is_intent(article: Article, attribution: Attribution, content: Span) -> bool:
    """Say whether the speaker's own doing is meant: "agreed to a truce", "refused any withdrawal"."""
    first = content.of(article.body).split(maxsplit=1)[0].lower()
    return attribution.rule == "intend" or (attribution.rule in _INTENT and first == "to")


def _told_of(article: Article, statement: Statement, speaker: Speaker) -> Statement:
    """Return a statement with the parties that it speaks of."""
    others: dict[str, str] = {}
    own = False
    for span in statement.spans:
        for party in parties_in(article.body, span):
            if speaker.is_own(party) or _is_possessed(article, party.span):
                own = True
            else:
                others.setdefault(party.party_id, " ".join(party.span.of(article.body).split()))
        own = own or _speaks_of_self(article, span, statement.quotes)
    return replace(statement, own_side=own, others=tuple(others.values()))


def _is_possessed(article: Article, span: Span) -> bool:
    """Say whether the speaker calls a party its own: "16 of its fighters"."""
    before = article.body[max(0, span.start - _BEFORE) : span.start].split()
    return bool(before) and before[-1].lower() in wordings("positions", "possessive")


def _speaks_of_self(article: Article, span: Span, quotes: Sequence[Span]) -> bool:
    """Say whether a pronoun means the speaker: "we" in a quotation; outside, "it" at the beginning, or "of its"."""
    tokens = tokenize(article.body, span.start, span.end)
    quoted = [any(quote.covers(token.span) for quote in quotes) for token in tokens]
    if any(said and _is_first_person(token) for said, token in zip(quoted, tokens, strict=True)):
        return True
    began = any(
        token.lower in wordings("positions", "third_person")
        for said, token in zip(quoted[:_BEGINNING], tokens, strict=False)
        if not said
    )
    pairs = {f"{one.lower} {other.lower}" for one, other in pairwise(tokens)}
    return began or not pairs.isdisjoint(wordings("positions", "own"))


def _is_first_person(token: Token) -> bool:
    return token.lower.split("'")[0] in wordings("positions", "first_person")


def _is_position(ledger: Ledger, speaker_type: str, statement: Statement) -> bool:
    if statement.quotes:
        return True
    counts = any(span.covers(claim.span) for span in statement.spans for claim in ledger.claims)
    sided = statement.own_side or bool(statement.others)
    return not counts or (sided and speaker_type in ACTORS)


def _common(through: Sequence[str]) -> str:
    return through[0] if len(set(through)) == 1 else ""
