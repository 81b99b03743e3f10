"""What a published report says of its own numbers: from the file alone, wherever it was received."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallybook.document.traces import leading_to, limits
from tallybook.quantities.printed import numbers

if TYPE_CHECKING:
    from tallybook.document.nodes import Evidence, Value
    from tallybook.document.record import Record

SHORTEST_ID = 4


def answer(record: Record, number: str) -> str:
    """Return what is behind a number: how it was made, and the sentence of each claim that it rests on.

    Parameters
    ----------
    record : Record
    number : str
        As printed, ``#3``, or the beginning of a claim's id.

    An empty text says that the report prints no such number.
    """
    wanted = number.strip().lower()
    printed = [value for value in record.values if wanted and _is_printed(value, wanted)]
    named = {claim for value in printed for claim in value.trace.claims}
    claims = [item for item in record.evidence if wanted and (item.claim_id in named or _is_named(item, wanted))]
    others = [value for value in printed if value.trace.kind != "claim" or len(value.trace.claims) > 1]
    if not claims and not others:
        return ""
    run = f"printed in run {record.passport.get('run', '')}, which `{record.passport.get('rebuild', '')}` makes again"
    told, made = [_explained(item) for item in claims], _workings(others, record.evidence)
    itself = any(_is_named(item, wanted) for item in claims)
    return "\n\n".join([run, *told, *made] if itself else [run, *made, *told])


def _is_printed(value: Value, wanted: str) -> bool:
    """Say whether a value is printed so, or says the same number in another form."""
    asked = frozenset() if wanted.startswith("#") else numbers(wanted)
    return value.text.lower() == wanted or bool(numbers(value.text) & asked)


def _is_named(item: Evidence, wanted: str) -> bool:
    if wanted.startswith("#"):
        return wanted[1:] == str(item.number)
    by_id = len(wanted) >= SHORTEST_ID and not wanted.isdigit() and item.claim_id.startswith(wanted)
    said = frozenset() if item.rule == "vague" else numbers(item.text, item.allows, *item.also)
    return by_id or item.text.lower() == wanted or bool(said & numbers(wanted))


def _workings(values: Sequence[Value], evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return how numbers were made that are no claim of the article, those that were made alike together."""
    alike: dict[str, list[str]] = {}
    for value in values:
        alike.setdefault(_working(value, evidence), []).append(value.text)
    return tuple(f"  {'; '.join(dict.fromkeys(texts))}: {how}" for how, texts in alike.items())


def _working(value: Value, evidence: Sequence[Evidence]) -> str:
    limited = limits(value.trace, evidence)
    numbers_of = {item.claim_id: f"#{item.number}" for item in evidence}
    named = {claim: numbers_of[claim] for claim in limited or value.trace.claims if claim in numbers_of}
    boxes = ("; " if limited else ", ").join(
        f"{box} {limited[claim]}" if claim in limited else box for claim, box in named.items()
    )
    cited = "".join(f" {one.words} ({one.url})." for one in value.trace.citations)
    return f"{leading_to(value.trace)}{f' {boxes}.' if boxes else ''}{cited}"


def _explained(item: Evidence) -> str:
    source = f"{item.source} ({item.source_type})" if item.source and item.source_type else item.source
    facts = (
        ("allows", item.allows),
        ("counted", item.what),
        ("source", source or "no source named"),
        ("period", item.period),
        ("place", item.place),
        ("rule", item.rule),
    )
    lines = [f"#{item.number} {item.claim_id}  {item.where}"]
    lines += [f"  {' '.join(f'{item.before}[{item.text}]{item.after}'.split())}", ""]
    lines += [f"  {name:<17} {said}" for name, said in facts if said]
    if item.trail:
        lines += ["", "  read by"]
        lines += [f"  {field:<17} {rule}{f'  “{cue}”' if cue else ''}" for field, rule, cue in item.trail]
    return "\n".join(lines)
