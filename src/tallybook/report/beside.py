"""What the limits allow to be said of an article’s statement and those set beside it: the title of their chart."""

from __future__ import annotations

from tallybook.analysis import wording
from tallybook.analysis.comparison import BESIDE, EXPLAINED, UNEXPLAINED, UNTOLD, Panel
from tallybook.document.nodes import Inline, Text
from tallybook.report import stated

_ALL_END = {
    BESIDE: ("", " can hold beside it"),
    EXPLAINED: ("", " cannot hold beside it"),
    UNTOLD: ("whether ", " can hold beside it cannot be told"),
}
_SOME_END = {
    BESIDE: ("", " can", "statements that can hold beside it"),
    EXPLAINED: ("", " cannot", "statements that cannot hold beside it"),
    UNTOLD: ("for ", " it cannot be told", "statements of which it cannot be told"),
}


def held_against(panel: Panel) -> tuple[Inline, ...]:
    """Return what the limits allow to be said of the article's statement and those beside it."""
    own = panel.own
    who = wording.capital(own.source) or "The article"
    said: list[Inline] = [
        stated.in_statement(own, who),
        Text(": "),
        stated.of_statement(own, own.said),
        Text(f" {panel.what}; "),
    ]
    return (*said, *_ends(panel))


def _ends(panel: Panel) -> tuple[Inline, ...]:
    """Return how the other statements end: all alike, or so many of them in each way."""
    gaps = (*panel.of(EXPLAINED), *panel.of(UNEXPLAINED))
    ends = [end for end in ((panel.of(BESIDE), BESIDE), (gaps, EXPLAINED), (panel.of(UNTOLD), UNTOLD)) if end[0]]
    others = (Text("the other statement"),) if len(panel.others) == 1 else _the_others(panel)
    if len(ends) == 1:
        before, after = _ALL_END[ends[0][1]]
        return (Text(before), *others, Text(after))
    said: list[Inline] = [Text("of "), *others, Text(", ")]
    for index, (lines, end) in enumerate(ends):
        before, after, how = _SOME_END[end]
        joint = "" if index == 0 else ", " if index < len(ends) - 1 else " and " if len(ends) == 2 else ", and "
        number = stated.counted((line.statement for line in lines), how)
        said += [Text(f"{joint}{before}"), number, Text(after if index else f"{after} hold beside it")]
    return tuple(said)


def _the_others(panel: Panel) -> tuple[Inline, ...]:
    number = stated.counted((line.statement for line in panel.others), "statements beside it")
    return (Text("the "), number, Text(" other statements"))
