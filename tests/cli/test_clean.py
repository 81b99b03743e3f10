from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tallybook.cli import main

OLD = 1_500_000_000


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("seeds", "notebooks"):
        (tmp_path / name).mkdir()
    kept = tmp_path / ".tallybook"
    for run in ("runs/old", "runs/published", "runs/new", "failed/old"):
        (kept / run).mkdir(parents=True)
        (kept / run / "one.ipynb").write_text("x" * 1000)
        if not run.endswith("new"):
            os.utime(kept / run, (OLD, OLD))
    (kept / "published").mkdir()
    (kept / "published" / "small.json").write_text(json.dumps({"one": {"run": "published"}}))
    monkeypatch.setenv("TALLYBOOK_HOME", str(tmp_path))
    return kept


def test_what_is_old_and_behind_no_report_is_removed(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean"]) == 0
    assert capsys.readouterr().out == "removed 2 runs and what they left, 0.0 MB\n"
    assert sorted(path.name for path in (kept / "runs").iterdir()) == ["new", "published"]
    assert list((kept / "failed").iterdir()) == []
    assert main(["clean", "--older-than", "0"]) == 0
    assert [path.name for path in (kept / "runs").iterdir()] == ["published"]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("days", ["-1", "week"])
def test_a_number_of_days_that_is_none_is_refused(days: str) -> None:
    assert main(["clean", "--older-than", days]) == 2
