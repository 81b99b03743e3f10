"""One measurement in a process of its own: python -m benchmarks.reading.measure LIMIT TASK READER [TEXT SIZE].

Prints a line of JSON. Seconds are those of the processor, which a busy machine disturbs least; a process that takes
more than LIMIT of them is ended.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from resource import RLIMIT_CPU, setrlimit
from time import process_time
from typing import Any

from benchmarks.reading.readers import OWN, READERS
from benchmarks.reading.texts import HOSTILE, dispatches, filled, one_dispatch, ordinary

PASSES = 2  # over all dispatches; what a tool keeps of words is there in the second
ROUNDS = 3
ENOUGH = 0.2  # seconds of one round; the clock of some machines ticks every hundredth
PATIENCE = 10  # seconds that a longer text may be expected to take
LENGTHS = (1, 10, 100)
SHORTER = 10  # how much shorter the text is that an odd one is held against


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    limit, task, name, *rest = arguments
    setrlimit(RLIMIT_CPU, (int(limit), int(limit)))
    print(json.dumps(TASKS[task](name, *rest)), flush=True)


def speed(name: str) -> dict[str, Any]:
    """Return the seconds for all dispatches, each read by itself, and the peak of memory."""
    start = process_time()
    read = READERS[name].load()
    texts = dispatches()
    read(texts[0])
    ready = process_time() - start
    seconds = min(_timed(lambda: [read(text) for text in texts]) for _ in range(PASSES))
    return {"ready": ready, "seconds": seconds, "characters": sum(map(len, texts)), "peak_mb": _peak()} | _about(name)


def growth(name: str) -> dict[str, Any]:
    """Return the seconds for a dispatch 1, 10 and 100 times as long, as far as patience goes."""
    read = READERS[name].load()
    read(one_dispatch())
    seconds: dict[int, float] = {}
    expected = 0.0
    for times in LENGTHS:
        if expected > PATIENCE:
            break
        work = partial(read, one_dispatch(times))
        seconds[times] = min(_timed(work) for _ in range(ROUNDS if expected < 1 else 1))
        expected = 10 * seconds[times]
    return {"seconds": seconds}


def odd(name: str, text: str, size: str) -> dict[str, Any]:
    """Return the seconds for a text of one kind and for a tenth of it; ``news`` is the ordinary one."""
    read = READERS[name].load()
    read(one_dispatch())
    short, long = (
        ordinary(length) if text == "news" else filled(HOSTILE[text], length)
        for length in (int(size) // SHORTER, int(size))
    )
    return {"tenth": _timed(lambda: read(short)), "seconds": _timed(lambda: read(long)), "peak_mb": _peak()}


def _timed(work: Callable[[], object]) -> float:
    """Return the seconds that it takes, measured over as many times as a coarse clock needs."""
    start, times, spent = process_time(), 0, 0.0
    while spent < ENOUGH:
        work()
        times, spent = times + 1, process_time() - start
    return spent / times


def _peak() -> float:
    """Return the most memory that this process has held, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _about(name: str) -> dict[str, Any]:
    about = {"version": version(READERS[name].package)}
    return about | ({"sentences": _sentences()} if name == OWN else {})


def _sentences() -> int:
    from tallybook.text.article import from_text
    from tallybook.text.sentences import split_sentences

    return sum(len(split_sentences(from_text(text, article_id="x"))) for text in dispatches())


TASKS: dict[str, Callable[..., dict[str, Any]]] = {"speed": speed, "growth": growth, "odd": odd}

if __name__ == "__main__":
    main(sys.argv[1:])
