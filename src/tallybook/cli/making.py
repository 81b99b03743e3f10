"""What publishing one report and publishing many have in common."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.errors import UsageError

if TYPE_CHECKING:
    from tallybook.cli.receipt import Receipt
    from tallybook.press.jobs import Settings
    from tallybook.press.key import Key
    from tallybook.press.plan import Plan
    from tallybook.press.publish import Product
    from tallybook.text.article import Article
    from tallybook.workbook import Workbook

FORMATS = ("html", "pdf")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how kernels are started."""
    parser.add_argument(
        "--engine",
        choices=("tallybook", "papermill"),
        default="tallybook",
        help="kernels that start warm, where the system can fork (default), or papermill's own",
    )


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options that limit how long a run takes."""
    parser.add_argument(
        "--cell-timeout", type=int, default=300, metavar="SECONDS", help="how long one cell may take (default: 300)"
    )
    parser.add_argument(
        "--timeout", type=int, default=0, metavar="SECONDS", help="how long one notebook may take (default: no limit)"
    )


def settings_of(arguments: argparse.Namespace, workers: int) -> Settings:
    """Return how the options ask notebooks to be run.

    Raises
    ------
    UsageError
        If a limit is below nothing.
    """
    from tallybook.press.jobs import Settings

    for option, seconds, least in (("--cell-timeout", arguments.cell_timeout, 1), ("--timeout", arguments.timeout, 0)):
        if seconds < least:
            raise UsageError(option, expected=f"{least} or more seconds", found=str(seconds))
    return Settings(
        workers=workers,
        cell_seconds=arguments.cell_timeout,
        run_seconds=arguments.timeout,
        force=arguments.force,
        engine=arguments.engine,
    )


def formats_of(words: str) -> tuple[str, ...]:
    """Return the formats that an option names.

    >>> formats_of("pdf, html")
    ('pdf', 'html')

    Raises
    ------
    UsageError
        If one of them is not known, or there is none.
    """
    asked = tuple(dict.fromkeys(word.strip().lower() for word in words.split(",") if word.strip()))
    if not asked or any(word not in FORMATS for word in asked):
        raise UsageError("--to", expected="html, pdf or html,pdf", found=repr(words))
    return asked


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def progress(line: str) -> None:
    """Say how it goes, on standard error."""
    from tallybook.text.terminal import visible

    print(visible(line), file=sys.stderr, flush=True)


def begun(given: Sequence[str], files: Iterable[str], workbook: Workbook) -> Receipt:
    """Return a receipt that has looked at all that is read before it is known what is published, but for the articles.

    Parameters
    ----------
    given : sequence of str
        The words of the command.
    files : iterable of str
        Files that say more of what is asked for.
    workbook : Workbook
    """
    from tallybook.cli.receipt import Receipt
    from tallybook.press.key import consulted
    from tallybook.workbook import HOME_VARIABLE

    here, root = Path.cwd(), workbook.root.resolve()
    above = () if HOME_VARIABLE in os.environ else (here, *here.parents)
    nearer = takewhile(lambda folder: folder != root, above)  # any of these could become the workbook
    receipt = Receipt(given)
    receipt.look(consulted(workbook))
    receipt.look(folder / name for folder in nearer for name in ("seeds", "notebooks"))
    receipt.look([workbook.notebooks, *workbook.notebooks.glob("*.ipynb"), workbook.seeds, *files])
    return receipt


def look_at_article(receipt: Receipt, reference: str, workbook: Workbook) -> None:
    """Have a receipt look at whatever a reference to an article may mean."""
    from tallybook.text.intake import INPUTS_VARIABLE

    seed = workbook.seeds / reference
    receipt.look([seed, seed / "article.txt", seed / "seed.toml", reference])
    receipt.look([Path(os.environ.get(INPUTS_VARIABLE, ""), reference)])


def make_ledger(article: Article, key: Key, _: Callable[[str], None]) -> Product:
    """Return the ledger of an article, as it is published beside the reports on it."""
    from tallybook.ledger.extract import extract
    from tallybook.ledger.printed import to_csv
    from tallybook.ledger.reviewed import reviewed
    from tallybook.press.jobs import LEDGER, LEDGER_FILE
    from tallybook.press.publish import Product

    found = reviewed(article)
    as_read = to_csv([extract(article)]).encode("utf-8") if found.reviews else b""
    return Product(LEDGER, key, {LEDGER_FILE: to_csv([found]).encode("utf-8")}, as_read=as_read)


def check_sources(plans: Sequence[Plan], workbook: Workbook) -> None:
    """Refuse a source that no article of a run cites: the notebook would find that out too late.

    A notebook that reads several articles reads the reference figures too, and may be asked for a source of theirs.

    Raises
    ------
    UsageError
        With a did-you-mean.
    """
    from tallybook.press.declarations import ARTICLES, SOURCES, declared

    asked = [each for each in plans if declared(each.notebook) and each.parameters.get(SOURCES.name)]
    if not asked:
        return
    from tallybook.analysis.reading import read_ledgers
    from tallybook.ledger.reviewed import reviewed
    from tallybook.report.read import cited_elsewhere
    from tallybook.text.intake import article_of

    apart = {(each.article.article_id, each.further, ARTICLES.name in each.parameters): each for each in asked}
    for (_, further, several), each in apart.items():
        names = each.parameters[SOURCES.name]
        articles = [each.article, *(article_of(received, workbook) for received in further)]
        read_ledgers(
            [reviewed(one) for one in articles],
            sources=names if isinstance(names, list) else [],
            elsewhere=cited_elsewhere(workbook) if several else (),
        )
