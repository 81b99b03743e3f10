"""The party said to have done it, never inferred from a means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tallybook.context.attribution import Sourcing
from tallybook.context.blames import find_ties, may_tie
from tallybook.context.datelines import find_dateline
from tallybook.context.events import Event
from tallybook.context.offenders import parties
from tallybook.context.outline import outline
from tallybook.context.ties import Tie
from tallybook.lexicon import load_lexicon
from tallybook.quantities.quantity import Quantity
from tallybook.text.article import Article
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Blame:
    """The alleged perpetrator of a claim.

    Attributes
    ----------
    worded : str
        As the text words it: "Russian warplanes"; empty where nobody is blamed.
    party : str
        Its id in the lexicon of parties: ``"russia"``; empty where unknown.
    span : Span or None
        Where the words stand.
    rule : str
        Name of the rule that read it.
    """

    worded: str = ""
    party: str = ""
    span: Span | None = None
    rule: str = ""


_HARMED = frozenset({"killed", "injured", "missing", "detained", "displaced"})
_ACTED = frozenset(
    {"harm", "lost_to", "blames", "agent", "blamed_on", "they"}
)  # rules whose verb says the harm, whatever the event is called
_DONE = frozenset(
    ("weapon fired", "weapon", "abducted", "destroyed", "damaged", "attack", "casualties", "neutralised", "lost",
     "stolen", "seized", "intercepted", "violation", "wounds", "loss")
)  # fmt: skip
"""Sub-events that somebody does to somebody: villages that are only counted are no harm."""
_ACCUSING = frozenset({"blames", "blamed_on", "owns_up"})  # rules that may speak of the sentence before
_BESIDE = 15  # characters from a verb to its object
_NEAR = 12  # parties on either side of a figure that may have to do with it
_UNHARMED = frozenset({"money", "time", "volume"})


def find_blame(
    article: Article,
    sentences: tuple[Sentence, ...],
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
    sources: tuple[Sourcing, ...],
) -> tuple[Blame, ...]:
    """Return the party blamed for each quantity, in the order of `quantities`.

    A party must be named; a means alone ("shelling") is none. What a source claims as its own act blames nobody.
    """
    wanted = {quantity.sentence for quantity in quantities}
    ties: dict[int, tuple[Tie, ...]] = {}
    dateline = find_dateline(article.body)
    for sentence in sentences:
        if wanted & {sentence.index - 1, sentence.index, sentence.index + 1} and may_tie(sentence.tokens):
            last = next((tie for at in (1, 2) for tie in reversed(ties.get(sentence.index - at, ()))), None)
            found = find_ties(outline(sentence, (), [], dateline), last)
            ties[sentence.index] = tuple(sorted(found, key=lambda tie: tie.party.start))
    read = [
        _blame(article, quantity, event, source, ties.get(quantity.sentence, ()))
        for quantity, event, source in zip(quantities, events, sources, strict=True)
    ]
    read = _elliptical(quantities, events, read)
    return tuple(
        blame if blame.worded else _looking_on(article, event, source, ties.get(quantity.sentence + 1, ()))
        for blame, quantity, event, source in zip(read, quantities, events, sources, strict=True)
    )


def _blame(article: Article, quantity: Quantity, event: Event, source: Sourcing, ties: tuple[Tie, ...]) -> Blame:
    """Choose among the parties whose reach covers the quantity the one whose words stand nearest."""
    at = bisect_left(ties, quantity.span.start, key=lambda tie: tie.party.start)
    over = [
        tie
        for tie in ties[max(0, at - _NEAR) : at + _NEAR]
        if tie.reach.covers(quantity.span) and not tie.party.overlaps(quantity.span)
    ]
    if event.kind == "detained":
        return Blame()  # who arrests does what the law says, rightly or not: only what is alleged is blame
    over = [tie for tie in over if _counts(event, quantity, tie)]
    if any(tie.rule == "agent" and _is_own(article, tie, source) for tie in over):
        return Blame()  # "killed by troops after rebels attacked a post", says the army
    over = [tie for tie in over if not _is_own(article, tie, source)]
    if not over:
        return Blame()
    tie = min(over, key=lambda tie: (_between(article, tie, quantity), _distance(tie.party, quantity.span)))
    return Blame(tie.party.of(article.body), tie.party_id, tie.party, tie.rule) if tie.named else Blame()


def _elliptical(quantities: Sequence[Quantity], events: Sequence[Event], read: Sequence[Blame]) -> list[Blame]:
    """Give what goes on from an act the party that stands behind it: "40 raids by settlers, 20% more than the 33"."""
    told = list(read)
    for index in range(1, len(told)):
        before, here = quantities[index - 1], quantities[index]
        party = told[index - 1].span
        goes_on = here.unit_span is None and (before.sentence, before.unit) == (here.sentence, here.unit)
        same = not told[index].worded and events[index].subevent == events[index - 1].subevent and told[index - 1].party
        if goes_on and same and party and before.span.end <= party.start and party.end <= here.span.start:
            told[index] = replace(told[index - 1], rule="elliptical")
        elif goes_on and same and told[index - 1].rule == "elliptical":
            told[index] = told[index - 1]
    return told


def _between(article: Article, tie: Tie, quantity: Quantity) -> int:
    """Count the breaks between a party and a figure: another clause may have another party."""
    first, stop = min(tie.party.end, quantity.span.end), max(tie.party.start, quantity.span.start)
    return sum(article.body.count(mark, first, stop) for mark in (";", " but ", " while "))


def _distance(party: Span, figure: Span) -> int:
    return max(party.start - figure.end, figure.start - party.end)


def _counts(event: Event, quantity: Quantity, tie: Tie) -> bool:
    if event.kind in _HARMED:
        return True
    beside = 0 <= quantity.span.start - tie.reach.start <= _BESIDE  # "ransacked eight police stations"
    done = event.kind == "area" or event.subevent in _DONE or not event.rule or beside
    return event.kind in {"other", "area"} and done and tie.rule in _ACTED and quantity.unit_kind not in _UNHARMED


def _is_own(article: Article, tie: Tie, source: Sourcing) -> bool:
    return is_own(tie.party.of(article.body), tie.party_id, source)


def is_own(worded: str, party: str, source: Sourcing) -> bool:
    """Say whether the source speaks of its own act: its own name, its own state's forces, an army's "army units"."""
    if not source.source:
        return False
    theirs = sides_in(source.source)
    sides = sides_in(worded)
    if sides:
        return bool(sides & theirs) and source.source_type in ACTORS
    return party in OWN_SIDE.get(source.source_type, frozenset()) and not _watches(source.source)


@lru_cache(maxsize=1024)
def _watches(source: str) -> bool:
    """Say whether a public body speaks of what others did: a human rights commission does not speak for the army."""
    return any(token.lower in _watchdogs() for token in tokenize(source))


@cache
def _watchdogs() -> frozenset[str]:
    return frozenset(say for entry in load_lexicon("blame") if entry.name == "watchdog" for say in entry.say)


OWN_SIDE = {
    "military": frozenset({"army", "government", "regime", "coalition"}),
    "government": frozenset({"army", "police", "government"}),
    "armed_group": frozenset({"rebels", "militias", "jihadists", "separatists"}),
}
"""The common nouns that mean their own forces in the mouth of each kind of source."""

ACTORS = frozenset({"military", "armed_group", "government", "state_media"})


@lru_cache(maxsize=1024)
def sides_in(text: str) -> frozenset[str]:
    """Return the ids of the states and groups among some words."""
    found = (found.entry for found in parties().find(tokenize(text)))
    return frozenset(entry.name for entry in found if entry.facts["sort"] != "actor")


def _looking_on(article: Article, event: Event, source: Sourcing, ties: tuple[Tie, ...]) -> Blame:
    """Take the party that the next sentence blames: "It held the militia responsible."."""
    if event.kind not in _HARMED:
        return Blame()
    for tie in ties[:_NEAR]:
        figures = any(char.isdigit() for char in tie.reach.of(article.body))
        if tie.rule in _ACCUSING and tie.named and not figures and not _is_own(article, tie, source):
            return Blame(tie.party.of(article.body), tie.party_id, tie.party, tie.rule)
    return Blame()
