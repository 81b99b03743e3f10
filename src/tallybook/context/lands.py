"""The names of lands and waters that are no country: the Gaza Strip, the Red Sea, West Africa."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallybook.context.gazetteer import fold
from tallybook.context.nations import Mention, is_compounded
from tallybook.context.surroundings import is_body, preposition_before, words
from tallybook.lexicon import load_lexicon
from tallybook.text.phrases import Phrases
from tallybook.text.span import Span
from tallybook.text.tokens import Token


@cache
def territories() -> Phrases:
    """Return the names of lands and waters that need no noun and no preposition."""
    return Phrases(row for row in load_lexicon("places") if row.facts["kind"] == "known")


def past_epithet(tokens: Sequence[Token], index: int) -> int:
    """Return the token behind a sea that only tells of what is named next; the index itself where there is none.

    "The Red Sea port of", "the Aegean Dawn", "the Sahel nation".
    """
    match = territories().at(tokens, index)
    after = tokens[match.stop] if match and match.entry.name == "seas" and match.stop < len(tokens) else None
    if match is None or after is None or after.start - match.span.end != 1:
        return index
    noun = after.lower.removesuffix("'s") in words("national_noun", "unnamed")
    named = after.text[0].isupper() and after.lower not in words("locative")
    return match.stop if noun or named else index


def find_land(tokens: Sequence[Token], index: int) -> Mention | None:
    """Return the land or water that is no country at a token; `tokens` have no possessives."""
    match = territories().at(tokens, index)
    if match is None or is_compounded(tokens, match.stop) or is_body(tokens, match.stop):
        return None
    span = Span(tokens[index].start, tokens[match.stop - 1].end)
    core = fold(" ".join(token.text for token in tokens[index : match.stop]))
    owner = tokens[match.stop].start - match.span.end > 1 if match.stop < len(tokens) else False
    if match.entry.name == "continents" and (owner or _only_leads(tokens, index)):
        return None  # "Africa's largest producer"
    preposition = preposition_before(tokens, index) or str(match.entry.facts.get("preposition", ""))
    return Mention(index, match.stop, span, core, str(match.entry.facts.get("extent", "province")), preposition)


def _only_leads(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a part of the world ends a name, "Cooperation in Europe", or is only where a way leads."""
    before = tokens[index - 1] if index else None
    if before is None or before.lower in words("compass"):
        return False
    if before.lower in ("to", "towards", "toward", "for", "from"):
        return True  # "the route to Europe": where they are bound, or whence they came
    last = tokens[index - 2] if before.lower in ("in", "of", "for") and index > 1 else before
    return last.text[0].isupper() and last.lower not in words("locative") and index > 1
