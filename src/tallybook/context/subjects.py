"""Noun phrases that name a source before its verb, with what stands in apposition."""

from __future__ import annotations

from functools import cache

from tallybook.context.grammar import is_adverb, time_words, words
from tallybook.context.outline import Outline, after_dateline
from tallybook.context.titles import is_office

_REACH = 40  # tokens; keeps every search local
_COMPASS = frozenset({"north", "south", "east", "west"})
_SUBORDINATE = frozenset({"as", "when", "after", "before", "since", "if", "because", "until"})
_NAME = 4  # words of a person's name
_WHEN = frozenset({"last", "this", "next", "earlier"})
_CHAIN = 5  # segments between commas: name, age, office, relative clause
Phrase = tuple[int, int]


def group_start(outline: Outline, verb: int) -> int:
    """Return where the verb's group begins: before its auxiliaries, adverbs, and the day between subject and verb."""
    first = verb
    while first > 0 and outline.kinds[first - 1] in "ws" and verb - first < 12:
        lower = outline.lower(first - 1)
        if lower in words("auxiliary") or _is_manner(outline, first - 1) or lower in words("negation") or lower == "to":
            first -= 1
        elif lower in words("day") and outline.lower(first - 2) == "on":
            first -= 2
        elif lower in words("day") and first - 1 > outline.segment_start(first - 1):
            first -= 1
        else:
            break
    return first


def _is_manner(outline: Outline, index: int) -> bool:
    """Say whether an adverb stands here; the capital of a family name makes it none: "James Cleverly said"."""
    return is_adverb(outline.lower(index)) and (
        outline.lower(index) in words("adverb") or outline.tokens[index].text.islower()
    )


def phrase_before(outline: Outline, stop: int) -> Phrase | None:
    """Return the noun phrase that ends where a verb's group begins, its appositions included.

    The phrase reaches back to a break, to the word that opens its clause, or to the verb of another clause.
    """
    if stop <= 0 or outline.kinds[stop - 1] in "qe;:.(":
        return None
    while stop > 1 and outline.kinds[stop - 1] == outline.kinds[stop - 2] == "-":
        stop -= 1
    if outline.kinds[stop - 1] in ",-":
        return _with_appositions(outline, stop - 1)
    phrase = _trimmed(outline, _scan_back(outline, stop), stop)
    return _with_name(outline, _with_office(outline, phrase)) if phrase else None


def _with_name(outline: Outline, phrase: Phrase) -> Phrase:
    """Take the name before an office into the phrase: "Ali Omar, state information commissioner said"."""
    first, stop = phrase
    offices = (at for at in range(first, stop) if outline.tokens[at].text.islower() and is_office(outline.lower(at)))
    named = outline.tokens[stop - 1].text[:1].isupper()
    if named or next(offices, -1) < 0 or outline.kind(first - 1) != ",":
        return phrase
    name = _name_before(outline, first - 1)
    aside = outline.lower(first) in words("determiner", "possessive")
    opens = not aside or outline.kind(name - 1) == ","  # "…, Ali Omar, a lawmaker told the paper"
    return (name, stop) if name and opens else phrase


def _name_before(outline: Outline, comma: int) -> int:
    """Return where the name of two to four words begins that ends at a comma; 0 without one, or where it is all."""
    start = comma
    while start > 0 and outline.kind(start - 1) == "w" and outline.tokens[start - 1].text[:1].isupper():
        start -= 1
    while start < comma and outline.lower(start) in words("day", "preposition", "opener"):
        start += 1
    return start if 2 <= comma - start <= _NAME else 0


def _with_office(outline: Outline, phrase: Phrase) -> Phrase:
    """Take the office before a bare name into the phrase: "The head of the agency, Ali Omar told parliament"."""
    first, stop = phrase
    bare = 1 < stop - first <= _NAME and all(token.text[:1].isupper() for token in outline.tokens[first:stop])
    if not bare or outline.kind(first - 1) != "," or outline.kind(first - 2) != "w":
        return phrase
    start = outline.segment_start(first - 2)
    opens = (outline.lower(start) in {"the", "its", "their"} and start in (0, first - 1)) or start == 0
    heads = any(is_office(outline.lower(at)) for at in range(start, min(start + _NAME + 1, first - 1)))
    led = outline.lower(start) in words("determiner", "possessive") or is_office(outline.lower(start))
    return (start, stop) if opens and led and heads and not outline.has_verb(start, first - 1) else phrase


def _scan_back(outline: Outline, stop: int) -> int:
    first = stop
    while first > 0 and stop - first < _REACH:
        kind, lower = outline.kinds[first - 1], outline.lower(first - 1)
        if kind == ")":
            opening = _opening(outline, first - 1)
            if opening < 0:
                break
            first = opening
        elif outline.lower(first) == "-" and outline.lower(first - 2) == "-" and kind == "w":
            first -= 1  # the "i" of "Tehrik-i-Taliban"
        elif lower in words("pronoun") and outline.lower(first - 2) in words("preposition") - words("opener"):
            first -= 2  # "a fund set up for it has received $68 million": the fund has
        elif kind not in "ws" or lower in words("pronoun"):
            return first - 1 if first == stop and lower in words("pronoun") else first
        elif lower in words("relative"):
            first -= 1
        elif _opens_clause(outline, first - 1, stop) or _ends_clause(outline, first - 1):
            break
        else:
            first -= 1
    return first


def _ends_clause(outline: Outline, index: int) -> bool:
    """Say whether ``tokens[index]`` belongs to the clause before: its verb, or the "and" after it."""
    start = outline.segment_start(index)
    if outline.lower(index) in {"and", "or"}:
        return outline.has_verb(start, index)
    if not outline.is_verb(index, start) or outline.lower(index) not in words("finite"):
        return False
    return not any(outline.lower(at) in words("relative") or outline.lower(at) == "that" for at in range(start, index))


def _opens_clause(outline: Outline, index: int, stop: int) -> bool:
    """Say whether a word such as "while" or "that" opens the clause; a capital inside the sentence makes it a name."""
    named = index > 0 and outline.tokens[index].text[:1].isupper()
    return outline.lower(index) in words("opener") and index + 1 < stop and not named


def _opening(outline: Outline, closing: int) -> int:
    for index in range(closing - 1, max(-1, closing - 14), -1):
        if outline.kinds[index] == "(":
            return index
    return -1


def _with_appositions(outline: Outline, comma: int) -> Phrase | None:
    """Read back from the comma before a verb: "Salwa Haddad, 41, the agency's envoy," is one phrase."""
    stop, base, opening, whole = comma, None, after_dateline(outline), False
    for _ in range(_CHAIN):
        if stop <= 0 or outline.kinds[stop - 1] not in "ws)":
            break
        first = _segment_start(outline, stop)
        if base is not None and _is_other_clause(outline, first, stop, base):
            break
        if base is not None and base < comma and outline.has_verb(first, stop) and _name_before(outline, stop):
            base = _name_before(outline, stop)  # "A villager said Ali Omar, leader of the gunmen, had …"
            break
        role = _role(outline, first, stop)
        if role == "clause" or (role == "participle" and whole):
            break  # "…, 8 people, two of them boys, died on Friday, the governor, Ali Omar, said"
        base = base if role == "adverb" else first
        whole = whole or role == "noun"
        if outline.kind(first - 1) not in ",-" or first == 0 or first <= opening:
            break
        stop = first - 1
        while stop > 0 and outline.kinds[stop - 1] == "-":
            stop -= 1
    if base is None or (base == outline.segment_start(comma - 1) and outline.kind(base - 1) == ","):
        return None if base is None else _trimmed(outline, base, comma)
    return _trimmed(outline, base, comma)


def _role(outline: Outline, first: int, stop: int) -> str:
    """Return what a segment between commas is: ``adverb``, ``aside``, ``participle``, ``noun`` or ``clause``."""
    if all(outline.lower(at) in words("contrast", "adverb") for at in range(first, stop)):
        return "adverb"  # "Ali Omar, however, put it at 40"
    if outline.lower(first) in words("preposition") and outline.kind(first - 1) == ",":
        finite = (outline.is_verb(at, first) and not _is_reduced(outline, at) for at in range(first + 1, stop))
        return "clause" if any(finite) else "aside"  # "the agency, in a report issued on Monday, said"
    if outline.lower(first) in words("relative"):
        return "relative"
    if outline.lower(first).endswith(("ed", "ing")) and not is_office(outline.lower(first + 1)):
        return "participle"
    told = next((at for at in range(first + 1, stop) if outline.lower(at) == "that"), stop)
    return "clause" if first >= stop or outline.has_verb(first, told) else "noun"


def _is_reduced(outline: Outline, index: int) -> bool:
    """Say whether a verb may be a participle of the noun before it: "a report issued", "a message sent to"."""
    lower = outline.lower(index)
    followed = outline.lower(index + 1) in words("preposition", "manner") and lower not in words("auxiliary")
    return lower.endswith("ed") or followed


def _is_other_clause(outline: Outline, first: int, stop: int, base: int) -> bool:
    """Say whether a segment is no part of the phrase that begins at `base`: a clause before it, or nouns of one.

    "Speaking to reporters, Ali Omar, a spokesman, said"; "As rescuers dug on, the governor, Ali Omar, said"; "there
    were reports of rape, murder and theft, OCHA, the relief office, said".
    """
    going = outline.lower(first).endswith("ing") and not is_office(outline.lower(first + 1))  # "Acting governor …"
    opens = going or outline.lower(first) in _SUBORDINATE
    return opens or (first > 0 and outline.tokens[base].text.isupper() and _is_listed(outline, first, stop))


def _is_listed(outline: Outline, first: int, stop: int) -> bool:
    """Say whether a segment is common nouns alone, none an office: what a short name after it cannot be."""
    plain = all(outline.tokens[at].text.islower() and not is_office(outline.lower(at)) for at in range(first, stop))
    return plain and outline.lower(first) not in words("determiner", "possessive")


def _segment_start(outline: Outline, stop: int) -> int:
    """Return where the segment before `stop` begins, over a parenthesis that ends it: "the Forces (RSF),"."""
    opening = _opening(outline, stop - 1) if outline.kind(stop - 1) == ")" else -1
    first = outline.segment_start(opening if opening > 0 else stop - 1)
    opening = _opening(outline, first - 1) if outline.kind(first - 1) == ")" else -1
    return outline.segment_start(opening) if opening > 0 else first  # "of the Commission (UNHCR) in Gore"


def _trimmed(outline: Outline, first: int, stop: int) -> Phrase | None:
    """Drop what cannot open a subject: conjunctions, adverbs, the day, a place with its preposition."""
    while first < stop:
        first = outline.after_tag(first)
        lower = outline.lower(first)
        named = lower in words("day") and first + 1 < stop and outline.tokens[first + 1].text[:1].isupper()
        spoken = (
            lower in words("saying") and outline.kind(first - 1) == ","
        )  # "…, saying its volunteers had counted 31"
        if (lower in _leading() and not named) or outline.kinds[first] in ",s-" or spoken:
            first += 1
        elif lower in words("preposition") and not _is_compass_name(outline, first):
            first = _after_adverbial(outline, first, stop)
        elif lower in words("relative") and outline.lower(first + 1) in words("auxiliary"):
            return antecedent(outline, first)  # "an official, who had been reached by telephone, said"
        elif lower in words("relative") and stop - first > 1:
            first += 1
        elif lower in words("relative"):
            return antecedent(outline, first)
        else:
            break
    while stop > first and (
        outline.kinds[stop - 1] in ",-s"
        or (
            outline.lower(stop - 1) in words("adverb", "contrast")
            and outline.kind(stop - 2) == ","
            and stop - 2 > first
        )
    ):
        stop -= 1
    while stop - first > 2 and outline.lower(stop - 1) in time_words() and outline.lower(stop - 2) in _WHEN:
        stop -= 2  # "the United Nations last month"
    if stop - first > 1 and outline.lower(stop - 1) in {"last", "first"}:
        stop -= 1  # "the ministry last gave a figure in May"
    return (first, stop) if first < stop else None


def _is_compass_name(outline: Outline, index: int) -> bool:
    """Say whether a direction is part of a name: "West Java Governor Ridwan Kamil"."""
    if outline.lower(index) not in _COMPASS or index + 1 >= len(outline.tokens):
        return False
    return all(outline.tokens[at].text[:1].isupper() for at in (index, index + 1))


@cache
def _leading() -> frozenset[str]:
    """Return the words that may stand before a subject and are no part of it."""
    return words("contrast", "opener", "day") | (words("adverb") - {"both", "all"})


def antecedent(outline: Outline, relative: int) -> Phrase | None:
    """Return the noun phrase that "which" or "who" stands for: the last one before it."""
    stop = relative - (outline.kind(relative - 1) == ",")
    for first in range(stop - 1, max(-1, stop - 12), -1):
        lower = outline.lower(first)
        if outline.kinds[first] not in "ws":
            return (first + 1, stop) if first + 1 < stop else None
        if lower in words("determiner") or lower in words("possessive"):
            return first, stop
        if lower in words("preposition") - {"of", "for"} and first + 1 < stop:
            return first + 1, stop
    return (0, stop) if 0 < stop <= 12 else None


def _after_adverbial(outline: Outline, first: int, stop: int) -> int:
    """Return where the noun phrase begins after "On Thursday", "In Moscow", "By nightfall"."""
    index = first + 1
    if outline.lower(index) in time_words() or outline.tokens[index].text[0].isdigit():
        while index < stop and (outline.lower(index) in time_words() or outline.tokens[index].text[0].isdigit()):
            index += 1
        return index
    while index < stop:
        lower, before = outline.lower(index), outline.lower(index - 1)
        opens = lower in words("determiner") or lower in words("possessive")
        if opens and before in time_words() | {"latest", "past", "first"} and lower not in words("possessive"):
            opens = False  # "in the last three days its monitors": the number belongs to the days
        if outline.kinds[index] == "," or (opens and before not in words("preposition")):
            return index
        lowercase = index > first + 1 and outline.tokens[index].text.islower() and lower not in words("preposition")
        if lowercase and outline.tokens[index - 1].text[:1].isupper():
            return index
        index += 1
    return stop
