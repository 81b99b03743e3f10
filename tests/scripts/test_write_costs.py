"""What the README says of larger corpora is derived from what was measured."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from write_costs import (
    END_OF_SPEED,
    FIRST,
    LAST,
    MEASURED,
    NOTHING,
    READ,
    ROOT,
    SPEED,
    derived,
    read_at,
    written,
)

FOUND = {
    "date": "2026-11-26",
    "machine": "Python 3.11, 2 processors",
    "load": 0.1,
    "workers": 2,
    "sizes": {
        "100": {"ways": {"Dask, 2 workers": {"articles": 100, "wall": 50, "processor": 100}}, "bytes": 1},
        "1000": {"ways": {"Dask, 2 workers": {"articles": 1000, "wall": 250, "processor": 500}}, "bytes": 2_000_000},
    },
}


@pytest.fixture(autouse=True)
def _benchmarks_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.delitem(sys.modules, "benchmarks", raising=False)


def test_the_readme_holds_what_the_measurements_come_to() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [readme.count(mark) for mark in (FIRST, LAST, SPEED, END_OF_SPEED)] == [1, 1, 1, 1]
    assert written(readme, derived(MEASURED)) == readme
    assert written(readme, read_at(READ), SPEED, END_OF_SPEED) == readme


def test_the_speed_is_told_beside_those_who_were_measured_in_the_same_run(tmp_path: Path) -> None:
    measured = tmp_path / "reading.json"
    assert "make bench-reading" in read_at(measured)
    odd = {"news": {"seconds": 2.0}, "digits": {"seconds": 1.0}, "brackets": {"seconds": 6.0}, "commas": {"over": 30.0}}
    found = {
        "date": "2026-11-26",
        "machine": "Python 3.11",
        "readers": {
            "tallybook": {"seconds": 0.5, "sentences": 300, "growth": {"1": 0.02, "10": 0.2, "100": 2.2}},
            "quantulum3": {"seconds": 2.5, "growth": {}},
            "spaCy en_core_web_sm": {"missing": "not installed"},
        },
        "first": {"processor": 0.314, "peak_mb": 43.5},
        "odd": odd,
    }
    measured.write_text(json.dumps(found))
    told = " ".join(read_at(measured).split())
    assert told.startswith("600 sentences a second")
    assert "in times: 5.0 as fast as quantulum3." in told
    assert "100 times as long takes 1.10 times" in told
    assert "more than 15.0 times" in told


def test_hours_are_in_proportion_to_the_largest_corpus_measured(tmp_path: Path) -> None:
    measured = tmp_path / "scale.json"
    assert derived(measured) == NOTHING
    measured.write_text(json.dumps(FOUND))
    table = derived(measured).splitlines()
    assert table[0] == "Measured on 2026-11-26 with Python 3.11, 2 processors, load 0.1."
    assert table[1].startswith("Derived, not measured: 2.0 dispatches a processor second, as the cluster")
    assert table[-2] == "| 1,000,000 | 69.4 h | 8.7 h | 2.2 h | 13 min | 2 GB |"
