r"""Tallybook: the figures that a news dispatch reports, each with its hedge, period, place, source and characters.

A notebook needs few names, loaded when they are first asked for, so that importing the package stays quick:

>>> import tallybook as tb
>>> print(*tb.__all__, sep="\n")
add
article
attested
audit
brief
comparison
contents
corrections
derived
explore
form
frame
lineage
narrow
pages
paste
place
positions
publish
read
read_all
read_figures
read_truces
series
sourcing
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # what typing calls so; typing takes longer to load than all else here
if TYPE_CHECKING:
    from typing import Any

    from tallybook.analysis.narrow import narrow
    from tallybook.lab.adding import add
    from tallybook.lab.contents import contents
    from tallybook.lab.explore import explore, form, paste
    from tallybook.lab.publishing import publish
    from tallybook.report import (
        article,
        attested,
        audit,
        brief,
        comparison,
        corrections,
        derived,
        lineage,
        pages,
        place,
        positions,
        series,
        sourcing,
    )
    from tallybook.report.frame import frame
    from tallybook.report.read import read, read_all, read_figures, read_truces

__version__ = "0.1.0"
__all__ = [
    "add",
    "article",
    "attested",
    "audit",
    "brief",
    "comparison",
    "contents",
    "corrections",
    "derived",
    "explore",
    "form",
    "frame",
    "lineage",
    "narrow",
    "pages",
    "paste",
    "place",
    "positions",
    "publish",
    "read",
    "read_all",
    "read_figures",
    "read_truces",
    "series",
    "sourcing",
]

_LAZY = {
    "add": "tallybook.lab.adding",
    "article": "tallybook.report.article",
    "attested": "tallybook.report.attested",
    "audit": "tallybook.report.audit",
    "brief": "tallybook.report.brief",
    "comparison": "tallybook.report.comparison",
    "contents": "tallybook.lab.contents",
    "corrections": "tallybook.report.corrections",
    "derived": "tallybook.report.derived",
    "explore": "tallybook.lab.explore",
    "form": "tallybook.lab.explore",
    "frame": "tallybook.report.frame",
    "lineage": "tallybook.report.lineage",
    "narrow": "tallybook.analysis.narrow",
    "pages": "tallybook.report.pages",
    "paste": "tallybook.lab.explore",
    "place": "tallybook.report.place",
    "positions": "tallybook.report.positions",
    "publish": "tallybook.lab.publishing",
    "read": "tallybook.report.read",
    "read_all": "tallybook.report.read",
    "read_figures": "tallybook.report.read",
    "read_truces": "tallybook.report.read",
    "series": "tallybook.report.series",
    "sourcing": "tallybook.report.sourcing",
}

_FUNCTIONS = (
    "add",
    "contents",
    "explore",
    "form",
    "frame",
    "narrow",
    "paste",
    "publish",
    "read",
    "read_all",
    "read_figures",
    "read_truces",
)
"""The names that are functions of their modules."""


def __getattr__(name: str) -> Any:
    """Load one of the public names."""
    if name not in _LAZY:
        raise AttributeError(f"module 'tallybook' has no attribute {name!r}")
    module = import_module(_LAZY[name])
    _show()
    return getattr(module, name) if name in _FUNCTIONS else module


def _show() -> None:
    """Have IPython, where it runs, show ledgers and readings as pieces of a report; once is enough."""
    if "IPython" in sys.modules and "tallybook.report.shown" not in sys.modules:
        shell = sys.modules["IPython"].get_ipython()
        if shell is not None:
            import_module("tallybook.report.shown").register(shell)
