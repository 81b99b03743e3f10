"""Of which kind a source is: a ministry, an army, a hospital, those who were there."""

from __future__ import annotations

import re
from functools import cache

from tallybook.context.grammar import words
from tallybook.lexicon import Entry, load_lexicon
from tallybook.text.phrases import Found, Phrases
from tallybook.text.tokens import Token, tokenize, tokens_of

_TAIL = re.compile(r"\s(?:of|in|at|from|for|with|near|on|to|by|inside|outside)\s|,|\(|\swho\s|\swhich\s|\swhere\s")
_JOINED = re.compile(r"\s*(?:,\s*)?(?:and|or)\s+(?:[a-z]+\s+){0,2}$")
_EMPLOYERS = frozenset({"un", "ngo", "monitor"})  # bodies whose staff speak for them
_LENT = frozenset({"expert", "witness", "health"})  # callings that speak for whoever employs them
_GATHERINGS = frozenset({"coalition", "alliance", "consortium"})
_OUTLET = re.compile(
    r"\b[A-Z][A-Za-z]*[a-z](?:News|TV|Times|Radio|Media|Press)\b"
)  # names that outlets give themselves
_STATE_OWNED = re.compile(r"(?:the\s)?(?:government|state|ministry|authorities)['’]s?\s", re.IGNORECASE)
_AT_UN = re.compile(
    r"(?:[Tt]he\s)?([A-Z][\w.-]*(?:['’]s)?)\s(?:permanent\s)?(?:UN|U\.N\.|United Nations)\s"
    r"(?:mission|delegation|ambassador|envoy|representative|office)\b(?!\sin\b)"
)
_UNKNOWN = "official"  # a source that nothing in the text tells more of


@cache
def bodies() -> Phrases:
    """Return the known organisations, ready to be found."""
    return Phrases(load_lexicon("organisations"))


@cache
def nouns() -> Phrases:
    """Return the nouns that make a kind of source, ready to be found."""
    return Phrases(load_lexicon("source_types"))


@cache
def remits() -> Phrases:
    """Return what bodies are for, ready to be found."""
    return Phrases(load_lexicon("remits"))


@cache
def capitals() -> frozenset[str]:
    """Return the names that stand for a government: states and their capitals."""
    states = [entry for entry in load_lexicon("parties") if entry.facts["sort"] == "state"]
    return frozenset(name for entry in states for name in (*entry.say, *entry.facts["capitals"]))


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives and names of the people of states."""
    states = [entry for entry in load_lexicon("parties") if entry.facts["sort"] == "state"]
    return frozenset(name for entry in states for name in entry.facts["demonyms"])


def kind_of(text: str) -> str:
    """Return the kind of source that a noun phrase names; empty where its words tell nothing.

    The head of the phrase decides; "spokesman" and the like leave it to the body they belong to, and "agency" and the
    like to what the body is for.

    >>> kind_of("Houthi military spokesman Yahya al-Marwani"), kind_of("the health ministry in Hamas-run Gaza")
    ('armed_group', 'government')
    >>> kind_of("a doctor at the regional hospital"), kind_of("the National Institute of Meteorology")
    ('health', 'government')
    """
    if _is_of_state(text):
        return "government"
    found = _marks(text)
    segments = _segments(text, found)
    head, complement = segments[0], segments[1:]
    kind = _decided(text, head)
    if kind == "ngo" and _STATE_OWNED.match(text):
        return "government"  # "the government's relief agency"
    if kind:
        return _employed(text, kind, head, complement)
    if _names_state(text[: _cut(text, found)]):
        return "government"
    told = next((told for told in (_decided(text, segment) for segment in complement) if told), "")
    return told or _default(text, found[: len(head)])


def _is_of_state(text: str) -> bool:
    """Say whether a phrase is of a state's people at the UN: "Iran's UN mission", "the Syrian UN ambassador"."""
    match = _AT_UN.match(text)
    return match is not None and match[1].removesuffix("'s").removesuffix("’s") in capitals() | demonyms()


def _cut(text: str, found: list[Found]) -> int:
    cuts = (match.start() for match in _TAIL.finditer(text))
    return next((at for at in cuts if not any(mark.start <= at < mark.end for mark in found)), len(text))


def _segments(text: str, found: list[Found]) -> list[list[Found]]:
    """Part the marks at prepositions, commas and relative words: the head of the phrase, then its complements."""
    segments: list[list[Found]] = [[]]
    cuts = [match.start() for match in _TAIL.finditer(text)]
    at = 0
    for mark in found:
        while at < len(cuts) and cuts[at] < mark.end:
            if cuts[at] < mark.start:
                segments.append([])
            at += 1
        segments[-1].append(mark)
    return segments


def _decided(text: str, marks: list[Found]) -> str:
    """Return the kind that the marks of one segment make: the last that says something, of the first of two."""
    marks = _first_named(text, marks)
    for index in range(len(marks) - 1, -1, -1):
        strength = _strength(marks[index])
        if strength == 1:
            if any(_strength(mark) == 3 for mark in marks[:index]) or any(
                _strength(m) == 1 for m in marks[index + 1 :]
            ):
                continue
            if kind := _by_remit(text, marks[index]):
                return kind
        elif strength >= 2:
            heals = marks[index].entry.facts.get("remits") and _by_remit(text, marks[index])
            return heals or _overruled(text, marks[index], marks)
    return ""


def _first_named(text: str, marks: list[Found]) -> list[Found]:
    """Of "police and residents" leave the police: who is named first gives the kind."""
    for index, mark in enumerate(marks[:-1]):
        between = text[mark.end : marks[index + 1].start]
        if _strength(mark) >= 2 and _JOINED.match(between):
            return marks[: index + 1]
    return marks


def _by_remit(text: str, mark: Found) -> str:
    """Return the kind of "agency", "institute" or "network" by what it is for; else by its name, if it has one."""
    first = max(text.rfind(stop, 0, mark.start) for stop in ",(") + 1
    last = min((at for at in (text.find(stop, mark.end) for stop in ",(") if at >= 0), default=len(text))
    named = mark.span.of(text)[:1].isupper()
    stop = last if named else mark.end
    told = {found.entry.name: str(found.entry.facts["kind"]) for found in remits().find(tokenize(text, first, stop))}
    kind = next((told[name] for name in mark.entry.facts["remits"] if name in told), "")
    return kind or (mark.entry.name if named and mark.entry.name != _UNKNOWN else "")


def _employed(text: str, kind: str, head: list[Found], complement: list[list[Found]]) -> str:
    """Let the body speak through those who work for it: a researcher at an aid group, a doctor of the UN."""
    if not complement:
        return kind
    if head and head[-1].span.of(text).lower() in _GATHERINGS:  # "a coalition of aid groups"
        return _decided(text, complement[0]) or kind
    ranked = _ranks() | {"officer", "officers"}  # "an officer in the police department"
    if kind == "military" and head and head[-1].span.of(text).lower().rstrip(".") in ranked:
        office = _decided(text, complement[0])  # "Sgt. Joe Smith of the sheriff's office"
        return office if office in {"government", "ngo", "un"} else kind
    if kind == "armed_group" and head and not _strength(head[-1]):
        office = _decided(text, complement[0])  # "the Taliban director of Bakhtar"
        return office if office in {"government", "health", "state_media", "media"} else kind
    if kind not in {"expert", "witness", "health"}:
        return kind
    if kind == "witness" and _decided(text, complement[0]) == "government":
        return "government"  # "an engineer at the roads department"
    bodies_named = [mark for mark in complement[0] if "kind" in mark.entry.facts]
    works = any(_strength(mark) >= 2 and "kind" not in mark.entry.facts for mark in head)
    ends = bool(bodies_named) and bodies_named[-1] is complement[0][-1]
    employer = _kind(bodies_named[-1]) if works and ends else ""
    return employer if employer in _EMPLOYERS else kind


def _marks(text: str) -> list[Found]:
    """Return the bodies and nouns among the words, from left to right; "Hamas-run" tells who runs, not who speaks."""
    tokens = tokens_of(text)
    bare = without_possessives(tokens)
    found: list[Found] = []
    begins, owning = _openers(), bare != tokens
    index = 0
    while index < len(tokens):
        if tokens[index].lower not in begins and bare[index].lower not in begins:
            index += 1
            continue
        mark = _longest(tokens, index) or (_longest(bare, index) if owning else None)
        if mark and not _is_modifier(tokens, mark):
            found.append(mark)
        index = mark.stop if mark else index + 1
    return [mark for mark in found if mark.entry.facts.get("kind") != "channel"]


@cache
def _openers() -> frozenset[str]:
    """Return the words with which a body or a noun may begin."""
    return frozenset(bodies().heads | nouns().heads)


def _longest(tokens: tuple[Token, ...], index: int) -> Found | None:
    return bodies().at(tokens, index) or nouns().at(tokens, index)


def without_possessives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens without their possessive endings: "the mayor's statement"."""
    return tuple([_bare(token) if token.lower.endswith("'s") else token for token in tokens])


def _bare(token: Token) -> Token:
    return Token(token.start, token.end - 2, token.text[:-2], token.lower[:-2])


def _is_modifier(tokens: tuple[Token, ...], mark: Found) -> bool:
    """Say whether a mark is half of a compound such as "Hamas-run" or "pro-government"."""
    joined = [index for index in (mark.first - 1, mark.stop) if 0 < index < len(tokens) and tokens[index].text == "-"]
    return any(tokens[index - 1].end == tokens[index].start for index in joined)


def _strength(mark: Found) -> int:
    return 3 if "kind" in mark.entry.facts else int(mark.entry.facts["strength"])


def _kind(mark: Found) -> str:
    entry: Entry = mark.entry
    return str(entry.facts["kind"]) if "kind" in entry.facts else entry.name


def _overruled(text: str, head: Found, marks: list[Found]) -> str:
    """Let an armed group speak through its officers: "Houthi military spokesman" is of the group, not of an army."""
    kind = _kind(head)
    employers = [_kind(mark) for mark in marks if "kind" in mark.entry.facts and _kind(mark) in _EMPLOYERS]
    if kind in _LENT and "kind" not in head.entry.facts and employers:
        return employers[-1]
    if "un" in employers and kind in {"monitor", "military"} and "kind" not in head.entry.facts:
        return "un"  # its monitors and its peacekeepers speak for it
    sent = head.span.of(text).lower() in words("emissary")
    if sent and "un" in employers and not _is_sent_to(text, marks):
        return "un"
    if sent and any(_kind(mark) == "armed_group" for mark in marks):
        return "armed_group"  # "a Houthi negotiator", "the rebels' media office"
    ranked = kind == "military" and head.span.of(text).lower() in _ranks()
    if ranked and (office := [mark for mark in marks if _strength(mark) >= 2 and _kind(mark) != kind]):
        return _kind(office[-1])
    if kind in {"military", "media"} and head.stop - head.first == 1:
        own = next((_kind(mark) for mark in marks if _kind(mark) in {"armed_group", "state_media"}), "")
        before = tokenize(text, 0, head.start)
        arms = head.span.of(text)[:1].isupper() and any(found.entry.name == "arms" for found in remits().find(before))
        return own or ("armed_group" if kind == "military" and arms else kind)
    return kind


def _is_sent_to(text: str, marks: list[Found]) -> bool:
    """Say whether a state stands before the body: "Russia's UN envoy" is Russia's."""
    first = next(mark.span.start for mark in marks if _kind(mark) == "un")
    before = [token.text.removesuffix("'s").removesuffix("’s") for token in tokenize(text, 0, first)]
    return any(word in demonyms() or word in capitals() for word in before)


@cache
def _ranks() -> frozenset[str]:
    return frozenset(say for entry in load_lexicon("roles") if entry.name == "rank" for say in entry.say)


def _names_state(head: str) -> bool:
    bare = re.sub(r"^(?:the|The)\s+", "", head.strip()).removesuffix("'s").removesuffix("’s")
    return bare in capitals()


def _default(text: str, marks: list[Found]) -> str:
    """Return the kind of a phrase that no noun decides: of "disaster management chief" by what he is chief of."""
    if not marks:
        return "media" if _OUTLET.search(text) else ""
    kind = str(marks[-1].entry.facts.get("default", _UNKNOWN))
    before = tokenize(text, 0, marks[0].start)
    public = any(found.entry.name == "public" for found in remits().find(before))
    return "government" if kind == _UNKNOWN and public else kind
