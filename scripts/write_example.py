"""Publish the committed example anew: the seed's brief as HTML and PDF, and the picture of its first page.

    python scripts/write_example.py          or: make example

Look at the difference before committing it: `tests/test_example.py` holds the example against what is published now.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tallybook.cli import main as tallybook
from tallybook.document.pdf import render_png
from tallybook.press import nbfile
from tallybook.press.declarations import SEED
from tallybook.press.notebook import documents, meta
from tallybook.press.publish import read_record
from tallybook.workbook import Workbook

NOTEBOOK = "00-brief"
PICTURE = f"{NOTEBOOK}.png"
ROOT = Path(__file__).resolve().parent.parent


def publish(folder: Path, workbook: Workbook) -> Any:
    """Publish the brief into `folder`, and return the executed notebook that it was made from."""
    code = tallybook(["report", SEED, "--notebook", NOTEBOOK, "-o", str(folder)])
    if code:
        raise SystemExit(code)
    run = read_record(folder, workbook)[NOTEBOOK]["run"]
    return nbfile.read(workbook.root / ".tallybook" / "runs" / run / f"{NOTEBOOK}.ipynb")


def picture(notebook: Any) -> bytes:
    """Return the first page of the brief as a PNG."""
    shown = documents(notebook)
    return render_png(shown, meta=meta(notebook, shown, name=NOTEBOOK))


def main() -> int:
    """Write the example's three files."""
    workbook = Workbook(ROOT)
    folder = workbook.reports / SEED
    notebook = publish(folder, workbook)
    (folder / PICTURE).write_bytes(picture(notebook))
    print(f"  {(folder / PICTURE).relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
