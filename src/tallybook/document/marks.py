"""The small drawn marks, as data: what each looks like on the page and what it is called in a legend.

A mark is drawn once, on a grid of 23 by 11 units (12 by 12 for the circles); the page takes it as SVG,
paper as the same shape in ``report.typ``. The words are the legend's and a screen reader's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark.

    Attributes
    ----------
    name : str
    words : str
        What it says, in a legend.
    view : str
        The SVG viewBox.
    drawing : str
        SVG elements, in the page's colour variables.
    """

    name: str
    words: str
    view: str
    drawing: str


_CIRCLE = '<circle cx="6" cy="6" r="4.6" stroke-width="1.7" {}/>'
_BAR = '<path fill="none" stroke="var(--blue)" stroke-width="1.3"{} d="{}"/>'
_END = '<path fill="none" stroke="var(--blue)" stroke-width="2" d="M{},0V11"/>'
_RIGHT, _LEFT, _BOTH = (
    "M1.5,1.5H17L22,5.5L17,9.5H1.5Z",
    "M21.5,1.5H6L1,5.5L6,9.5H21.5Z",
    "M1,5.5L5,1.5H18L22,5.5L18,9.5H5Z",
)
_DASHED = ' stroke-dasharray="2.6 1.8"'

MARKS = (
    Mark("verified", "verified", "0 0 12 12", _CIRCLE.format('fill="var(--deep)" stroke="var(--deep)"')),
    Mark("reported", "reported", "0 0 12 12", _CIRCLE.format('fill="none" stroke="var(--blue)"')),
    Mark("claimed", "claimed by a party", "0 0 12 12", _CIRCLE.format('fill="var(--sky)" stroke="var(--blue)"')),
    Mark(
        "unattributed",
        "no source named",
        "0 0 12 12",
        _CIRCLE.format('fill="none" stroke="var(--blue)"')
        + '<path stroke="var(--blue)" stroke-width="1" d="M3,7.6L7.6,3M4.2,9.4L9.4,4.2"/>',
    ),
    Mark(
        "pass",
        "holds",
        "0 0 12 12",
        _CIRCLE.format('fill="var(--deep)" stroke="var(--deep)"')
        + '<path fill="none" stroke="var(--paper)" stroke-width="1.5" d="M3.4,6.2L5.3,8.1L8.7,4.3"/>',
    ),
    Mark(
        "fail",
        "does not hold",
        "0 0 12 12",
        '<rect x="1.4" y="1.4" width="9.2" height="9.2" fill="none" stroke="var(--ink)" stroke-width="1.5"/>'
        '<path fill="none" stroke="var(--ink)" stroke-width="1.5" d="M3.9,3.9L8.1,8.1M8.1,3.9L3.9,8.1"/>',
    ),
    Mark(
        "untested",
        "not tested",
        "0 0 12 12",
        _CIRCLE.format('fill="none" stroke="var(--slate)" stroke-dasharray="1.6 1.5"'),
    ),
    Mark("up", "no upper limit", "0 0 23 11", _BAR.format("", _RIGHT) + _END.format("1.5")),
    Mark("down", "no lower limit", "0 0 23 11", _BAR.format("", _LEFT) + _END.format("21.5")),
    Mark("open", "no limits stated", "0 0 23 11", _BAR.format(_DASHED, _BOTH)),
    Mark("convention", "by convention", "0 0 23 11", _BAR.format(_DASHED, _RIGHT) + _END.format("1.5")),
)
_BY_NAME = {mark.name: mark for mark in MARKS}


def words_of_mark(name: str) -> str:
    """Return what a mark says: ``"no source named"``. A name that is not a mark says itself."""
    return _BY_NAME[name].words if name in _BY_NAME else name


def mark_svg(name: str, *, spoken: bool = True) -> str:
    """Return a mark as SVG; `spoken` where no word beside it says the same."""
    if name not in _BY_NAME:
        return ""
    mark = _BY_NAME[name]
    voice = f'role="img" aria-label="{mark.words}"' if spoken else 'aria-hidden="true"'
    kind = "mark" if mark.view == "0 0 12 12" else "mark bar"
    return f'<svg class="{kind}" viewBox="{mark.view}" {voice}>{mark.drawing}</svg>'


def shared(page: str) -> str:
    """Return a page on which a mark that stands more than once is drawn at its head and referred to.

    >>> twice = shared(mark_svg("reported") * 2)
    >>> twice.count("<circle"), twice.count('<use href="#mark-reported"/>')
    (1, 2)
    >>> shared(mark_svg("reported")) == mark_svg("reported")
    True
    """
    drawings = []
    for mark in MARKS:
        if page.count(f">{mark.drawing}</svg>") > 1:
            own = re.compile(f' viewBox="{mark.view}"([^>]*)>{re.escape(mark.drawing)}</svg>')
            page = own.sub(rf'\1><use href="#mark-{mark.name}"/></svg>', page)
            drawings.append(f'<symbol id="mark-{mark.name}" viewBox="{mark.view}">{mark.drawing}</symbol>')
    return f'<svg hidden aria-hidden="true"><defs>{"".join(drawings)}</defs></svg>\n{page}' if drawings else page


def drawn(names: tuple[str, ...]) -> tuple[Mark, ...]:
    """Return the marks of those names, in the order of this module, unknown names left out."""
    return tuple(mark for mark in MARKS if mark.name in names)
