"""The environment is installed when it must be, and only then.

A stand-in for uv records how it was called; nothing is downloaded.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "install.sh"
TOOLS = ("cat", "cksum", "cp", "dirname", "mkdir", "rm", "sed", "sh")
PYTHON = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'
UV = """#!/bin/sh
echo "$*" >>uv-calls
mkdir -p .venv/bin && cp "$(command -v sh)" .venv/bin/python
"""


@dataclass(frozen=True, slots=True)
class Clone:
    """A clone with nothing but what the script reads, on a machine with nothing but what is put into `programs`."""

    root: Path
    programs: Path

    def install(self, *groups: str, **variables: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.programs / "sh"), "scripts/install.sh", *groups]
        settings = {"PATH": str(self.programs), **variables}
        return subprocess.run(command, cwd=self.root, env=settings, capture_output=True, text=True, check=False)

    @property
    def calls(self) -> list[str]:
        """How uv was called, in order."""
        record = self.root / "uv-calls"
        return record.read_text(encoding="utf-8").splitlines() if record.exists() else []

    def add_program(self, name: str, text: str) -> None:
        (self.programs / name).unlink(missing_ok=True)  # it may be a link
        (self.programs / name).write_text(text, encoding="utf-8")
        (self.programs / name).chmod(0o755)


@pytest.fixture
def bare(tmp_path: Path) -> Clone:
    """Return a clone on a machine without Python and uv."""
    clone = Clone(tmp_path / "a clone", tmp_path / "programs")
    (clone.root / "scripts").mkdir(parents=True)
    clone.programs.mkdir()
    shutil.copy(SCRIPT, clone.root / "scripts")
    for name in ("uv.lock", "pyproject.toml"):
        (clone.root / name).write_text(f"{name}\n", encoding="utf-8")
    for tool in TOOLS:
        (clone.programs / tool).symlink_to(shutil.which(tool) or tool)
    return clone


@pytest.fixture
def clone(bare: Clone) -> Clone:
    """Return a clone on a machine with Python and uv."""
    bare.add_program("python3", PYTHON)
    bare.add_program("uv", UV)
    return bare


def test_the_first_call_installs_and_the_second_does_nothing(clone: Clone) -> None:
    first, second = clone.install(), clone.install()
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert clone.calls == ["sync --quiet --frozen --compile-bytecode --python python3"]
    assert second.stderr == ""


def test_the_package_is_compiled_even_where_python_keeps_nothing(clone: Clone) -> None:
    clone.add_program("uv", UV.replace("command -v sh", "command -v python3"))
    (clone.root / "src").mkdir()
    (clone.root / "src" / "module.py").touch()
    assert clone.install(PYTHONDONTWRITEBYTECODE="1").returncode == 0
    assert list((clone.root / "src" / "__pycache__").glob("module.*.pyc"))


def test_groups_are_added_and_stay(clone: Clone) -> None:
    for groups in ((), ("dev",), ("lab",), (), ("dev",)):
        assert clone.install(*groups).returncode == 0
    assert [call.split("--compile-bytecode ")[1] for call in clone.calls] == [
        "--python python3",
        "--group dev --python .venv/bin/python",
        "--group dev --group lab --python .venv/bin/python",
    ]


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml"])
def test_a_changed_lock_is_installed_with_the_groups_that_were_there(clone: Clone, name: str) -> None:
    clone.install("dev")
    (clone.root / name).write_text("changed", encoding="utf-8")
    assert clone.install().returncode == 0
    assert len(clone.calls) == 2
    assert "--group dev" in clone.calls[1]


def test_how_the_tools_are_set_changes_no_package(clone: Clone) -> None:
    clone.install()
    with (clone.root / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("[tool.ruff]\nline-length = 120\n")
    clone.install()
    assert len(clone.calls) == 1


def test_a_moved_clone_is_installed_anew(clone: Clone, tmp_path: Path) -> None:
    clone.install()
    (clone.root / ".venv" / "old").touch()
    moved = Clone(clone.root.rename(tmp_path / "moved"), clone.programs)
    assert moved.install().returncode == 0
    assert len(moved.calls) == 2
    assert not (moved.root / ".venv" / "old").exists()


def test_an_environment_whose_python_is_gone_is_installed_anew(clone: Clone) -> None:
    clone.install()
    (clone.root / ".venv" / "bin" / "python").unlink()
    clone.install()
    assert len(clone.calls) == 2


def test_an_installation_that_failed_is_tried_again(clone: Clone) -> None:
    clone.add_program("uv", "#!/bin/sh\nexit 1\n")
    clone.add_program("python3", "#!/bin/sh\nexit 1\n")
    failed = clone.install()
    assert failed.returncode == 1
    assert "could not be installed" in failed.stderr.splitlines()[-1]
    clone.add_program("uv", UV)
    assert clone.install().returncode == 0
    assert len(clone.calls) == 1


def test_the_interpreter_can_be_named(clone: Clone) -> None:
    clone.install(PYTHON=sys.executable)
    assert clone.calls[0].endswith(f"--python {sys.executable}")


def test_an_old_python_is_passed_over(clone: Clone) -> None:
    clone.add_program("python3", "#!/bin/sh\nexit 1\n")
    clone.add_program("python3.12", PYTHON)
    clone.install()
    assert clone.calls[0].endswith("--python python3.12")


def test_without_python_one_line_says_what_is_needed(bare: Clone) -> None:
    run = bare.install()
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "tallybook: expected Python 3.11 or newer, found none on PATH. "
        "Install one, or name it: make report PYTHON=/path/to/python3."
    ]


def test_without_venv_one_line_says_what_to_install(bare: Clone) -> None:
    bare.add_program("python3", '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n')
    run = bare.install()
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert "apt install python3-venv" in run.stderr
