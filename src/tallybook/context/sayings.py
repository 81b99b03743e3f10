"""Each cue of a sentence tied to the noun phrase that is its source."""

from __future__ import annotations

from itertools import islice

from tallybook.context.cues import Cue, agent, as_saying, find_cues
from tallybook.context.grammar import time_words, words
from tallybook.context.kinds import bodies
from tallybook.context.names import describe, is_agent
from tallybook.context.outline import Outline
from tallybook.context.relays import CARRIERS, channel, relayed, told_outlet
from tallybook.context.saying import Saying
from tallybook.context.subjects import Phrase, group_start, phrase_after, phrase_before

_MOST = 120  # cues of one sentence that are read: no prose has more, and a text without full stops stays linear
_STRICT = frozenset({"report", "thought", "count", "intent", "charge"})
_TOLD = frozenset({"tell", "tells", "told", "telling", "informed", "informing", "reminded", "advised", "warned"})
_WARNED = frozenset({"informed", "informing", "reminded", "advised", "warned"})


def find_sayings(outline: Outline, body: str) -> tuple[Saying, ...]:
    """Return the sayings of one sentence, in the order of their cues."""
    cues = tuple(islice(find_cues(outline), _MOST))
    sayings: list[Saying] = []
    for cue in cues:
        saying = _saying(outline, body, cue, sayings)
        if saying:
            sayings.append(saying)
    for cue in cues:
        if cue.kind in {"relay", "carrier"}:
            sayings = relayed(outline, body, sayings, cue)
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
        if outline.lower(cue.stop) == "by":
            source = phrase_after(outline, cue.stop + 1)
            that = source[1] if source else 0
            return Saying(cue, source, True, that + 1) if outline.lower(that) == "that" else None
        if lower.endswith("'s") or lower == "'":
            source = phrase_before(outline, index + 1)
            return Saying(cue, source, True, cue.stop + 1) if source else None
    return None


def _participle(outline: Outline, cue: Cue, before: list[Saying]) -> Saying | None:
    """Read ", saying the toll …": it shares the source of the clause before."""
    lead = outline.kind(cue.first - 1)
    spoken = cue.kind in {"speech", "report", "charge"} and (
        lead in ",.-e" or outline.lower(cue.first - 1) in words("manner")
    )
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
            return Saying(cue, source, False, source[1], channel(outline, source[1]))
    first = group_start(outline, cue.first)
    source = phrase_before(outline, first)
    if source and as_saying(outline, cue) > 0:
        start = as_saying(outline, cue)
        start += outline.lower(start) == "that"
        by = next((at for at in (cue.stop - 1, cue.stop) if outline.lower(at) == "by"), -1)
        carrier = phrase_after(outline, by + 1) if by > 0 else None
        return Saying(cue, source, True, start, carrier)
    if source is None:
        return _sharing(outline, cue, before, first, start, via)
    if not _speaks(outline, body, cue, source):
        return None
    via = via or channel(outline, cue.stop) or channel(outline, 0, stop=source[0])
    source = _without_participle(outline, source)
    return Saying(cue, source, not _postposed(outline, source, start), start, via)


def _speaks(outline: Outline, body: str, cue: Cue, source: Phrase) -> bool:
    """Say whether the noun phrase can be the source of this cue."""
    if "to" in {outline.lower(index) for index in range(max(source[1], cue.first - 3), cue.first)}:
        return any(
            outline.lower(index) in {"went", "goes", "going", "continued"} for index in range(cue.first - 3, cue.first)
        )
    mention = describe(body, outline.span(*source))
    if cue.who:
        return mention.kind in cue.who
    return cue.kind not in _STRICT or is_agent(mention)


def _inverted(outline: Outline, body: str, cue: Cue) -> Phrase | None:
    """Return the subject after the verb: "…, said Umm Khaled, a mother of four"."""
    tells = outline.lower(cue.stop - 1) in _TOLD - {"warned", "advised"}
    if (
        tells
        or cue.kind not in {"speech", "report", "thought"}
        or outline.lower(cue.stop) in words("pronoun") | {"that"}
    ):
        return None
    source = phrase_after(outline, cue.stop)
    if source is None or (outline.kind(source[1]) not in ".,;-e:" and outline.is_verb(source[1])):
        return None
    spoken = "q" in outline.kinds[: cue.first] or outline.has_verb(0, cue.first) or outline.kind(source[1]) == "."
    quoted = outline.kind(cue.first - 1 - (outline.kind(cue.first - 1) == ",")) == "e"
    return source if spoken and (quoted or is_agent(describe(body, outline.span(*source)))) else None


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
    for index in range(first + 1, min(stop, first + 30)):
        after_comma = outline.kinds[index - 1] == "," and outline.lower(index).endswith("ed")
        if outline.kinds[index] == "w" and (outline.is_verb(index, first) or after_comma):
            return phrase_before(outline, group_start(outline, index))
    return None


def _without_participle(outline: Outline, source: Phrase) -> Phrase:
    """Leave "citing …", "quoted by …" and "in a message" out of the noun phrase that they follow."""
    for index in range(source[0] + 1, source[1] - 1):
        following = outline.lower(index + 1)
        aside = following in {"citing", "quoting", "quoted", "cited", "speaking"} or following in words("preposition")
        if outline.kinds[index] == "," and aside:
            return source[0], index
    return source


def _postposed(outline: Outline, source: Phrase, start: int) -> bool:
    """Say whether what is said stands before the source: "…, a war monitor said"."""
    lead = source[0] - 1
    while outline.lower(lead) in words("contrast") | words("adverb"):
        lead -= 1
    if lead <= 0 or outline.kinds[lead] not in ",e-" or outline.kind(start) in "qe:":
        return False
    said = "q" in outline.kinds[:lead] or _is_clause(outline, lead)
    ends = outline.kind(start) in ".,;-)"
    opens = words("determiner") | words("possessive") | words("pronoun")
    goes_on = outline.lower(start) in opens or outline.has_verb(start, outline.segment_stop(start))
    return said and (ends or not goes_on)


def _is_clause(outline: Outline, stop: int) -> bool:
    """Say whether what stands before is more than "On Friday" or "In Moscow"."""
    first = outline.segment_start(stop - 1)
    if first == 0 and outline.lower(0) in words("opener"):
        return False
    opens = (
        outline.lower(first) in words("preposition") or outline.lower(first).endswith("ing")
    ) and not outline.has_verb(first, stop)
    return not (opens and (first == 0 or outline.kinds[first - 1] == ";")) and stop - first > 1


def _content_start(outline: Outline, cue: Cue) -> tuple[int, Phrase | None]:
    """Return where what is said begins, and the outlet that was told it, if any."""
    index, via = cue.stop, None
    if outline.lower(cue.stop - 1) in _TOLD:
        index = _after_addressee(outline, index)
        via = told_outlet(outline, cue.stop, index)
        if outline.kind(index) in ".,;" and via is None and outline.lower(cue.stop - 1) in _WARNED:
            index = cue.stop
    moved = True
    while moved:
        moved = False
        following = _after_adverbial(outline, index)
        moved, index = following > index, following
    if outline.kind(index) == "," and outline.lower(index + 1) == "that":
        index += 1
    return index + (outline.lower(index) == "that" and cue.kind != "charge"), via


def _after_addressee(outline: Outline, first: int) -> int:
    """Return the token after the hearer: "told reporters", "told the Bakhtar agency", "told Khit Myat"."""
    if outline.lower(first) == "that":
        return first
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
        if not capital and lower.endswith("s") and lower != "news":
            break
    return index


def _after_adverbial(outline: Outline, index: int) -> int:
    """Return the token after one time or manner expression: "on Monday", "in a statement", "by telephone"."""
    lower = outline.lower(index)
    skips = lower in words("adverb") and (lower not in words("quantifying") or outline.lower(index + 1) == "that")
    if lower in words("day") or (skips and outline.kind(index) == "w"):
        return index + 1
    if lower not in {"on", "in", "at", "by", "via", "through", "during", "after", "late", "early", "last", "from"}:
        return index
    for at in range(index + 1, min(index + 9, len(outline.tokens))):
        word = outline.lower(at)
        if outline.kinds[at] != "w" or word in words("pronoun") | {"that"}:
            return index
        found = bodies().at(outline.tokens, at)
        if found and found.entry.facts["kind"] in CARRIERS:
            return found.stop
        if word in words("manner") and outline.lower(at + 1) in words("manner"):
            continue
        if (
            word in words("manner")
            or word in words("day")
            or word in words("month")
            or word in {"week", "month", "year", "night"}
        ):
            return _past_place(outline, _past_date(outline, at + 1))
        if at - index > 1 and outline.is_verb(at, index):
            return index
        if word in {"condition", "x"}:
            return at + 3 if word == "condition" else at + 1
    return index


def _past_place(outline: Outline, index: int) -> int:
    """Return the token after "in South Carolina" where it only says where something was said."""
    if outline.lower(index) not in {"in", "at", "on", "with", "to", "from", "near", "outside"}:
        return index
    at = index + 1 + (outline.lower(index + 1) in words("determiner"))
    start = at
    while outline.kind(at) == "w" and outline.tokens[at].text[:1].isupper():
        at += 1
    return at if at > start and not (outline.kind(at) == "w" and outline.is_verb(at)) else index


def _past_date(outline: Outline, index: int) -> int:
    while outline.kind(index) == "w" and (outline.lower(index) in time_words() or outline.tokens[index].text.isdigit()):
        index += 1
    return index
