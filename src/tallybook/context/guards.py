"""Under which conditions a template's words are a date: "in May" is one, "Theresa May" is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from tallybook.context.slots import bare, vocabulary, words_of
from tallybook.context.templates import Match
from tallybook.text.tokens import Token

Guard = Callable[[Sequence[Token], Match], bool]

_BEFORE_DAYS = frozenset(("on", "by", "since", "until", "from", "before", "after"))
_AMBIGUOUS_MONTHS = frozenset(("march", "may"))
_REPEATED = frozenset(("every", "each", "any"))
_CALENDAR_UNITS = frozenset(("week", "month", "quarter", "year", "decade", "fortnight"))
_NOT_DATES = frozenset(("curfew", "stay", "bus", "train", "shift", "delivery", "success", "temperatures"))


def _before(tokens: Sequence[Token], match: Match) -> str:
    return tokens[match.first - 1].lower if match.first else ""


def _after(tokens: Sequence[Token], match: Match) -> Token | None:
    return tokens[match.stop] if match.stop < len(tokens) else None


def names_more(token: Token | None) -> bool:
    """Say whether a word makes what stands before it a part of a name: "the 2010 flood"."""
    if token is None or not token.text[0].isalpha() or token.text[0].isupper():
        return False
    return token.lower not in words_of("function") and not token.lower.endswith(("ed", "ly"))


def _month_day(tokens: Sequence[Token], match: Match) -> bool:
    """Keep "in October 9 people" from being a day."""
    if "year" in match.slots or "weekday" in match.slots or not tokens[match.first].text[0].isalpha():
        return True
    after = _after(tokens, match)
    if after is not None and after.lower in ("%", "per", "percent", "million", "billion", "thousand"):
        return False
    return _before(tokens, match) not in ("in", "during", "of") or not names_more(after)


def _between(tokens: Sequence[Token], match: Match) -> bool:
    return _before(tokens, match) == "between"


def _months(_tokens: Sequence[Token], match: Match) -> bool:
    """Take two months for one period only where the one follows the other: "January and March" are two."""
    first, second = int(match.slots["month"]), int(match.slots["other_month"])
    return second == first + 1


def _after_on(tokens: Sequence[Token], match: Match) -> bool:
    after = _after(tokens, match)
    name = after is not None and after.text[0].isalpha() and after.lower not in words_of("function")
    return _before(tokens, match) in _BEFORE_DAYS and not name


def _day_name(tokens: Sequence[Token], match: Match) -> bool:
    before = _before(tokens, match)
    if before in ("a", "one"):
        after = _after(tokens, match)
        return before == "a" and after is not None and names_more(after)
    return before not in _REPEATED


def _month_name(tokens: Sequence[Token], match: Match) -> bool:
    before, after = _before(tokens, match), _after(tokens, match)
    shouted = len(tokens[match.first].text) == 3 and tokens[match.first].text.isupper()
    if before in _REPEATED or shouted:
        return False
    governed = before in words_of("before_date") or (before in words_of("before_noun") and names_more(after))
    if governed or bare(tokens[match.first]) in _AMBIGUOUS_MONTHS:
        return governed
    named = match.first > 0 and tokens[match.first - 1].text[0].isupper()
    return not named and not (after is not None and after.text[0].isupper() and after.text[0].isalpha())


def _holiday(tokens: Sequence[Token], match: Match) -> bool:
    after = _after(tokens, match)
    return after is None or not after.text[0].isupper()


def _season(tokens: Sequence[Token], match: Match) -> bool:
    if "year" in match.slots or "part" in match.slots:
        return True
    before, after = _before(tokens, match), _after(tokens, match)
    if names_more(after) or (after is not None and after.lower == "of"):
        return False
    fall = bare(tokens[match.stop - 1]) == "fall"
    return before in (("in", "during") if fall else words_of("before_date") - {"and", "or", "-", "compared", "to"})


def _year_name(tokens: Sequence[Token], match: Match) -> bool:
    first, after = tokens[match.first], _after(tokens, match)
    if not first.text[0].isalnum():
        return _before(tokens, match) in words_of("before_date") and not names_more(after)
    if not first.text[0].isdigit():
        return True
    opens = match.first == 1 and tokens[0].lower == "in"  # "In 2015 rebels killed", but "the 2015 attack"
    if (names_more(after) and not opens) or (after is not None and after.text in "-%°" and after.start == first.end):
        return False
    before = _before(tokens, match)
    if match.first and before in (",", "and", "or", "–", "-", "/"):
        earlier = tokens[match.first - 2] if match.first > 1 else first
        return earlier.text.isdigit() and len(earlier.text) == 4
    if match.first == 0:
        return after is not None and after.lower in ("was", "saw", "is", "has")
    if match.first > 1 and before == "of" and tokens[match.first - 2].lower == "total":
        return False
    return before in words_of("before_date")


def _years(tokens: Sequence[Token], match: Match) -> bool:
    first = match.slots["year"]
    last = match.slots.get("other_year", first // 100 * 100 + match.slots.get("short_year", 0))
    joined = "short_year" not in match.slots or tokens[match.first].end == tokens[match.first + 1].start
    after = _after(tokens, match)
    number = _before(tokens, match) in ("-", "/", "+") or (after is not None and after.text in "-/")
    return bool(last > first and joined) and not number and not names_more(after)


def _not_adjective(tokens: Sequence[Token], match: Match) -> bool:
    after = _after(tokens, match)
    weekday = after is not None and after.lower in vocabulary()["weekday"]  # "overnight Thursday" is of Thursday
    return after is None or not (weekday or after.lower in _NOT_DATES)


def _plural(tokens: Sequence[Token], match: Match) -> bool:
    return any(
        bare(token) in vocabulary()["unit"] and bare(token).endswith("s") for token in tokens[match.first : match.stop]
    )


def _span(tokens: Sequence[Token], match: Match) -> bool:
    """Take "the past month" and "the next six months", not "the coming days" nor "the last day of"."""
    if "n" in match.slots:
        return True
    after = _after(tokens, match)
    of = after is not None and after.lower == "of"
    short = match.slots["unit"] in ("hour", "day") and tokens[match.first + 1].lower != "past"
    return not (of or short or _plural(tokens, match))


def _calendar_unit(tokens: Sequence[Token], match: Match) -> bool:
    if match.slots.get("unit", "week") not in _CALENDAR_UNITS or _plural(tokens, match):
        return False
    after, before = _after(tokens, match), _before(tokens, match)
    if tokens[match.first].lower in ("last", "next") and before in ("the", "every", "their", "its", "his", "her"):
        return False
    return not (match.slots.get("unit") == "quarter" and after is not None and after.lower == "of")


def _calendar_unit_or_day(tokens: Sequence[Token], match: Match) -> bool:
    return (match.slots.get("unit") == "day" and not _plural(tokens, match)) or _calendar_unit(tokens, match)


def _quarter(tokens: Sequence[Token], match: Match) -> bool:
    if match.slots["ordinal"] < 0 and "year" not in match.slots:
        return False
    after = _after(tokens, match)
    return "year" in match.slots or after is None or after.lower != "of"


def _clause_end(tokens: Sequence[Token], match: Match) -> bool:
    """Take "a day earlier" and "the day before", not "the day before the attack"."""
    if match.slots.get("unit") == "hour":
        return False
    last, after = tokens[match.stop - 1].lower, _after(tokens, match)
    if last in ("before", "after"):
        return after is None or not after.text[0].isalnum() or after.lower in ("and", "but", "in", "when", "that")
    return after is None or after.lower != "than"


def _clause_end_unit(tokens: Sequence[Token], match: Match) -> bool:
    return _calendar_unit(tokens, match) and _clause_end(tokens, match)


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "month_day": _month_day,
        "between": _between,
        "months": _months,
        "after_on": _after_on,
        "day_name": _day_name,
        "month_name": _month_name,
        "holiday": _holiday,
        "season": _season,
        "year_name": _year_name,
        "years": _years,
        "not_adjective": _not_adjective,
        "span": _span,
        "calendar_unit": _calendar_unit,
        "calendar_unit_or_day": _calendar_unit_or_day,
        "quarter": _quarter,
        "clause_end": _clause_end,
        "clause_end_unit": _clause_end_unit,
    }
)
