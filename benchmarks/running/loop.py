"""The peer: papermill with a new kernel for each run, then nbconvert: python -m benchmarks.running.loop SETS FOLDER.

SETS is a JSON file with a list of parameter sets. One process does them all, one after the other, as the documentation
of the two shows it; a page is all that it can make without TeX or a browser.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NOTEBOOK = "00-brief.ipynb"


def main(arguments: Sequence[str]) -> None:
    """Run and convert each set."""
    warnings.simplefilter("ignore")
    import papermill
    from nbconvert import HTMLExporter

    sets, folder = json.loads(Path(arguments[0]).read_text(encoding="utf-8")), Path(arguments[1])
    for number, parameters in enumerate(sets):
        made = folder / f"{number}.ipynb"
        notebooks = Path("notebooks")
        papermill.execute_notebook(
            notebooks / NOTEBOOK, made, parameters, kernel_name="python3", progress_bar=False, cwd=notebooks
        )
        exporter: Any = HTMLExporter
        page, _ = exporter().from_filename(str(made))
        made.with_suffix(".html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
