"""Whether a mention and a source met before are the same: by name, by what they are called, by their kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallybook.context.grammar import words
from tallybook.context.kinds import capitals, demonyms
from tallybook.context.names import Mention
from tallybook.lexicon import load_lexicon

PRESS = frozenset({"media", "state_media"})
ALIKE: dict[str, frozenset[str]] = {
    "monitor": frozenset({"monitor", "watchdog", "observatory", "group", "organisation", "organization", "network"}),
    "un": frozenset({"agency", "organisation", "organization", "body", "office", "mission", "programme", "fund"}),
    "ngo": frozenset(
        {"group", "charity", "organisation", "organization", "agency", "aid", "union", "association", "network", "body"}
    ),
    "armed_group": frozenset(
        {"group", "rebels", "militants", "militia", "movement", "insurgents", "force", "jihadists"}
    ),
    "military": frozenset({"army", "military", "forces", "troops", "coalition", "alliance"}),
    "government": frozenset(
        {
            "government",
            "ministry",
            "authority",
            "authorities",
            "agency",
            "department",
            "office",
            "service",
            "institute",
            "centre",
            "center",
            "body",
            "commission",
            "bureau",
            "council",
            "force",
        }
    ),
    "official": frozenset(
        {
            "agency",
            "office",
            "service",
            "centre",
            "center",
            "body",
            "organisation",
            "organization",
            "group",
            "company",
            "firm",
            "committee",
            "institute",
            "board",
            "operator",
            "utility",
        }
    ),
    "expert": frozenset({"institute", "centre", "center", "group", "consultancy", "firm", "think-tank", "agency"}),
    "health": frozenset(
        {"hospital", "union", "committee", "clinic", "network", "service", "group", "body", "association"}
    ),
    "state_media": frozenset({"agency", "broadcaster", "outlet", "channel"}),
    "media": frozenset(
        {
            "newspaper",
            "outlet",
            "agency",
            "channel",
            "broadcaster",
            "daily",
            "paper",
            "website",
            "site",
            "magazine",
            "station",
        }
    ),
}
ANYBODY = frozenset("man woman boy girl official officer source diplomat doctor resident".split())
_NOT = {"man": words("feminine"), "boy": words("feminine"), "woman": words("masculine"), "girl": words("masculine")}
_HELPERS = frozenset({"un", "ngo", "health"})  # kinds whose bodies are described alike
LOOSE = frozenset({"monitor", "un", "ngo", "armed_group"})  # kinds that "the group" may stand for without a shared word


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as the article makes it known, mention by mention."""

    name: str
    kind: str
    body: str
    person: bool
    plural: bool
    named: bool
    new: bool
    words: frozenset[str]


def may_be_of(told: str, kind: str) -> bool:
    """Say whether a description of one kind may be of a body of another: the refugee agency, not the mayor's office.

    >>> may_be_of("ngo", "un"), may_be_of("government", "un")
    (True, False)
    """
    return told in {"", "official", kind} or {told, kind} <= _HELPERS or {told, kind} <= PRESS


def may_be(name: str, other: Mention | Voice) -> bool:
    """Say whether "the man" may be somebody who was told of without a name."""
    return other.person and not other.named and not other.words & _NOT.get(name, frozenset())


def is_unnamed_office(voice: Voice) -> bool:
    """Say whether a source is one who holds an office and has no name yet; witnesses are named at once."""
    return voice.person and not voice.named and not voice.plural and voice.kind not in {"", "witness"}


def may_have_spokesman(voice: Voice) -> bool:
    """Say whether "he" may speak for a source that is no person: "police said … he added"."""
    return not voice.person and voice.kind in {
        "government",
        "military",
        "health",
        "un",
        "ngo",
        "monitor",
        "armed_group",
    }


_HEADS = frozenset.union(*ALIKE.values())


def is_origin(mention: Mention) -> bool:
    """Say whether a phrase has a name only to say whose: "the UN agency", "the French charity"."""
    if mention.pointer != "the" or mention.head not in _HEADS:
        return False
    told = mention.words - {mention.head}
    return bool(told) and told <= origins()


@cache
def origins() -> frozenset[str]:
    """Return words that say where a body belongs or what it does, and are no name."""
    states = frozenset(name.lower() for name in demonyms())
    level = {"un", "u.n", "world", "global", "european", "local", "same", "national", "state", "international"}
    return (
        states | level | {"independent", "medical", "private", "official", "regional", "nongovernmental", "nonprofit"}
    )


@cache
def _states() -> dict[str, str]:
    """Return the words that say of which state a body is, in lower case, with the state's id."""
    states = [entry for entry in load_lexicon("parties") if entry.facts["sort"] == "state"]
    return {name.lower(): entry.name for entry in states for name in (*entry.say, *entry.facts["demonyms"])}


def is_foreign(mention: Mention, voice: Voice) -> bool:
    """Say whether two bodies belong to different states: "the Israeli military" is not Lebanon's army."""
    theirs = {_states()[word] for word in mention.words if word in _states()}
    others = {_states()[word] for word in voice.words if word in _states()}
    return bool(theirs and others) and not theirs & others


def same_person(mention: Mention, voice: Voice) -> bool:
    """Say whether a name is the last part of a fuller one, or the same."""
    if not voice.person and " " in mention.name:
        return False
    short, long = mention.name.lower(), voice.name.lower()
    return short == long or long.endswith((f" {short}", f"-{short}")) or (short in long.split() and " " not in short)


def is_surname(mention: Mention, voice: Voice) -> bool:
    """Say whether a bare name, which may open its sentence, is a person's last: "Mejia said"."""
    bare = mention.pointer == "" and " " not in mention.name and mention.name[:1].isupper()
    return bare and voice.name.lower().endswith((f" {mention.name.lower()}", f"-{mention.name.lower()}"))


def same_body(mention: Mention, voice: Voice) -> bool:
    """Say whether a name is part of a body's fuller name; a capital stands for itself only."""
    names = frozenset(mention.name.lower().split())
    if mention.name in capitals():
        return mention.name == voice.name
    return bool(names) and names <= voice.words | frozenset(voice.name.lower().split())


def answers_to(mention: Mention, voice: Voice) -> bool:
    """Say whether a description fits the kind of a source though it shares no word with it."""
    fits = mention.head in ALIKE.get(voice.kind or "official", frozenset()) and not voice.person
    return fits and (voice.kind in LOOSE or mention.kind in {voice.kind, "official", ""})


def is_several(voice: Voice) -> bool:
    """Say whether a source is people without a name in common, whom "it" cannot mean: "kidnappers"."""
    owned = "its" in voice.words  # "its lawyers" stand for who has them
    return voice.plural and not voice.body and not owned and (not voice.named or " " not in voice.name)


def is_somebody(voice: Voice) -> bool:
    """Say whether a source may be one person: not a body, not several."""
    return voice.person or (voice.named and not voice.body and not voice.plural and voice.kind in {"", "official"})
