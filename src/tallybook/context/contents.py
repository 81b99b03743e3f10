"""Which words of a sentence each of its sayings covers."""

from __future__ import annotations

from tallybook.context.grammar import words
from tallybook.context.outline import Outline, after_dateline
from tallybook.context.saying import Saying
from tallybook.context.subjects import antecedent, group_start
from tallybook.text.span import Span

_TURN = frozenset({"while", "but", "whereas", "although", "though", "yet", "and"})
_SUBORDINATE = frozenset({"although", "though", "while", "if", "because"})
_ASIDE = frozenset({"as", "while", "although", "though", "but", "whereas", "citing", "quoting"})
_REACH = 150  # tokens between two speakers of one sentence that are searched for a turn
_NEAR = 8  # sayings before or after one that may bound it
Range = tuple[int, int]


def contents(outline: Outline, sayings: tuple[Saying, ...]) -> tuple[tuple[Span, ...], ...]:
    """Return, for each saying of a sentence, the spans of what is said, in the order of the text."""
    return tuple(_spans(outline, _ranges(outline, sayings, index)) for index in range(len(sayings)))


def _ranges(outline: Outline, sayings: tuple[Saying, ...], index: int) -> list[Range]:
    saying = sayings[index]
    if saying.cue.rule == "counted_by":  # "an earlier toll of 43 given by the governor"
        tallies = (at for at in range(saying.cue.first - 1, -1, -1) if outline.lower(at) in words("tally"))
        return [(next(tallies, saying.cue.first), saying.cue.first)]
    if saying.forward:
        ranges = [(saying.start, _forward_stop(outline, sayings, index))]
        if outline.lower(saying.first - 1) in words("relative"):
            before = antecedent(outline, saying.first - 1) if index else (_left(outline, sayings, index), saying.first)
            ranges.insert(0, before or (saying.first, saying.first))
        elif saying.cue.kind == "count" and not saying.cue.who:
            ranges.insert(0, _counted(outline, _left(outline, sayings, index), saying.first))
        return ranges
    return [(_left(outline, sayings, index), saying.first), (saying.stop, _right_stop(outline, sayings, index))]


def _counted(outline: Outline, first: int, stop: int) -> Range:
    """Let a count take in the figure before it: "Of the 1,136 deaths it has logged, a quarter …"."""
    turns = (at for at in range(stop - 1, first, -1) if outline.lower(at) in _TURN and outline.kind(at - 1) == ",")
    first = next(turns, first - 1) + 1
    figures = any(token.text[0].isdigit() for token in outline.tokens[first:stop])
    return (first, stop) if figures else (stop, stop)


def _forward_stop(outline: Outline, sayings: tuple[Saying, ...], index: int) -> int:
    """Return where what follows a cue ends: at the next speaker's clause, else with the sentence."""
    saying = sayings[index]
    stop = len(outline.tokens)
    for following in sayings[index + 1 : index + 1 + _NEAR]:
        turn = _turn(outline, saying.start, following.first)
        if following.source is None and outline.kind(following.first - 1) == ",":
            turn = following.first - 1
        if turn < 0 and outline.lower(saying.first - 1) in _SUBORDINATE:
            turn = outline.kinds.rfind(",", saying.start, following.first)
        if turn >= 0:
            stop = turn
            break
        if not following.forward:
            stop = following.first
            break
    lead = group_start(outline, saying.cue.first)
    lead = lead if outline.lower(lead - 1) in words("relative") else saying.first
    if outline.lower(lead - 1) in words("relative") and outline.kind(lead - 2) == ",":
        comma = outline.kinds.find(",", saying.start, stop)
        resumes = comma > 0 and (outline.is_verb(comma + 1) or outline.lower(comma + 1).endswith("ed"))
        return comma if resumes else stop
    if saying.cue.kind == "charge":
        relatives = (at for at in range(saying.start, stop - 1) if _opens_relative(outline, at))
        stop = next(relatives, stop)
    return stop


def _opens_relative(outline: Outline, index: int) -> bool:
    return outline.kinds[index] == "," and outline.lower(index + 1) in words("relative")


def _turn(outline: Outline, first: int, stop: int) -> int:
    """Return where the last turn to another clause stands between two tokens; -1 without one."""
    last = min(stop, len(outline.tokens)) - 1
    for index in range(last, max(first, last - _REACH, 0) - 1, -1):
        if outline.kinds[index] == ";":
            return index
        if outline.lower(index) in _TURN and outline.kinds[index] == "w":
            opens = index == stop - 1 or outline.kind(index - 1) == ","
            if opens:
                return index - (outline.kind(index - 1) == ",")
    return -1


def _left(outline: Outline, sayings: tuple[Saying, ...], index: int) -> int:
    """Return where what stands before a source begins: after the speaker before, else with the sentence."""
    saying = sayings[index]
    for previous in reversed(sayings[max(0, index - _NEAR) : index]):
        turn = _turn(outline, previous.stop, saying.first)
        if turn >= 0 and (previous.forward or outline.kinds[turn] == ";"):
            return turn + 1
        if not previous.forward:
            return previous.stop
    return after_dateline(outline)


def _right_stop(outline: Outline, sayings: tuple[Saying, ...], index: int) -> int:
    """Return where what goes on after "…, he said, …" ends; an aside that the reporter adds is left out."""
    saying = sayings[index]
    first = saying.stop + (outline.kind(saying.stop) == ",")
    if outline.lower(first) in _ASIDE and outline.kind(first) == "w":
        return saying.stop
    if index + 1 == len(sayings):
        return len(outline.tokens)
    following = sayings[index + 1]
    if not following.forward:
        return saying.stop
    turn = _turn(outline, saying.stop, following.first)
    return turn if turn >= 0 else following.first


def _spans(outline: Outline, ranges: list[Range]) -> tuple[Span, ...]:
    spans = []
    for opening, closing in ranges:
        first, stop = opening, closing
        while first < stop and _is_loose(outline, first):
            first += 1
        while first < stop and _is_loose(outline, stop - 1):
            stop -= 1
        if first < stop:
            spans.append(outline.span(first, stop))
    return tuple(spans)


def _is_loose(outline: Outline, index: int) -> bool:
    """Say whether a token at the edge of what is said is no part of it."""
    opens = (
        outline.lower(index) in {"and", "but", "while", "which", "whom", "of", "was", "were"}
        and outline.kinds[index] == "w"
    )
    return outline.kinds[index] in ",;:-." or opens
