"""The ledgers in `data/ledger/` are what the seeds give now; `make ledger` writes them anew."""

from __future__ import annotations

import pytest

from tallybook.ledger.extract import extract
from tallybook.ledger.printed import to_csv
from tallybook.text.article import load_seed
from tallybook.workbook import find_workbook

SEEDS = sorted(path.parent.name for path in find_workbook().seeds.glob("*/seed.toml"))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_committed_ledger_is_what_the_seed_gives(seed: str) -> None:
    workbook = find_workbook()
    kept = (workbook.data / "ledger" / f"{seed}.csv").read_bytes()
    assert kept.decode("utf-8") == to_csv([extract(load_seed(seed, workbook))])
