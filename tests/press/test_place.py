from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tallybook.errors import TallybookError
from tallybook.press.place import beside, held, place, private, write_whole
from tallybook.workbook import Workbook


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"790")
    write_whole(tmp_path / "a.txt", b"900")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"900"}


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        _half_made(tmp_path / "run")
    assert list(tmp_path.iterdir()) == []
    with beside(tmp_path / "run") as aside:
        (aside / "a.txt").write_text("whole")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def _half_made(folder: Path) -> None:
    with beside(folder) as aside:
        (aside / "half.txt").write_text("half")
        raise ZeroDivisionError


def test_of_two_that_make_the_same_folder_the_first_stays(tmp_path: Path) -> None:
    with beside(tmp_path / "run") as one, beside(tmp_path / "run") as other:
        (one / "a.txt").write_text("one")
        (other / "a.txt").write_text("other")
    assert (tmp_path / "run" / "a.txt").read_text() == "other"
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_what_else_a_folder_holds_stays(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    place({"a.html": b"new"}, folder, tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["a.html", "notes.txt"]


def test_a_new_folder_is_moved_into_place_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging, moves = tmp_path / "staging", list[str]()
    staging.mkdir()
    rename = Path.rename

    def moved(self: Path, target: Path) -> Path:
        moves.append(target.name)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", moved)
    place({"a.html": b"a", "b.pdf": b"b"}, tmp_path / "reports" / "small", staging)
    assert moves == ["small"]
    assert sorted(path.name for path in (tmp_path / "reports" / "small").iterdir()) == ["a.html", "b.pdf"]
    assert list(staging.iterdir()) == []


def test_one_waits_for_the_other(tmp_path: Path) -> None:
    lock, order = tmp_path / "lock", []

    def second() -> None:
        with held(lock):
            order.append("second")

    with held(lock):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.2)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert not lock.exists()


def test_the_lock_of_a_process_that_is_gone_is_taken_over(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock = tmp_path / "lock"
    lock.write_text(str(gone.pid))
    with held(lock):
        assert lock.read_text() == str(os.getpid())


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TallybookError, match="cannot be written"):
        place({"a": b""}, tmp_path / "file" / "reports", tmp_path)


def test_the_press_s_own_folder_is_kept_out_of_version_control(tmp_path: Path) -> None:
    private(Workbook(tmp_path), "runs")
    assert (tmp_path / ".tallybook" / ".gitignore").read_text() == "*\n"
