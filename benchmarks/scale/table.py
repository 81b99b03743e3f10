"""The measurements as Markdown, and what they come to for a million articles and a hundred million."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

CORPORA = (1_000_000, 100_000_000)
MACHINES = (2, 16, 64, 640)
"""Processors of a machine, or of several together."""


def table(found: Mapping[str, Any]) -> str:
    """Return the tables of a run: throughput, memory, and costs."""
    return "\n".join(
        [
            "# How fast a corpus is read",
            "",
            f"{found['date']}; {found['machine']}; load {found['load']} when it began. Written by `make bench-scale`.",
            "",
            *_measured(found["sizes"]),
            "",
            "## What more would take",
            "",
            *costs(found),
        ]
    )


def _measured(sizes: Mapping[str, Any]) -> Iterator[str]:
    yield "Memory is of all processes together, the cluster's too, what they share counted once."
    yield ""
    yield "| dispatches | | a second | wall clock | processor | peak memory | set aside | same bytes |"
    yield "|---:|---|---:|---:|---:|---:|---:|---|"
    for size, one in sizes.items():
        same = "yes" if one["same_bytes"] else "NO"
        for name, way in one["ways"].items():
            yield (
                f"| {int(size):,} | {name} | {way['articles'] / way['wall']:.1f} "
                f"| {way['wall']:.0f} s | {way['processor']:.0f} s | {way['peak_mb']:.0f} MB "
                f"| {way['articles'] - way['read']} | {same} |"
            )


def costs(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the hours that larger corpora take, from the largest one measured, in proportion to the processors."""
    size, largest = max(found["sizes"].items(), key=lambda item: int(item[0]))
    way = next(one for name, one in largest["ways"].items() if name.startswith("Dask"))
    rate = way["articles"] / way["processor"]
    yield (
        f"Derived, not measured: {rate:.1f} dispatches a processor second, as the cluster and its client needed for "
        f"{int(size):,} here, and the work shared out without loss; memory stays that of a worker."
    )
    yield ""
    yield "| dispatches | " + " | ".join(f"{count} processors" for count in MACHINES) + " | text |"
    yield "|---:|" + "---:|" * (len(MACHINES) + 1)
    for count in CORPORA:
        hours = (_lasting(count / rate / processors) for processors in MACHINES)
        yield f"| {count:,} | {' | '.join(hours)} | {count * largest['bytes'] / int(size) / 1e9:,.0f} GB |"


def _lasting(seconds: float) -> str:
    """Return a duration as a reader wants it.

    >>> _lasting(36_000), _lasting(95)
    ('10.0 h', '2 min')
    """
    return f"{seconds / 3600:,.1f} h" if seconds >= 3600 else f"{seconds / 60:.0f} min"
