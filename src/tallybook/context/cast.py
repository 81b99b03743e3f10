"""Who is who among the sources of an article: short names, "the monitor", "it" and "he" resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tallybook.context.cues import documents
from tallybook.context.grammar import words
from tallybook.context.kinds import bodies
from tallybook.context.names import Mention, describe
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span

_RUN = re.compile(r"[A-Z][\w’'-]*(?:\s(?:of|for|and|the|al|bin|de|van)(?=\s[\w]))?(?:[\s-](?:al-)?[A-Z][\w’'-]*){0,7}")
_DEFINED = re.compile(r"((?:[\w’'&.-]+\s+){1,9})\((?:the\s)?([A-Z][A-Za-z]{1,9})\)")
_OWNER = re.compile(r"^(.*?(?:['’]s|s['’]))\s+(?=\S)", re.DOTALL)
_MAKER = re.compile(r".*\b(?:by|from|of)\s+(?=\S)", re.DOTALL)
_ALIKE: dict[str, frozenset[str]] = {
    "monitor": frozenset({"monitor", "watchdog", "observatory", "group", "organisation", "organization", "network"}),
    "un": frozenset({"agency", "organisation", "organization", "body", "office", "mission"}),
    "ngo": frozenset({"group", "charity", "organisation", "organization", "agency", "aid"}),
    "armed_group": frozenset(
        {"group", "rebels", "militants", "militia", "movement", "insurgents", "force", "jihadists"}
    ),
    "military": frozenset({"army", "military", "forces", "troops", "coalition", "alliance"}),
    "government": frozenset({"government", "ministry", "authority", "authorities", "agency", "department", "office"}),
    "health": frozenset({"hospital", "union", "committee"}),
    "state_media": frozenset({"agency", "broadcaster", "outlet", "channel"}),
    "media": frozenset({"newspaper", "outlet", "agency", "channel", "broadcaster", "daily"}),
}
_LOOSE = frozenset(
    {"monitor", "un", "ngo", "armed_group"}
)  # kinds that "the group" may stand for without a shared word


@dataclass(frozen=True, slots=True)
class Figure:
    """A source as the article makes it known, mention by mention."""

    name: str
    kind: str
    body: str
    person: bool
    plural: bool
    named: bool
    new: bool
    words: frozenset[str]


class Cast:
    """The sources met so far, in the order of the text.

    Reading goes once through the article; `admit` takes each mention as it comes and returns whom it means.
    """

    def __init__(self, body: str, sentences: tuple[Sentence, ...]) -> None:
        self._text = body
        self._figures: list[Figure] = []
        self._order: list[int] = []
        self._same: dict[int, int] = {}
        self._acronyms = dict(_defined(body))
        self._bodies = _fullest_bodies(body, sentences)
        self._runs = _runs(body)

    def admit(self, span: Span) -> int:
        """Return the number of the source that the noun phrase at `span` means; see `name` and `kind`."""
        return self._seen(self._admit(describe(self._text, span)))

    def name(self, number: int) -> str:
        """Return the fullest name of a source."""
        return self._figures[self._same.get(number, number)].name

    def kind(self, number: int) -> str:
        """Return the kind of a source; ``official`` where nothing tells."""
        return self._figures[self._same.get(number, number)].kind or "official"

    def _seen(self, number: int) -> int:
        self._order.append(number)
        return number

    def _recent(self) -> list[int]:
        return self._order[:-25:-1]

    def _admit(self, mention: Mention) -> int:
        if mention.pointer in words("pronoun") | words("possessive") and mention.head in {"", mention.pointer}:
            return self._pronoun(mention)
        if mention.head in documents() and not mention.person:
            return self._document(mention)
        known = self._known(mention)
        if known < 0:
            return self._add(mention)
        self._figures[known] = self._richer(self._figures[known], mention)
        return known

    def _pronoun(self, mention: Mention) -> int:
        pointer = mention.pointer
        person = pointer in {"he", "she", "his", "her"}
        for number in self._recent():
            figure = self._figures[number]
            if person == figure.person or (pointer in {"they", "their"} and figure.plural) or pointer in {"i", "we"}:
                return number
        name = self._name_before(mention.span.start) if person else ""
        return self._add(replace(mention, name=name or mention.name, person=person))

    def _name_before(self, offset: int) -> str:
        """Return the last name of two words or more before `offset`, within a few hundred characters."""
        runs = [match[0] for match in _RUN.finditer(self._text, max(0, offset - 400), offset) if " " in match[0]]
        return runs[-1] if runs else ""

    def _document(self, mention: Mention) -> int:
        """Find who made a paper: its owner, its maker after "by", else who was last heard."""
        text = mention.span.of(self._text)
        owner, maker = _OWNER.match(text), _MAKER.match(text)
        if maker and maker.end() < len(text):
            return self._admit(describe(self._text, Span(mention.span.start + maker.end(), mention.span.end)))
        if owner:
            return self._admit(describe(self._text, Span(mention.span.start, mention.span.start + owner.end(1))))
        named = describe(
            self._text, Span(mention.span.start, mention.span.start + max(1, text.lower().rfind(mention.head)))
        )
        if named.named and named.kind:
            return self._admit(named)
        bodies_heard = [number for number in self._recent() if not self._figures[number].person]
        return bodies_heard[0] if bodies_heard and mention.pointer != "a" else self._add(mention)

    def _known(self, mention: Mention) -> int:
        """Return the figure that a mention means, or -1 where it brings in somebody new."""
        fresh = mention.pointer == "a" or (not mention.named and mention.plural and mention.pointer != "the")
        body = mention.body
        for number in reversed(range(max(0, len(self._figures) - 60), len(self._figures))):
            figure = self._figures[number]
            if body and figure.body == body:
                return number
            if body or fresh:
                continue
            if mention.named and mention.person and figure.named and _same_person(mention, figure):
                return number
            if mention.named and not mention.person and not figure.person and _same_body(mention, figure):
                return number
        return self._pointed(mention) if mention.pointer not in {"", "a"} and not mention.named else -1

    def _pointed(self, mention: Mention) -> int:
        """Resolve "the monitor", "the ministry", "the diplomat" to the last one who answers to it."""
        for loose in (False, True):
            for number in self._recent():
                figure = self._figures[number]
                if mention.words <= figure.words or (loose and _alike(mention, figure)):
                    return number
        return -1

    def _add(self, mention: Mention) -> int:
        kind = mention.kind
        figure = Figure(
            self._fullest(mention), kind, mention.body, mention.person, mention.plural, mention.named,
            mention.pointer == "a", mention.words,
        )  # fmt: skip
        self._figures.append(figure)
        number = len(self._figures) - 1
        self._introduce(number)
        return number

    def _introduce(self, number: int) -> None:
        """Let a name explain the description before it: "a war monitor said. The Syrian Observatory …"."""
        figure = self._figures[number]
        if figure.person or not figure.named:
            return
        for earlier in range(max(0, number - 2), number):
            described = self._figures[earlier]
            same = described.kind == figure.kind and described.new and not described.person and not described.named
            stems = {word.rstrip("s") for word in described.words} & {word.rstrip("s") for word in figure.words}
            if same and earlier not in self._same and (stems or figure.kind == "monitor"):
                self._same[earlier] = number

    def _richer(self, figure: Figure, mention: Mention) -> Figure:
        name = figure.name
        if mention.named and not figure.named:
            name = self._fullest(mention)
        kind = figure.kind if figure.kind and figure.kind != "official" else mention.kind or figure.kind
        return replace(
            figure, name=name, kind=kind, named=figure.named or mention.named, words=figure.words | mention.words
        )

    def _fullest(self, mention: Mention) -> str:
        """Return the fullest name that the text gives for a mention."""
        if mention.body:
            return self._bodies.get(mention.body, mention.name)
        name = self._acronyms.get(mention.name, mention.name)
        if mention.named and " " not in name and name == mention.name:
            name = self._runs.get(name.lower(), name)
        return name


def _same_person(mention: Mention, figure: Figure) -> bool:
    """Say whether a name is the last part of a fuller one, or the same."""
    if not figure.person and " " in mention.name:
        return False
    short, long = mention.name.lower(), figure.name.lower()
    return short == long or long.endswith((f" {short}", f"-{short}")) or (short in long.split() and " " not in short)


def _same_body(mention: Mention, figure: Figure) -> bool:
    names = frozenset(mention.name.lower().split())
    return bool(names) and names <= figure.words | frozenset(figure.name.lower().split())


def _alike(mention: Mention, figure: Figure) -> bool:
    """Say whether a description fits the kind of a source though it shares no word with it."""
    fits = mention.head in _ALIKE.get(figure.kind, frozenset()) and not figure.person
    return fits and (figure.kind in _LOOSE or mention.kind == figure.kind)


def _defined(body: str) -> list[tuple[str, str]]:
    """Return acronyms with the name before their parenthesis: "Syrian Democratic Forces (SDF)"."""
    found = []
    for match in _DEFINED.finditer(body):
        parts, letters = match[1].split(), match[2].lower()
        for first in range(len(parts)):
            initials = "".join(part[0] for part in parts[first:] if part[0].isupper()).lower()
            if initials == letters and parts[first][0].isupper():
                found.append((match[2], " ".join(parts[first:])))
                break
    return found


def _fullest_bodies(body: str, sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """Return the longest wording that the article uses of each known organisation."""
    longest: dict[str, str] = {}
    for sentence in sentences:
        for found in bodies().find(sentence.tokens):
            wording = found.span.of(body)
            if len(wording) > len(longest.get(found.entry.name, "")):
                longest[found.entry.name] = wording
    return longest


def _runs(body: str) -> dict[str, str]:
    """Return, for each capitalised word, the first longer name that holds it as first or last word."""
    runs: dict[str, str] = {}
    for match in _RUN.finditer(body):
        parts = match[0].split()
        if len(parts) > 1:
            runs.setdefault(parts[-1].lower(), match[0])
    return runs
