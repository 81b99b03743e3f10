"""A party and the words for which it is held to account, and where its name begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.context.grammar import words
from tallybook.context.harms import blame_words
from tallybook.context.nearness import words_of
from tallybook.context.offenders import identity_of, is_named, means
from tallybook.context.outline import Outline
from tallybook.context.subjects import Phrase
from tallybook.text.phrases import Found
from tallybook.text.span import Span

_WHERE = frozenset("on in at near against over across inside along into during".split())
AMID = frozenset({"amid", "despite", "against"})
WHEN = frozenset({"when", "after", "as"})
_BEYOND = frozenset("that last this earlier outside near inside behind before until since with through for".split())
_LEAVING = _WHERE | AMID | WHEN | _BEYOND


@dataclass(frozen=True, slots=True)
class Tie:
    """A party and the words for which it is held to account.

    Attributes
    ----------
    party : Span
        The words that name it.
    party_id : str
        Its id in the lexicon of parties.
    reach : Span
        The figures within it are laid at its door; empty (start = end) for those of the sentence before.
    rule : str
        Name of the row of the lexicon that ties them.
    named : bool
        False where the words only call them what anybody is who does harm: "gunmen".
    head : str
        The last word that names it, in lower case: "airstrikes".
    """

    party: Span
    party_id: str
    reach: Span
    rule: str
    named: bool = True
    head: str = ""


def make_tie(outline: Outline, phrase: Phrase, named: Found | None, reach: Phrase, rule: str) -> Tie | None:
    """Return what ties the party that a noun phrase names to the words within `reach`; None where there is none."""
    if named is None or reach[0] >= reach[1]:
        return None
    start = max([phrase[0], *(at + 1 for at in range(phrase[0], named.first) if _ends_before_party(outline, at))])
    first = start + (outline.lower(start) in {"a", "an"})
    stop = phrase[1]
    breaks = (at for at in range(named.stop, stop) if outline.kinds[at] in ",;(" or _leaves_party(outline, at))
    stop = next(breaks, stop)
    party_id, known = identity_of(outline, named, stop), is_named(outline, named, stop)
    return Tie(outline.span(first, stop), party_id, outline.span(*reach), rule, known, outline.lower(stop - 1))


def _ends_before_party(outline: Outline, index: int) -> bool:
    """Say whether a word stands between an act and who did it: "a bombing claimed by", "an attack blamed on"."""
    accused = outline.lower(index) in {"by", "on", "to"} and outline.lower(index - 1).endswith("ed")
    return accused or outline.lower(index) in AMID


def _leaves_party(outline: Outline, index: int) -> bool:
    """Say whether a word cannot belong to the party's name: a place, a time, or what the party did."""
    lower = outline.lower(index)
    if outline.lower(index + 1) == "by" and lower not in words_of("reporting"):
        return False  # "gunmen led by Hamas"
    if lower in _LEAVING or lower in words("relative") or (lower == "of" and outline.lower(index - 1) in means()):
        return True
    went_on = lower.endswith("ed") and outline.lower(index + 1) in words("preposition") - {"by", "to", "from"}
    acted = went_on or lower in words("finite") or lower in blame_words("harm", "act") or lower in words_of("reporting")
    return acted and lower not in means() and outline.tokens[index].text.islower()
