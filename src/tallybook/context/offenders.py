"""Which party the words of a noun phrase name: "Israeli strikes", "the RSF and allied militia"; a place is none."""

from __future__ import annotations

from functools import cache

from tallybook.context.grammar import words
from tallybook.context.outline import Outline
from tallybook.context.subjects import Phrase
from tallybook.lexicon import Entry, load_lexicon
from tallybook.text.phrases import Found, Phrases
from tallybook.text.tokens import Token

ARTICLES = frozenset("the a an this that these those some any no all both other each every another".split())
_TOWARDS = frozenset({"on", "against", "at"})  # behind an act, before those whom it struck
_MOST = 4  # parties of one noun phrase among which its id is chosen

_AGAINST = frozenset({"on", "against"})  # behind an act: whom it was against


@cache
def means() -> frozenset[str]:
    """Return the words for what harm is done with, in lower case: with a demonym they name a party.

    >>> "strikes" in means()
    True
    """
    return frozenset(say for entry in load_lexicon("blame") if entry.name == "means" for say in entry.say)


@cache
def parties() -> Phrases:
    """Return the parties by every word that stands for them: names, adjectives of states, capitals."""
    rows = load_lexicon("parties")
    states = (Entry(row.name, (*row.facts.get("demonyms", ()), *row.facts.get("capitals", ())), row.why, row.facts)
              for row in rows if row.facts["sort"] == "state")  # fmt: skip
    return Phrases((*rows, *states))


def party_of(outline: Outline, phrase: Phrase, *, needs_means: bool = False) -> Found | None:
    """Return the first party that a noun phrase names; a people alone ("Syrian civilians") is none."""
    stop = _before_target(outline, phrase[0], min(phrase[1], phrase[0] + 24))
    index = phrase[0]
    while index < stop:
        if outline.lower(index) in _TOWARDS and outline.lower(index - 1) in means():
            index = next((at for at in range(index, stop) if outline.lower(at) == "by"), stop)
            continue  # "the attack on five army checkpoints": those are not who did it
        found = _at(outline, index)
        compound = bool(found) and outline.lower(found.stop if found else 0) == "-"
        if (
            found
            and not compound
            and found.stop <= stop
            and not _is_place(outline, found, phrase[0])
            and not _is_spot(outline, found)
            and _acts(outline, found, stop, needs_means)
        ):
            return found
        index += 1
    return None


def _before_target(outline: Outline, first: int, stop: int) -> int:
    """Return where a phrase goes on to tell whom an act was against: "the attack | on army checkpoints"."""
    acts = next((at for at in range(first, stop) if outline.lower(at) in means()), stop)
    return next((at for at in range(acts, stop) if outline.lower(at) in _AGAINST), stop)


def _is_place(outline: Outline, found: Found, first: int) -> bool:
    """Say whether a state is only where something is: "attacks in northern Mali"."""
    state = found.entry.facts["sort"] == "state" and outline.tokens[found.first].text not in _adjectives()
    before = outline.lower(found.first - 1)
    other = _at(outline, found.first - 2) if before in {"and", "or"} and found.first > first + 1 else None
    if state and other:
        return _is_place(outline, other, first)  # "the quake that struck Pakistan and India"
    if before == "the" and outline.lower(found.first - 2) in words("preposition") - {"by", "between", "of", "with"}:
        return state  # "a storm in the Philippines"
    opens = found.first == first or before in {"the", "and", "by", "between", "or"}
    return state and not opens


def _is_spot(outline: Outline, found: Found) -> bool:
    """Say whether a capital behind a preposition is only where something happened: "in Port-au-Prince"."""
    before = found.first - 1 - (outline.lower(found.first - 1) in ARTICLES)
    name = "".join(token.text for token in outline.tokens[found.first : found.stop])
    return outline.lower(before) in words("preposition") and name in _capitals()


@cache
def _capitals() -> frozenset[str]:
    rows = (row for row in load_lexicon("parties") if row.facts["sort"] == "state")
    return frozenset(word.replace(" ", "") for row in rows for word in row.facts.get("capitals", ()))


def _acts(outline: Outline, found: Found, stop: int, needs_means: bool) -> bool:
    state = found.entry.facts["sort"] == "state"
    adjective = state and outline.tokens[found.first].text in _adjectives()
    if not adjective:
        return True
    near = range(found.stop, min(stop, found.stop + 5))
    alone = found.stop >= stop or outline.kind(found.stop) != "w"
    acts = any((outline.lower(at) in means() - _clashes()) or _names_actor(outline, at) for at in near)
    return acts or (alone and not needs_means)


@cache
def _clashes() -> frozenset[str]:
    """Return the words for fights that have two sides: with one adjective they only tell where, Philippine fighting."""
    return frozenset(say for entry in load_lexicon("blame") if entry.name == "clash" for say in entry.say)


def _names_actor(outline: Outline, index: int) -> bool:
    found = parties().at(outline.tokens, index)
    return bool(found) and found is not None and found.entry.facts["sort"] != "state"


@cache
def _adjectives() -> frozenset[str]:
    rows = (row for row in load_lexicon("parties") if row.facts["sort"] == "state")
    return frozenset(word.split()[0] for row in rows for word in row.facts["demonyms"])


def _at(outline: Outline, index: int) -> Found | None:
    """Return the party that a token begins, its possessive ending aside: "Russia's overnight attack"."""
    found = parties().at(outline.tokens, index)
    token = outline.tokens[index]
    if found or not token.lower.endswith("'s"):
        return found
    bare = Token(token.start, token.end - 2, token.text[:-2], token.lower[:-2])
    found = parties().at((bare,), 0)
    return Found(found.entry, index, index + 1, bare.start, bare.end) if found else None


def identity_of(outline: Outline, named: Found, stop: int) -> str:
    """Return the party's id: a named group before a state, a state's forces as the state, others by what they are."""
    entries = _entries(outline, named, stop)
    groups = [entry.name for entry in entries if entry.facts["sort"] == "group"]
    actors = [entry.name for entry in entries if entry.facts["sort"] == "actor"]
    if groups or named.entry.facts["sort"] != "state":
        return groups[0] if groups else named.entry.name
    return named.entry.name if not actors or actors[0] in _state_forces() else actors[0]


def names_a_place(outline: Outline, found: Found) -> bool:
    """Say whether a state's bare name before an act only tells where, as headlines do: "Colombia ambush"."""
    state = found.entry.facts["sort"] == "state" and outline.tokens[found.first].text not in _adjectives()
    text = outline.tokens[found.stop - 1].lower
    owns = text.endswith("'s") or outline.lower(found.stop) in {"'s", "'", "and"}
    return state and not owns and outline.lower(found.stop) in means()


def is_armed(outline: Outline, phrase: Phrase) -> bool:
    """Say whether a noun phrase names what harm is done with, or who does it: "Russian warplanes"."""
    return any(outline.lower(at) in means() or _names_actor(outline, at) for at in range(*phrase))


def is_named(outline: Outline, named: Found, stop: int) -> bool:
    """Say whether a phrase says who did it, beyond what anybody would be called who did: jihadist gunmen."""
    return not all(entry.facts.get("unnamed") for entry in _entries(outline, named, stop))


def _entries(outline: Outline, named: Found, stop: int) -> list[Entry]:
    """Return the rows of the parties that a noun phrase names, from the first on."""
    entries, index = [named.entry], named.stop
    while index < stop and len(entries) < _MOST:
        found = _at(outline, index)
        entries += [found.entry] if found else []
        index = found.stop if found else index + 1
    return entries


@cache
def _state_forces() -> frozenset[str]:
    return frozenset(say for entry in load_lexicon("blame") if entry.name == "state_force" for say in entry.say)
