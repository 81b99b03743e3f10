"""Write into the README what larger corpora would cost and how fast it reads, from what was measured.

`make bench-scale` and `make bench-reading` measure. What they come to stands between marks; where nothing has been
measured yet there is a line that says so.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "benchmarks" / "results" / "scale.json"
FIRST, LAST = "<!-- costs: written by scripts/write_costs.py -->", "<!-- end of costs -->"
SPEED, END_OF_SPEED = "<!-- speed: written by scripts/write_costs.py -->", "<!-- end of speed -->"
READ = ROOT / "benchmarks" / "results" / "reading.json"
NOTHING = "Nothing has been measured yet: `make bench-scale` does so, and `scripts/write_costs.py` derives the table."


def derived(measured: Path) -> str:
    """Return the table that the measurements come to."""
    from benchmarks.scale.table import costs

    if not measured.is_file():
        return NOTHING
    found = json.loads(measured.read_text(encoding="utf-8"))
    return "\n".join([f"Measured on {found['date']} with {found['machine']}, load {found['load']}.", *costs(found)])


def read_at(measured: Path) -> str:
    """Return what the measurements of reading come to."""
    from benchmarks.reading.table import summary

    if not measured.is_file():
        return NOTHING.replace("bench-scale", "bench-reading").replace("the table", "it")
    return summary(json.loads(measured.read_text(encoding="utf-8")))


def written(readme: str, table: str, first: str = FIRST, last: str = LAST) -> str:
    r"""Return the README with the table between the marks.

    >>> written(f"a {FIRST} b {LAST} c", "|1|") == f"a {FIRST}\n\n|1|\n\n{LAST} c"
    True
    """
    before, _, rest = readme.partition(first)
    return f"{before}{first}\n\n{table}\n\n{last}{rest.partition(last)[2]}"


def main() -> None:
    """Renew the table and the speed."""
    readme = ROOT / "README.md"
    text = written(readme.read_text(encoding="utf-8"), derived(MEASURED))
    text = written(text, read_at(READ), SPEED, END_OF_SPEED)
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
