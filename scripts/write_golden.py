"""Write the golden files of tests/document/golden anew; look at the difference before committing it.

They hold the sample report as an HTML fragment, as Typst source and as plain text: what a change of the renderers
changes is then seen line by line.
"""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
GOLDEN = TESTS / "document" / "golden"


def made() -> dict[str, str]:
    """Return the sample report in each form, by file name."""
    from documents import AUDIT, BRIEF

    from tallybook.document.arrange import arrange
    from tallybook.document.html import set_report
    from tallybook.document.plain import set_text
    from tallybook.document.typst import body

    report = arrange([BRIEF, AUDIT])
    return {
        "sample.html": set_report(report) + "\n",
        "sample.typ": body(report) + "\n",
        "sample.txt": set_text(report),
    }


def main() -> None:
    """Write every golden file."""
    sys.path.insert(0, str(TESTS))
    for name, text in made().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
