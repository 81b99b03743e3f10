"""What pyproject.toml asks for is what uv, pip and conda install: same packages, same versions."""

from __future__ import annotations

import asyncio
import json
import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from flit_core import buildapi
from lock import CONDA_NAMES, EXPORTS, INDEX, asked_by, environment, locked_versions
from packaging.requirements import Requirement
from rattler import Channel, solve

import tallybook

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
PYTHON, PIP = "3.11.9", "26.0"
RENEW = "run `make lock`"


def normal(requirement: str) -> tuple[str, frozenset[str]]:
    """Return the name and the bounds of a requirement, however it is spelt."""
    read = Requirement(requirement)
    return read.name.lower().replace("_", "-"), frozenset(str(part) for part in read.specifier)


def own(lock: dict[str, Any]) -> dict[str, Any]:
    """Return what the lock says of the project itself."""
    package: dict[str, Any] = next(package for package in lock["package"] if package["name"] == "tallybook")
    return package


# ---- the lock -----------------------------------------------------------------------------------------------------


def test_the_lock_answers_what_pyproject_asks() -> None:
    recorded = own(LOCK)["metadata"]
    tables = {"": (recorded["requires-dist"], PROJECT["project"]["dependencies"])} | {
        group: (recorded["requires-dev"][group], asked_by(PROJECT, group)) for group in PROJECT["dependency-groups"]
    }
    for group, (locked, asked) in tables.items():
        said = {normal(f"{entry['name']}{entry.get('specifier', '')}") for entry in locked}
        assert said == {normal(line) for line in asked}, f"{group}: {RENEW}"
    assert LOCK["requires-python"] == PROJECT["project"]["requires-python"]
    assert own(LOCK)["version"] == PROJECT["project"]["version"]


def test_the_lock_names_the_public_index_only() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    sources = {next(iter(package["source"].items())) for package in LOCK["package"]}
    assert sources == {("registry", INDEX), ("editable", ".")}
    assert set(re.findall(r"\w+://[^/]+", text)) == {"https://pypi.org", "https://files.pythonhosted.org"}


# ---- requirements/*.txt -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "groups"), EXPORTS.items())
def test_pip_is_given_what_is_locked(name: str, groups: tuple[str, ...]) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    given = {(match[1], match[2]) for line in lines if (match := re.match(r"([\w.-]+)==(\S+) .*--hash=sha256:", line))}
    locked = {(package["name"], package["version"]) for package in LOCK["package"]}
    asked = [*PROJECT["project"]["dependencies"]]
    asked += [line for group in ("build", *groups) for line in asked_by(PROJECT, group)]
    assert all("--hash=sha256:" in line for line in lines)
    assert given <= locked, RENEW
    assert {normal(line)[0] for line in asked} <= {package for package, _ in given}, RENEW


def test_a_run_does_not_carry_jupyterlab() -> None:
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(jupyterlab|jupyter-server|rfc3987-syntax)==", text, re.MULTILINE)


# ---- environment.yml ----------------------------------------------------------------------------------------------


def test_conda_is_given_what_is_locked() -> None:
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == environment(PROJECT, LOCK), RENEW


def test_the_environment_solves_to_the_locked_versions(tmp_path: Path) -> None:
    versions = {CONDA_NAMES.get(name, name): version for name, version in locked_versions(LOCK).items()}
    channel = channel_of(versions | {"python": PYTHON, "pip": PIP}, tmp_path)
    asked = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    specs = [line for line in asked if isinstance(line, str)]
    solved = asyncio.run(solve([channel], specs, platforms=["linux-64", "noarch"]))
    found = {record.name.normalized: str(record.version) for record in solved}
    assert len(found) == len(specs)
    assert {name: version for name, version in found.items() if name not in {"python", "pip"}} == {
        name: versions[name] for name in found if name not in {"python", "pip"}
    }


def channel_of(versions: dict[str, str], folder: Path) -> Channel:
    """Return a conda channel that holds one build of each of these packages, and nothing else."""
    unknown = {"sha256": "0" * 64, "md5": "0" * 32, "size": 1, "depends": [], "build": "0", "build_number": 0}
    noarch = {
        f"{name}-{version}-0.conda": {"name": name, "version": version, "subdir": "noarch", "noarch": "python"}
        | unknown
        for name, version in versions.items()
    }
    for subdir, packages in (("noarch", noarch), ("linux-64", {})):
        index = {"info": {"subdir": subdir}, "packages": {}, "packages.conda": packages, "repodata_version": 1}
        (folder / subdir).mkdir()
        (folder / subdir / "repodata.json").write_text(json.dumps(index), encoding="utf-8")
    return Channel(folder.as_uri())


# ---- the package --------------------------------------------------------------------------------------------------


def test_the_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {PROJECT["project"]["version"], str(citation["version"])} == {tallybook.__version__}


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    wheel = zipfile.ZipFile(tmp_path / buildapi.build_wheel(str(tmp_path)))
    source = ROOT / "src"
    files = [path for path in (source / "tallybook").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    packed = {name for name in wheel.namelist() if name.startswith("tallybook/")}
    assert packed == {path.relative_to(source).as_posix() for path in files}
    entries = wheel.read(f"tallybook-{tallybook.__version__}.dist-info/entry_points.txt").decode()
    assert all(name in entries for name in ("tallybook=", "tallybook-html=", "tallybook-pdf="))
