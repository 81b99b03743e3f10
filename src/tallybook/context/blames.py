"""Where a sentence ties a party to a harm: who did it, and over which of its words that reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tallybook.context.clauses import clause_start, clause_stop
from tallybook.context.complements import phrase_after
from tallybook.context.grammar import time_words, words
from tallybook.context.harms import blame_words, tells_of_harm
from tallybook.context.nearness import words_of
from tallybook.context.offenders import ARTICLES, is_armed, means, names_a_place, party_of
from tallybook.context.outline import Outline
from tallybook.context.subjects import Phrase, group_start, phrase_before
from tallybook.context.ties import AMID, WHEN, Tie, make_tie
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Found, Phrases
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got"})
_ABOUT = frozenset({"at", "about", "around", "over", "between", "under"})
_CALLED = 4  # tokens of "known locally as"
_OF_TIME = frozenset({"the", "start", "beginning", "end", "of", "a", "early", "late", "mid"})
_TOLL = 4  # tokens before "from" in which "toll" stands
_LONG = 14  # tokens: how far the party behind "blamed … on" is looked for


@cache
def _cues() -> Phrases:
    return Phrases(entry for entry in load_lexicon("blame") if entry.name in _RULES)


def may_tie(tokens: Sequence[Token]) -> bool:
    """Say whether any words that may tie a party to a harm stand among the tokens of a sentence."""
    return _cues().within(tokens)


def find_ties(outline: Outline, last: Tie | None = None) -> Iterator[Tie]:
    """Yield what ties a party to a harm in one sentence, in the order of the text; "they" means the `last` party."""
    for found in _cues().find(outline.tokens):
        if outline.kinds[found.first] not in "wq":
            continue
        tie = _RULES[found.entry.name](outline, found) or _they(outline, found, last)
        if tie:
            last = tie
            yield tie


def _they(outline: Outline, found: Found, last: Tie | None) -> Tie | None:
    """Read "They killed 12 men": those who were last said to have done harm."""
    if last is None or found.entry.name != "harm":
        return None
    subject = phrase_before(outline, group_start(outline, found.first))
    words_of_it = " ".join(outline.lower(at) for at in range(*subject)) if subject else ""
    crowd = last.party_id in _crowds() and words_of_it in blame_words("them")
    if not crowd and (words_of_it != f"the {last.head}" or last.head not in means()):
        return None  # "the airstrikes", after Israeli airstrikes
    reach = outline.span(found.first, clause_stop(outline, found.stop))
    return replace(last, reach=reach, rule="they") if reach.start < reach.end else None


@cache
def _crowds() -> frozenset[str]:
    """Return the parties that are people rather than states: "they" are gunmen, rebels, settlers."""
    return frozenset(row.name for row in load_lexicon("parties") if row.facts["sort"] != "state")


def _harm(outline: Outline, found: Found) -> Tie | None:
    """Read "Israeli strikes have killed …": the subject of the verb did it."""
    first = group_start(outline, found.first)
    passive = any(outline.lower(index) in _BE for index in range(first, found.first))
    following, doing = outline.lower(found.stop), outline.lower(found.first).endswith("ing")
    reduced = following in _BE or (following not in _ABOUT and following in words("preposition"))
    happens = outline.lower(found.first) in blame_words("phrasal") and following in {"out", "up", "down", "off", "away"}
    if passive or happens or (reduced and not doing):
        return None
    subject = phrase_before(outline, first)
    if subject is None or outline.tokens[subject[0]].text[0].isdigit():
        return None
    if _happens(outline, subject):
        return None
    subject = _with_by_name(outline, _own_clause(outline, _past_spell(outline, subject)))
    party = party_of(outline, subject, needs_means=True)
    since = outline.lower(subject[0] - 1) in WHEN  # "50 people died when soldiers opened fire"
    counted = _launched(outline, subject[0] - 1)
    first = clause_start(outline, subject[0]) if since else (counted if counted >= 0 else found.first)
    return make_tie(outline, subject, party, (first, clause_stop(outline, found.stop)), "harm")


def _past_spell(outline: Outline, subject: Phrase) -> Phrase:
    """Return what stands before a time between a subject and its verb: "a wave of raids since January had killed"."""
    timed = all(outline.lower(at) in time_words() | _OF_TIME or outline.kind(at) != "w" for at in range(*subject))
    earlier = phrase_before(outline, subject[0] - 1) if timed and outline.lower(subject[0] - 1) == "since" else None
    return earlier or subject


def _own_clause(outline: Outline, subject: Phrase) -> Phrase:
    """Return a subject without the clause before it: "officials say US strike", "fled amid violence that has"."""
    inside = range(subject[0], subject[1] - 1)
    breaks = [at for at in inside if outline.lower(at) in AMID or outline.lower(at) in words_of("reporting")]
    breaks += [at for at in inside if outline.lower(at) in blame_words("blames")]  # "accused police of killing"
    last = outline.lower(subject[1] - 1)
    related = last == "that" or last in words("relative")
    if related and outline.lower(subject[1] - 2) in words("happening"):
        breaks += [at for at in inside if outline.lower(at) == "in"]  # "a rebel group in a civil war that has killed"
    if related:
        breaks += [at for at in inside if outline.lower(at) == "for"]  # "police searched for gunmen who killed"
    stop = subject[1] - (last == "of" and subject[1] - subject[0] > 1)
    return (max(breaks) + 1 if breaks else subject[0], stop)


def _with_by_name(outline: Outline, subject: Phrase) -> Phrase:
    """Take those of whom a name is only what they are called into a subject: "gunmen known locally as bandits"."""
    before = range(max(0, subject[0] - _CALLED), subject[0])
    called = next((at for at in before if outline.lower(at) in {"known", "called", "dubbed", "described"}), None)
    if called is None or outline.lower(subject[0] - 1) not in {"as", "called", "dubbed", "locally"}:
        return subject
    named = phrase_before(outline, called)
    return (named[0], subject[1]) if named else subject


def _happens(outline: Outline, subject: Phrase) -> bool:
    """Say whether the subject is a happening that only has a place: "Syria's war", "the war between two armies"."""
    owned = next((at for at in range(*subject) if outline.lower(at).endswith("'s") or outline.lower(at) == "'"), -1)
    last = outline.lower(subject[1] - 1)
    waged = any(
        outline.lower(at) in blame_words("war") and outline.lower(at + 1) == "between" for at in range(*subject)
    )
    return waged or (owned >= 0 and last in words("happening"))


def _launched(outline: Outline, that: int) -> int:
    """Return where "43 of the 62 drones that Russia launched" begins; -1 where "that" opens what is said."""
    if outline.lower(that) not in {"that", "which"} or outline.kind(that - 1) != "w" or outline.is_verb(that - 1):
        return -1
    first = next((at for at in range(that - 1, max(-1, that - 5), -1) if outline.tokens[at].text[0].isdigit()), -1)
    return first if all(outline.kinds[at] == "w" for at in range(max(first, 0), that)) else -1


def _blamed_for(outline: Outline, found: Found) -> Tie | None:
    """Read "Russian warplanes were to blame for 18 of the deaths"."""
    subject = phrase_before(outline, group_start(outline, found.first))
    if subject is None:
        return None
    stop, counts = outline.segment_stop(found.stop), outline.lower(found.first).startswith("account")
    named = party_of(outline, subject, needs_means=counts)
    if named and counts and named.entry.facts["sort"] == "state" and not is_armed(outline, subject):
        return None  # "Kathmandu valley accounted for 56 of the deaths"
    return make_tie(outline, subject, named, (found.stop, stop), "blamed_for")


def _agent(outline: Outline, found: Found, *, accused: bool = False) -> Tie | None:
    """Read "killed by gunmen", "nine at the hands of settlers"."""
    party = phrase_after(outline, found.stop)
    if party is None:
        return None
    named = party_of(outline, party)
    whose = outline.lower(party[1] + 1) == "whose" or "whose" in {outline.lower(at) for at in range(*party)}
    start = outline.segment_start(found.first)
    counted = any(_is_number(outline, at) for at in range(start, found.first))
    start = start if counted else clause_start(outline, found.first)
    reach = (start, clause_stop(outline, party[1]) if whose else party[1])
    return make_tie(outline, party, named, reach, "agent") if accused or tells_of_harm(outline, found.first) else None


def _setting(outline: Outline, found: Found) -> Tie | None:
    """Read "in regime and Russian attacks": an act that its adjective ties to a party."""
    party = phrase_after(outline, found.stop)
    if party is None or not any(outline.lower(at) in means() for at in range(*party)):
        return None
    named = party_of(outline, party, needs_means=True)
    if named and names_a_place(outline, named):
        return None  # "14 killed in Colombia ambush"
    counted = party[1] + (outline.kind(party[1]) == ",")
    goes_on = outline.lower(counted) == "and" and _is_number(outline, counted + 1)  # "…, and 251 were taken hostage"
    before = range(max(0, found.first - _TOLL), found.first)
    of_toll = any(
        outline.lower(at) in blame_words("toll") for at in before
    )  # "the toll from Israeli raids reached 558"
    stop = clause_stop(outline, party[1]) if goes_on or of_toll else party[1]
    return make_tie(outline, party, named, (clause_start(outline, found.first), stop), "setting")


def _in_headline(outline: Outline, found: Found) -> Tie | None:
    """Read "14 killed in ambush, rebels blamed": a subject that the headline's verb leaves without a helper."""
    subject = phrase_before(outline, found.first)
    start = clause_start(outline, found.first)
    return make_tie(outline, subject, party_of(outline, subject), (start, found.stop), "blames") if subject else None


def _blames(outline: Outline, found: Found) -> Tie | None:
    """Read "blamed Turkish aircraft for …", "blamed the attack on rebels", "held the militia responsible"."""
    if outline.lower(found.first) in {"blamed", "accused"} and outline.kind(found.stop) == ".":
        return _in_headline(outline, found)
    if any(outline.lower(index) in _BE for index in range(group_start(outline, found.first), found.first)):
        return None
    stop = min(outline.segment_stop(found.stop), found.stop + _LONG)
    if not _accuses(outline, found):
        stop = _past_aside(outline, stop)
    middle = [outline.lower(index) for index in range(found.stop, stop)]
    if outline.lower(found.first).startswith("h") and "responsible" not in middle:
        return None
    if _accuses(outline, found) and not tells_of_harm(outline, min(len(outline.tokens), found.stop + _LONG)):
        return None
    on = "on" in middle and not _accuses(outline, found)
    first = found.stop + middle.index("on") + 1 if on else found.stop
    party = phrase_after(outline, first)
    if party is None:
        return None
    ends = (index for index in range(party[0] + 1, party[1]) if outline.lower(index) in {"for", "of", "responsible"})
    if not on:
        party = party[0], next((at for at in ends if outline.lower(at) != "of" or _accuses(outline, found)), party[1])
    after = clause_stop(outline, party[1])
    has_figure = any(token.text[0].isdigit() for token in outline.tokens[party[1] : after])
    lead = clause_start(outline, found.first) if not has_figure else party[1]
    return make_tie(outline, party, party_of(outline, party), (lead, after), "blames")


def _past_aside(outline: Outline, stop: int) -> int:
    """Reach over an aside to the "on" after it: "blamed the raid, in which 40 died, on rebels"."""
    comma = outline.kinds.find(",", stop + 1, stop + 1 + _LONG) if outline.kind(stop) == "," else -1
    return outline.segment_stop(comma + 1) if comma > 0 and outline.lower(comma + 1) == "on" else stop


def _accuses(outline: Outline, found: Found) -> bool:
    return outline.lower(found.first).startswith("accus")


def _owns_up(outline: Outline, found: Found) -> Tie | None:
    """Read "The Islamic State group claimed responsibility for the attack": nobody else need be asked."""
    first = group_start(outline, found.first)
    denied = any(outline.lower(at) in words("negation") for at in range(first, found.first))
    subject = None if denied else phrase_before(outline, first)
    if subject is None or any(outline.lower(at) in words("nobody") for at in range(*subject)):
        return None
    reach = (clause_start(outline, subject[0]), clause_stop(outline, found.stop))
    return make_tie(outline, subject, party_of(outline, subject), reach, "owns_up")


def _blamed_on(outline: Outline, found: Found) -> Tie | None:
    """Read "an attack blamed on the rebels", and "The attack was blamed on the rebels" of the sentence before."""
    tie = _agent(outline, found, accused=True)
    if tie is None:
        return None
    reach = Span(tie.reach.start, outline.tokens[clause_stop(outline, found.stop) - 1].end)
    return replace(tie, rule="blamed_on", reach=reach)


def _lost_to(outline: Outline, found: Found) -> Tie | None:
    """Read "lost 4,000 hectares to charcoal burners"."""
    stop = outline.segment_stop(found.stop)
    for index in range(found.stop, min(len(outline.tokens), found.stop + _LONG)):
        party = phrase_after(outline, index + 1) if outline.lower(index) == "to" else None
        if party and party_of(outline, party):
            return make_tie(outline, party, party_of(outline, party), (found.stop, max(stop, index)), "lost_to")
    return None


_RULES = {
    "harm": _harm,
    "blamed_for": _blamed_for,
    "agent": _agent,
    "blamed_on": _blamed_on,
    "owns_up": _owns_up,
    "setting": _setting,
    "blames": _blames,
    "lost_to": _lost_to,
}


def _is_number(outline: Outline, index: int) -> bool:
    if not 0 <= index < len(outline.tokens):
        return False
    return outline.tokens[index].text[0].isdigit() or outline.lower(index) in words("determiner") - ARTICLES
