"""The page that lists the reports of a sweep, kept in step with what is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tallybook.document.listing import FAILED, PUBLISHED, WAITING, Listed, render_listing
from tallybook.errors import TallybookError
from tallybook.press.jobs import LEDGER_FILE, Job, Outcome, files_of
from tallybook.press.place import make_folder, write_whole
from tallybook.press.publish import read_record
from tallybook.press.schedule import Schedule, differing, parameters_of
from tallybook.press.summary import from_plain
from tallybook.workbook import Workbook

INDEX = "index.html"
WRITES = 20
"""How often the page is written while the work goes on: a sweep that is killed leaves a page of what there is."""


class Shelf:
    """The reports of a sweep, and what became of each.

    Parameters
    ----------
    title : str
    folder : Path
        Where the reports are published, each in a folder of its own, and the page that lists them.
    planned : Schedule
    workbook : Workbook
    refused : mapping of str to TallybookError
        Reports that will not be made, each with the reason.
    """

    def __init__(
        self,
        title: str,
        folder: Path,
        planned: Schedule,
        workbook: Workbook,
        refused: Mapping[str, TallybookError],
    ) -> None:
        self.path = folder / INDEX
        self.made = 0
        self._title, self._planned, self._workbook = title, planned, workbook
        self._ends: dict[str, TallybookError | None] = dict(refused)
        self._differing = differing(planned.jobs)

    @property
    def failures(self) -> Iterator[tuple[str, TallybookError]]:
        """Name and error of each report that is not published, in the order of the sweep."""
        for job in self._planned.jobs:
            error = self._ends.get(job.name)
            if error:
                yield job.name, error
        yield from self._planned.unread

    def put(self, outcome: Outcome) -> None:
        """Take note of what became of a report."""
        self._ends[outcome.job.name] = outcome.error
        self.made += outcome.made
        if outcome.made and self.made % max(1, len(self._planned.jobs) // WRITES) == 0:
            self.write()

    def write(self) -> None:
        """Write the page, unless it is there as it should be.

        Raises
        ------
        TallybookError
            If it cannot be written.
        """
        rows = [self._row(job) for job in self._planned.jobs]
        rows += [Listed(name, "", {}, (), FAILED, note=str(error)) for name, error in self._planned.unread]
        page = render_listing(self._title, rows).encode("utf-8")
        make_folder(self.path.parent)
        if not self.path.is_file() or self.path.read_bytes() != page:
            write_whole(self.path, page)

    def _row(self, job: Job) -> Listed:
        error = self._ends.get(job.name)
        record = read_record(job.folder, self._workbook)
        published = job.name in self._ends and error is None
        entries = [record.get(plan.notebook, {}) for plan in job.plans] if published else []
        summaries = [from_plain(entry.get("summary", {})) for entry in entries]
        parameters = parameters_of(job)
        return Listed(
            name=job.name,
            title=next((summary.title for summary in summaries if summary.title), job.plans[0].article.title),
            settings={name: _words(parameters.get(name, "")) for name in self._differing},
            figures=next((summary.figures for summary in summaries if summary.figures), ()),
            status=PUBLISHED if published else FAILED if error else WAITING,
            links=tuple(_links(job)) if published else (),
            note=" ".join(str(error).split()) if error else "",
        )


def _links(job: Job) -> Iterator[tuple[str, str]]:
    for plan in job.plans:
        for file, wanted in zip(files_of(plan, job.formats), job.formats, strict=True):
            words = wanted.upper() if len(job.plans) == 1 else f"{plan.notebook} {wanted.upper()}"
            yield words, f"{job.name}/{file}"
    yield "ledger", f"{job.name}/{LEDGER_FILE}"


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
