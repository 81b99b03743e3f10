"""A ledger as an audit looks at it: which claim belongs to which, and the words around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from tallybook.analysis.policy import Policy
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Phrases
from tallybook.text.sentences import Sentence
from tallybook.text.tokens import Token, tokenize

RATES = ("share", "ratio")
_MOST = 100  # claims on either side that are looked at


@dataclass(frozen=True, slots=True)
class Facts:
    """A ledger with what an audit asks of it again and again.

    Attributes
    ----------
    ledger : Ledger
    policy : Policy
        How hedges are read.
    claims : tuple of Claim
        In order of the text; rejected ones are left out.
    by_id : dict of str to Claim
    mentions : dict of str to tuple of Claim
        The mentions of one figure, by the id of the first.
    parts : dict of str to tuple of Claim
        The parts of a whole, by the id of its first mention.
    wholes : dict of str to str
        The first mention of what a claim is part of, by the id of the claim.
    """

    ledger: Ledger
    policy: Policy
    claims: tuple[Claim, ...]
    by_id: dict[str, Claim]
    mentions: dict[str, tuple[Claim, ...]]
    parts: dict[str, tuple[Claim, ...]]
    wholes: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The text."""
        return self.ledger.article.body

    def first(self, claim_id: str) -> str:
        """Return the id of the first mention of a figure."""
        claim = self.by_id.get(claim_id)
        return claim.repeats if claim and claim.repeats in self.by_id else claim_id

    def whole(self, claim: Claim) -> Claim | None:
        """Return what `claim` is part of, at its first mention."""
        return self.by_id.get(self.wholes.get(claim.claim_id, ""))

    def sentence(self, claim: Claim) -> Sentence | None:
        """Return the sentence of a claim."""
        found = self.ledger.sentences
        return found[claim.sentence] if 0 <= claim.sentence < len(found) else None

    def around(self, claim: Claim, reach: int) -> tuple[Claim, ...]:
        """Return the claims at most `reach` sentences away from one, itself among them.

        In a text that is all numbers only the nearest are looked at, so that the audit stays linear.
        """
        at = bisect_left(self.claims, claim.start, key=lambda found: found.start)
        near = self.claims[max(0, at - _MOST) : at + _MOST]
        return tuple(found for found in near if abs(found.sentence - claim.sentence) <= reach)

    def between(self, one: Claim, other: Claim) -> str:
        """Return the text between two claims, in whichever order they stand."""
        first, last = sorted((one, other), key=lambda claim: claim.start)
        return self.body[first.end : last.start]

    def words_before(self, claim: Claim, most: int) -> tuple[Token, ...]:
        """Return the last words of the sentence before a claim."""
        words = self._words(claim)
        stop = bisect_left(words, claim.start, key=lambda token: token.start)
        return words[max(0, stop - most) : stop]

    def words_after(self, claim: Claim, most: int) -> tuple[Token, ...]:
        """Return the first words of the sentence behind a claim."""
        words = self._words(claim)
        start = bisect_left(words, claim.end, key=lambda token: token.start)
        return words[start : start + most]

    def _words(self, claim: Claim) -> tuple[Token, ...]:
        sentence = self.sentence(claim)
        return sentence.tokens if sentence else ()

    def mentioned(self, claim: Claim) -> Claim:
        """Return the mention of a figure that tells most: the first in a sentence, not in a heading or a table."""
        group = self.mentions.get(self.first(claim.claim_id), (claim,))
        return min(group, key=lambda mention: (not self._in_prose(mention), mention.start))

    def _in_prose(self, claim: Claim) -> bool:
        sentence = self.sentence(claim)
        return sentence is not None and sentence.kind == "prose"


def read_facts(ledger: Ledger, policy: Policy) -> Facts:
    """Return the facts of a ledger."""
    kept = tuple(sorted((claim for claim in ledger.claims if claim.status != "rejected"), key=lambda one: one.start))
    by_id = {claim.claim_id: claim for claim in kept}
    mentions: dict[str, list[Claim]] = {}
    for claim in kept:
        mentions.setdefault(_first(by_id, claim.claim_id), []).append(claim)
    wholes = {claim.claim_id: _first(by_id, claim.part_of) for claim in kept if claim.part_of in by_id}
    return tied(Facts(ledger, policy, kept, by_id, _frozen(mentions), {}), wholes)


def tied(facts: Facts, wholes: Mapping[str, str]) -> Facts:
    """Return the facts with these wholes; nothing is part of itself, nor of its own first mention."""
    sound = {part: whole for part, whole in wholes.items() if facts.first(part) != facts.first(whole)}
    parts: dict[str, list[Claim]] = {}
    for claim in facts.claims:
        if claim.claim_id in sound and claim.repeats not in facts.by_id:
            parts.setdefault(facts.first(sound[claim.claim_id]), []).append(claim)
    return replace(facts, parts=_frozen(parts), wholes=sound)


def _first(by_id: dict[str, Claim], claim_id: str) -> str:
    claim = by_id.get(claim_id)
    return claim.repeats if claim and claim.repeats in by_id else claim_id


def _frozen(groups: dict[str, list[Claim]]) -> dict[str, tuple[Claim, ...]]:
    return {name: tuple(group) for name, group in groups.items()}


# Words -----------------------------------------------------------------------------------------------------------


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(row for row in load_lexicon("audit") if row.name == name)


@cache
def wordings(name: str) -> frozenset[str]:
    """Return the wordings of a row of the lexicon, and the empty one where saying nothing means the same.

    >>> "neutralised" in wordings("covers_deaths"), "" in wordings("generic")
    (True, True)
    """
    rows = [row for row in load_lexicon("audit") if row.name == name]
    return frozenset(word for row in rows for word in (*row.say, *([""] if row.facts.get("silent") else [])))


def says(name: str, said: str | tuple[Token, ...]) -> bool:
    """Say whether a wording of a row stands in some text.

    >>> says("together", "the two, together a third")
    True
    """
    tokens = tokenize(said) if isinstance(said, str) else said
    return next(_phrases(name).find(tokens), None) is not None


@cache
def classes() -> dict[str, dict[str, str]]:
    """Return the class of each noun on each axis.

    >>> classes()["age"]["boy"], classes()["sex"]["boy"]
    ('child', 'male')
    """
    found: dict[str, dict[str, str]] = {}
    for row in load_lexicon("audit"):
        if "axis" in row.facts:
            found.setdefault(str(row.facts["axis"]), {}).update(dict.fromkeys(row.say, row.name))
    return found


def heads(unit: str) -> frozenset[str]:
    """Return the nouns of a unit.

    >>> sorted(heads("child and woman"))
    ['child', 'woman']
    """
    words = unit.replace(" or ", " and ").split(" and ")
    return frozenset(noun for word in words if word.strip() for noun in (word.strip(), word.split()[-1]))


def plain(claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """Yield the claims that state an amount of their own: no shares, no multiples."""
    return (claim for claim in claims if claim.unit_kind not in RATES)
