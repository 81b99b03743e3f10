from pathlib import Path

import pytest
from write_golden import GOLDEN, made


@pytest.mark.parametrize("name", ["sample.html", "sample.typ", "sample.txt"])
def test_the_sample_report_looks_as_before(name: str) -> None:
    """Run ``scripts/write_golden.py`` and look at the difference, where a change is meant."""
    kept = (GOLDEN / name).read_text(encoding="utf-8")
    assert made()[name] == kept


def test_every_golden_file_is_one_of_the_sample() -> None:
    assert {path.name for path in Path(GOLDEN).iterdir()} == set(made())
