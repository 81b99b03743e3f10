"""The words that say what happened, and on which side of them the amounts stand that they govern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tallybook.context.nearness import phrases_of, words_of
from tallybook.lexicon import Entry, load_lexicon
from tallybook.quantities.number_words import counting_words
from tallybook.text.phrases import Found, Phrases, Shelves
from tallybook.text.tokens import Token

_ROLES = ("verb", "subject", "object", "noun", "topic")
_LED = 3  # tokens before a verb in which the word that leads it stands: "the camp alone is holding"
_WITHIN = 14  # tokens behind a cue in which a word that it wants stands


@dataclass(frozen=True, slots=True)
class Happening:
    """A cue in a sentence.

    Attributes
    ----------
    row : Entry
        Its lexicon row.
    found : Found
        Its tokens and characters.
    before, after : bool
        True where the amount that it governs may stand before it, and after it.
    negated : bool
        True for what the text says did not happen.
    role : str
        The role of its row.
    cost : float
        What its row costs from the start.
    """

    row: Entry
    found: Found
    before: bool
    after: bool
    negated: bool
    role: str
    cost: float


def find_happenings(tokens: Sequence[Token], starts: frozenset[int]) -> tuple[Happening, ...]:
    """Return the cues among the tokens, in order; `starts` are the tokens at which amounts begin.

    >>> from tallybook.text.tokens import tokenize
    >>> cues = find_happenings(tokenize("Six were killed there"), frozenset({0}))
    >>> [(cue.row.name, cue.before, cue.after) for cue in cues]
    [('kill', True, False)]
    """
    plain = _is_plain(tokens)
    roles, shelves = _phrases()
    cues = [
        _happening(found, roles[which], tokens, starts)
        for which, found in shelves.find(tokens)
        if _followed(found, tokens) and not (plain and _in_name(found, tokens)) and not _is_counted(found, tokens)
    ]
    return tuple(sorted(cues, key=lambda cue: cue.found.first))


def _happening(found: Found, role: str, tokens: Sequence[Token], starts: frozenset[int]) -> Happening:
    before, after = _sides(role, found, tokens, starts)
    cost = float(found.entry.facts.get("cost", 0.0))
    return Happening(found.entry, found, before, after, _negated(found, tokens), role, cost)


def _is_plain(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence is written with capitals for names only, as headlines in capitals are not."""
    letters = [token.text[0] for token in tokens if token.text[0].isalpha()]
    return 3 * sum(map(str.isupper, letters)) < 2 * len(letters)


def _in_name(found: Found, tokens: Sequence[Token]) -> bool:
    """Say whether a cue is a word of a name: the International Rescue Committee rescued nobody."""
    if found.first == 0 or not all(token.text[0].isupper() for token in tokens[found.first : found.stop]):
        return False
    beside = [tokens[at] for at in (found.first - 1, found.stop) if at < len(tokens)]
    return any(token.text[0].isupper() and (token is beside[-1] or token is not tokens[0]) for token in beside)


def _is_counted(found: Found, tokens: Sequence[Token]) -> bool:
    """Say whether a word that may be a verb is what a number counts: "broke into seven houses and cut up 15 people"."""
    if found.entry.facts["role"] != "verb" or not tokens[found.first].lower.endswith("s") or not found.first:
        return False
    before = tokens[found.first - 1]
    return before.text[0].isdigit() or before.lower in counting_words()


def units() -> dict[str, tuple[Entry, ...]]:
    """Return the rows that go by the unit, by the unit's lemma."""
    return _units()


def _followed(found: Found, tokens: Sequence[Token]) -> bool:
    if found.entry.facts.get("next"):
        return found.stop < len(tokens) and (
            tokens[found.stop].lower == "," or tokens[found.stop].lower in words_of("linking")
        )
    facts = found.entry.facts
    if facts.get("named") and not (found.stop < len(tokens) and tokens[found.stop].text[0].isupper()):
        return False
    led, wanted = facts.get("led"), facts.get("within")
    if led and not any(token.lower in led for token in tokens[max(0, found.first - _LED) : found.first]):
        return False
    behind = tokens[found.stop : found.stop + int(facts.get("reach", _WITHIN))]
    return not wanted or any(token.lower in wanted for token in behind)


def _sides(role: str, found: Found, tokens: Sequence[Token], starts: frozenset[int]) -> tuple[bool, bool]:
    if role == "verb":
        return _voice(found, tokens, starts)
    return role in ("subject", "noun", "topic"), role in ("object", "noun", "topic")


def _voice(found: Found, tokens: Sequence[Token], starts: frozenset[int]) -> tuple[bool, bool]:
    """Say whether a verb is in the passive (its amount before it) or in the active (its amount after it)."""
    first = tokens[found.first].lower
    if first.endswith("ly") and found.first + 1 < found.stop:
        first = tokens[found.first + 1].lower  # "one man was fatally shot"
    if first in words_of("being"):
        return True, False
    if not (first.endswith("ed") or first in words_of("participle")):
        return False, True
    if found.first and tokens[found.first - 1].lower in words_of("determiner"):
        among = found.first > 1 and tokens[found.first - 2].lower in words_of("counted_among")
        return among, False  # "the displaced" are named, nobody is displaced here; "two were among those slain"
    helper = _helper(found.first, tokens)
    if helper in words_of("being"):
        return True, False
    if helper in words_of("having"):
        return False, True
    if found.stop in starts:
        return False, True
    following = tokens[found.stop].lower if found.stop < len(tokens) else "."
    if following in words_of("joint"):
        return True, True
    if any(index in starts for index in range(found.stop, found.stop + 4)) and following not in words_of("adverb"):
        return following in ",;", following not in ",;"
    passive = following in words_of("adverb") or not following[0].isalpha()
    return passive, not passive


def _helper(index: int, tokens: Sequence[Token]) -> str:
    """Return the auxiliary before a verb, adverbs and quotation marks passed over."""
    for token in reversed(tokens[max(0, index - 4) : index]):
        if token.lower in words_of("being") or token.lower in words_of("having"):
            return token.lower
        word = token.lower
        if not (word in words_of("quiet") or word in words_of("between_verbs") or word.endswith("ly")):
            return ""
    return ""


def _negated(found: Found, tokens: Sequence[Token]) -> bool:
    first = max(0, found.first - 3)
    near = tokens[first : found.first]
    return any(
        other.stop == len(near) or near[other.stop].lower != "only" for other in phrases_of("negation").find(near)
    )


@cache
def _phrases() -> tuple[tuple[str, ...], Shelves]:
    """Return the wordings by role and by what they need: "lost" says one thing of people, another of houses.

    First the role of each set of wordings, then the sets.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for row in load_lexicon("events"):
        if row.facts["role"] in _ROLES:
            groups.setdefault((row.facts["role"], row.facts.get("needs", "")), []).append(row)
    return tuple(role for role, _ in groups), Shelves([Phrases(rows) for rows in groups.values()])


@cache
def _units() -> dict[str, tuple[Entry, ...]]:
    rows = [row for row in load_lexicon("events") if row.facts["role"] == "unit"]
    lemmas = {lemma.lower() for row in rows for lemma in row.say}
    return {lemma: tuple(row for row in rows if lemma in row.say) for lemma in lemmas}
