"""Findings in one sentence: what the counts of a reading allow to be said, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis import wording
from tallybook.analysis.reading import Reading
from tallybook.analysis.summary import Summary, summarise
from tallybook.document.nodes import Inline, Text
from tallybook.ledger.claim import Claim
from tallybook.report.value import counted, in_claim, of_claim, parameter, tally, worded

_KEPT = {"event": " of the event ", "place": " of the place ", "since": " on or after ", "until": " on or before "}


def finding(reading: Reading) -> tuple[Inline, ...]:
    """Return the sentence that opens a brief: how many figures, how many unhedged, how many without a source."""
    summary = summarise(reading)
    if not summary.figures:
        return (Text("This dispatch reports no figures"), *as_asked(reading), Text("."))
    if len(summary.figures) == 1:
        return _only(summary.figures[0], reading)
    return (
        Text("Of the "),
        counted(summary.figures, "figures in the ledger"),
        Text(" figures in this dispatch"),
        *as_asked(reading),
        Text(", "),
        *_some(summary.unhedged, summary, "figures without a hedge"),
        Text(" printed without a hedge and "),
        *_naming(summary),
        Text("."),
    )


def openness(reading: Reading) -> tuple[Inline, ...]:
    """Return what the chart of amounts shows: how many are open at one end, how many state no limits."""
    summary = summarise(reading)
    total = counted(summary.figures, "figures in the ledger")
    if len(summary.figures) == 1:
        claim = summary.figures[0]
        first = counted(summary.figures, "figures in the ledger", capital=True)
        return (first, Text(" figure: "), of_claim(claim, f"{wording.amount(claim)} {wording.what(claim)}"))
    if not summary.one_sided and not summary.unlimited:
        return (Text("Each of the "), total, Text(" figures states both of its limits"))
    open_ended, unlimited = len(summary.one_sided), len(summary.unlimited)
    beginning = counted(summary.one_sided or summary.unlimited, "figures with an open side", capital=True)
    of_all = (beginning, Text(" of "), total, Text(" figures "))
    if not open_ended:
        return (*of_all, Text("states no limits" if unlimited == 1 else "state no limits"))
    said = (*of_all, Text(f"{_are(open_ended)} open at one end"))
    if not unlimited:
        return said
    verb = "states" if unlimited == 1 else "state"
    return (*said, Text(", "), counted(summary.unlimited, "figures without a stated limit"), Text(f" {verb} no limits"))


def dated(days: int, first: Inline, last: Inline) -> tuple[Inline, ...]:
    """Return what the timeline shows: how many days, and from when to when."""
    number = tally(days, "days and periods that the article names")
    if days == 1:
        return (Text("The article names "), number, Text(" day or period: "), first)
    return (Text("The article names "), number, Text(" days or periods, from "), first, Text(" to "), last)


def _only(claim: Claim, reading: Reading) -> tuple[Inline, ...]:
    named: tuple[Inline, ...] = (Text("from "), worded(claim.source)) if claim.source else (Text("without a source"),)
    return (
        Text("This dispatch reports "),
        counted((claim,), "figures in the ledger"),
        Text(" figure"),
        *as_asked(reading),
        Text(": "),
        of_claim(claim, wording.amount(claim)),
        Text(" "),
        in_claim(claim, wording.what(claim)),
        Text(", "),
        *named,
        Text("."),
    )


def _some(claims: Sequence[Claim], summary: Summary, how: str) -> tuple[Inline, ...]:
    if not claims:
        return (Text("none is"),)
    number = Text("all") if len(claims) == len(summary.figures) else counted(claims, how)
    return number, Text(f" {_are(len(claims))}")


def _naming(summary: Summary) -> tuple[Inline, ...]:
    nameless = summary.unsourced
    if not nameless:
        return (Text("each names its source"),)
    if len(nameless) == len(summary.figures):
        return (Text("none names a source"),)
    return counted(nameless, "figures that name no source"), Text(
        " name no source" if len(nameless) > 1 else " names no source"
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def as_asked(reading: Reading) -> tuple[Inline, ...]:
    """Return " from United Nations" where some sources were asked for, and what else was; else nothing."""
    said = [worded(f" from {' or '.join(reading.sources)}")] if reading.sources else []
    for name, value in reading.kept:
        said += [Text(_KEPT[name]), parameter(value, name)]
    return tuple(said)
