"""The measurements as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.publishing.convert import PEER

NAMES = {
    "tallybook-html": "Tallybook, HTML",
    "tallybook-pdf": "Tallybook, PDF",
    "html": "nbconvert, HTML",
    "webpdf": "nbconvert, PDF by Chromium (webpdf)",
    "chromium": "nbconvert, HTML, printed by the system's Chromium",
    "pdf": "nbconvert, PDF by LaTeX",
}


def table(found: Mapping[str, Any]) -> str:
    """Return the table of a run: each way from an executed notebook to a file, cold and warm."""
    return "\n".join(
        [
            "# How long an executed notebook takes to become a report",
            "",
            f"{found['date']}; {found['machine']}; load {found['load']} when it began.",
            "Written by `make bench-publishing`.",
            "",
            "The executed brief, set by each exporter: cold is a process of its own from its start to its end, warm a",
            "further time in the same process, which finds what the first left in its caches; medians. Ratios are",
            "against nbconvert's HTML; trust them rather than the seconds.",
            "",
            "| | cold | ratio | warm | ratio | processor, warm | size |",
            "|---|---:|---:|---:|---:|---:|---:|",
            *_rows(found["ways"]),
        ]
    )


def _rows(ways: Mapping[str, Any]) -> Iterator[str]:
    peer = ways[PEER]
    for way, one in ways.items():
        if "missing" in one:
            yield f"| {NAMES[way]} | not measured: {one['missing']} is not installed | | | | | |"
            continue
        cold, warm = (one[when]["wall"] / peer[when]["wall"] for when in ("cold", "warm"))
        yield (
            f"| {NAMES[way]} | {one['cold']['wall']:.2f} s | {cold:.2f}× | {one['warm']['wall']:.3f} s | {warm:.2f}× "
            f"| {one['warm']['processor']:.3f} s | {one['warm']['size'] / 1000:,.0f} kB |"
        )
