"""What a noun phrase tells of a source: its name, its office, whether it is a person or points back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tallybook.context.cues import documents
from tallybook.context.grammar import words
from tallybook.context.kinds import bodies, capitals, demonyms, kind_of, nouns
from tallybook.context.titles import is_office, is_title, roles, staff, whole_words
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokens_of

_NAME_WORD = r"(?:[A-Z][^\W\d_]*(?:[’'‘-][^\W\d_]+)*\.?|(?:al|el|as|ash|an|ad|ar|at|az)-[^\W\d_][\w’'‘-]*)"
_PARTICLE = r"(?:bin|ibn|bint|abu|van|der|den|von|de|la|du|da|do|dos|del|des|di|ould|ag|ben|al|el|ul)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_NAME_WORD})*")
_CUT = re.compile(
    r"\s*(?:[,(\[—–;:]|--|\s(?:who|which|whose|whom|where)\s"
    r"|\s(?:reached|contacted|interviewed|speaking|quoted)\s(?:by|via|over|on|in|from|at)\s).*",
    re.DOTALL,
)
_RELATIVE = re.compile(r",?\s(?:who|which|whose|whom|where)\s.*", re.DOTALL)
_HEAD = re.compile(
    r"\s(?:(?:of|in|at|from|for|with|near|on|to|by|inside|outside|across|there|here)(?=\s|$)"
    r"|[a-z]{2,}ing\s(?=(?:the|an?|at|in|on|for|with|from|to|its|their|his|her)\s))"
)
"""Where the head of a noun phrase ends: "a nurse | working at the clinic", "the head | of the agency"."""
_MEMBERS = re.compile(
    r"^,?\s(?:which|that)\s(?:includes?|groups|unites|leads|heads|commands|comprises)\s([^,.;]+)", re.DOTALL
)
_POINTING = ("the", "this", "that", "these")
_KEPT = 64  # phrases that are kept: whether one can speak is asked before it is taken for a source
_SHORT = 40  # characters in which a short name in brackets is looked for
_APPOSED = re.compile(rf"^,\s*({_NAME.pattern})\s*(?=,|\(|of\b|$)")
_GLOSS = re.compile(rf"^,\s*(?:the\s+)?({_NAME.pattern})\s*(?=,|\(|$)")
_GLOSSED = re.compile(r"^,\s*(?:a|an)\s")
_BASED = re.compile(r"\b[\w.]+-(?:based|run|led|backed|registered)\b")
_OFFICE_OF = re.compile(  # "Superintendent of Police Lee Brown": no article, an office, what it is of, a name
    rf"^(?:[A-Z]\w+ ){{0,3}}([A-Z]\w+) of (?:[A-Z]\w+ ){{1,3}}?({_NAME_WORD} {_NAME_WORD})$"
)
_OWNED = re.compile(rf"^([A-Z][\w.& -]*?)(?:['’]s|(?<=s)['’])\s({_NAME_WORD}(?:\s{_NAME_WORD}){{1,2}})$")
"""A body and one of its people: "the Red Cross's Ana Cruz"."""
_POSSESSED = re.compile(r"['’]s\s|s['’]\s")
_BRACKETED = re.compile(r"^\s*\([^()]*\)")
_BEFORE_SENTENCE = ("", ".", "!", "?", "\n", "”", '"', ":", ")")
_ARTICLE = re.compile(r"^(?:The|the|A|a|An|an)\s+")
_WHO = re.compile(r"^,\s*who\s")
_AGE = re.compile(r",\s*(?:aged\s+)?\d{1,2}\b|\b\d{1,2}-year-old\b")
_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|our|another|some|several|many|most|one|two|three|four|five|six|seven|both"
    r"|these|those|this|that|dozens|\d+)(?:\s+of)?\s+)+(?=\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as one noun phrase names it.

    Attributes
    ----------
    span : Span
        The noun phrase.
    name : str
        A person's name, a body's name, or the description without its article.
    head : str
        The noun that says what it is, in lower case: "ministry", "doctor".
    kind : str
        Kind of source by its own words; empty where they tell nothing.
    body : str
        Id of the known organisation it names; else empty.
    person, named, plural : bool
        Whether it is one person, whether it has a proper name, whether it is several.
    pointer : str
        The pronoun, possessive or "the" by which it points back; "a" where it is new; empty for a bare name.
    words : frozenset of str
        The words it is known by, in lower case.
    """

    span: Span
    name: str
    head: str
    kind: str
    body: str
    person: bool
    named: bool
    plural: bool
    pointer: str
    words: frozenset[str]


@lru_cache(_KEPT)
def describe(text: str, span: Span) -> Mention:
    """Return what the noun phrase at `span` of `text` tells of its source.

    >>> phrase = "Houthi military spokesman Yahya al-Marwani"
    >>> mention = describe(phrase, Span(0, len(phrase)))
    >>> mention.name, mention.person, mention.kind
    ('Yahya al-Marwani', True, 'armed_group')
    """
    whole = span.of(text)
    core = _CUT.sub("", whole).strip() or whole
    first = (core.split() or [""])[0].lower()
    first = {"him": "he", "them": "they", "us": "we", "me": "i"}.get(core.lower(), first)
    pointer = first if first in _POINTING or first in words("pronoun", "possessive") else ""
    pointer = "a" if first in {"a", "an", "another", "one"} else pointer
    head = _HEAD.split(core, maxsplit=1)[0].removesuffix("'s").removesuffix("’s")
    person = _person(head, core, whole, pointer) or _apposed(head, whole[len(core) :]) or _given(whole[len(core) :])
    body, official = ("", "") if person else _body(head, whole)
    told = pointer in {"a", "the"} and not person and not official
    gloss = _GLOSS.match(whole[len(core) :]) if told else None
    gloss = None if gloss and gloss[1] in capitals() else gloss  # "the agency in Geneva, Switzerland,"
    glossed = _known_body(gloss[1]) if gloss else ""
    body = body or glossed
    name = person or official or (gloss[1] if gloss else _described(core))
    noun = _noun(head, whole, person)
    points = pointer == "a" or pointer in words("pronoun")
    named = bool(person or body or gloss) or (not points and _has_name(text, span, head))
    named_as = (core.removesuffix(person) if person else core) or ("" if _is_surname(person) else core)
    told_kind = _kind(whole, core, named_as, person=bool(person), known=bool(body))
    kind = kind_of(gloss[1]) if gloss and glossed else told_kind
    return Mention(
        span, name, noun, kind, body, bool(person) or _is_one_person(noun, pointer),
        named, _is_plural(noun), pointer, _known_by(whole),
    )  # fmt: skip


def _person(head: str, core: str, whole: str, pointer: str) -> str:
    """Return the name of the person that the phrase names; empty where it names a body or nobody."""
    office = _OFFICE_OF.match(core)
    if office and is_office(office[1]):
        return office[2]
    head = _ARTICLE.sub("", head)
    owned = _OWNED.match(_ARTICLE.sub("", core))
    if owned and list(bodies().find(tokens_of(owned[1]))) and not (_is_body(owned[2]) or _has_noun(owned[2])):
        return owned[2]
    runs = [match for match in _NAME.finditer(head) if match.end() == len(head)]
    if not runs or not head or _is_body(runs[0][0]):
        return ""
    run = _without_titles(runs[0][0], whole_head=runs[0].start() == 0)
    before = head[: runs[0].start()].split()
    if not run or _is_body(run) or _POSSESSED.search(run) or run.isupper() or any(char.isdigit() for char in run):
        return ""
    titled = run != runs[0][0] or (bool(before) and is_office(before[-1]))
    if before and not titled:
        return ""
    rest = whole[len(core) :]
    aged = bool(_AGE.search(rest)) or _is_calling(rest)
    several = len(run.split()) > 1 or "-" in run
    return run if titled or aged or (several and pointer != "the") else ""


def _is_calling(rest: str) -> bool:
    """Say whether an apposition gives a person's calling: ", head of the hospital", ", the agency's chief"."""
    phrase = _CUT.sub("", rest.lstrip(", "))
    last = (_HEAD.split(phrase, maxsplit=1)[0].split() or [""])[-1].lower()
    return last in roles("person")


def _apposed(head: str, rest: str) -> str:
    """Return the person whom an apposition names: "the agency's Aden coordinator, Salwa Haddad,"."""
    match = _APPOSED.match(_BRACKETED.sub("", rest, count=1))  # "the head of the agency (SEMA), Ali Omar,"
    last = (head.split() or [""])[-1]
    single = is_office(last) and not _is_plural(last)
    if not match or not (single or last.lower() in {"one", "another"}):
        return ""
    name = _without_titles(match[1], whole_head=True)
    if name in capitals():
        return ""  # "the head of the office in Kano, Nigeria,"
    runs = last.lower() in roles("runner") and _is_plural(name.split()[-1].lower())  # "the operator, Star Lines"
    return "" if _is_body(name) or name.isupper() or runs else name


def _given(rest: str) -> str:
    """Return the name that somebody gave: "a doctor who gave only his first name, Wassim"."""
    match = _gave().search(rest)
    return match[1] if match else ""


@cache
def _gave() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, roles("gives_name"))))
    return re.compile(rf"\bwho (?:{verbs})\b[^.]*?(?:,| as| by)\s+({_NAME.pattern})")


def _has_name(text: str, span: Span, head: str) -> bool:
    """Say whether the phrase has a proper name; the capital that opens a sentence makes none."""
    bare = _LEAD.sub("", head)
    match = _NAME.search(_BASED.sub("", bare))
    if not match:
        return False
    opens = bare is head and match.start() == 0 and text[: span.start].rstrip()[-1:] in _BEFORE_SENTENCE
    if not opens or " " in match[0].strip() or match[0] == bare or not match[0][1:].islower():
        return True
    return match[0] in capitals() or match[0] in demonyms()


def _without_titles(run: str, *, whole_head: bool) -> str:
    """Drop ranks and offices that stand before a name: "Major-General Zaw Moe Lin", "Sen. Cruz"."""
    parts = run.split()
    last = max((index for index in range(len(parts) - 1) if _heads_name(parts, index)), default=-1)
    if last < 0 and whole_head and len(parts) > 1 and parts[0].lower() in {"the", "a", "an", "former", "but"}:
        last = 0
    calling = is_office(parts[0]) and not _is_plural(parts[0].lower())  # "Engineers Without Borders" are a body
    if last < 0 and whole_head and len(parts) > 2 and calling:  # "Fisherman Ali Omar" opens its sentence
        last = 0
    return " ".join(parts[last + 1 :])


def _heads_name(parts: list[str], index: int) -> bool:
    """Say whether a title stands before a name; between names an honorific is one: "Ali Haji Adan"."""
    honours = parts[index].lower().rstrip(".") in roles("honorific")
    return is_title(parts[index]) and (not honours or index == 0 or is_office(parts[index - 1]))


def _is_body(run: str) -> bool:
    """Say whether a capitalised name is a body's or a place's rather than a person's."""
    tokens = tokens_of(run)
    known = bodies().at(tokens, 0)
    last = tokens[-1].lower
    family = len(tokens) > 1 and last in roles("surname")
    office = not family and last in staff()
    return bool(known and known.stop == len(tokens)) or run in capitals() or office or _has_joiner(run)


def _is_surname(name: str) -> bool:
    """Say whether a name ends in one that is a calling too: Julie Bishop is no bishop."""
    return name.rpartition(" ")[2].lower() in roles("surname")


def _has_noun(run: str) -> bool:
    """Say whether a name holds a noun for a kind of source, so that it is a body's."""
    return any(True for _ in nouns().find(tokens_of(run)))


def _has_joiner(run: str) -> bool:
    return any(f" {joiner} " in f" {run} " for joiner in ("of", "for", "and"))


def _body(head: str, whole: str) -> tuple[str, str]:
    """Return id and wording of the known organisation that the phrase names, if it names one as its head."""
    bare, full = _LEAD.sub("", head), _LEAD.sub("", whole)
    tokens = tokens_of(full)
    opening = bodies().at(tokens, 0) if tokens else None
    if opening and opening.entry.facts["kind"] != "channel":
        ends = opening.stop == len(tokens) or tokens[opening.stop].text in ",(" or opening.end > len(bare)
        if ends:
            return opening.entry.name, opening.span.of(full)
    tokens = tokens_of(bare)
    for index in range(len(tokens)):
        found = bodies().at(tokens, index)
        rest = tokens[found.stop :] if found else ()
        generic = bool(found and rest and found.entry.name == "united_nations")  # "the UN agency" is one of many
        if (
            found
            and not generic
            and found.entry.facts["kind"] != "channel"
            and all(_is_gloss(token.lower) for token in rest)
        ):
            return found.entry.name, bare[_branch_start(tokens, index) : found.end]
    return "", ""


def _known_body(name: str) -> str:
    """Return the id of the known organisation of this name: "the refugee agency, UNHCR,"; else empty."""
    tokens = tokens_of(name)
    found = bodies().at(tokens, 0)
    known = found is not None and found.stop == len(tokens) and found.entry.facts["kind"] != "channel"
    return found.entry.name if found and known else ""


def _branch_start(tokens: tuple[Token, ...], index: int) -> int:
    """Return where the name of a national branch begins: "Philippine Red Cross"."""
    while index > 0 and tokens[index - 1].text[:1].isupper() and not tokens[index - 1].lower.endswith("'s"):
        index -= 1
    return tokens[index].start


def _is_gloss(word: str) -> bool:
    """Say whether a word after a body's name only says what the body is: "the White Helmets rescue group"."""
    return word in words("gloss")


def _described(core: str) -> str:
    return re.sub(r"\s+(?:there|here)$", "", _LEAD.sub("", core)).removesuffix("'s").removesuffix("’s") or core


def _noun(head: str, whole: str, person: str) -> str:
    """Return the noun that says what the source is, in lower case."""
    before = head.removesuffix(person).split() if person else head.split()
    words_before = [word for word in before if word.lower() not in words("determiner")]
    while len(words_before) > 1 and words_before[-1].lower().endswith("ed"):
        words_before.pop()
    if words_before:
        return words_before[-1].lower().strip("'’.,")
    match = re.search(r",\s*(?:\d+,\s*)?(?:an?|the|its)\s+(.*)", whole, re.DOTALL)
    return _HEAD.split(_CUT.sub("", match[1]), maxsplit=1)[0].split()[-1].lower() if match and match[1].split() else ""


def _kind(whole: str, core: str, named_as: str, *, person: bool, known: bool) -> str:
    rest = whole[len(core) :]
    kind = _abbreviated(rest) or _made_up_of(rest) or kind_of(named_as)
    if not person and not known and _GLOSSED.match(rest):  # what a body is said to be tells more than its name
        kind = _told(kind_of(rest.lstrip(", "))) or kind
    ranked = bool(person) and kind == "military"  # what a general heads tells more than the rank: the fire service
    if (kind and kind != "official" and not ranked) or not rest.strip():
        return kind
    told = kind_of(rest.lstrip(", 0123456789("))
    if ranked:
        return kind if told in {"", "official", "witness", "expert"} else told
    return told or kind or ("witness" if person and (_AGE.search(rest) or _WHO.match(rest)) else "")


def _abbreviated(rest: str) -> str:
    """Return the kind of the body whose short name follows in brackets: "the Group for … (JNIM)"."""
    tokens = tokens_of(rest[:_SHORT])
    known = bodies().at(tokens, 1) if len(tokens) > 2 and tokens[0].text == "(" else None
    closed = known is not None and known.stop < len(tokens) and tokens[known.stop].text == ")"
    return str(known.entry.facts["kind"]) if known and closed else ""


def _made_up_of(rest: str) -> str:
    """Return "armed_group" for a body whose members or followers are fighters: ", which includes the rebels"."""
    match = _MEMBERS.match(rest)
    return "armed_group" if match and kind_of(match[1]) == "armed_group" else ""


def _told(kind: str) -> str:
    return "" if kind in {"official", "witness"} else kind


def _is_one_person(noun: str, pointer: str) -> bool:
    singular = not _is_plural(noun) and noun not in documents()
    return pointer in {"he", "she"} or (singular and noun in roles("person", "title", "rank", "honorific"))


def _is_plural(noun: str) -> bool:
    return noun in {"people", "police", "men", "women", "media", "they"} or (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    )


def _known_by(whole: str) -> frozenset[str]:
    """Return the words a source is known by; its relative clause and where it is based are none."""
    whole = _BASED.sub("", _RELATIVE.sub("", whole))
    known = frozenset(
        token.lower.removesuffix("'s") for token in tokens_of(whole) if token.text[0].isalpha() and len(token.text) > 1
    ) - words("determiner") - words("preposition") - {"and"}  # fmt: skip
    return known | {whole_words()[word] for word in known if word in whole_words()}


def is_agent(mention: Mention) -> bool:
    """Say whether a noun phrase can speak: it has a name, an office, a pronoun or a kind of source."""
    if mention.pointer in words("pronoun") or mention.kind or mention.named:
        return True
    return mention.person or mention.head in documents() or bool(list(nouns().find(tokens_of(mention.name))))
