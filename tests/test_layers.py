"""Imports only point down, and the reading works without the packages that only reports need."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from lock import requirement_names

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "tallybook"
HEAVY = ("pandas", "pydantic", "matplotlib", "nbconvert", "papermill", "IPython")

READ_WITHOUT = """
import sys
sys.modules.update(dict.fromkeys({heavy}))
from tallybook.ledger.extract import extract
from tallybook.text.article import from_text
print(len(extract(from_text("At least 13 civilians were killed.", article_id="x")).claims))
"""


def test_imports_only_point_down(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None) == 0, capsys.readouterr().out


def test_an_article_is_read_without_the_packages_that_reports_need() -> None:
    program = READ_WITHOUT.format(heavy=HEAVY)
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.stdout == "1\n", run.stderr


def test_every_package_that_the_library_imports_is_asked_for_in_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]  # what `tallybook.lab` and `tallybook.corpus` do without where it is missing
    asked = set(requirement_names([*project["project"]["dependencies"], *groups["widgets"], *groups["scale"]]))
    owners = packages_distributions()
    imported = {name for path in SOURCE.rglob("*.py") for name in _imported(path)} - set(sys.stdlib_module_names)
    wanted = {name: {owner.lower().replace("_", "-") for owner in owners.get(name, [name])} for name in imported}
    assert {name for name, packages in wanted.items() if not packages & (asked | {"tallybook"})} == set()


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    from_ = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in plain | from_}
