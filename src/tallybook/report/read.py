"""From the parameters of a notebook to a reading: the one place where a report opens files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from tallybook.analysis.agreements import Agreement, read_agreements
from tallybook.analysis.narrow import narrow
from tallybook.analysis.reading import Reading, read_ledger, read_ledgers
from tallybook.analysis.reference import Reference, read_references
from tallybook.ledger.reviewed import reviewed
from tallybook.text.intake import read_article
from tallybook.workbook import Workbook, find_workbook

if TYPE_CHECKING:
    from tallybook.analysis.place.atlas import Atlas

_Row = TypeVar("_Row")


def read(
    article: str,
    *,
    sources: Sequence[str] = (),
    policy: str = "strict",
    event: str = "all",
    place: str = "all",
    since: str = "",
    until: str = "",
    workbook: Workbook | None = None,
) -> Reading:
    """Return what an article reports, for some sources or for all, with its hedges read under a policy.

    Human corrections in the workbook's ``data/reviews/`` are part of it.

    Parameters
    ----------
    article : str
        A seed's id, or the path of a file.
    sources : sequence of str
        Names of sources as the article has them; empty for all.
    policy : str
        ``strict``, ``conventional`` or ``wide``.
    event, place : str
        Keep only figures of this event or place; ``all``: of any.
    since, until : str
        Keep only figures between these days, as `tb.narrow` does, as ISO texts; empty: of any time.
    workbook : Workbook or None
        Where the seeds lie; by default the workbook around the working directory.

    Raises
    ------
    InputError
        If there is no such seed or file.
    UsageError
        If there is no such policy or source, or a day is none.
    """
    found = read_article(article, workbook=workbook)
    reading = read_ledger(reviewed(found, workbook=workbook), policy=policy, sources=sources)
    wanted = {"event": event, "place": place, "since": since, "until": until}
    return narrow(reading, **{name: asked for name, asked in wanted.items() if asked != "all"})


def read_all(
    article: str,
    articles: Sequence[str] = (),
    *,
    sources: Sequence[str] = (),
    policy: str = "strict",
    workbook: Workbook | None = None,
) -> tuple[Reading, ...]:
    """Return what an article and further ones report, each by itself, in the order given.

    Parameters
    ----------
    article : str
        A seed's id, or the path of a file.
    articles : sequence of str
        Further ones.
    sources, policy, workbook
        As for `read`; a source need be named by one of the articles only, or by the reference figures.

    Raises
    ------
    InputError
        If there is no such seed or file.
    UsageError
        If there is no such policy, or no article names a source asked for.
    """
    found = [reviewed(read_article(name, workbook=workbook), workbook=workbook) for name in (article, *articles)]
    return read_ledgers(found, policy=policy, sources=sources, elsewhere=cited_elsewhere(workbook) if sources else ())


def read_atlas(workbook: Workbook | None = None) -> Atlas:
    """Return the boundaries in the workbook's ``data/geo/``; they are read country by country, when a map asks."""
    from tallybook.analysis.place.atlas import Atlas

    return Atlas((workbook or find_workbook()).data / "geo")


def read_figures(workbook: Workbook | None = None) -> tuple[Reference, ...]:
    """Return the rows of every file ``figures*.csv`` in the workbook's ``data/reference/``, file by file.

    Raises
    ------
    InputError
        If a row does not hold together; the message names file and line.
    """
    return _tables("figures*.csv", read_references, workbook)


def read_truces(workbook: Workbook | None = None) -> tuple[Agreement, ...]:
    """Return the rows of every file ``agreements*.csv`` in the workbook's ``data/reference/``, file by file.

    Raises
    ------
    InputError
        If a row does not hold together; the message names file and line.
    """
    return _tables("agreements*.csv", read_agreements, workbook)


def _tables(
    pattern: str, rows_of: Callable[[str, str], tuple[_Row, ...]], workbook: Workbook | None
) -> tuple[_Row, ...]:
    folder = (workbook or find_workbook()).data / "reference"
    return tuple(
        row
        for path in sorted(folder.glob(pattern))
        for row in rows_of(path.read_bytes().decode("utf-8-sig"), f"data/reference/{path.name}")
    )


def cited_elsewhere(workbook: Workbook | None = None) -> tuple[str, ...]:
    """Return the sources that the reference figures name, each once."""
    return tuple(dict.fromkeys(row.source for row in read_figures(workbook) if row.source))
