"""Each cue of a sentence tied to the noun phrase that is its source."""

from __future__ import annotations

from itertools import islice

from tallybook.context.complements import phrase_after
from tallybook.context.cues import Cue, agent, as_saying, find_cues
from tallybook.context.grammar import time_words, words
from tallybook.context.hearers import TOLD, content_start
from tallybook.context.names import describe, is_agent
from tallybook.context.outline import Outline, after_dateline
from tallybook.context.relays import channel, relayed
from tallybook.context.saying import Saying
from tallybook.context.subjects import Phrase, group_start, phrase_before

_BE = frozenset({"is", "are", "was", "were", "been", "be", "am"})
_MOST = 120  # cues of one sentence that are read: no prose has more, and a text without full stops stays linear
_MEANWHILE = frozenset({"as", "while", "before", "after"})
_HUNG = _MEANWHILE | {"when", "where", "although", "though", "because", "since", "once"}
_PRONOUNS = frozenset({"it", "he", "she"})
_ABSOLUTE = 9  # tokens from the "with" of "with the agency saying" to its verb
_OUTLETS = frozenset({"media", "state_media"})
_STRICT = frozenset({"report", "thought", "count", "intent", "charge"})


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
        return _noun(outline, body, cue)
    if cue.passive:
        source = phrase_after(outline, agent(outline, cue))
        return Saying(cue, source, False, source[1]) if source else None
    if outline.lower(cue.stop - 1).endswith("ing") and cue.kind != "passive" and not _is_progressive(outline, cue):
        return _participle(outline, body, cue, before)
    return _verb(outline, body, cue, before)


def _phrase(outline: Outline, cue: Cue) -> Saying | None:
    """Read "according to X": before what it covers where it opens the clause, else after it."""
    source = phrase_after(outline, cue.stop)
    if source is None:
        return None
    opens = cue.first == 0 or outline.kinds[cue.first - 1] in ";:(" or outline.lower(cue.first - 1) in words("contrast")
    start = source[1] + (outline.kind(source[1]) == ",")
    return Saying(cue, source, opens, start if opens else source[1])


def _noun(outline: Outline, body: str, cue: Cue) -> Saying | None:
    """Read "its claim that …", "the ministry's statement that …": the owner is the source."""
    first = outline.segment_start(cue.first)
    if outline.lower(cue.stop) in {"in", "from"}:  # "denied a report in the daily that …": the daily told so
        source = phrase_after(outline, cue.stop + 1)
        that = source[1] if source else 0
        if source and outline.lower(that) == "that" and describe(body, outline.span(*source)).kind in _OUTLETS:
            return Saying(cue, source, True, that + 1)
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


def _participle(outline: Outline, body: str, cue: Cue, before: list[Saying]) -> Saying | None:
    """Read ", saying the toll …": it shares the source of the clause before."""
    lead = outline.kind(cue.first - 1)
    absolute = _absolute(outline, body, cue)
    if absolute:
        return Saying(cue, absolute, True, content_start(outline, cue)[0])
    spoken = cue.kind in {"speech", "report", "charge"} and (
        lead in ",.-e" or outline.lower(cue.first - 1) in words("manner")
    )
    if not spoken:
        return None
    source = None if before else clause_subject(outline, cue.first - 1)
    if source is None and not before:
        return None
    return Saying(cue, source, True, content_start(outline, cue)[0])


def _absolute(outline: Outline, body: str, cue: Cue) -> Phrase | None:
    """Return the source of "with the agency saying that two people had died"."""
    if cue.kind not in {"speech", "report"} or outline.kind(cue.first - 1) != "w":
        return None
    start = max(outline.segment_start(cue.first - 1), cue.first - _ABSOLUTE)
    opens = next((at for at in range(cue.first - 1, start - 1, -1) if outline.lower(at) == "with"), -1)
    if not 0 <= opens < cue.first - 1 or outline.has_verb(opens + 1, cue.first):
        return None
    source = opens + 1, cue.first
    return source if is_agent(describe(body, outline.span(*source))) else None


def _is_progressive(outline: Outline, cue: Cue) -> bool:
    """Say whether a form of "to be" makes a participle the verb of its clause: "is seeking $88 million"."""
    group = range(group_start(outline, cue.first), cue.first)
    return any(outline.lower(index) in _BE for index in group)


def _verb(outline: Outline, body: str, cue: Cue, before: list[Saying]) -> Saying | None:
    start, via = content_start(outline, cue)
    if outline.kind(cue.first - 1) in ",e-;" or cue.first == 0:
        source = _inverted(outline, body, cue)
        if source:
            return Saying(cue, source, False, source[1], channel(outline, source[1]))
    first = group_start(outline, cue.first)
    source = phrase_before(outline, first)
    if source and source[1] <= after_dateline(outline):
        return None  # "KINSHASA, Oct 18 (Agency) - Suspected rebels killed": the dateline says nothing
    if source and as_saying(outline, cue) > 0:
        start = as_saying(outline, cue)
        start += outline.lower(start) == "that"
        by = next((at for at in (cue.stop - 1, cue.stop) if outline.lower(at) == "by"), -1)
        carrier = phrase_after(outline, by + 1) if by > 0 else None
        return Saying(cue, source, True, start, carrier)
    if source is None:
        return _sharing(outline, cue, before, first, start, via)
    source = source if before else _named_above(outline, body, source)
    if not _speaks(outline, body, cue, source):
        return None
    via = via or channel(outline, cue.stop) or channel(outline, 0, stop=source[0])
    source = _without_participle(outline, source)
    turned = cue.kind == "count" and not cue.who and outline.lower(source[0] - 1) in words("contrast")
    after = cue.kind in {"intent", "charge"} or turned or not _postposed(outline, source, start)
    ends = outline.kind(start) in ".;" or outline.lower(start) in _MEANWHILE
    if after and ends and "q" in outline.kinds[: source[0]]:
        after = False  # “Nobody came,” a woman who gave her name as Jane said as rescuers dug on.
    if after and cue.kind in _STRICT and outline.kind(start) in ".)" and outline.kind(source[0] - 1) != ",":
        return None  # "… and nine people admitted."
    return Saying(cue, source, after, start, via)


def _named_above(outline: Outline, body: str, source: Phrase) -> Phrase:
    """Return whom a pronoun means in a clause hung on another: "the ministry gave a toll, when it said"."""
    pronoun, opens = outline.lower(source[0]), outline.lower(source[0] - 1) in _HUNG
    if source[1] - source[0] > 1 or pronoun not in _PRONOUNS or not opens:
        return source
    subject = clause_subject(outline, source[0] - 1)
    if subject is None or subject[1] >= source[0]:
        return source
    mention = describe(body, outline.span(*subject))
    return subject if is_agent(mention) and mention.person == (pronoun != "it") and not mention.plural else source


def _speaks(outline: Outline, body: str, cue: Cue, source: Phrase) -> bool:
    """Say whether the noun phrase can be the source of this cue."""
    if "to" in {outline.lower(index) for index in range(max(source[1], cue.first - 3), cue.first)}:
        return any(
            outline.lower(index) in {"went", "goes", "going", "continued"} for index in range(cue.first - 3, cue.first)
        )
    bullet = source[0] == 1 and not outline.tokens[0].text[0].isalnum()
    if outline.lower(source[0]) in words("nobody") or (bullet and outline.lower(1).endswith("ed")):
        return False  # "• helped families and registered 64 children": who did stands before the list
    mention = describe(body, outline.span(*source))
    if mention.head in words("happening") and not mention.person and not mention.body:
        return False  # "the election, with 19 candidates, is expected …"
    if mention.head in words("quantity") and mention.pointer == "the":
        return False  # "put the number of people registered at 5,000"; "a number of witnesses said" is another thing
    if cue.kind == "count" and mention.head in {"area", "part"}:
        return False  # "the area of Blantyre recorded 85 deaths"
    if cue.who:
        return mention.kind in cue.who or (
            not mention.named and (mention.pointer == "the" or mention.pointer in words("pronoun"))
        )
    return cue.kind not in _STRICT or is_agent(mention)


def _inverted(outline: Outline, body: str, cue: Cue) -> Phrase | None:
    """Return the subject after the verb: "…, said Umm Khaled, a mother of four"."""
    tells = outline.lower(cue.stop - 1) in TOLD - {"warned", "advised"}
    if (
        tells
        or cue.kind not in {"speech", "report", "thought"}
        or outline.lower(cue.stop) == "that"
        or outline.lower(cue.stop) in words("pronoun")
    ):
        return None
    if (
        outline.lower(cue.stop) in words("possessive")
        and outline.kind(cue.first - 1) != "e"
        and "q" not in outline.kinds
    ):
        return None  # "Ana Cruz, the head of the clinic, said her staff counted 86 bodies"
    source = phrase_after(outline, cue.stop)
    subject = phrase_before(outline, cue.first) if outline.kind(cue.first - 1) == "," else None
    dated = subject is not None and outline.lower(subject[1] - 1) in time_words()  # "particularly since June, said Ana"
    if subject and not dated and describe(body, outline.span(*subject)).named:
        return None  # "Jane Doe, the head of the agency, said two million people …"
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
    while first < stop and (outline.kinds[first] != "w" or outline.lower(first) in words("contrast", "adverb")):
        first += 1
    for index in range(first + 1, min(stop, first + 30)):
        small = outline.tokens[index].text.islower()  # Ned is no participle
        after_comma = small and outline.kinds[index - 1] == "," and outline.lower(index).endswith("ed")
        if outline.kinds[index] == "w" and (outline.is_verb(index, first) or after_comma):
            told = (at for at in range(first + 1, index) if outline.lower(at) in words("relative"))
            of = next(told, index)  # "Ana, whose clinic treated 40, was blunt": Ana was
            return phrase_before(
                outline, group_start(outline, index) if of == index else of - (outline.kind(of - 1) == ",")
            )
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
    while outline.lower(lead) in words("contrast", "adverb"):
        lead -= 1
    listed = outline.kind(start) == ":" and outline.kind(start + 1) not in "qe"  # "…, the monitor said: 23 civilians …"
    if lead <= 0 or outline.kinds[lead] not in ",e-" or (outline.kind(start) in "qe:" and not listed):
        return False
    said = "q" in outline.kinds[:lead] or _is_clause(outline, lead)
    aside = outline.lower(start) in words("preposition")  # "…, a medic said Thursday in an update to the numbers"
    ends = outline.kind(start) in ".,;-):" or aside
    opens = words("determiner", "possessive", "pronoun")
    goes_on = outline.lower(start) in opens or outline.has_verb(start, outline.segment_stop(start))
    return said and (ends or not goes_on)


def _is_clause(outline: Outline, stop: int) -> bool:
    """Say whether what stands before is more than "On Friday" or "In Moscow"."""
    first = outline.segment_start(stop - 1)
    second = outline.lower(first + 1)
    dated = outline.lower(first) == "since" and (second in time_words() or second[:1].isdigit())
    counts = dated or second in {"many", "much", "few"}  # "As many as 70 were hurt, police said"
    if first == 0 and outline.lower(0) in words("opener") and not counts:
        return False
    opens = (
        outline.lower(first) in words("preposition") or outline.lower(first).endswith("ing")
    ) and not outline.has_verb(first, stop)
    return not (opens and (first == 0 or outline.kinds[first - 1] == ";")) and stop - first > 1
