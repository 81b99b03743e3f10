"""A test that is left out is a failure, not a footnote."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        ("def test_a(): pass", "1 passed"),
        ("@pytest.mark.skip(reason='slow')\ndef test_a(): pass", "1 error"),
        ("def test_a(): pytest.skip('no network')", "1 failed"),
        ("@pytest.mark.xfail\ndef test_a(): assert False", "1 failed"),
        ("@pytest.mark.xfail\ndef test_a(): pass", "1 failed"),
        ("pytest.importorskip('no_such_module')\ndef test_a(): pass", "1 error"),
    ],
)
def test_a_test_left_out_fails_the_run(tmp_path: Path, source: str, counts: str) -> None:
    (tmp_path / "conftest.py").write_bytes(CONFTEST.read_bytes())
    (tmp_path / "test_it.py").write_text(f"import pytest\n{source}\n", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    closing = run.stdout.splitlines()[-1]
    assert counts in closing, run.stdout
    assert (run.returncode == 0) == (counts == "1 passed")
