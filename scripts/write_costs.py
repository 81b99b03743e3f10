"""Write into the README what larger corpora would cost, from what `make bench-scale` has measured.

The table stands between two marks; where nothing has been measured yet there is a line that says so.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "benchmarks" / "results" / "scale.json"
FIRST, LAST = "<!-- costs: written by scripts/write_costs.py -->", "<!-- end of costs -->"
NOTHING = "Nothing has been measured yet: `make bench-scale` does so, and `scripts/write_costs.py` derives the table."


def derived(measured: Path) -> str:
    """Return the table that the measurements come to."""
    from benchmarks.scale.table import costs

    if not measured.is_file():
        return NOTHING
    found = json.loads(measured.read_text(encoding="utf-8"))
    return "\n".join([f"Measured on {found['date']} with {found['machine']}, load {found['load']}.", *costs(found)])


def written(readme: str, table: str) -> str:
    r"""Return the README with the table between the marks.

    >>> written(f"a {FIRST} b {LAST} c", "|1|") == f"a {FIRST}\n\n|1|\n\n{LAST} c"
    True
    """
    before, _, rest = readme.partition(FIRST)
    return f"{before}{FIRST}\n\n{table}\n\n{LAST}{rest.partition(LAST)[2]}"


def main() -> None:
    """Renew the table."""
    readme = ROOT / "README.md"
    text = written(readme.read_text(encoding="utf-8"), derived(MEASURED))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
