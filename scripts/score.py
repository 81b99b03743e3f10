"""Score what is read in the annotated dispatches.

    python scripts/score.py               the table, by dispatch, by group and in all
    python scripts/score.py --errors      and each error in the development dispatches
    python scripts/score.py --against X   which extractions a change gained and lost; X is a revision or a saved file
    python scripts/score.py --save FILE   what is read, as JSON, to compare with later
    python scripts/score.py --rows        and the rules and lexicon rows that decide the most fields
    python scripts/score.py --pin         write tests/floors.toml from what is scored now

There are two sets of them: tests/gold, and tests/second, which came later and was written by people who had not seen
the reader. The dispatches held out are scored but their errors are never listed: no rule may be tuned to them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from dispatches import HELD_OUT, SECOND, load_dispatches, read  # after the path is set
from floors import FLOORS, both, pinned, score_dispatches
from scoring import NAMES, SPANS, Score

WIDTH = 18  # characters of the longest name of a group
MOST = 12  # rows of a field that are listed
COMPARED = ("hedge", "value", "low", "high", "unit", "event", "source", "period_start", "period_end", "place", "blamed")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    first, second = load_dispatches(), load_dispatches(SECOND)
    dispatches = [*first, *second]
    readings = read(dispatches)
    if options.save:
        options.save.write_text(json.dumps(readings, ensure_ascii=False), encoding="utf-8")
        return 0
    scores = score_dispatches(dispatches, readings)
    group = both(first, second, scores)
    print("\n".join(table(scores | group)))
    print()
    print("\n".join(rates(group)))
    if options.errors:
        print()
        found = [*group["development"].errors, *group["second set"].errors]
        print("\n".join(f"{error.dispatch}  {error.kind:12} {error.text}" for error in found))
    if options.against:
        print()
        print("\n".join(changes(_earlier(options.against), readings)))
    if options.rows:
        print()
        print("\n".join(carrying(readings)))
    if options.pin:
        FLOORS.write_text(pinned(group), encoding="utf-8")
    return 0


def table(scores: Mapping[str, Score]) -> list[str]:
    """Return one line a score: F1 of what has a span, share right of each field, look-alikes read, broken spans."""
    heads = [*SPANS, *NAMES, "read", "broken"]
    lines = [f"{'':{WIDTH}}" + "".join(f"{head[:8]:>9}" for head in heads)]
    for name, score in scores.items():
        values = [score.hits[kind].f1 for kind in SPANS] + [score.shares[kind].value for kind in NAMES]
        cells = ["–" if value is None else f"{value:.3f}" for value in values]
        counts = [str(score.distractors), str(score.broken)]
        lines.append(f"{name:{WIDTH}}" + "".join(f"{cell:>9}" for cell in cells + counts))
    return lines


def rates(scores: Mapping[str, Score]) -> list[str]:
    """Return precision, recall and F1 of each group."""
    return [
        f"{name:{WIDTH}}{kind:8} precision {hits.precision:.3f}  recall {hits.recall:.3f}  F1 {hits.f1:.3f}"
        for name, score in scores.items()
        for kind, hits in score.hits.items()
    ]


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return the claims gained, lost and read otherwise, a line each, the dispatches held out left aside."""
    lines = []
    for name in sorted(set(before) | set(now)):
        if name in HELD_OUT:
            continue
        old, new = _by_place(before.get(name, {})), _by_place(now.get(name, {}))
        for place in sorted(set(old) | set(new)):
            lines += _change(name, old.get(place), new.get(place))
    return lines or ["nothing gained, nothing lost"]


def carrying(readings: Mapping[str, Any]) -> list[str]:
    """Return, for each field of a claim, the rules and lexicon rows that decide it most often, over all dispatches."""
    counts: dict[str, Counter[str]] = {}
    for reading in readings.values():
        for claim in reading.get("claims", ()):
            for step in claim["trail"]:
                counts.setdefault(step["field"], Counter())[step["rule"]] += 1
    return [_carried(field, rules) for field, rules in sorted(counts.items())]


def _carried(field: str, rules: Counter[str]) -> str:
    told = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items(), key=_most)[:MOST])
    return f"{field:8} {rules.total():4} by {len(rules):3} rows: {told}"


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _by_place(reading: Mapping[str, Any]) -> dict[tuple[int, int], dict[str, Any]]:
    return {(claim["start"], claim["end"]): claim for claim in reading.get("claims", ())}


def _change(name: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> list[str]:
    if old is None or new is None:
        claim = new or old or {}
        sign = "lost  " if new is None else "gained"
        return [f"{name}  {sign} {claim['text']!r} {claim['unit']}, {claim['event']}"]
    return [
        f"{name}  {new['text']!r} {key}: {old.get(key)} → {new.get(key)}"
        for key in COMPARED
        if old.get(key) != new.get(key)
    ]


def _earlier(name: str) -> dict[str, Any]:
    path = Path(name)
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else _read_at(name)


def _read_at(revision: str) -> dict[str, Any]:
    """Read the dispatches with the library as it stood at a revision, in a work tree of its own."""
    with tempfile.TemporaryDirectory() as folder:
        tree, saved = Path(folder) / "tree", Path(folder) / "readings.json"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), revision], check=True)
        try:
            program = f"import sys; sys.path[:0] = [{str(tree / 'src')!r}, {str(ROOT / 'scripts')!r}]; import score; "
            program += f"score.main(['--save', {str(saved)!r}])"
            subprocess.run([sys.executable, "-c", program], check=True)
            return dict(json.loads(saved.read_text(encoding="utf-8")))
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list each error in the development dispatches")
    parser.add_argument("--against", metavar="REV-OR-FILE", help="list what was gained and lost since")
    parser.add_argument("--rows", action="store_true", help="list the rules and rows that decide the most fields")
    parser.add_argument("--save", metavar="FILE", type=Path, help="write what is read and stop")
    parser.add_argument("--pin", action="store_true", help="write tests/floors.toml")
    return parser


if __name__ == "__main__":
    sys.exit(main())
