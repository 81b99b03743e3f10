"""Who reads the chunks: this process, several, or a Dask cluster. The results come in the order of the corpus."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from tallybook.corpus.chunk import Chunk, Result, read_chunk
from tallybook.errors import TallybookError
from tallybook.press.cluster import connect
from tallybook.press.pool import Say, spread

AHEAD = 2
"""How many chunks a worker are read ahead: enough to keep all busy, and memory flat."""

Read = Callable[[Iterator[Chunk]], Iterator[tuple[Chunk, Any]]]


def in_processes(chunks: Iterator[Chunk], timezone: str, *, workers: int) -> Iterator[tuple[Chunk, tuple[Result, ...]]]:
    """Yield each chunk with its results, read by so many processes; by this one where that is one."""
    if workers == 1:
        yield from ((chunk, read_chunk(chunk, timezone)) for chunk in chunks)
        return
    read_chunk(Chunk(0, ()), timezone)
    yield from _whole(chunks, partial(_windows, timezone=timezone, workers=workers))


def on_cluster(chunks: Iterator[Chunk], timezone: str, *, address: str) -> Iterator[tuple[Chunk, tuple[Result, ...]]]:
    """Yield each chunk with its results, read by the workers of a Dask scheduler; they need the package, no files.

    Raises
    ------
    UsageError
        If the package distributed is not installed.
    InputError
        If nothing answers at the address.
    """
    with connect(address) as client:
        yield from _whole(chunks, partial(_submitted, timezone=timezone, client=client))


def _whole(chunks: Iterator[Chunk], read: Read) -> Iterator[tuple[Chunk, tuple[Result, ...]]]:
    """Yield each chunk with a result for each record: one whose worker ended under it is read record by record."""
    for chunk, results in read(chunks):
        if not isinstance(results, TallybookError):
            yield chunk, results
        elif len(chunk.records) == 1:
            yield chunk, (Result(chunk.first, chunk.records[0].record_id, reason=str(results)),)
        else:
            yield chunk, tuple(result for _, found in _whole(iter(chunk.singles()), read) for result in found)


def _windows(chunks: Iterator[Chunk], *, timezone: str, workers: int) -> Iterator[tuple[Chunk, Any]]:
    while True:
        window = list(islice(chunks, AHEAD * workers))
        if not window:
            return
        tasks = [partial(_task, chunk, timezone) for chunk in window]
        results = dict(spread(tasks, workers=workers, say=_ignore))
        yield from ((chunk, results.pop(number)) for number, chunk in enumerate(window))


def _task(chunk: Chunk, timezone: str, _: Say) -> tuple[Result, ...]:
    return read_chunk(chunk, timezone)


def _ignore(_: str) -> None:
    """Take no note of what the workers say: they say nothing."""


def _submitted(chunks: Iterator[Chunk], *, timezone: str, client: Any) -> Iterator[tuple[Chunk, Any]]:
    waiting: deque[tuple[Chunk, Any]] = deque()
    for chunk in chunks:
        waiting.append((chunk, client.submit(read_chunk, chunk, timezone, pure=False)))
        if len(waiting) >= AHEAD * max(1, sum(client.nthreads().values())):
            yield _gathered(*waiting.popleft())
    while waiting:
        yield _gathered(*waiting.popleft())


def _gathered(chunk: Chunk, future: Any) -> tuple[Chunk, Any]:
    from distributed import KilledWorker

    try:
        return chunk, future.result()
    except KilledWorker:
        return chunk, TallybookError("the process that worked on it was killed, again and again")
