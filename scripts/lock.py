"""Renew uv.lock, and what is made from it: requirements/*.txt and environment.yml.

    python scripts/lock.py             lock what pyproject.toml asks for, keeping versions that still fit
    python scripts/lock.py --upgrade   move every package to its newest version that fits
    python scripts/lock.py --export    leave uv.lock alone, write the rest anew

Needs uv. The lock names the public index only, whatever mirror this machine is set to.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
INDEX = "https://pypi.org/simple"
MADE = "# Made by `make lock` from pyproject.toml and uv.lock: edit the first, not this file."

EXPORTS: Mapping[str, tuple[str, ...]] = {
    "run": (),
    **{group: (group,) for group in ("lab", "scale", "browser", "crate", "dev")},
}
"""Each file of requirements/ with the dependency groups that it adds to what a run needs."""

CONDA_NAMES = {"jupyter-client": "jupyter_client", "matplotlib": "matplotlib-base", "nbconvert": "nbconvert-core"}
"""PyPI name to conda-forge name, where they differ: of two, the one without a window toolkit or pandoc."""

FROM_PYPI = frozenset({"latex2mathml", "tylax", "typst"})
"""What conda-forge has not, or only in versions years old."""


def requirement_names(requirements: Iterable[str]) -> list[str]:
    """Return the names of requirements, without extras and versions.

    >>> requirement_names(["pandas>=3.1", "tylax==0.3.*"])
    ['pandas', 'tylax']
    """
    return [re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower() for requirement in requirements]


def asked_by(project: Mapping[str, Any], group: str) -> list[str]:
    """Return the requirements of a dependency group, with those of the groups that it includes.

    >>> groups = {"lab": ["jupyterlab", {"include-group": "widgets"}], "widgets": ["anywidget"]}
    >>> asked_by({"dependency-groups": groups}, "lab")
    ['jupyterlab', 'anywidget']
    """
    asked: list[str] = []
    for entry in project["dependency-groups"][group]:
        asked += [entry] if isinstance(entry, str) else asked_by(project, entry["include-group"])
    return asked


def locked_versions(lock: Mapping[str, Any]) -> dict[str, str]:
    """Return the version of each locked package; of one locked twice, the newest."""
    return {package["name"]: package["version"] for package in lock["package"]}


def environment(project: Mapping[str, Any], lock: Mapping[str, Any]) -> str:
    """Return the text of environment.yml: what the project and JupyterLab ask for, at the locked versions."""
    versions = locked_versions(lock)
    names = requirement_names([*project["project"]["dependencies"], *asked_by(project, "lab")])
    conda = [f"  - {CONDA_NAMES.get(name, name)}=={versions[name]}" for name in names if name not in FROM_PYPI]
    pypi = [f"      - {name}=={versions[name]}" for name in names if name in FROM_PYPI]
    python = project["project"]["requires-python"]
    head = [MADE, "# conda env create -f environment.yml && conda activate tallybook", "name: tallybook"]
    channels = ["channels:", "  - conda-forge", "  - nodefaults"]
    base = ["dependencies:", f"  - python{python}", "  - pip"]
    return "\n".join([*head, *channels, *base, *sorted(conda), "  - pip:", *sorted(pypi), "      - -e .", ""])


def uv(*arguments: str) -> str:
    """Run uv without this machine's settings and return what it prints."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("UV_") or name == "UV_CACHE_DIR"}
    command = ["uv", "--quiet", *arguments]
    return subprocess.run(command, cwd=ROOT, env=plain, check=True, stdout=subprocess.PIPE, text=True).stdout


def requirements(groups: Sequence[str]) -> str:
    """Return the text of a requirements file: every locked package, its platforms, and its hashes."""
    chosen = [word for group in ("build", *groups) for word in ("--group", group)]
    listed = uv(
        "export", "--frozen", "--no-default-groups", *chosen, "--no-emit-project", "--no-annotate", "--no-header"
    )
    return f"{MADE}\n{listed}"


def read(name: str) -> dict[str, Any]:
    """Return a TOML file of the project."""
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def main() -> int:
    """Lock, export, and say what was written."""
    summary, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=summary, epilog=usage, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--upgrade", action="store_true", help="move every package to its newest version that fits")
    parser.add_argument("--export", action="store_true", help="leave uv.lock alone, write the rest anew")
    options = parser.parse_args()
    try:
        if not options.export:
            uv("lock", "--default-index", INDEX, *(["--upgrade"] if options.upgrade else []))
        texts = {f"requirements/{name}.txt": requirements(groups) for name, groups in EXPORTS.items()}
    except FileNotFoundError:
        print("lock: uv is not on PATH. Install it: python3 -m pip install uv", file=sys.stderr)
        return 1
    texts["environment.yml"] = environment(read("pyproject.toml"), read("uv.lock"))
    for name, text in texts.items():
        (ROOT / name).write_text(text, encoding="utf-8")
    print("uv.lock", *texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
