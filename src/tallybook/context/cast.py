"""Who is who among the sources of an article: short names, "the monitor", "it" and "he" resolved."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tallybook.context.cues import documents, statements
from tallybook.context.grammar import words
from tallybook.context.kinds import bodies, capitals, demonyms, kind_of
from tallybook.context.known import Body, Known
from tallybook.context.names import Mention, describe
from tallybook.context.naming import RUN, initials, strangers, told_of
from tallybook.context.surroundings import precisions
from tallybook.context.titles import titles_among
from tallybook.context.voices import (
    ALIKE,
    ANYBODY,
    LOOSE,
    PRESS,
    Voice,
    answers_to,
    is_foreign,
    is_origin,
    is_several,
    is_somebody,
    is_surname,
    is_unnamed_office,
    may_be,
    may_be_of,
    may_have_spokesman,
    origins,
    same_body,
    same_person,
)
from tallybook.text.sentences import Sentence
from tallybook.text.span import Span
from tallybook.text.tokens import tokenize

_OWNER = re.compile(r"^(.*?(?:['’]s|s['’]))\s+(?=\S)", re.DOTALL)
_MAKER = re.compile(r"(?:[^,]|(?<=\d),(?=\d))*\bby\s+(?=\S)|[^,]*?\b(?:from|of)\s+(?=[^\s\d])", re.DOTALL)
_SETTING = re.compile(r"^\s*(?:At|In|From)\s+(?=\S)")
_MEMBER = re.compile(r"\b(?:of|for|from|with|at)\s+(?:the|this)\s+(\w+)\s*$")
_AGED = re.compile(r"\d{1,3}-year-old")  # "the 45-year-old" is who was last heard
_TOLD = 2  # who spoke last, and whoever was named beside an office: "the minister said, with the group claiming it"
_PARAGRAPH = 600  # characters before a pronoun among which somebody is looked for
_VOICES = 60  # sources heard last, among which a mention is looked for
_SHE, _HE = words("feminine"), words("masculine")
_OLDER = frozenset({"earlier", "previous", "initial", "updated", "later", "preliminary", "new"})  # counts of one maker
_OTHER = {"he": _SHE, "his": _SHE, "she": _HE, "her": _HE}  # words of a source that a pronoun cannot mean


class Cast:
    """The sources met so far, in the order of the text.

    Reading goes once through the article; `admit` takes each mention as it comes and returns whom it means.
    """

    def __init__(self, body: str, sentences: tuple[Sentence, ...], *, published: date | None = None) -> None:
        self._text = body
        self._published = published
        self._voices: list[Voice] = []
        self._order: list[int] = []
        self._last: dict[int, int] = {}
        self._same: dict[int, int] = {}
        self._named = Known(body, sentences)
        self._papers: dict[str, int] = {}

    def admit(self, span: Span, *, opening: int) -> int:
        """Return the number of the source that the noun phrase at `span` means; see `name` and `kind`.

        `opening` is where its sentence begins: "At Nasser hospital, director X said" tells what X directs.
        """
        mention = describe(self._text, span)
        if mention.kind == "armed_group" and self._governs(span):
            mention = replace(mention, kind="government")
        heads = mention.pointer in {"its", "their"} and mention.person and mention.head in words("representative")
        if mention.kind == "official" or (heads and mention.kind == "government"):
            mention = replace(mention, kind=self._affiliation(mention, opening) or mention.kind)
        return self._seen(self._admit(mention), span.start)

    def _governs(self, span: Span) -> bool:
        """Say whether an armed group named here ruled on the day of publication: de facto authorities."""
        named = (found.entry.facts.get("governs") for found in bodies().find(tokenize(span.of(self._text))))
        return self._published is not None and any(since and since <= self._published for since in named)

    def _affiliation(self, mention: Mention, opening: int) -> str:
        """Return the kind of the body that a spokesman or director belongs to, where the phrase does not say."""
        setting = self._text[opening : mention.span.start][:200]
        owned = mention.pointer in words("possessive")
        told = bool(_SETTING.match(setting)) or owned
        kind = kind_of(_SETTING.sub("", setting)) if opening < mention.span.start and told else ""
        if kind not in {"", "official"} or self._body_before(mention):
            return kind if kind not in {"", "official"} else self._body_before(mention)
        own = owned or (mention.person and mention.pointer in {"", "the"} and mention.head in words("representative"))
        heard = (self._voices[number] for number in self._recent()[:3] if own)
        return next((voice.kind for voice in heard if voice.kind not in {"", "official", "witness", "expert"}), "")

    def _body_before(self, mention: Mention) -> str:
        """Return the kind of the body that "a member of the group" belongs to, named shortly before."""
        match = _MEMBER.search(mention.span.of(self._text))
        if not match:
            return ""
        kinds = (named.kind for named in self._named.before(mention.span.start))
        return next((kind for kind in kinds if match[1] in ALIKE.get(kind, frozenset())), "")

    def name(self, number: int) -> str:
        """Return the fullest name of a source."""
        return self._voices[self._same.get(number, number)].name

    def kind(self, number: int) -> str:
        """Return the kind of a source; ``official`` where nothing tells."""
        voice = self._voices[self._same.get(number, number)]
        passer = voice.new and not voice.named and not voice.body and not voice.plural
        return voice.kind or ("witness" if passer else "official")

    def _seen(self, number: int, offset: int) -> int:
        self._order.append(number)
        self._last[number] = offset
        return number

    def _recent(self) -> list[int]:
        return self._order[:-25:-1]

    def _admit(self, mention: Mention) -> int:
        if mention.pointer in words("pronoun", "possessive") and mention.head in {
            "",
            mention.pointer,
            "him",
            "them",
            "us",
            "me",
        }:
            return self._pronoun(mention)
        staff = (
            mention.kind in {"", "official", "health", "witness", "expert", "monitor"}
            and not mention.named
            and not mention.person
        )
        if mention.pointer in {"its", "their"} and staff and mention.head not in documents():
            owner = next((number for number in self._recent() if not self._voices[number].person), -1)
            if owner >= 0:  # an unnamed speaker of a named body stands for it: "its team said"
                return owner
        if mention.pointer in {"his", "her"} and staff:
            owner = next((number for number in self._recent() if self._voices[number].person), -1)
            if owner >= 0:
                return owner
        if mention.head in documents() and not mention.person and not self._is_titled(mention):
            return self._document(mention)
        known = self._known(mention)
        if known < 0 and _AGED.fullmatch(mention.name) and mention.pointer == "the":
            known = next((number for number in self._recent() if is_somebody(self._voices[number])), -1)
        if known < 0 and mention.pointer == "the" and mention.name in ANYBODY:
            known = self._somebody(mention)
        if known < 0:
            return self._add(mention)
        self._voices[known] = self._richer(self._voices[known], mention)
        return known

    def _is_titled(self, mention: Mention) -> bool:
        """Say whether a noun such as "survey" is part of a body's name: the US Geological Survey."""
        text = mention.span.of(self._text)
        at = text.find(mention.head.capitalize(), 1)
        return at > 0 and text[at - 2 : at - 1] not in {"", "."}

    def _pronoun(self, mention: Mention) -> int:
        pointer = mention.pointer
        person = pointer in {"he", "she", "his", "her"}
        subject = self._told_of(mention.span.start) if person else None
        if subject and not (subject.words - words("possessive")) & _OTHER[pointer]:
            return self._admit(subject)
        for number in self._recent():
            voice = self._voices[number]
            if voice.words & _OTHER.get(pointer, frozenset()) or (pointer == "it" and is_several(voice)):
                continue
            surname = voice.named and not voice.body and " " not in voice.name and voice.kind in {"", "official"}
            if person and surname and not voice.plural:
                return number
            if person == voice.person or (pointer in {"they", "their"} and voice.plural) or pointer in {"i", "we"}:
                if person:
                    self._voices[number] = replace(voice, words=voice.words | {pointer})
                return number
        office = next((number for number in self._recent() if may_have_spokesman(self._voices[number])), -1)
        if person and office >= 0 and self._text.rfind("\n", self._last[office], mention.span.start) < 0:
            return office
        if pointer == "it":
            return self._body_named(mention)
        named = self._named_before(mention.span.start) if person else None
        return self._add(named or replace(mention, person=person))

    def _body_named(self, mention: Mention) -> int:
        """Return the body named last before an "it" that nobody has spoken before: "The UN acted. It said"."""
        last = next(iter(self._named.before(mention.span.start)), None)
        if last is None or last.start < mention.span.start - _PARAGRAPH or last.kind not in LOOSE:
            return self._add(mention)
        name = self._named.of_body(last.name, mention.name)
        return self._add(replace(mention, name=name, body=last.name, kind=last.kind, named=True))

    def _told_of(self, offset: int) -> Mention | None:
        """Return who a sentence of the paragraph is about, where nobody has spoken since: "Ana Cruz, a widow, fled"."""
        spoken = self._last[self._order[-1]] if self._order else 0
        near = max(0, offset - _PARAGRAPH)
        first = max(spoken, self._text.rfind("\n", near, offset) + 1, near)
        told = [describe(self._text, span) for span in told_of(self._text, first, offset)]
        return next((mention for mention in reversed(told) if mention.person and mention.named), None)

    def _named_before(self, offset: int) -> Mention | None:
        """Return who bears the last name of two words or more before `offset`, within a few hundred characters."""
        runs = [
            Span(*match.span())
            for match in RUN.finditer(self._text, max(0, offset - 400), offset)
            if " " in match[0]
            and not any(word in demonyms() or word in capitals() for word in match[0].split())
            and match[0].split()[-1].lower() not in precisions()
        ]
        return replace(describe(self._text, runs[-1]), person=True) if runs else None

    def _somebody(self, mention: Mention) -> int:
        """Return who "the man" is: who spoke last without a name, else who was told of as "a resident of Kourakou"."""
        first = max(0, mention.span.start - _PARAGRAPH)
        told = [describe(self._text, span) for span in strangers(self._text, first, mention.span.start)]
        told = [other for other in told if may_be(mention.name, other)]
        spoken = self._order[-1] if self._order else -1
        if spoken >= 0 and not (told and told[-1].span.start > self._last[spoken]):
            return spoken if may_be(mention.name, self._voices[spoken]) else -1
        return self._admit(told[-1]) if told else -1

    def _document(self, mention: Mention) -> int:
        """Find who made a paper: its owner, its maker after "by", else who was last heard."""
        outlet = self._outlet(mention)
        if outlet >= 0:
            return outlet
        text = mention.span.of(self._text)
        back = mention.pointer not in {"", "a"} or mention.head in statements()
        if back and not _OWNER.match(text) and mention.head in self._papers:
            return self._papers[mention.head]
        number = self._maker(mention, text)
        self._papers[mention.head] = number
        return number

    def _outlet(self, mention: Mention) -> int:
        """Return the newspaper heard last that "the paper" or "the website" is; -1 where it is a document."""
        outlet = mention.pointer == "the" and mention.head in ALIKE["media"] and mention.words == {mention.head}
        heard = (
            number for number in self._recent() if outlet and self._voices[number].kind in {"media", "state_media"}
        )
        return next(heard, -1)

    def _maker(self, mention: Mention, text: str) -> int:
        owner, maker = _OWNER.match(text), _MAKER.match(text)
        if maker and maker.end() < len(text):
            return self._admit(describe(self._text, Span(mention.span.start + maker.end(), mention.span.end)))
        if owner:
            return self._admit(describe(self._text, Span(mention.span.start, mention.span.start + owner.end(1))))
        before = text[: max(1, text.lower().rfind(mention.head))]
        named = describe(self._text, Span(mention.span.start, mention.span.start + len(before.rstrip()) or 1))
        if named.kind and named.kind != "official" and "official" not in named.words:
            return self._admit(named)
        if "official" in named.words or any(word in demonyms() for word in before.split()):
            return self._add(replace(mention, kind="government"))
        bodies_heard = [number for number in self._recent() if not self._voices[number].person]
        older = mention.pointer == "a" and bool(mention.words & _OLDER)  # "An earlier count had put it at 12"
        back = mention.pointer not in {"a", ""} or older or mention.head in statements()
        return bodies_heard[0] if bodies_heard and back else self._add(mention)

    def _known(self, mention: Mention) -> int:
        """Return the voice that a mention means, or -1 where it brings in somebody new."""
        fresh = mention.pointer == "a" or (not mention.named and mention.plural and mention.pointer != "the")
        body, spelt = mention.body, self._named.spelt(mention.name)
        for number in reversed(range(max(0, len(self._voices) - _VOICES), len(self._voices))):
            voice = self._voices[number]
            if (body and voice.body == body) or (voice.person and is_surname(mention, voice)):
                return number
            if (spelt and voice.name == spelt) or self._is_short_for(mention, voice):
                return number
            if body or fresh or is_origin(mention):
                continue
            if mention.named and mention.person and voice.named and same_person(mention, voice):
                return number
            if mention.named and not mention.person and not voice.person and same_body(mention, voice):
                return number
        points = not mention.named or is_origin(mention)
        return self._pointed(mention) if mention.pointer not in {"", "a"} and points else -1

    def _is_short_for(self, mention: Mention, voice: Voice) -> bool:
        """Say whether a name in capitals is the initials of a source, or stands in brackets behind its name."""
        if not mention.name.isupper() or voice.person:
            return False
        behind = self._named.is_bracketed(mention.name) and mention.name.lower() in voice.words
        return (behind and mention.body != "" and voice.body == "") or (
            voice.named and initials(voice.name) == mention.name
        )

    def _pointed(self, mention: Mention) -> int:
        """Resolve "the monitor", "the ministry", "the diplomat" to the last one who answers to it."""
        for loose in (False, True):
            if loose and mention.words - origins() - {mention.head, "group"}:
                break
            for number in self._recent():
                voice = self._voices[number]
                if is_foreign(mention, voice) or (voice.person and not mention.person):
                    continue  # "the ministry" is not its spokesman
                if mention.words <= voice.words or (loose and answers_to(mention, voice)):
                    passing = self._last_body(mention, after=self._last.get(number, 0)) if loose else -1
                    return passing if passing >= 0 else number
        own = mention.words - {mention.head, mention.pointer} if mention.pointer in words("possessive") else ()
        return -1 if own else self._last_body(mention)  # "their parents' association" is one of its own

    def _last_body(self, mention: Mention, *, after: int = -1) -> int:
        """Resolve "the group" to the organisation named last before it, though it has not spoken yet."""
        for named in self._named.before(mention.span.start):
            if named.start <= after:
                break
            loose = named.kind in LOOSE or {named.kind, mention.kind} <= PRESS
            if loose and mention.head in ALIKE.get(named.kind, frozenset()) and may_be_of(mention.kind, named.kind):
                return self._number_of(named, mention)
        return -1

    def _number_of(self, named: Body, mention: Mention) -> int:
        """Return the number of a known body, which a mention brings in where it has not spoken yet."""
        recent = range(max(0, len(self._voices) - _VOICES), len(self._voices))
        known = next((number for number in recent if self._voices[number].body == named.name), -1)
        return known if known >= 0 else self._add(replace(mention, body=named.name, kind=named.kind, named=True))

    def _add(self, mention: Mention) -> int:
        name = self._named.fullest(mention)
        told = kind_of(name) if name != mention.name and mention.kind in {"", "official"} else ""
        kind = told or mention.kind
        voice = Voice(
            name, kind, mention.body, mention.person, mention.plural, mention.named,
            mention.pointer == "a", mention.words,
        )  # fmt: skip
        self._voices.append(voice)
        number = len(self._voices) - 1
        self._introduce(number, mention)
        return number

    def _reveal(self, number: int, mention: Mention) -> None:
        """Let a name alone be that of the office told of last: "the governor said. Colonel Sorgho said …"."""
        bare = not mention.words - titles_among(mention.words) - frozenset(mention.name.lower().split())
        near = mention.span.start - _PARAGRAPH
        heard = (at for at in self._recent()[:_TOLD] if bare and self._last[at] >= near and at not in self._same)
        earlier = next((at for at in heard if is_unnamed_office(self._voices[at])), -1)
        if earlier >= 0:
            office = self._voices[earlier]
            self._same[earlier] = number
            self._voices[number] = replace(self._voices[number], kind=office.kind, words=mention.words | office.words)

    def _introduce(self, number: int, mention: Mention) -> None:
        """Let a name explain the description before it: "a war monitor said. The Syrian Observatory …"."""
        voice = self._voices[number]
        if voice.person and voice.named:
            self._reveal(number, mention)
        if voice.person or not voice.named:
            return
        for earlier in range(max(0, number - 2), number):
            described = self._voices[earlier]
            alike = described.kind in {voice.kind, "", "official"}
            same = alike and described.new and not described.person and not described.named
            stems = {word.rstrip("s") for word in described.words} & {word.rstrip("s") for word in voice.words}
            if same and earlier not in self._same and (stems or voice.kind == "monitor"):
                self._same[earlier] = number

    def _richer(self, voice: Voice, mention: Mention) -> Voice:
        name = voice.name
        if mention.named and not voice.named:
            name = self._named.fullest(mention)
        known = mention.body and not voice.body and not self._named.spelt(mention.name)
        kind = voice.kind if voice.kind not in {"", "official"} and not known else mention.kind or voice.kind
        return replace(
            voice, name=name, kind=kind, named=voice.named or mention.named, words=voice.words | mention.words
        )
