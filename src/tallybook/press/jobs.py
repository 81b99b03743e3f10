"""Reports to be made: what of each is stale, made by several processes, published as soon as a report is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from tallybook.errors import TallybookError
from tallybook.press import needed, source
from tallybook.press.key import Key
from tallybook.press.plan import Plan
from tallybook.press.pool import Say, Task, may_fork, spread
from tallybook.press.publish import FORMATS, Product, export, is_current, publish, read_record, warmed
from tallybook.press.run import CELL_SECONDS, find_executed, find_run, run, silent
from tallybook.press.warm import zygote
from tallybook.text.article import Article, digest
from tallybook.text.intake import Received
from tallybook.workbook import Workbook

TALLYBOOK, PAPERMILL = ENGINES = ("tallybook", "papermill")
OFTEN = 5
"""How many runs make it worth while to read an article ahead of them."""

MOST_READ_AHEAD = 8

LEDGER = "ledger"
LEDGER_FILE = "ledger.csv"


@dataclass(frozen=True, slots=True)
class Job:
    """One report.

    Attributes
    ----------
    name : str
        Its name in a list of reports.
    folder : Path
        Where it is published.
    plans : tuple of Plan
        Its notebooks, all on one article.
    ledger : Key
        What the article's ledger goes by.
    formats : tuple of str
        ``html``, ``pdf`` or both.
    """

    name: str
    folder: Path
    plans: tuple[Plan, ...]
    ledger: Key
    formats: tuple[str, ...] = FORMATS


@dataclass(frozen=True, slots=True)
class Settings:
    """How notebooks are run.

    Attributes
    ----------
    workers : int
        How many processes run them.
    cell_seconds, run_seconds : int
        How long one cell, and all cells of a run together, may take; 0 is no limit.
    force : bool
        Run again even where nothing has changed.
    engine : str
        ``tallybook``: kernels that start warm, where the system can fork; ``papermill``: papermill's own engine, and
        kernels that start cold.
    zygote : str or None
        The address of what kernels are forked from, as `run` takes it.
    scheduler : str
        The address of the Dask cluster that makes the reports; empty for processes of our own.
    """

    workers: int = 1
    cell_seconds: int = CELL_SECONDS
    run_seconds: int = 0
    force: bool = False
    engine: str = TALLYBOOK
    zygote: str | None = ""
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes
    ----------
    job : Job
    made : bool
        False where all was up to date.
    error : TallybookError or None
        Why it is not published; None where it is.
    """

    job: Job
    made: bool
    error: TallybookError | None = None


@dataclass(slots=True)
class _State:
    """The parts of a job that are still to come, and those that are there."""

    job: Job
    missing: set[int] = field(default_factory=set)
    products: list[Product] = field(default_factory=list)
    errors: dict[int, TallybookError] = field(default_factory=dict)


def stale_plans(job: Job, workbook: Workbook) -> tuple[Plan, ...]:
    """Return the plans of the job whose files are not there as they were published, or were made from other inputs."""
    return tuple(
        plan
        for plan in job.plans
        if not is_current(plan.notebook, plan.key, files_of(plan, job.formats), job.folder, workbook)
    )


def is_done(job: Job, workbook: Workbook) -> bool:
    """Say whether all that the job publishes is up to date."""
    ledger = is_current(LEDGER, job.ledger, [LEDGER_FILE], job.folder, workbook)
    return ledger and not stale_plans(job, workbook)


def files_of(plan: Plan, formats: Sequence[str]) -> list[str]:
    """Return the names of the files that a plan is published as."""
    return [f"{plan.notebook}.{wanted}" for wanted in formats]


Ledger = Callable[[Article, Key, Say], Product]
"""Makes the ledger of an article: a function of a module."""


def make(
    jobs: Sequence[Job], workbook: Workbook, settings: Settings, *, ledger: Ledger, progress: Say = silent
) -> Generator[Outcome, None, None]:
    """Make the reports, and yield each as soon as it is published or has failed.

    Parameters
    ----------
    jobs : sequence of Job
    workbook : Workbook
    settings : Settings
    ledger : callable
    progress : callable
        Is given a line for each cell.
    """
    stale = [job.plans if settings.force else stale_plans(job, workbook) for job in jobs]
    with _kernels([plan for plans in stale for plan in plans], workbook, settings) as address:
        tasks, states = _tasks(jobs, stale, workbook, replace(settings, zygote=address), ledger)
        if tasks and not settings.scheduler:
            _prime(ledger, jobs[0])
        yield from (Outcome(state.job, made=False) for state in states if not state.missing)
        waiting: dict[int, list[_State]] = {number: [] for number in range(len(tasks))}
        for state in states:
            for number in state.missing:
                waiting[number].append(state)
        for number, result in _results(tasks, workbook, settings, progress):
            for state in waiting.pop(number):
                _put(state, number, result)
                if not state.missing:
                    yield _published(state, workbook)


def _results(tasks: Sequence[Task], workbook: Workbook, settings: Settings, progress: Say) -> Iterator[tuple[int, Any]]:
    if settings.scheduler:
        from tallybook.press.cluster import spread_on

        return spread_on(settings.scheduler, tasks, workbook)
    return spread(tasks, workers=settings.workers, say=progress, fork=may_fork())


@contextmanager
def _kernels(plans: Sequence[Plan], workbook: Workbook, settings: Settings) -> Iterator[str | None]:
    """Start what the kernels are forked from, if any is to be started, and load what the workers need before they are.

    Gives its address; empty where none is needed, and None where papermill is to do it all by itself.
    """
    runs = [plan for plan in plans if settings.force or not _is_run(plan, workbook)]
    with ExitStack() as stack:
        address = None if settings.engine == PAPERMILL else ""
        if runs and settings.engine != PAPERMILL and not settings.scheduler:
            packages = (source.imports(source.load(path)) for path in {plan.path for plan in runs})
            address = stack.enter_context(zygote(workbook, frozenset().union(*packages), _read_often(runs)))
        if plans:
            needed.load()
        yield address


def _prime(ledger: Ledger, job: Job) -> None:
    """Make a first ledger while the kernels get ready: what is loaded and kept for it, every worker inherits."""
    with suppress(Exception):  # the task that makes it says what is wrong
        ledger(job.plans[0].article, job.ledger, silent)


def _is_run(plan: Plan, workbook: Workbook) -> bool:
    """Say whether a notebook need not be executed."""
    return bool(find_run(plan, workbook) or find_executed(plan, workbook))


def _read_often(plans: Sequence[Plan]) -> list[Received]:
    """Return the articles that so many runs read that it pays to read them before the kernels are forked.

    The most wanted come first, whether they are a run's own or further ones.
    """
    times = Counter(received for plan in plans for received in (plan.received, *plan.further))
    return [received for received, count in times.most_common(MOST_READ_AHEAD) if count >= OFTEN]


def _tasks(
    jobs: Sequence[Job], stale: Sequence[Sequence[Plan]], workbook: Workbook, settings: Settings, ledger: Ledger
) -> tuple[list[Task], list[_State]]:
    """Return what is to be made, each thing once, and which of it each job waits for."""
    tasks: list[Task] = []
    numbers: dict[tuple[str, ...], int] = {}
    states = []
    for job, plans in zip(jobs, stale, strict=True):
        wanted = _wanted(job, plans, workbook, settings, ledger)
        for name, task in wanted.items():
            if name not in numbers:
                numbers[name] = len(tasks)
                tasks.append(task)
        states.append(_State(job, {numbers[name] for name in wanted}))
    return tasks, states


def _wanted(
    job: Job, stale: Sequence[Plan], workbook: Workbook, settings: Settings, ledger: Ledger
) -> dict[tuple[str, ...], Task]:
    """Return what is to be made for one job, by a name that is the same wherever the same is made."""
    if not stale and is_done(job, workbook):
        return {}
    known = read_record(job.folder, workbook)
    wanted: dict[tuple[str, ...], Task] = {}
    for plan in stale:
        formats = _renewed(plan, job.formats, known)
        wanted[plan.key.run_id, *formats] = partial(
            make_product, plan, formats, workbook, settings, partial(ledger, plan.article, job.ledger)
        )
    wanted[job.ledger.run_id, LEDGER] = partial(ledger, job.plans[0].article, job.ledger)
    return wanted


def make_product(
    plan: Plan,
    formats: Sequence[str],
    workbook: Workbook,
    settings: Settings,
    ledger: Callable[[Say], Product],
    say: Say,
) -> Product:
    """Run a notebook, or take the run that was done before, and return its finished files."""
    with warmed(formats):
        done = run(
            plan,
            workbook,
            cell_seconds=settings.cell_seconds,
            run_seconds=settings.run_seconds,
            progress=say,
            force=settings.force,
            zygote=settings.zygote,
            ledger=lambda: digest(ledger(silent).files[LEDGER_FILE]),
        )
    return export(done, formats, workbook)


def _renewed(plan: Plan, formats: Sequence[str], known: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the formats to publish: those asked for, and those there already, lest one be left of an older run."""
    there = known.get(plan.notebook, {}).get("files", {})
    return tuple(wanted for wanted in FORMATS if wanted in formats or f"{plan.notebook}.{wanted}" in there)


def _put(state: _State, number: int, result: Product | TallybookError) -> None:
    state.missing.discard(number)
    if isinstance(result, TallybookError):
        state.errors[number] = result
    else:
        state.products.append(result)


def _published(state: _State, workbook: Workbook) -> Outcome:
    """Return what became of a job, all parts of which are there; of several errors the first, in the job's order."""
    if state.errors:
        return Outcome(state.job, made=True, error=state.errors[min(state.errors)])
    try:
        publish(state.products, state.job.folder, workbook)
    except TallybookError as error:
        return Outcome(state.job, made=True, error=error)
    return Outcome(state.job, made=True)
