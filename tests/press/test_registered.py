"""Papermill finds the engine, whichever of the two is imported first."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASK = """
from papermill.engines import papermill_engines
from tallybook.press.engine import NAME, TallybookEngine
found = papermill_engines.get_engine(NAME)
assert found.execute_managed_notebook == TallybookEngine.execute_managed_notebook
assert found.nb_kernel_name == TallybookEngine.nb_kernel_name
"""


@pytest.mark.parametrize("first", ["papermill", "tallybook.press.engine", "tallybook.press.execute"])
def test_the_engine_is_found_in_any_order(first: str) -> None:
    subprocess.run([sys.executable, "-c", f"import {first}\n{ASK}"], check=True, timeout=120)
