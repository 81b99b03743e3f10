"""Read the figures of articles: each claim, each quotation and date, and what was left out."""

from __future__ import annotations

import argparse
import gc
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tallybook.cli import corpora
from tallybook.errors import UsageError

if TYPE_CHECKING:
    from tallybook.ledger.ledger import Ledger

HELP = "read the figures of articles, as JSON, CSV or a table"
FORMATS = ("json", "jsonl", "csv", "parquet", "table")
PARQUET_PACKAGES = ("fastparquet", "pyarrow")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "articles", nargs="*", metavar="ARTICLE", help="a seed's id, a text, HTML, PDF or mail file, a folder, or -"
    )
    parser.add_argument("--published", metavar="DATE", help="day of publication of a file, YYYY-MM-DD")
    parser.add_argument("--timezone", metavar="TZ", help="IANA zone that the day is in (default: UTC)")
    parser.add_argument("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: json, of several jsonl)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file rather than to standard output")
    parser.add_argument("--no-reviews", action="store_true", help="leave out the corrections of data/reviews/")
    parser.add_argument("--input-jsonl", metavar="FILE", help='articles as lines {"id": …, "text": …, "date": …}')
    parser.add_argument("--workers", type=int, metavar="N", help="read a corpus into the folder -o, by N processes")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="read a corpus into the folder -o, on a Dask cluster")
    parser.epilog = corpora.EPILOG


def run(arguments: argparse.Namespace) -> int:
    """Write the ledgers."""
    if corpora.is_meant(arguments):
        return corpora.run(arguments)
    gc.disable()  # until the first article is read: next to nothing that it takes to get there is garbage
    try:
        return _write(arguments)
    finally:
        gc.enable()


def _write(arguments: argparse.Namespace) -> int:
    from tallybook.cli.output import write
    from tallybook.text.folder import expand

    published, timezone = day(arguments.published), zone(arguments.timezone)
    if bool(arguments.articles) == bool(arguments.input_jsonl):
        raise UsageError(
            "extract", expected="an ARTICLE or --input-jsonl", found="both" if arguments.articles else "neither"
        )
    if arguments.input_jsonl:
        from tallybook.cli.lines import read_lines

        several, ledgers = True, read_lines(arguments.input_jsonl, timezone or "UTC")
    else:
        names, several = expand(arguments.articles)
        ledgers = read_ledgers(names, published, timezone, reviews=not arguments.no_reviews)
    wanted = _format(arguments.format, several=several)
    if wanted == "parquet":
        _need_parquet()
    write(_pieces(_tidied(ledgers), wanted, several=several), arguments.output)
    return 0


def _tidied(ledgers: Iterator[tuple[object, Ledger]]) -> Iterator[tuple[object, Ledger]]:
    """Yield the ledgers, with garbage collected from the second on; lexicons and modules are never looked at again."""
    for ledger in ledgers:
        yield ledger
        if not gc.isenabled():
            gc.freeze()
            gc.enable()


def _pieces(ledgers: Iterator[tuple[object, Ledger]], wanted: str, *, several: bool) -> Iterator[str | bytes]:
    """Return the output piece by piece, each as soon as its article is read."""
    if wanted == "csv":
        from tallybook.ledger.printed import to_csv

        yield to_csv(())
        for _, ledger in ledgers:
            yield to_csv([ledger]).split("\n", 1)[1]
    elif wanted == "parquet":
        from tallybook.ledger.parquet import to_parquet

        yield to_parquet([ledger for _, ledger in ledgers])
    elif wanted == "table":
        from tallybook.ledger.printed import to_table

        yield from (to_table(ledger) for _, ledger in ledgers)
    else:
        from tallybook.ledger.formats import to_line, to_text

        lines = wanted == "jsonl" or several
        yield from (to_line(ledger, name) if lines else to_text(ledger) for name, ledger in ledgers)


def read_ledgers(
    names: Sequence[str], published: date | None, timezone: str | None, *, reviews: bool = True
) -> Iterator[tuple[object, Ledger]]:
    """Yield the id and the ledger of each article, each as soon as it is read; corrections that fit no more are said.

    Raises
    ------
    UsageError
        If a seed's own record contradicts the day or the zone.
    """
    from tallybook.ledger.extract import extract
    from tallybook.ledger.reviewed import reviewed
    from tallybook.text.intake import read_article
    from tallybook.text.terminal import visible

    for name in names:
        article = read_article(name, published=published, timezone=timezone or "")
        for option, given, known in (
            ("--published", published, article.published),
            ("--timezone", timezone, article.timezone),
        ):
            if given is not None and given != known:
                raise UsageError(f"{name}: {option}", expected=f"{known}, as its seed.toml has it", found=str(given))
        ledger = reviewed(article) if reviews else extract(article)
        for unfit in ledger.unfit:
            said = f"{name}: the correction of “{unfit.review.text}” fits no more: {unfit.reason}"
            print(visible(said), file=sys.stderr)
        yield article.article_id, ledger


def _format(word: str | None, *, several: bool) -> str:
    from difflib import get_close_matches

    if word is None:
        return "jsonl" if several else "json"
    if word in FORMATS:
        return word
    close = get_close_matches(word, FORMATS, n=1)
    raise UsageError(
        "--format",
        expected=f"one of {', '.join(FORMATS)}",
        found=repr(word),
        remedy=f"Did you mean {close[0]}?" if close else "",
    )


def day(text: str | None) -> date | None:
    """Return the day that an option gives; raise UsageError if it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError("--published", expected="a date, YYYY-MM-DD", found=repr(text)) from error


def zone(name: str | None) -> str | None:
    """Return the name of the zone that an option gives; raise UsageError if there is none."""
    if name is None:
        return None
    from tallybook.text.seed import known_zone

    return known_zone(name, "--timezone")


def _need_parquet() -> None:
    if all(importlib.util.find_spec(name) is None for name in PARQUET_PACKAGES):
        raise UsageError(
            "--format parquet",
            expected=f"the package {' or '.join(PARQUET_PACKAGES)}",
            found="neither",
            remedy="Install one, or take csv.",
        )
