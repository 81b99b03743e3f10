"""Places as the text words them: nested ("Tar Taing, Myinmu township, Sagaing") and coordinated ("A and B")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from tallybook.context.gazetteer import fold
from tallybook.context.lands import past_epithet
from tallybook.context.nations import Mention
from tallybook.context.stretches import Unit, says
from tallybook.context.surroundings import words
from tallybook.text.span import Span
from tallybook.text.tokens import Token

_SPOTS = ("exact", "unknown")
_WIDENING = (*_SPOTS, "district", "province", "region", "country")
_LIES = 3
"""Words between a place and the one that it lies by."""
_PARTNER = 5
"""Words from "between" to the "and" that brings in the second party."""
_OWNED = 6
"""Words behind "Ukraine's" that may name a spot of it: "second-largest city"."""
_NAMELESS = 6
"""Words before the preposition that may say what a place without a name is: "an open-pit copper mine in"."""
_SITUATED = 4
"""Words of "on the edge of"."""
_BRIEFED = 6
"""Words from "at a news conference" to where it was held: "on Monday night in Lanzhou"."""
_APART = 7
"""Words beyond which two names are two places."""


@dataclass(frozen=True, slots=True)
class Locality:
    """One place of the text, made of the mentions that belong together.

    Attributes
    ----------
    mentions : tuple of Mention
        In the order of the text.
    name : str
        Most specific first, outer units after commas, coordinated places with "and".
    first, stop : int
        Indexes ``[first, stop)`` of its tokens in the sentence.
    body : bool
        True where it only says where a body or an official is, "the authority in Sana'a", or stands for one that
        speaks or pledges: "Armenia said".
    alone : bool
        True for one part picked out: "in Nurgal district alone".
    indefinite : bool
        True for what only says where an unnamed place lies: "a village in northern Burkina Faso".
    """

    mentions: tuple[Mention, ...]
    name: str
    first: int
    stop: int
    body: bool = False
    alone: bool = False
    indefinite: bool = False

    @property
    def head(self) -> Mention:
        """The most specific part."""
        return self.mentions[0] if len(self.mentions) == 1 else min(self.mentions, key=_wideness)

    @property
    def cores(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(mention.core for mention in self.mentions)

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.mentions[0].span.start, self.mentions[-1].span.end)


def _wideness(mention: Mention) -> int:
    return _WIDENING.index(mention.precision)


def find_localities(tokens: Sequence[Token], mentions: Sequence[Mention], body: str) -> tuple[Locality, ...]:
    """Return the localities of a sentence, in order; peoples are none."""
    found: list[Locality] = []
    group: list[Mention] = []
    named = [mention for mention in mentions if not mention.people]
    for mention in named:
        if group and not _belongs(tokens, group[-1], mention):
            found.append(_locality(tokens, group, body))
            group = []
        group.append(mention)
    if group:
        found.append(_locality(tokens, group, body))
    return tuple(
        replace(place, body=True) if at and _lies_by(tokens, found[at - 1], place) else place
        for at, place in enumerate(found)
    )


def _lies_by(tokens: Sequence[Token], last: Locality, place: Locality) -> bool:
    """Say whether a place only tells where the one right before it lies: "at Inata near the Malian border".

    Also behind an aside that measures how far: "the village of Kura, 35 km (22 miles) north of Dikwa".
    """
    between = [token.lower for token in tokens[last.stop : place.first]]
    if between[:1] in (["near"], ["outside"], ["off"]) and len(between) <= _LIES:
        return True
    if between[:1] not in ([","], ["("]) or between[-1:] not in (["of"], ["from"], ["outside"], ["off"]):
        return False
    quiet = words("length", "approximate", "compass", "qualifier").union(
        ("(", ")", "of", "from", "away", "outside", "m")
    )
    measured = any(word.lstrip("0123456789.,-") in (*words("length"), "m") for word in between[1:])
    return measured and all(word in quiet or word[0].isdigit() or not word[0].isalnum() for word in between[1:])


def _belongs(tokens: Sequence[Token], last: Mention, mention: Mention) -> bool:
    if mention.first - last.stop > _APART:
        return False
    between = [token.lower for token in tokens[past_epithet(tokens, last.stop) : mention.first]]
    if between == [",", "and"] and mention.precision == "country" != last.precision:
        return False  # "a thousand to the province, and another country two thousand": a new clause
    if (
        last.precision not in _SPOTS
        and between[-1:] == [","]
        and last.stop < _owned_spot(tokens, last) == mention.first - 1
    ):
        return mention.precision in _SPOTS  # "eastern Congo's largest city, Goma"
    if last.precision not in _SPOTS and between and (between[-1] == "of" or between[-1] in words("unnamed")):
        owned = _owned_spot(tokens, last)  # "eastern Congo's largest city of Goma", "eastern Congo's main city Goma"
        if last.stop < owned >= mention.first - 1:
            return mention.precision in _SPOTS
    if "," in between[1:]:
        return not between
    if len(between) == _SITUATED and between[1] == "the" and between[2] in words("situation") and between[3] == "of":
        return between[0] in ("on", "in", "at", "along", "off")  # "the Kabundi pit on the edge of Mufulira"
    if len(between) > 1 and between[-1] == "of" and between[-2] in words("compass") and "the" not in between:
        return False  # "Irpa village, south of Raipur"
    return all(word in _joints() for word in between)


@cache
def _joints() -> frozenset[str]:
    """Return the words that may stand between the parts of a place."""
    small = (",", "and", "or", "in", "of", "the", "a", "an", "'s", "both", "country's", "nation's")
    return words("compass", "qualifier", "feature").union(small)


def _owned_spot(tokens: Sequence[Token], mention: Mention) -> int:
    """Return the token behind the nameless spot that a wide place owns, "Congo's largest city"; else its own."""
    if not tokens[mention.stop - 1].lower.endswith("'s"):
        return mention.stop
    for index in range(mention.stop, min(mention.stop + _OWNED, len(tokens))):
        if tokens[index].lower in words("unnamed", "capital_noun"):
            after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            return index + 1 + (after in words("unnamed"))  # "the capital city"
        if not (tokens[index].text.islower() or tokens[index].text == "-"):
            break
    return mention.stop


def _locality(tokens: Sequence[Token], group: Sequence[Mention], body: str) -> Locality:
    listed = any(_joint(tokens, one, two) == "and" for one, two in pairwise(group))
    name = body[group[0].span.start : group[-1].span.end] if listed else _nesting(tokens, group, body)
    first = group[0].first
    stop = group[-1].stop
    seated = _of_body(tokens, group[0]) and group[0].precision in _SPOTS
    speaks = seated or _hosts(tokens, group[0]) or _speaks(tokens, group) or _aside_of(tokens, group[0])
    alone = stop < len(tokens) and tokens[stop].lower == "alone"
    return Locality(tuple(group), name, first, stop, speaks, alone, _is_indefinite(tokens, group))


def _is_indefinite(tokens: Sequence[Token], group: Sequence[Mention]) -> bool:
    """Say whether a place without a name is told with a wide one: "a town in eastern Congo", "Congo's largest city"."""
    mention = group[0]
    if any(part.precision in (*_SPOTS, "district") for part in group):
        return False
    if _owned_spot(tokens, mention) > mention.stop:
        return True
    if mention.preposition not in ("in", "near", "off", "of"):
        return False
    place = mention.first - 1
    while place > 0 and tokens[place].lower != mention.preposition:
        place -= 1
    noun = tokens[place - 1].lower if place else ""
    before = [token.lower for token in tokens[max(0, place - _NAMELESS) : max(0, place - 1)]]
    return noun in words("unnamed") and any(word in ("a", "an") for word in before)


def _speaks(tokens: Sequence[Token], group: Sequence[Mention]) -> bool:
    """Say whether a place stands for its government, which says or pledges: "Kenya has pledged 1,000 officers"."""
    if any(mention.preposition for mention in group) or group[0].people:
        return False
    after = tokens[group[-1].stop : group[-1].stop + 3]
    if after and after[0].lower in words("titles") and after[0].text[0].isupper() and group[-1].country:
        return True
    if says("places", "counting", after[:1]) and any(token.text[0].isdigit() for token in after[1:]):
        return False  # "Guinea reports 3,340 cases"
    return says("places", "speech", after[:1]) or says("periods", "pledge", after)


def _joint(tokens: Sequence[Token], one: Mention, two: Mention) -> str:
    between = [token.lower for token in tokens[one.stop : two.first]]
    return "and" if "and" in between or "or" in between else ("," if between == [","] else "in")


def _nesting(tokens: Sequence[Token], group: Sequence[Mention], body: str) -> str:
    """Return nested places, inner first; a possessive stands after what it owns."""
    ordered: list[str] = []
    held: list[str] = []
    for mention in group:
        name = mention.span.of(body)
        possessive = tokens[mention.stop - 1].lower.endswith("'s") or _leads_to_spot(tokens, mention)
        if possessive and mention is not group[-1]:
            held.insert(0, name)
            continue
        ordered += [name, *held]
        held = []
    return ", ".join(dict.fromkeys([*ordered, *held]))


def _leads_to_spot(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a place tells where the spot behind it is: "the eastern DR Congo city of Goma"."""
    after = [token.lower for token in tokens[mention.stop : mention.stop + 2]]
    return len(after) > 1 and after[0] in words("unnamed") and after[1] == "of"


def _hosts(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether people only met there: "donors who met in Paris pledged"."""
    before = tokens[max(0, mention.first - 3) : mention.first]
    briefed = tokens[max(0, mention.first - _BRIEFED) : mention.first]
    met = any(token.lower in words("gathering") for token in before) or says("places", "briefing", briefed)
    return mention.preposition in ("in", "at") and met


def _aside_of(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a place only tells where somebody sits, what lies beside, or who deals with whom."""
    place = mention.first - 1
    while place > 0 and (tokens[place].lower in words("qualifier", "compass") or tokens[place].lower == "the"):
        place -= 1
    before = tokens[max(0, place - 1) : place + 1]
    if says("places", "beside", before):
        return True
    if before[-1:] and before[-1].lower == "and" and _between_two(tokens, place):
        return True
    governed = before[-1:] and before[-1].lower == mention.preposition
    if mention.preposition == "between":
        return bool(governed) and before[0].lower in words("dealing")
    return bool(governed) and mention.preposition in ("in", "at") and before[0].lower in words("seated")


def _between_two(tokens: Sequence[Token], conjunction: int) -> bool:
    """Say whether an "and" joins those who deal with each other: "the deal between Hamas and Israel"."""
    for index in range(conjunction - 1, max(0, conjunction - _PARTNER), -1):
        if tokens[index].lower == "between":
            return tokens[index - 1].lower in words("dealing")
    return False


def _of_body(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a noun for a body or an official stands right before the preposition."""
    if mention.preposition in ("of", "for") and mention.first > 1 and tokens[mention.first - 1].lower in ("of", "for"):
        whole = mention.span.end == tokens[mention.stop - 1].end and mention.core == fold(_text(tokens, mention))
        return whole and tokens[mention.first - 2].lower in words("leads")
    place = mention.first - 1
    while place >= 0 and (tokens[place].lower == "the" or tokens[place].lower in words("qualifier", "compass")):
        place -= 1
    if place < 1 or tokens[place].lower not in ("in", "at"):
        return False
    before = tokens[place - 1].lower
    if any(token.lower in words("fought_over") for token in tokens[max(0, place - _APART) : place - 1]):
        return False  # "the attack on its headquarters in Goma"
    goes_on = [token.lower for token in tokens[mention.stop : mention.stop + 2]] == [",", "where"]
    return before in words("official") and not goes_on  # "told reporters in Shire, where 118,000 sleep"


def _text(tokens: Sequence[Token], mention: Mention) -> str:
    return " ".join(token.text.removesuffix("'s").removesuffix("’s") for token in tokens[mention.first : mention.stop])


def usable(unit: Unit, localities: Sequence[Locality]) -> tuple[Locality, ...]:
    """Return the localities of a unit that say where something happened."""
    low, high = (bisect_left(localities, place, key=lambda found: found.first) for place in (unit.first, unit.stop))
    return tuple(found for found in localities[low:high] if not found.body)
