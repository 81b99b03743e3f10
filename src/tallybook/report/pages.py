"""The further pages of the brief: each one idea, and each a sentence where the article has nothing to say on it.

What fills a page begins a new one on paper, unless the page before it has only begun; what is said in a sentence stands
where it comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.analysis.agreements import Agreement
from tallybook.analysis.audit.outcome import outcome
from tallybook.analysis.comparison import Comparison, Panel
from tallybook.analysis.cumulative import PACED
from tallybook.analysis.highlights import highlights
from tallybook.analysis.place.site import Site
from tallybook.analysis.reading import Reading
from tallybook.analysis.reference import Reference
from tallybook.charts.style import NARROW, WIDE
from tallybook.document.nodes import Block, Chart, Heading, Inline, PageBreak, Paragraph, Side, Table, Text
from tallybook.report import agreement, audit, brief, comparison, lineage, methods, place, series
from tallybook.report import article as printed
from tallybook.report.display import Piece, piece, piece_of
from tallybook.report.value import tally

_WIDTHS = (NARROW, 97.0)
_LONE = 124.0  # millimetres: the map of one province, which says no more on a wider sheet
_ROOM = 30  # lines of charts and tables on a page of the comparison
_BESIDE = 175  # millimetres: what the article, two columns side by side, must find free on a page to go on there
_BEGIN = 100  # millimetres: the same of any other page
_AROUND = 7  # lines that the words around a chart and its table take


def article(reading: Reading) -> Piece:
    """Return the page of the article as printed, beside its ledger."""
    return piece(reading, PageBreak(_BESIDE), *printed.beside(reading).document.blocks)


def compared(readings: Sequence[Reading], references: Sequence[Reference] = ()) -> Piece:
    """Return the page of what others state of the same things around the same days, and what each of them counts.

    Of the figures that the brief puts first, the one that most others speak of comes first, then as many more as the
    page holds; the rest is counted.
    """
    found = comparison.compare(readings, references)
    title = _heading("What do others say of the same thing?")
    if not found.panels:
        return piece_of(readings, title, Paragraph(comparison.finding(found), "note"))
    chosen = _fitting(_by_weight(found))
    blocks = [block for panel in chosen for block in comparison.blocks(found, panel)]
    lead = Paragraph(comparison.finding(found), "lead")
    return piece_of(readings, PageBreak(_BEGIN), title, lead, *blocks, *_more(len(found.panels) - len(chosen)))


def running(
    readings: Sequence[Reading], references: Sequence[Reference] = (), truces: Sequence[Agreement] = ()
) -> Piece:
    """Return the page of the count that was published most often: its course, and the pace implied, in a table."""
    found = series.follow(readings, references, truces)
    title = _heading("How did a count go on?")
    followed = [course for course in found.courses if course.series]
    if not followed:
        return piece_of(readings, title, Paragraph(series.finding(found), "note"))
    longest = max(followed, key=lambda course: (course.event in PACED, sum(len(one.steps) for one in course.series)))
    lead = Paragraph(series.finding(found), "lead")
    return piece_of(readings, PageBreak(_BEGIN), title, lead, *series.counts(longest))


def arithmetic(reading: Reading) -> Piece:
    """Return the page of the tests that the article allows, with the working of each."""
    found = outcome(reading)
    title = _heading("Does the arithmetic hold?")
    tables = audit.tables(found)
    if not tables:
        return piece(reading, title, Paragraph(audit.finding(found), "note"))
    lead = Paragraph(audit.finding(found), "lead")
    return piece(
        reading, PageBreak(_BEGIN), title, lead, audit.strip(found), *tables, Paragraph((Text(audit.NOTE),), "note")
    )


def travelled(readings: Sequence[Reading], references: Sequence[Reference] = ()) -> Piece:
    """Return how one figure went from publication to publication: the one that drifted most, of all that did."""
    found = lineage.trace(readings, references)
    title = _heading("How did a figure travel?")
    said = Paragraph(lineage.finding(found), "note")
    if not found.lines:
        return piece_of(readings, title, said)
    longest = max(found.lines, key=lambda line: (bool(line.drifted), len(line.steps)))
    return piece_of(readings, title, said, lineage.block(longest))


def positions(reading: Reading) -> Piece:
    """Return what each party says, of itself and of the others."""
    return piece(reading, _heading("Who says what"), *agreement.position_blocks(reading))


def whereabouts(reading: Reading, site: Site, references: Sequence[Reference] = ()) -> Piece:
    """Return the page of where and when: the map beside what was agreed, and the days."""
    title = _heading("Where and when")
    told = agreement.terms_blocks(reading, references)
    days = brief.timeline(reading).document.blocks
    if site.frame is None or not isinstance(told[0], Table):
        width = _LONE if len(site.marked) == 1 else WIDE
        return piece(reading, PageBreak(_BEGIN), title, place.map_block(site, width_mm=width), *told, *days)
    drawn = place.map_block(site, width_mm=NARROW)
    beside = Side(((replace(drawn, svg_narrow="") if isinstance(drawn, Chart) else drawn,), told), _WIDTHS)
    return piece(reading, PageBreak(_BEGIN), title, beside, *days)


def colophon(reading: Reading, *, references: bool = False, boundaries: bool = False) -> Piece:
    """Return how the report was read, what its words mean, and whose its texts and data are."""
    further = [
        *([("Reference figures", "Each with its publisher and address; see data/reference.")] if references else []),
        *([("Map", "Boundaries by Natural Earth, public domain; places by GeoNames, CC BY.")] if boundaries else []),
    ]
    return piece(
        reading,
        _heading("How this was read"),
        *methods.method(reading),
        *methods.definitions(reading, references=references),
        *methods.licences(reading, further),
    )


def _heading(words: str) -> Heading:
    return Heading(2, (Text(words),))


def _by_weight(found: Comparison) -> list[Panel]:
    """Order the panels: first those that the brief puts first, and of these the one with the most statements."""
    first = {claim.claim_id for claim in highlights(found.readings[0])}
    return sorted(found.panels, key=lambda panel: (panel.own.claim.claim_id not in first, -len(panel.lines)))


def _fitting(panels: Sequence[Panel]) -> list[Panel]:
    """Return the first panels that fit a page, at least one."""
    chosen, taken = list(panels[:1]), _lines(panels[0])
    for panel in panels[1:]:
        if taken + _lines(panel) <= _ROOM:
            chosen.append(panel)
            taken += _lines(panel)
    return chosen


def _lines(panel: Panel) -> int:
    return 2 * len(panel.lines) + _AROUND


def _more(number: int) -> tuple[Block, ...]:
    if not number:
        return ()
    said: tuple[Inline, ...] = (
        tally(number, "things that several statements count and this page has no room for", capital=True),
        Text(" further thing" + (" is" if number == 1 else "s are")),
        Text(" counted in several statements; the notebook on sources side by side shows all."),
    )
    return (Paragraph(said, "note"),)
