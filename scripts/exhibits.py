"""Every chart of the library by name, for the gallery and for the tests that hold every chart to the same laws.

A new chart takes part by one line in `EXHIBITS`: its name, what works out its result from a reading, and what draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tallybook.analysis.citations import citations
from tallybook.analysis.comparison import Panel, compare
from tallybook.analysis.cumulative import Course, follow
from tallybook.analysis.derived.sensitivity import swings
from tallybook.analysis.derived.sheet import Item, work_out
from tallybook.analysis.lineage.lines import Lineage, lineages
from tallybook.analysis.perpetrators import perpetrators
from tallybook.analysis.place.atlas import Atlas
from tallybook.analysis.place.site import Site, locate
from tallybook.analysis.reading import Reading
from tallybook.analysis.spread import spread
from tallybook.analysis.timeline import timeline
from tallybook.charts.citations import draw_citations
from tallybook.charts.comparison import draw_comparison
from tallybook.charts.cumulative import draw_pace, draw_series
from tallybook.charts.derived import draw_derived
from tallybook.charts.drawing import Drawing
from tallybook.charts.lineage import draw_lineage
from tallybook.charts.map import draw_map
from tallybook.charts.perpetrators import draw_perpetrators
from tallybook.charts.spread import draw_spread
from tallybook.charts.timeline import draw_timeline
from tallybook.charts.tornado import draw_tornado
from tallybook.report.read import read_figures, read_truces

ATLAS = Atlas(Path(__file__).resolve().parents[1] / "data" / "geo")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One chart.

    Attributes
    ----------
    name : str
        What it is called in the gallery and in the names of its pictures.
    analyse : callable
        Takes a reading and returns the result that the chart shows; None where there is nothing to draw.
    chart : callable
        Takes that result and returns the drawing.
    """

    name: str
    analyse: Callable[[Reading], Any]
    chart: Callable[[Any], Drawing]

    def draw(self, reading: Reading) -> Drawing | None:
        """Return the chart of a reading; None where there is nothing to draw."""
        result = self.analyse(reading)
        return None if result is None else self.chart(result)


def derived(reading: Reading) -> tuple[Item, ...]:
    """Return the figures that are worked out from an article."""
    return work_out(reading).items


def mapped(reading: Reading) -> Site | None:
    """Return what a map of an article shows; None where there is no map."""
    site = locate(reading, ATLAS)
    return site if site.frame is not None else None


def beside(reading: Reading) -> Panel | None:
    """Return what most statements count, those of the reference figures among them."""
    panels = compare([reading], read_figures()).panels
    return max(panels, key=lambda panel: len(panel.lines), default=None)


def followed(reading: Reading) -> Lineage | None:
    """Return the figure of an article that is printed in most other publications."""
    return max(lineages([reading], read_figures()), key=lambda line: len(line.steps), default=None)


def counted_on(reading: Reading) -> Course | None:
    """Return the first thing whose counts go on, those of the reference figures among them."""
    found = follow([reading], read_figures(), read_truces()).courses
    return next((course for course in found if course.series), None)


EXHIBITS = (
    Exhibit("spread", spread, draw_spread),
    Exhibit("timeline", timeline, draw_timeline),
    Exhibit("derived", derived, draw_derived),
    Exhibit("tornado", swings, draw_tornado),
    Exhibit("citations", citations, draw_citations),
    Exhibit("perpetrators", perpetrators, draw_perpetrators),
    Exhibit("map", mapped, draw_map),
    Exhibit("comparison", beside, draw_comparison),
    Exhibit("series", counted_on, draw_series),
    Exhibit("pace", counted_on, draw_pace),
    Exhibit("lineage", followed, draw_lineage),
)
