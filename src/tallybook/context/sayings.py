"""Each cue of a sentence tied to the noun phrase that is its source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tallybook.context.cues import Cue, agent, find_cues
from tallybook.context.grammar import time_words, words
from tallybook.context.kinds import bodies
from tallybook.context.names import describe, is_agent
from tallybook.context.outline import Outline
from tallybook.context.subjects import MANNER, Phrase, group_start, phrase_after, phrase_before

_STRICT = frozenset({"report", "thought", "count", "intent", "charge"})
_TOLD = frozenset({"tell", "tells", "told", "telling", "informed", "informing", "reminded", "advised", "warned"})
_CARRIERS = frozenset({"media", "state_media", "channel"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue and its source, as tokens of one sentence.

    Attributes
    ----------
    cue : Cue
        The cue.
    source : tuple of int, or None
        Tokens of its noun phrase; ``None`` where it shares the source of the saying before.
    forward : bool
        True where what is said follows the cue, False where it stands before.
    start : int
        Token where what follows begins: after the addressee, the day and "that".
    via : tuple of int, or None
        Tokens that name who passed it on.
    """

    cue: Cue
    source: Phrase | None
    forward: bool
    start: int
    via: Phrase | None = None

    @property
    def first(self) -> int:
        """First token of source and cue together."""
        return self.cue.first if self.source is None else min(self.cue.first, self.source[0])

    @property
    def stop(self) -> int:
        """Token after source, cue, addressee and day."""
        return max(self.start, self.cue.stop, self.source[1] if self.source else 0)


def find_sayings(outline: Outline, body: str) -> tuple[Saying, ...]:
    """Return the sayings of one sentence, in the order of their cues."""
    cues = tuple(find_cues(outline))
    sayings: list[Saying] = []
    for cue in cues:
        saying = _saying(outline, body, cue, sayings)
        if saying:
            sayings.append(saying)
    for cue in cues:
        if cue.kind in {"relay", "carrier"}:
            sayings = _relayed(outline, body, sayings, cue)
    return tuple(sorted(sayings, key=lambda saying: saying.cue.first))


def _saying(outline: Outline, body: str, cue: Cue, before: list[Saying]) -> Saying | None:
    if cue.kind == "phrase":
        return _phrase(outline, cue)
    if cue.kind in {"relay", "carrier"}:
        return None
    if cue.kind == "noun":
        return _noun(outline, cue)
    if cue.passive:
        source = phrase_after(outline, agent(outline, cue))
        return Saying(cue, source, False, source[1]) if source else None
    if outline.lower(cue.stop - 1).endswith("ing") and cue.kind != "passive":
        return _participle(outline, cue, before)
    return _verb(outline, body, cue, before)


def _phrase(outline: Outline, cue: Cue) -> Saying | None:
    """Read "according to X": before what it covers where it opens the clause, else after it."""
    source = phrase_after(outline, cue.stop)
    if source is None:
        return None
    opens = cue.first == 0 or outline.kinds[cue.first - 1] in ";:(" or outline.lower(cue.first - 1) in words("contrast")
    start = source[1] + (outline.kind(source[1]) == ",")
    return Saying(cue, source, opens, start if opens else source[1])


def _noun(outline: Outline, cue: Cue) -> Saying | None:
    """Read "its claim that …", "the ministry's statement that …": the owner is the source."""
    first = outline.segment_start(cue.first)
    for index in range(cue.first - 1, max(first, cue.first - 8) - 1, -1):
        lower = outline.lower(index)
        if lower in words("possessive"):
            return Saying(cue, (index, index + 1), True, cue.stop + 1)
        if lower.endswith("'s") or (lower in "'" and lower):
            source = phrase_before(outline, index + 1)
            return Saying(cue, source, True, cue.stop + 1) if source else None
    return None


def _participle(outline: Outline, cue: Cue, before: list[Saying]) -> Saying | None:
    """Read ", saying the toll …": it shares the source of the clause before."""
    lead = outline.kind(cue.first - 1)
    spoken = cue.kind in {"speech", "report", "charge"} and (lead in ",.-e" or outline.lower(cue.first - 1) in MANNER)
    if not spoken:
        return None
    source = None if before else clause_subject(outline, cue.first - 1)
    if source is None and not before:
        return None
    return Saying(cue, source, True, _content_start(outline, cue)[0])


def _verb(outline: Outline, body: str, cue: Cue, before: list[Saying]) -> Saying | None:
    start, via = _content_start(outline, cue)
    if outline.kind(cue.first - 1) in ",e-;" or cue.first == 0:
        source = _inverted(outline, body, cue)
        if source:
            return Saying(cue, source, False, source[1], _channel(outline, source[1]))
    first = group_start(outline, cue.first)
    source = phrase_before(outline, first)
    if source is None:
        return _sharing(outline, cue, before, first, start, via)
    if not _speaks(outline, body, cue, source):
        return None
    via = via or _channel(outline, cue.stop) or _channel(outline, 0, stop=source[0])
    source = _without_participle(outline, source)
    return Saying(cue, source, not _postposed(outline, source, start), start, via)


def _speaks(outline: Outline, body: str, cue: Cue, source: Phrase) -> bool:
    """Say whether the noun phrase can be the source of this cue."""
    if "to" in {outline.lower(index) for index in range(max(source[1], cue.first - 3), cue.first)}:
        return any(
            outline.lower(index) in {"went", "goes", "going", "continued"} for index in range(cue.first - 3, cue.first)
        )
    mention = describe(body, outline.span(*source))
    return cue.kind not in _STRICT or is_agent(mention)


def _inverted(outline: Outline, body: str, cue: Cue) -> Phrase | None:
    """Return the subject after the verb: "…, said Umm Khaled, a mother of four"."""
    if cue.kind not in {"speech", "report", "thought"} or outline.lower(cue.stop) in words("pronoun") | {"that"}:
        return None
    source = phrase_after(outline, cue.stop)
    if source is None or outline.kind(source[1]) not in ".,;-e:" and outline.is_verb(source[1]):
        return None
    spoken = "q" in outline.kinds[: cue.first] or outline.has_verb(0, cue.first) or outline.kind(source[1]) == "."
    return source if spoken and is_agent(describe(body, outline.span(*source))) else None


def _sharing(
    outline: Outline, cue: Cue, before: list[Saying], first: int, start: int, via: Phrase | None
) -> Saying | None:
    """Read "… and said": the verb shares the subject of the clause before."""
    joined = outline.lower(first - 1) in {"and", "but", "or"} or outline.kind(first - 1) == ","
    if not joined or outline.lower(cue.first).endswith("ing"):
        return None
    if before:
        return Saying(cue, None, True, start, via)
    source = clause_subject(outline, first - 1)
    return Saying(cue, source, True, start, via) if source else None


def clause_subject(outline: Outline, stop: int) -> Phrase | None:
    """Return the noun phrase that opens the clause before ``tokens[stop]``."""
    first = 0
    while first < stop and (outline.kinds[first] != "w" or outline.lower(first) in words("contrast") | words("adverb")):
        first += 1
    end = first
    while end < stop and outline.kinds[end] in "ws" and not outline.is_verb(end, first):
        end += 1
    return phrase_before(outline, end) if first < end < stop else None


def _without_participle(outline: Outline, source: Phrase) -> Phrase:
    """Leave "citing …" and "quoted by …" out of the noun phrase that they follow."""
    for index in range(source[0] + 1, source[1] - 1):
        if outline.kinds[index] == "," and outline.lower(index + 1) in {"citing", "quoting", "quoted", "cited"}:
            return source[0], index
    return source


def _postposed(outline: Outline, source: Phrase, start: int) -> bool:
    """Say whether what is said stands before the source: "…, a war monitor said"."""
    lead = source[0] - 1
    while outline.lower(lead) in words("contrast") | words("adverb"):
        lead -= 1
    if lead <= 0 or outline.kinds[lead] not in ",e-":
        return False
    said = "q" in outline.kinds[:lead] or _is_clause(outline, lead)
    ends = outline.kind(start) in ".,;-):"
    return said and (ends or not outline.has_verb(start, outline.segment_stop(start)))


def _is_clause(outline: Outline, stop: int) -> bool:
    """Say whether what stands before is more than "On Friday" or "In Moscow"."""
    first = outline.segment_start(stop - 1)
    opens = outline.lower(first) in words("preposition") and not outline.has_verb(first, stop)
    return not (opens and (first == 0 or outline.kinds[first - 1] in ";")) and stop - first > 1


def _content_start(outline: Outline, cue: Cue) -> tuple[int, Phrase | None]:
    """Return where what is said begins, and the outlet that was told it, if any."""
    index, via = cue.stop, None
    if outline.lower(cue.stop - 1) in _TOLD:
        index = _after_addressee(outline, index)
        via = _carrier(outline, cue.stop, index)
    moved = True
    while moved:
        moved = False
        following = _after_adverbial(outline, index)
        moved, index = following > index, following
    if outline.kind(index) == "," and outline.lower(index + 1) == "that":
        index += 1
    return index + (outline.lower(index) == "that"), via


def _after_addressee(outline: Outline, first: int) -> int:
    """Return the token after the hearer: "told reporters", "told the Bakhtar agency", "told Khit Myat"."""
    index = first + (outline.lower(first) in words("determiner") | words("possessive"))
    if outline.lower(index) in words("pronoun") | {"him", "them", "me", "us", "her"}:
        return index + 1
    named = False
    while index < len(outline.tokens) and outline.kinds[index] == "w" and index - first < 12:
        lower, capital = outline.lower(index), outline.tokens[index].text[:1].isupper()
        stops = lower in words("determiner") | words("pronoun") | words("opener") | words("adverb") | words(
            "preposition"
        )
        if (stops and not capital) or lower in words("day") or (named and outline.is_verb(index)):
            break
        named = named or capital
        index += 1
        if not capital and not outline.tokens[min(index, len(outline.tokens) - 1)].text[:1].isalpha():
            break
        if not capital and lower.endswith("s"):
            break
    return index


def _after_adverbial(outline: Outline, index: int) -> int:
    """Return the token after one time or manner expression: "on Monday", "in a statement", "by telephone"."""
    lower = outline.lower(index)
    if lower in words("day") or (lower in words("adverb") and outline.kind(index) == "w"):
        return index + 1
    if lower not in {"on", "in", "at", "by", "via", "through", "during", "after", "late", "early", "last", "from"}:
        return index
    for at in range(index + 1, min(index + 9, len(outline.tokens))):
        word = outline.lower(at)
        if outline.kinds[at] != "w" or word in words("pronoun") | {"that"}:
            return index
        found = bodies().at(outline.tokens, at)
        if found and found.entry.facts["kind"] in _CARRIERS:
            return found.stop
        if (
            word in MANNER
            or word in words("day")
            or word in words("month")
            or word in {"week", "month", "year", "night"}
        ):
            return _past_date(outline, at + 1)
        if at - index > 1 and outline.is_verb(at, index):
            return index
        if word in {"condition", "x"}:
            return at + 3 if word == "condition" else at + 1
    return index


def _past_date(outline: Outline, index: int) -> int:
    while outline.kind(index) == "w" and (outline.lower(index) in time_words() or outline.tokens[index].text.isdigit()):
        index += 1
    return index


def _carrier(outline: Outline, first: int, stop: int) -> Phrase | None:
    """Return the outlet among ``tokens[first:stop]``, unless they are reporters in general."""
    return (first, stop) if any(outline.tokens[at].text[:1].isupper() for at in range(first, stop)) else None


def _channel(outline: Outline, first: int, *, stop: int | None = None) -> Phrase | None:
    """Return the network or outlet that carried the words: "wrote on Telegram", "in a statement on al-Masirah TV"."""
    limit = min(len(outline.tokens) - 1, first + 10) if stop is None else stop - 1
    for index in range(first, limit):
        if outline.lower(index) in {"on", "via", "through", "by"} and outline.kinds[index] == "w":
            found = bodies().at(outline.tokens, index + 1)
            if found and found.entry.facts["kind"] in _CARRIERS:
                return found.first, found.stop
            if outline.tokens[index + 1].text == "X" and outline.kind(index + 2) != "(":
                return index + 1, index + 2
        if outline.kinds[index] == "q":
            break
    return None


def _relayed(outline: Outline, body: str, sayings: list[Saying], cue: Cue) -> list[Saying]:
    """Put the origin in the place of who relays it ("SANA, citing a military source, said"), or add the carrier."""
    party = phrase_after(outline, cue.stop)
    if party is None:
        return sayings
    as_saying = outline.lower(party[1]) == "as"
    host = next(
        (saying for saying in sayings if saying.source and saying.source[1] <= cue.first < saying.cue.first), None
    )
    host = host or next((saying for saying in reversed(sayings) if saying.cue.stop <= cue.first), None)
    if cue.kind == "carrier":
        return [replace(saying, via=party) if saying is host else saying for saying in sayings]
    if host and not as_saying and host.cue.kind != "phrase":
        swapped = replace(host, source=party, via=host.source)
        return [swapped if saying is host else saying for saying in sayings]
    relay = phrase_before(outline, group_start(outline, cue.first))
    start = party[1] + (2 if as_saying else 0)
    return [*sayings, Saying(cue, party, True, start + (outline.lower(start) == "that"), relay)]
