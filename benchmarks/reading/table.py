"""The measurements as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

from benchmarks.reading.measure import PATIENCE, SHORTER
from benchmarks.reading.readers import OWN, READERS
from benchmarks.reading.texts import MEGABYTE


def table(found: Mapping[str, Any]) -> str:
    """Return the tables of a run: speed, growth, the first article and the odd texts."""
    return "\n".join(
        [
            "# How fast dispatches are read",
            "",
            f"{found['date']}, commit {found['commit']}; {found['machine']}; processor time unless it says otherwise.",
            "Written by `make bench-reading`. Trust the ratios: all is measured in one run.",
            "",
            *_speed(found["readers"]),
            "",
            *_growth(found["readers"]),
            "",
            *_first(found["first"]),
            "",
            *_odd(found["odd"], found["odd_size"]),
            *_megabyte(found["megabyte"]),
        ]
    )


def summary(found: Mapping[str, Any]) -> str:
    """Return in a paragraph what a run comes to, for the README."""
    readers, first, odd = found["readers"], found["first"], found["odd"]
    own = readers[OWN]
    rivals = [name for name, one in readers.items() if name != OWN and "seconds" in one and READERS[name].rival]
    times = ", ".join(f"{readers[name]['seconds'] / own['seconds']:.1f} as fast as {name}" for name in rivals)
    seconds = {int(length): value for length, value in own["growth"].items()}
    longest = max(seconds)
    slowest = max(one.get("seconds", one.get("over", 0.0)) for one in odd.values()) / odd["news"]["seconds"]
    words = (
        f"{own['sentences'] / own['seconds']:,.0f} sentences a second of processor time, measured on {found['date']} "
        f"with {found['machine']}. In the same run that was, in times: {times}. A character of a text {longest} times "
        f"as long takes {seconds[longest] / longest / seconds[1]:.2f} times as much. The first article takes "
        f"{first['processor']:.2f} s of processor time and {first['peak_mb']:.0f} MB as a whole process. No odd text, "
        f"such as brackets alone, takes more than {slowest:.1f} times as long as news of its length. The tables stand "
        "in [`benchmarks/results/reading.md`](benchmarks/results/reading.md)."
    )
    return fill(words, 120, break_long_words=False, break_on_hyphens=False)


def _speed(readers: Mapping[str, Any]) -> Iterator[str]:
    own = readers[OWN]
    yield "## The annotated dispatches, each read by itself"
    yield ""
    counted = f"{own['sentences']} sentences, {own['characters']:,} characters"
    yield f"{counted}, lexicons and models loaded; the best of three turns."
    yield ""
    yield "| | version | sentences a second | Tallybook is | peak memory | until ready | what it gives |"
    yield "|---|---|---:|---:|---:|---:|---|"
    for name, one in readers.items():
        if "missing" in one:
            yield f"| {name} | | not measured: {one['missing'].split('. ')[0]} | | | | {READERS[name].does} |"
            continue
        rate = own["sentences"] / one["seconds"]
        times = f"{one['seconds'] / own['seconds']:.1f}×"
        yield (
            f"| {name} | {one.get('version', '')} | {rate:,.0f} | {times} | {one['peak_mb']:.0f} MB "
            f"| {one['ready']:.1f} s | {READERS[name].does} |"
        )


def _growth(readers: Mapping[str, Any]) -> Iterator[str]:
    yield "## One dispatch, 1, 10 and 100 times as long"
    yield ""
    yield "Time per character, as a multiple of that of the single dispatch; 1.00 is linear. A text that is expected to"
    yield f"take more than {PATIENCE} seconds, by the one a tenth as long, is not tried."
    yield ""
    yield "| | single | 10 | 100 |"
    yield "|---|---:|---:|---:|"
    for name, one in readers.items():
        seconds = {int(times): value for times, value in one.get("growth", {}).items()}
        if seconds:
            cells = [f"{seconds[n] / n / seconds[1]:.2f}" if n in seconds else "too long" for n in (10, 100)]
            yield f"| {name} | {1000 * seconds[1]:.1f} ms | {cells[0]} | {cells[1]} |"


def _first(first: Mapping[str, float]) -> Iterator[str]:
    yield "## The first article, whole process"
    yield ""
    yield "`tallybook extract idlib-truce`, median of fresh processes; the aim is 0.5 s and 80 MB."
    yield ""
    yield "| wall clock | processor | peak memory | a Python that does nothing |"
    yield "|---:|---:|---:|---:|"
    yield (
        f"| {first['wall']:.2f} s | {first['processor']:.2f} s | {first['peak_mb']:.0f} MB "
        f"| {first['bare_wall']:.2f} s |"
    )


def _odd(odd: Mapping[str, Mapping[str, float]], size: int) -> Iterator[str]:
    news = odd["news"]
    yield f"## Odd texts of {size:,} characters"
    yield ""
    yield "Time as a multiple of that for as much ordinary news; the aim is 10 at most. Growth is the time per"
    yield "character, as a multiple of that of a text a tenth as long."
    yield ""
    yield "| | multiple | growth | seconds | peak memory |"
    yield "|---|---:|---:|---:|---:|"
    for name, one in odd.items():
        if "over" in one:
            yield f"| {name} | over {one['over'] / news['seconds']:.0f} | | given up | |"
        else:
            times, growth = one["seconds"] / news["seconds"], one["seconds"] / one["tenth"] / SHORTER
            yield f"| {name} | {times:.2f} | {growth:.2f} | {one['seconds']:.2f} | {one['peak_mb']:.0f} MB |"


def _megabyte(odd: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield the line on the slowest kind of odd text, read at full length."""
    for name in [name for name in odd if name != "news"]:
        one, news = odd[name], odd["news"]
        over = "over " if "over" in one else ""
        times = one.get("seconds", one.get("over", 0.0)) / news["seconds"]
        yield ""
        yield f"The slowest of them, {name}, at {MEGABYTE:,} characters: {over}{times:.1f} times as long as news,"
        yield f"which takes {news['seconds']:.1f} seconds."
