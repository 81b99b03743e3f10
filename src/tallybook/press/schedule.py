"""From a sweep to the reports that it asks for, settled before the first run starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tallybook.errors import InputError, UsageError
from tallybook.press.declarations import ARTICLE, SEED
from tallybook.press.jobs import Job
from tallybook.press.key import key_of
from tallybook.press.names import report_names
from tallybook.press.parameters import Value
from tallybook.press.plan import notebook_names, plan
from tallybook.press.sweep import Sweep
from tallybook.text.article import Article
from tallybook.text.folder import expand, matches
from tallybook.text.intake import Received, article_of, receive
from tallybook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a sweep comes to.

    Attributes
    ----------
    jobs : tuple of Job
        The reports, in the order of the sweep: article by article, combination by combination.
    unread : tuple of (str, InputError)
        The articles that cannot be read, each with the reason.
    """

    jobs: tuple[Job, ...]
    unread: tuple[tuple[str, InputError], ...]


def schedule(sweep: Sweep, path: Path, folder: Path, workbook: Workbook) -> Schedule:
    """Return the reports that a sweep asks for.

    Parameters
    ----------
    sweep : Sweep
    path : Path
        The file that asks for it.
    folder : Path
        Each report is published in a folder of its own within it.
    workbook : Workbook

    Raises
    ------
    UsageError
        If a notebook, a parameter or the template of the names does not fit.
    InputError
        If an article that is named is not there, or none can be read.
    """
    for given in sweep.combinations:
        if ARTICLE.name in given:
            raise UsageError(f"{path.name}: {ARTICLE.name}: is no parameter of a grid", remedy='Take articles = ["…"].')
    notebooks = sweep.notebooks or notebook_names(workbook)
    if not notebooks:
        raise UsageError("sweep: the workbook has no notebooks", expected="notebooks/*.ipynb")
    unread: list[tuple[str, InputError]] = []
    jobs = [
        Job("", folder, plan(notebooks, given, received, article, workbook), ledger, sweep.formats)
        for received, article in _articles(sweep, path, workbook, unread)
        for ledger in [key_of({}, {}, received, workbook, reviewed=(article.article_id,))]
        for given in sweep.combinations
    ]
    names = report_names(sweep.name, [_told(job) for job in jobs], path.name)
    named = (replace(job, name=name, folder=folder / name) for job, name in zip(jobs, names, strict=True))
    return Schedule(tuple(named), tuple(unread))


def differing(jobs: Sequence[Job]) -> tuple[str, ...]:
    """Return the names of the parameters that the jobs differ in."""
    sets = [parameters for _, parameters in map(_told, jobs)]
    names = dict.fromkeys(name for parameters in sets for name in parameters)
    return tuple(name for name in names if len({repr(parameters.get(name)) for parameters in sets}) > 1)


def parameters_of(job: Job) -> dict[str, Value]:
    """Return the parameters of a job, of all its notebooks together, but for the article."""
    every = {name: value for plan in job.plans for name, value in plan.parameters.items()}
    return {name: value for name, value in every.items() if name != ARTICLE.name}


def _told(job: Job) -> tuple[str, Mapping[str, Value]]:
    return job.plans[0].article.article_id, parameters_of(job)


def _articles(
    sweep: Sweep, path: Path, workbook: Workbook, unread: list[tuple[str, InputError]]
) -> Iterator[tuple[Received, Article]]:
    """Yield each article once; one that is there and cannot be read goes into `unread`."""
    meant = [name for pattern in sweep.articles or (SEED,) for name in matches(pattern, beside=path.parent)]
    references = list(dict.fromkeys(expand(meant)[0]))
    for reference in references:
        try:
            received = receive(reference, workbook)
            yield received, article_of(received, workbook)
        except InputError as error:
            if len(references) == 1 or not Path(reference).is_file():
                raise
            unread.append((Path(reference).name, error))
