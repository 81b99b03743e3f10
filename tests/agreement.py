"""When a field that was read agrees with the annotation: one function per field, all of them forgiving spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]

EVENTS = frozenset({"killed", "injured", "missing", "detained", "displaced", "population", "distance", "area", "other"})
UPPER = frozenset({"nearly", "less_than", "up_to"})
LOWER = frozenset({"at_least", "more_than"})
SPELLINGS = {
    "persons": "person",
    "dead": "person",
    "kilometer": "kilometre",
    "km": "kilometre",
    "meter": "metre",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound",
}
PLURALS = (("ies", "y"), ("sses", "ss"), ("men", "man"), ("people", "person"), ("children", "child"))
SOURCE_TYPES = {
    "security": "military",
    "police": "government",
    "authorities": "government",
    "official": "government",
}


def plain(text: str | None) -> str:
    """Return `text` in lower case, without accents, marks and small words.

    >>> plain("the Khartoum-state Ministry of Health")
    'khartoum state ministry health'
    """
    marks = unicodedata.normalize("NFKD", text or "").replace("’", "'").replace("`", "'")
    letters = "".join(mark for mark in marks if not unicodedata.combining(mark)).lower()
    words = re.sub(r"[^a-z0-9' ]+", " ", letters)
    return " ".join(re.sub(r"\b(the|a|an|of|in|and|for)\b", " ", words).split())


def names(text: str | None) -> frozenset[str]:
    """Return the words of a name, without a final s.

    >>> sorted(names("Houthi rebels"))
    ['houthi', 'rebel']
    """
    return frozenset(word.rstrip("'s") if len(word) > 4 else word for word in plain(text).split())


def near(wanted: Any, found: Any) -> bool:
    """Say whether two numbers are the same but for rounding; a missing one agrees with nothing."""
    if wanted is None or found is None:
        return False
    return abs(float(wanted) - float(found)) <= max(0.005, 1e-6 * abs(float(wanted)))


def hedge(wanted: Record, found: Record) -> bool:
    """Say whether hedge and amount agree; the two floors are one class, and so are the three ceilings."""
    said, read = wanted["hedge"], found.get("hedge")
    if not (said == read or {said, read} <= LOWER or {said, read} <= UPPER):
        return False
    if said == "vague":
        return found.get("magnitude") is None or near(wanted.get("magnitude"), found.get("magnitude"))
    if said == "approx":
        return wanted.get("value") is None or near(wanted["value"], found.get("value"))
    return all(_limit(wanted.get(key), found.get(key), key, said) for key in ("value", "low", "high"))


def _limit(wanted: Any, found: Any, key: str, said: str) -> bool:
    if wanted is None:
        return key == "value" or found is None or said not in LOWER | UPPER
    return near(wanted, found)


def unit(wanted: Record, found: Record) -> bool:
    """Say whether the same thing is counted, by the head word."""
    if not wanted.get("unit"):
        return True
    said, read = plain(wanted["unit"]), plain(found.get("unit"))
    if not read:
        return False
    head = _singular(_last(said))
    return _singular(said) == _singular(read) or head in {_singular(word) for word in read.split()}


def _last(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1] if words else ""


def _singular(word: str) -> str:
    for plural, singular in PLURALS:
        if word.endswith(plural):
            return word.removesuffix(plural) + singular
    spelt = SPELLINGS.get(word, word)
    return spelt[:-1] if spelt.endswith("s") and not spelt.endswith("ss") else spelt


def event(wanted: Record, found: Record) -> bool:
    """Say whether the same happened; the sub-event is not compared."""
    return _event(wanted) == _event(found)


def _event(record: Record) -> str:
    kind = record.get("event")
    return kind if kind in EVENTS else "other"


def source(wanted: Record, found: Record) -> bool:
    """Say whether the same source is named, by its name, an alias, or its initials."""
    if wanted.get("source_ambiguous"):
        return True
    said, read = wanted.get("source"), found.get("source")
    if not said or not read:
        return not said and not read
    return any(_same_name(name, names(read)) for name in (said, *wanted.get("source_aliases", ())))


def _same_name(name: str, read: frozenset[str]) -> bool:
    said = names(name)
    if said and read and (said <= read or (read <= said and len(read) >= min(2, len(said)))):
        return True
    initials = "".join(word[0] for word in plain(name).split())
    return len(read) == 1 and bool(read & {initials, plain(name)})


def source_type(wanted: Record, found: Record) -> bool:
    """Say whether the source is of the same kind."""
    if wanted.get("source_ambiguous"):
        return True
    said, read = wanted.get("source_type"), found.get("source_type") or "unattributed"
    return SOURCE_TYPES.get(str(said), said) == SOURCE_TYPES.get(read, read)


def period(wanted: Record, found: Record) -> bool | None:
    """Say whether the two periods share half of the days that either covers; None where none is wanted."""
    if not (wanted.get("period_start") and wanted.get("period_end")):
        return None
    if not (found.get("period_start") and found.get("period_end")):
        return False
    (start, end), (first, last) = _days(wanted), _days(found)
    shared = (min(end, last) - max(start, first)).days + 1
    either = (max(end, last) - min(start, first)).days + 1
    return shared > 0 and shared / either >= 0.5


def _days(record: Record) -> tuple[date, date]:
    return date.fromisoformat(record["period_start"][:10]), date.fromisoformat(record["period_end"][:10])


def place(wanted: Record, found: Record) -> bool | None:
    """Say whether the two places share a name; None where none is wanted."""
    if not wanted.get("place"):
        return None
    return share_a_name(wanted["place"], found.get("place"))


def share_a_name(said: str | None, read: str | None) -> bool:
    """Say whether two names have a word in common.

    >>> share_a_name("Umm Khaled", "Khaled"), share_a_name("", "")
    (True, False)
    """
    return bool(names(said) & names(read))


def resolved(wanted: Record, found: Record) -> bool:
    """Say whether two date expressions stand for the same days."""
    return all(str(wanted.get(key))[:10] == str(found.get(key))[:10] for key in ("iso_start", "iso_end"))


FIELDS = (
    ("hedge", hedge),
    ("unit", unit),
    ("event", event),
    ("source", source),
    ("source_type", source_type),
    ("period", period),
    ("place", place),
)
