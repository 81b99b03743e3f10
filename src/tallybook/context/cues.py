"""The words that make somebody a source: found, and told from nouns, passives and denials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tallybook.context.asides import names_body, opens_count
from tallybook.context.grammar import is_adverb, words
from tallybook.context.outline import Outline
from tallybook.lexicon import Entry, load_lexicon
from tallybook.text.phrases import Phrases

_NUMERAL = re.compile(r"[\d$€£¥]")
_FIGURE_REACH = 9  # tokens between a verb of counting and its figure
_TALLY_REACH = 4  # tokens between a verb of counting and the count that it gives
_FAR_REACH = 20  # the same where the figure follows "at": "put the number of people killed since March at 50"
_LIVES = 5  # tokens between "claimed" and the lives that it cost
_QUOTE_REACH = 40  # tokens between "called" and the wording that it introduces
_PLURAL = frozenset({"to", "people", "police", "men", "women", "taliban", "data"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue among the tokens of a sentence.

    Attributes
    ----------
    kind : str
        As in the lexicon of cues: ``speech``, ``report``, ``thought``, ``count``, ``intent``, ``charge``, ``phrase``,
        ``passive``, ``relay``, ``carrier``, ``noun``.
    first, stop : int
        Indexes ``[first, stop)`` of its tokens.
    rule : str
        Name of the lexicon's row.
    passive : bool
        True for "was confirmed": who speaks follows "by".
    who : tuple of str
        The kinds of source that it is for; empty for any.
    """

    kind: str
    first: int
    stop: int
    rule: str
    passive: bool = False
    who: tuple[str, ...] = ()


@cache
def _table() -> Phrases:
    """Return one row a wording, with all the kinds it may be of."""
    kinds: dict[str, dict[str, str]] = {}
    nouns: set[str] = set()
    for entry in load_lexicon("cues"):
        for wording in entry.say:
            kinds.setdefault(wording, {}).setdefault(entry.facts["kind"], entry.name)
        nouns.update(entry.facts.get("nouns", ()))
    return Phrases(
        Entry(wording, (wording,), "a cue", MappingProxyType({"kinds": kinds[wording], "noun": wording in nouns}))
        for wording in kinds
    )


@cache
def _who() -> dict[str, tuple[str, ...]]:
    return {entry.name: tuple(entry.facts["who"]) for entry in load_lexicon("cues") if "who" in entry.facts}


@cache
def _takes() -> dict[str, str]:
    return {entry.name: entry.facts["takes"] for entry in load_lexicon("cues") if "takes" in entry.facts}


@cache
def statements() -> frozenset[str]:
    """Return those of the papers in which somebody already heard speaks: "according to a statement"."""
    rows = (entry for entry in load_lexicon("cues") if entry.name == "statement")
    return frozenset(wording for entry in rows for wording in entry.say)


@cache
def documents() -> frozenset[str]:
    """Return the nouns for papers and counts that speak for their maker."""
    rows = (entry for entry in load_lexicon("cues") if entry.facts["kind"] == "document")
    return frozenset(wording for entry in rows for wording in entry.say)


def find_cues(outline: Outline) -> Iterator[Cue]:
    """Yield the cues of a sentence, from left to right, none inside a quotation."""
    index, table = 0, _table()
    heads, quoted = table.heads, "e" in outline.kinds
    while index < len(outline.tokens):
        word = outline.kinds[index] == "w"
        found = table.at(outline.tokens, index) if word and outline.tokens[index].lower in heads else None
        if found is None:
            if word and outline.lowers[index] == "by" and opens_count(outline, index + 1):
                yield Cue("phrase", index, index + 1, "by_count")
            elif outline.kinds[index] == "(" and names_body(outline, index):
                yield Cue("phrase", index, index + 1, "bracket")
            elif word and quoted and _is_inverted(outline, index):
                yield Cue("speech", index, index + 1, "inverted")
            index += 1
            continue
        kinds: dict[str, str] = found.entry.facts["kinds"]
        cue = _classify(outline, found.first, found.stop, kinds, noun=bool(found.entry.facts["noun"]))
        if cue:
            yield cue
        index = found.stop


def _classify(outline: Outline, first: int, stop: int, kinds: dict[str, str], *, noun: bool) -> Cue | None:
    if "none" in kinds or _costs_lives(outline, first, stop) or ("relay" in kinds and _is_name(outline, first)):
        return None
    heard = "carrier" in kinds or ("relay" in kinds and _is_passive(outline, first))
    if heard and _as_saying(outline, stop) > 0:
        return Cue("passive", first, stop, next(iter(kinds.values())))
    for kind in ("phrase", "passive", "relay", "carrier"):
        if kind in kinds and not (kind == "relay" and _is_passive(outline, first)):
            return Cue(kind, first, stop, kinds[kind])
    if "noun" in kinds and _is_noun(outline, first, stop):
        holds = outline.lower(stop) == "that" or (outline.lower(stop) in _MAKERS and _that(outline, stop) > 0)
        return Cue("noun", first, stop, kinds["noun"]) if holds else None
    if (
        (noun and _is_noun(outline, first, stop))
        or _is_denied(outline, first)
        or _is_name(outline, first)
        or _is_counted(outline, first, stop)
    ):
        return None
    spoken = _after_quote(outline, first) or (
        outline.kind(stop) in ".," and "e" in outline.kinds[max(0, first - 8) : first]
    )
    if kinds.keys() & {"intent", "charge"} and spoken:
        return Cue("speech", first, stop, next(iter(kinds.values())))
    if _is_passive(outline, first):
        rule = next((kinds[kind] for kind in ("report", "count", "charge", "thought", "speech") if kind in kinds), "")
        return Cue("report", first, stop, rule, passive=True) if rule and _agent(outline, stop) >= 0 else None
    owns = "report" in kinds and kinds.get("count", "") in _who() and outline.lower(stop) in {"that", "to", "on"}
    if owns:  # "the coalition admitted on Thursday to killing 17": no clinic's count
        return Cue("report", first, stop, kinds["report"])
    kind = next((kind for kind in _ORDER if kind in kinds and _fits(outline, kind, kinds[kind], first, stop)), "")
    return Cue(kind, first, stop, kinds[kind], who=_who().get(kinds[kind], ())) if kind else None


_OF = frozenset({"of", "from", "by", "in", "at"})
_PHRASE = 8  # tokens of a noun phrase that follow its head
_MAKERS = frozenset({"by", "in", "from"})  # "the claim by Moscow that …", "a report in the daily that …"
_SPOKEN = frozenset({"read", "reads", "wept", "swore", "spat", "sang", "quipped", "ran", "went", "runs"})
_TELLING = frozenset("say tell add describe accuse warn insist deny state claim note argue report explain urge".split())
_GOES_ON = frozenset({"went", "goes", "continued", "fired", "hit", "shot"})
_ORDER = ("speech", "count", "report", "thought", "intent", "charge")


def _fits(outline: Outline, kind: str, rule: str, first: int, stop: int) -> bool:
    """Say whether what follows a verb is what its kind takes."""
    following = outline.lower(stop)
    if kind == "speech":
        on = outline.lower(first) in _GOES_ON  # "… ," he went on; fighting went on, and a fire continued to burn
        if on and not (following == "to" and outline.lower(stop + 1) in _TELLING):
            return _after_quote(outline, first) or outline.kind(stop) in "qe:"
        return not (outline.lower(first) == "told" and following == "to")
    if kind == "count":
        takes = _takes().get(rule, "figure")
        return ("figure" in takes and has_figure(outline, stop)) or ("tally" in takes and _has_tally(outline, stop))
    if kind == "thought":
        return takes_clause(outline, first, stop)
    if kind == "intent":
        near = {outline.lower(index) for index in range(stop, min(stop + 8, outline.segment_stop(stop)))}
        wanted = following in {"for", "that", "on", "upon"} or "to" in near or has_figure(outline, stop)
        if outline.lower(first)[:4] in {"call", "agre"}:
            return following in {"to", "for", "that", "on", "upon"}
        quoted = "q" in outline.kinds[stop : stop + 8]  # urged donors “not to look away”
        return wanted or quoted or following in words("determiner", "possessive")
    if kind == "charge" and outline.lower(first).startswith("call"):
        return "q" in outline.kinds[stop : stop + _QUOTE_REACH]
    return following not in {"of", "from"} or outline.lower(first).startswith("warn")


def takes_clause(outline: Outline, first: int, stop: int) -> bool:
    """Say whether a clause follows a verb of thinking, or stands before it: "…, he thinks."."""
    index = stop
    while outline.lower(index) == "on" or outline.lower(index) in words("adverb", "day"):
        index += 1
    following = outline.lower(index)
    if following in {"that", "whether", "how", "why", "if", "what", "about", "out"} or outline.kind(index) in "qe:":
        return True
    if outline.kind(index) in ",.;" and "," in outline.kinds[max(0, first - 12) : first]:
        return True
    return outline.has_verb(index, outline.segment_stop(index)) and outline.kind(index) in "ws"


def has_figure(outline: Outline, first: int) -> bool:
    """Say whether a figure follows soon, before the segment ends."""
    stop = outline.segment_stop(first)
    if outline.kind(stop) == "," and outline.lower(stop + 1) == "at":  # put the toll far higher, at 136
        stop = outline.segment_stop(stop + 1)
    at = any(outline.lower(index) in {"at", "to"} for index in range(first, min(stop, first + _FAR_REACH)))
    stop = min(stop, first + (_FAR_REACH if at else _FIGURE_REACH))
    return any(
        _NUMERAL.match(outline.tokens[index].text) or outline.lower(index) in _number_words()
        for index in range(first, stop)
    )


def _has_tally(outline: Outline, first: int) -> bool:
    """Say whether a count is named right behind: "gave a higher toll", "has a lower count: 770"."""
    stop = min(outline.segment_stop(first), first + _TALLY_REACH)
    return any(outline.lower(index) in words("tally") for index in range(first, stop))


@cache
def _number_words() -> frozenset[str]:
    small = words("determiner") & frozenset(
        "two three four five six seven eight nine ten dozens hundreds several".split()
    )
    teens = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    large = "dozen pair scores thousands hundred thousand million millions half quarter third twice"
    return small | frozenset(f"{teens} {tens} {large}".split())


def _that(outline: Outline, stop: int) -> int:
    """Return the "that" which opens what a noun holds, past its maker: "the claim by Moscow that …"; -1 without one."""
    near = range(stop, min(stop + 8, outline.segment_stop(stop)))
    return next((index for index in near if outline.lower(index) == "that"), -1)


def as_saying(outline: Outline, cue: Cue) -> int:
    """Return the token after the "as saying" that follows a cue such as "was quoted by the agency"; -1 without."""
    return _as_saying(outline, cue.stop)


def _as_saying(outline: Outline, stop: int) -> int:
    near = range(stop, min(stop + 10, outline.segment_stop(stop) - 1))
    said = (at + 2 for at in near if outline.lower(at) == "as" and outline.lower(at + 1) == "saying")
    return next(said, -1)


def _is_inverted(outline: Outline, index: int) -> bool:
    """Say whether any verb between a quotation and a name tells who spoke: "“It is over,” sighed Ahmed."."""
    text, following = outline.tokens[index].text, outline.lower(index + 1)
    if not (text.islower() and (text.endswith("ed") or text in _SPOKEN) and _after_quote(outline, index)):
        return False
    named = outline.kind(index + 1) == "w" and outline.tokens[index + 1].text[:1].isupper()
    return named or following in words("determiner", "possessive")


def _after_quote(outline: Outline, first: int) -> bool:
    """Say whether a quotation ends right before the verb: "“Why?” asked the boy."."""
    at = first - 1 - (outline.kind(first - 1) == ",")
    return outline.kind(at) == "e"


def _is_noun(outline: Outline, first: int, stop: int) -> bool:
    """Say whether a form such as "claims" or "report" is a noun here."""
    before, after = outline.lower(first - 1), outline.lower(stop)
    opened = before != "to" and before in words("determiner", "possessive", "preposition")
    owned = before.endswith(("'s", "s'")) or (first > 0 and outline.tokens[first - 1].text in "'’")
    numbered = first > 0 and bool(_NUMERAL.match(outline.tokens[first - 1].text))  # "14 suspects, two of them minors"
    chained = after in words("finite") and after not in {"had", "has", "have"}
    if (
        opened
        or owned
        or chained
        or numbered
        or after in {"of", "said", "says", "say"}
        or (first == 0 and after != "that")
    ):
        return True
    word = outline.lower(first)
    if word.endswith("ed") or after in {"that", "to"} or after in words("determiner", "possessive", "pronoun"):
        return False
    if not word.endswith(("s", "ing")) and not _may_be_plural(outline, first):
        return True  # "a command post and": the bare form takes a plural subject
    if has_figure(outline, stop):
        return False
    if word.endswith("s") and outline.kind(stop) in ".,;" and outline.kind(outline.segment_start(first) - 1) in ",e-":
        return False  # "…, the United Nations estimates."
    if word.endswith("s"):
        return not (outline.kind(stop) in "qe:" or outline.has_verb(stop, outline.segment_stop(stop)))
    return not _may_be_plural(outline, first)


def _may_be_plural(outline: Outline, verb: int) -> bool:
    """Say whether a verb without ending may have its subject before it: "they claim", "to report"."""
    index = verb - 1
    while outline.lower(index) in words("adverb"):
        index -= 1
    before = outline.lower(index)
    plural = before in _PLURAL or before in words("auxiliary", "pronoun")
    return plural or before.endswith("s") or _is_plural_head(outline, index)


def _is_plural_head(outline: Outline, last: int) -> bool:
    """Say whether a plural noun heads the phrase that ends at `last`: "figures from the health ministry show"."""
    heads = range(last - 1, max(outline.segment_start(last), last - _PHRASE) - 1, -1)
    of = next((at for at in heads if outline.lower(at) in _OF and outline.kind(at - 1) == "w"), 0)
    return of > 0 and (outline.lower(of - 1).endswith("s") or outline.lower(of - 1) == "data")


def _is_name(outline: Outline, first: int) -> bool:
    """Say whether a capital inside the sentence makes the word part of a name."""
    return first > 0 and outline.tokens[first].text[0].isupper() and outline.kind(first - 1) == "w"


def _is_denied(outline: Outline, first: int) -> bool:
    """Say whether nothing is said here: "did not say", "declined to say", "the reported deaths"."""
    index = first - 1
    while index >= 0 and (outline.lower(index) == "to" or outline.lower(index) in words("adverb", "auxiliary")):
        if outline.lower(index) in words("negation"):
            return True
        index -= 1
    if outline.lower(index) in words("negation"):
        return True
    past = outline.lower(first).endswith("ed")
    return past and outline.lower(first - 1) in words("determiner", "possessive")


def _costs_lives(outline: Outline, first: int, stop: int) -> bool:
    """Say whether it is a war that "has claimed 12,000 lives"."""
    after = outline.lowers[stop : stop + _LIVES]
    return outline.lower(first).startswith("claim") and ("life" in after or "lives" in after)


def _is_counted(outline: Outline, first: int, stop: int) -> bool:
    """Say whether a participle belongs to what is counted: "3,340 confirmed cases"."""
    numeral = first > 0 and _NUMERAL.match(outline.tokens[first - 1].text)
    noun = outline.kind(stop) == "w" and outline.lower(stop) not in words("determiner", "preposition")
    return bool(numeral) and outline.lower(first).endswith("ed") and noun


def _is_passive(outline: Outline, first: int) -> bool:
    """Say whether a form of "to be" governs the word, or none: "was reported", "Mali, ruled by a junta"."""
    if outline.lower(first).endswith("ed") and outline.kind(first - 1) == "," and outline.lower(first + 1) == "by":
        return True
    index = first - 1
    while index >= 0 and is_adverb(outline.lower(index)):
        index -= 1
    return outline.lower(index) in _BE and not outline.lower(first).endswith("ing")


def _agent(outline: Outline, stop: int) -> int:
    """Return where the agent of a passive begins: after "by"; -1 without one."""
    for index in range(stop, min(stop + 8, outline.segment_stop(stop))):
        if outline.lower(index) == "by":
            return index + 1
    return -1


def agent(outline: Outline, cue: Cue) -> int:
    """Return the token where the agent of a passive cue begins; -1 without one."""
    return _agent(outline, cue.stop)
