"""The environment of a kernel, which is the same everywhere."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from tallybook.document import display
from tallybook.text.intake import INPUTS_VARIABLE
from tallybook.workbook import HOME_VARIABLE

EPOCH = date(1980, 1, 1)
"""The date of an article without one: the earliest that every format can hold."""

_UNWANTED = ("LANG", "LANGUAGE", "PYTHONSTARTUP", "PYTHONWARNINGS")


def environment(private: Path, home: Path, inputs: Path, published: date | None) -> dict[str, str]:
    """Return the kernel's environment: nothing in it depends on where, when or by whom the notebook is run.

    Parameters
    ----------
    private : Path
        A folder of the run's own, for the settings of IPython and Matplotlib: the user's are not read.
    home, inputs : Path
        The workbook, and the folder of the article where it is no seed.
    published : date or None
        The article's date, which time stamps in drawings are set to.
    """
    (private / "matplotlibrc").write_text("svg.hashsalt: tallybook\n", encoding="utf-8")
    noon = datetime.combine(published or EPOCH, datetime.min.time(), UTC)
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED and not name.startswith("LC_")}
    return kept | {
        "COLUMNS": "80",
        "IPYTHONDIR": str(private / "ipython"),
        "LC_ALL": "C.UTF-8",
        "MATPLOTLIBRC": str(private / "matplotlibrc"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
        "TZ": "UTC",
        display.VARIABLE: display.TREE,
        HOME_VARIABLE: str(home),
        INPUTS_VARIABLE: str(inputs),
    }
