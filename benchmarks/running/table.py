"""The measurements as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

LOOP, WITH_PDF = "loop", "loop, with PDF"


def table(found: Mapping[str, Any]) -> str:
    """Return the tables of a run: one report, sweeps, nothing changed."""
    return "\n".join(
        [
            "# How long publishing takes",
            "",
            f"{found['date']}; {found['machine']}; load {found['load']} when it began.",
            "Written by `make bench-running`.",
            "",
            "The loop is papermill with a new kernel for each run, then nbconvert to HTML, in one process; with PDF,",
            "Chromium prints the page. Tallybook makes HTML and PDF. Ratios are against the loop that makes as much,",
            "where there is one: trust them rather than the seconds.",
            "",
            "## One brief, whole process",
            "",
            *_rows(found["one"]),
            *(line for size, measured in found["sweeps"].items() for line in _sweep(size, measured)),
            "",
            "## Nothing changed",
            "",
            *_unchanged(found["unchanged"]),
        ]
    )


def _sweep(size: str, measured: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"## {size} briefs of different parameters"
    yield ""
    yield from _rows(measured)


def _rows(measured: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    loop = measured.get(WITH_PDF) or measured[LOOP]
    yield "| | wall clock | times as fast | processor | times as cheap | processes left over |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, one in measured.items():
        yield (
            f"| {name} | {one['wall']:.2f} s | {loop['wall'] / one['wall']:.1f} | {one['processor']:.2f} s "
            f"| {loop['processor'] / one['processor']:.1f} | {one['left_over']:.0f} |"
        )


def _unchanged(one: Mapping[str, float]) -> Iterator[str]:
    yield "`tallybook report` beside a Python that does nothing, medians, in milliseconds; the aim is 50 on top."
    yield ""
    yield "| | wall clock | processor |"
    yield "|---|---:|---:|"
    yield f"| up to date | {one['own_wall']:.0f} | {one['own_processor']:.0f} |"
    yield f"| Python alone | {one['bare_wall']:.0f} | {one['bare_processor']:.0f} |"
    yield (
        f"| on top | {one['own_wall'] - one['bare_wall']:.0f} | {one['own_processor'] - one['bare_processor']:.0f} |"
    )
