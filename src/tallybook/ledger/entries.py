"""Lists by place: lines that each give the toll of one place, whose total the text gives before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.ledger.containment import Parts
from tallybook.ledger.mentions import Mention, alike, in_sentences, same_people

_LABEL = 6  # tokens of "– Nosy Varika district:", at most
_FEWEST = 2  # lines that make a list
_TOLERANCE = 0.05  # by which a list may pass its total, as totals are rounded


def tie_entries(parts: Parts) -> None:
    """Tie what the lines of a list count, place by place, to the total before it: "Ikongo: 31 dead"."""
    for run in _runs(parts.mentions):
        by_event: dict[tuple[str, str, str], list[Mention]] = {}
        for line in run:
            for mention in {(other.event.kind, other.quantity.unit): other for other in reversed(line)}.values():
                key = mention.event.kind, mention.event.subevent, mention.quantity.unit_kind
                by_event.setdefault(key, []).append(mention)
        for members in by_event.values():
            whole = _total_before(parts, members, run[0][0].index)
            if whole and len(members) >= _FEWEST:
                for member in members:
                    parts.tie(member, whole, "entries", None)


def _runs(mentions: Sequence[Mention]) -> Iterator[list[list[Mention]]]:
    """Yield the lists: lines one right below another, each with its label."""
    run: list[list[Mention]] = []
    for line in in_sentences(mentions):
        below = run and line[0].sentence.index == run[-1][0].sentence.index + 1
        if run and not (below and _is_entry(line)):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if _is_entry(line):
            run.append(line)
    if len(run) >= _FEWEST:
        yield run


def _is_entry(line: Sequence[Mention]) -> bool:
    """Say whether a line begins with a name and a colon, or is the row of a table."""
    first = line[0]
    if first.sentence.kind == "row":
        return True
    label = [first.tokens[index] for index in range(min(_LABEL, first.amount.first))]
    colon = next((place for place, token in enumerate(label) if token.text == ":"), 0)
    names = [token.text for token in label[:colon] if token.text[0].isalpha()]
    return bool(names) and names[0][0].isupper()


def _total_before(parts: Parts, members: Sequence[Mention], before: int) -> Mention | None:
    """Return the nearest amount before a list that can be the total of what its lines count."""
    sizes = sum(member.size or 0 for member in members)
    for whole in parts.standing(members[0], before=before):
        same = whole.event.kind == members[0].event.kind and whole.event.subevent == members[0].event.subevent
        if same and all(alike(whole, member) or same_people(whole, member) for member in members):
            return whole if sizes <= (whole.size or 0) * (1 + _TOLERANCE) else None
    return None
