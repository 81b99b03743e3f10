"""The peer: each run by itself, then nbconvert: python -m benchmarks.running.loop ENGINE FORMAT SETS FOLDER.

ENGINE is papermill, which starts a new kernel for each run, or ploomber, which runs cells without one. FORMAT is html
or pdf: the page, or the page and a PDF that the system's Chromium prints of it. SETS is a JSON file with a list of
parameter sets. One process does them all, one after the other, as the documentation of the peers shows it.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.publishing.convert import printed

NOTEBOOK = "00-brief.ipynb"


def main(arguments: Sequence[str]) -> None:
    """Run and convert each set."""
    warnings.simplefilter("ignore")
    engine, wanted, sets, folder = arguments
    for number, parameters in enumerate(json.loads(Path(sets).read_text(encoding="utf-8"))):
        made = Path(folder) / f"{number}.ipynb"
        _ENGINES[engine](made, parameters)
        page = _page(made)
        made.with_suffix(".html").write_text(page, encoding="utf-8")
        if wanted == "pdf":
            made.with_suffix(".pdf").write_bytes(printed(page.encode("utf-8")))


def _papermill(made: Path, parameters: dict[str, Any]) -> None:
    import papermill

    notebooks = Path("notebooks")
    papermill.execute_notebook(
        notebooks / NOTEBOOK, made, parameters, kernel_name="python3", progress_bar=False, cwd=notebooks
    )


def _ploomber(made: Path, parameters: dict[str, Any]) -> None:
    from ploomber_engine import execute_notebook  # type: ignore[import-not-found]  # in an environment of its own

    execute_notebook(str(Path("notebooks") / NOTEBOOK), str(made), parameters=parameters, progress_bar=False)


def _page(made: Path) -> str:
    from nbconvert import HTMLExporter

    exporter: Any = HTMLExporter
    page, _ = exporter().from_filename(str(made))
    return str(page)


_ENGINES = {"papermill": _papermill, "ploomber": _ploomber}


if __name__ == "__main__":
    main(sys.argv[1:])
