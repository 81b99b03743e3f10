"""Work spread over processes: each result as soon as it is there, whatever becomes of a worker."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from tallybook.errors import TallybookError
from tallybook.press.processes import end_with

Say = Callable[[str], None]
Task = Callable[[Say], Any]
"""What a worker does, given what takes a line about how it goes: a function of a module with its other arguments, for
it may have to be sent to another process."""

TRIES = 2
"""How often a task is begun whose worker ends under it."""

PATIENCE = 5.0
"""Seconds that a worker has to tidy up before it is killed."""


@dataclass(slots=True)
class _Order:
    """A task, its number, and how often it was begun."""

    number: int
    task: Task
    begun: int = 0


@dataclass(slots=True)
class _Worker:
    """A process, our end of the pipe to it, and what it is at."""

    process: BaseProcess
    pipe: Connection
    order: _Order | None = None


class _Orders:
    """The tasks one by one: first those whose worker ended under them, then the next that nobody has had."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._coming = enumerate(tasks)
        self._again: list[_Order] = []

    def take(self) -> _Order | None:
        if self._again:
            return self._again.pop()
        number, task = next(self._coming, (0, None))
        return _Order(number, task) if task else None

    def give_back(self, order: _Order) -> bool:
        """Take a task back to be begun once more; say whether it may be."""
        if order.begun < TRIES:
            self._again.append(order)
        return order.begun < TRIES


def spread(tasks: Iterable[Task], *, workers: int, say: Say, fork: bool = True) -> Iterator[tuple[int, Any]]:
    """Yield the number of each task and what it returned, or the error that it raised, in the order of completion.

    A task is taken when a worker is free for it, and of the results one is held at a time: memory does not grow with
    the number of tasks.

    Parameters
    ----------
    tasks : iterable of callable
    workers : int
        How many processes; no more are started than there are tasks.
    say : callable
        Is given the lines that the tasks say, in this process.
    fork : bool
        Whether a worker may be a copy of this process, which has imported all that we have; see `may_fork`.

    A task whose worker is killed is begun once more. When the caller stops early, is interrupted or is killed, no
    worker is left over.
    """
    orders = _Orders(tasks)
    crew: list[_Worker] = []
    try:
        _employ(crew, orders, workers, fork=fork)
        while any(worker.order for worker in crew):
            for worker in _heard(crew):
                result = _message(worker)
                if isinstance(result, _Line):
                    say(result.words)
                    continue
                order, worker.order = worker.order, None
                if isinstance(result, _Gone):
                    crew.remove(worker)
                    _end([worker])
                again = isinstance(result, _Gone) and order is not None and orders.give_back(order)
                _employ(crew, orders, workers, fork=fork)
                if order and not again:
                    yield order.number, _lost() if isinstance(result, _Gone) else result
    finally:
        _end(crew)


class _Gone:
    """In place of a result: the worker ended before it gave one."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What a task says while it is at work."""

    words: str


def may_fork() -> bool:
    """Say whether a copy of this process could set a PDF: it would wait for ever for threads of Typst's of its own."""
    return "typst" not in sys.modules


def _employ(crew: list[_Worker], orders: _Orders, workers: int, *, fork: bool) -> None:
    """Give each idle worker a task, and hire while there is more to do than there are workers."""
    for worker in [worker for worker in crew if worker.order is None]:
        order = orders.take()
        if order is None:
            return
        _give(worker, order)
    while len(crew) < workers:
        order = orders.take()
        if order is None:
            return
        crew.append(_hire(crew, fork=fork and sys.platform == "linux"))
        _give(crew[-1], order)


def _give(worker: _Worker, order: _Order) -> None:
    worker.order = order
    order.begun += 1
    with suppress(OSError):  # a worker that is gone is found out when it is listened to
        worker.pipe.send(order.task)


def _heard(crew: Sequence[_Worker]) -> list[_Worker]:
    """Return the workers that have sent something or have ended, after waiting for one."""
    ready = wait([worker.pipe for worker in crew] + [worker.process.sentinel for worker in crew])
    return [worker for worker in crew if worker.pipe in ready or worker.process.sentinel in ready]


def _message(worker: _Worker) -> Any:
    """Return what the worker sent: a line, a result, or that it is gone."""
    try:
        return worker.pipe.recv() if worker.pipe.poll() else _Gone()
    except (EOFError, OSError):
        return _Gone()


def _lost() -> TallybookError:
    return TallybookError(
        "the process that worked on it was killed, twice",
        remedy="Run the command again, with fewer --workers if memory is short.",
    )


def _hire(crew: Sequence[_Worker], *, fork: bool) -> _Worker:
    """Return a new process."""
    context: Any = multiprocessing.get_context("fork" if fork else "spawn")
    ours, theirs = context.Pipe()
    others = [ours, *(worker.pipe for worker in crew)] if fork else []
    process = context.Process(target=_serve, args=(theirs, others, os.getpid()), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _end(crew: Sequence[_Worker]) -> None:
    """End the workers: those that are at work are asked to tidy up first."""
    for worker in crew:
        worker.pipe.close()
        if worker.order:
            worker.process.terminate()
    for worker in crew:
        worker.process.join(PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()


def _serve(pipe: Connection, others: Sequence[Connection], parent: int) -> None:
    """Do one task after the other until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the first process decides
    signal.signal(signal.SIGTERM, _stop)
    for other in others:
        other.close()  # or a pipe would not end while one of us holds it
    end_with(parent)
    gc.freeze()  # what was loaded before is there to stay, and shared with the first process while nobody looks at it
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_done(pipe.recv(), lambda words: pipe.send(_Line(words))))


def _done(task: Task, say: Say) -> Any:
    try:
        return task(say)
    except TallybookError as error:
        return error
    except Exception as error:  # a defect of one task's is reported as that task's
        return TallybookError(f"unexpected {type(error).__name__}: {error}", remedy="See it all with --debug.")


def _stop(*_: object) -> None:
    raise SystemExit(1)
