"""Work in other processes, some of which end under it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from tallybook.document.meta import Meta
from tallybook.document.nodes import Document, Paragraph, Text
from tallybook.document.pdf import render_pdf
from tallybook.errors import TallybookError, UsageError
from tallybook.press.pool import Say, Task, spread

SLEEPERS = """
import sys, time
from functools import partial
from pathlib import Path
from tallybook.press.pool import spread
sys.path.insert(0, sys.argv[2])
from test_pool import sleep
for _ in spread([partial(sleep, Path(sys.argv[1]), name) for name in "ab"], workers=2, say=print):
    pass
"""


SETTERS = """
import sys
from functools import partial
from tallybook.press.pool import may_fork, spread
sys.path.insert(0, sys.argv[1])
from test_pool import set_words
if __name__ == "__main__":
    set_words("before", print)
    print([result for _, result in spread([partial(set_words, "a")], workers=1, say=print, fork=may_fork())])
"""


def double(number: int, say: Say) -> int:
    say(f"doubling {number}")
    return 2 * number


def refuse(_: Say) -> None:
    raise UsageError("top", expected="3", found="4")


def break_down(_: Say) -> None:
    raise ZeroDivisionError("of our own")


def die(mark: Path, times: int, _: Say) -> str:
    tries = int(mark.read_text()) if mark.exists() else 0
    mark.write_text(str(tries + 1))
    if tries < times:
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"


def set_words(words: str, _: Say) -> bytes:
    return render_pdf([Document((Paragraph((Text(words),)),))], meta=Meta(words))[:5]


def sleep(folder: Path, name: str, _: Say) -> None:
    (folder / name).write_text(str(os.getpid()))
    time.sleep(600)


def test_a_worker_sets_a_pdf_though_one_was_set_before_it_was_hired(tmp_path: Path) -> None:
    (tmp_path / "setters.py").write_text(SETTERS)
    command = [sys.executable, str(tmp_path / "setters.py"), str(Path(__file__).parent)]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "[b'%PDF-']\n"


def test_every_task_is_done_once_and_heard_whatever_the_number_of_workers() -> None:
    tasks = [partial(double, number) for number in range(20)]
    for workers in (1, 3, 50):
        said: list[str] = []
        results = sorted(spread(tasks, workers=workers, say=said.append))
        assert results == [(number, 2 * number) for number in range(20)]
        assert sorted(said) == sorted(f"doubling {number}" for number in range(20))
    assert list(spread([], workers=2, say=print)) == []
    from processes import children  # not at the top: workers import this module without the folder of that one

    assert children() == []


def test_no_more_tasks_are_taken_than_can_be_begun() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(30):
            taken.append(number)
            yield partial(double, number)

    for done, _ in enumerate(spread(tasks(), workers=3, say=lambda _: None)):
        assert len(taken) - done <= 3 + 1
    assert len(taken) == 30


def test_an_error_is_a_result_and_keeps_what_it_says() -> None:
    results = dict(spread([refuse, break_down, partial(double, 4)], workers=2, say=print))
    assert isinstance(results[0], UsageError)
    assert (str(results[0]), results[0].found) == ("top: expected 3, found 4", "4")
    assert str(results[1]).startswith("unexpected ZeroDivisionError: of our own")
    assert results[2] == 8


def test_a_task_whose_worker_is_killed_is_begun_once_more(tmp_path: Path) -> None:
    tasks: list[Task] = [partial(die, tmp_path / "once", 1), partial(die, tmp_path / "always", 9), partial(double, 4)]
    results = dict(spread(tasks, workers=2, say=print))
    assert (results[0], results[2]) == ("alive", 8)
    assert isinstance(results[1], TallybookError)
    assert "killed, twice" in str(results[1])
    assert (tmp_path / "always").read_text() == "2"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_who_started_it(number: int, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SLEEPERS, str(tmp_path), str(Path(__file__).parent)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while len([path for path in tmp_path.iterdir() if path.read_text()]) < 2:
        assert run.poll() is None
        time.sleep(0.02)
    workers = psutil.Process(run.pid).children(recursive=True)
    assert len(workers) == 2
    run.send_signal(number)
    run.wait(30)
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
