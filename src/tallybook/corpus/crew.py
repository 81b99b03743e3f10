"""Who reads the chunks: this process, several, or a Dask cluster; each part as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any

from tallybook.corpus.chunk import Chunk, Result, read_chunk
from tallybook.corpus.part import Part, part_of, read_part
from tallybook.errors import TallybookError
from tallybook.press.cluster import connect
from tallybook.press.pool import Say, spread

AHEAD = 2
"""How many chunks a worker of a cluster are sent ahead: enough to keep all busy, and memory flat."""

Work = Callable[[Chunk, str], Any]
Share = Callable[[Iterator[Chunk], Work], Iterator[tuple[Chunk, Any]]]
"""Has work done on chunks elsewhere: yields each chunk with what came of it, or the error where its worker ended."""


def in_processes(chunks: Iterator[Chunk], timezone: str, *, workers: int) -> Iterator[tuple[Chunk, Part]]:
    """Yield each chunk with its part, read by so many processes; by this one where that is one."""
    if workers == 1:
        yield from ((chunk, read_part(chunk, timezone)) for chunk in chunks)
        return
    read_part(Chunk(0, ()), timezone)  # what it loads, every worker inherits
    yield from _whole(chunks, partial(_among_processes, timezone=timezone, workers=workers))


def on_cluster(chunks: Iterator[Chunk], timezone: str, *, address: str) -> Iterator[tuple[Chunk, Part]]:
    """Yield each chunk with its part, read by the workers of a Dask scheduler; they need the package, no files.

    Raises
    ------
    UsageError
        If the package distributed is not installed.
    InputError
        If nothing answers at the address.
    """
    with connect(address) as client:
        yield from _whole(chunks, partial(_among_machines, timezone=timezone, client=client))


def _whole(chunks: Iterator[Chunk], share: Share) -> Iterator[tuple[Chunk, Part]]:
    """Yield each chunk with its part: one whose worker ended under it is read record by record."""
    for chunk, part in share(chunks, read_part):
        yield chunk, part_of(chunk, _singly(chunk, share)) if isinstance(part, TallybookError) else part


def _singly(chunk: Chunk, share: Share) -> list[Result]:
    """Return a result for each record; one that ends its worker by itself is set aside with the reason."""
    found = {
        single.first: Result(single.first, single.records[0].record_id, reason=str(results))
        if isinstance(results, TallybookError)
        else results[0]
        for single, results in share(iter(chunk.singles()), read_chunk)
    }
    return [found[first] for first in sorted(found)]


def _among_processes(
    chunks: Iterator[Chunk], work: Work, *, timezone: str, workers: int
) -> Iterator[tuple[Chunk, Any]]:
    out: dict[int, Chunk] = {}

    def tasks() -> Iterator[Callable[[Say], Any]]:
        for number, chunk in enumerate(chunks):
            out[number] = chunk
            yield partial(_task, work, chunk, timezone)

    for number, made in spread(tasks(), workers=workers, say=_ignore):
        yield out.pop(number), made


def _task(work: Work, chunk: Chunk, timezone: str, _: Say) -> Any:
    return work(chunk, timezone)


def _ignore(_: str) -> None:
    """Take no note of what the workers say: they say nothing."""


def _among_machines(chunks: Iterator[Chunk], work: Work, *, timezone: str, client: Any) -> Iterator[tuple[Chunk, Any]]:
    distributed: Any = import_module("distributed")

    def sent(count: int) -> Iterator[Any]:
        for chunk in islice(chunks, count):
            future = client.submit(work, chunk, timezone, pure=False)
            out[future.key] = chunk
            yield future

    out: dict[str, Chunk] = {}
    done = distributed.as_completed(sent(AHEAD * max(1, sum(client.nthreads().values()))))
    for future in done:
        for further in sent(1):
            done.add(further)
        yield out.pop(future.key), _result(future)


def _result(future: Any) -> Any:
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return TallybookError("the process that worked on it was killed, again and again")
