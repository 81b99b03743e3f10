"""Test the arithmetic of an article: every sum, part, share, conversion and rival figure, with the working."""

from __future__ import annotations

import argparse

from tallybook.errors import UsageError

HELP = "test the arithmetic that an article asserts"
FORMATS = ("json", "table")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("article", metavar="ARTICLE", help="a seed's id, a text file, or -")
    parser.add_argument("--published", metavar="DATE", help="day of publication of a file, YYYY-MM-DD")
    parser.add_argument("--timezone", metavar="TZ", help="IANA zone that the day is in (default: UTC)")
    parser.add_argument("--format", metavar="FORMAT", default="json", help="json or table (default: json)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file rather than to standard output")


def run(arguments: argparse.Namespace) -> int:
    """Write the audit; a fault in the text is no failure of the command."""
    from tallybook.analysis.audit import printed
    from tallybook.cli.extract import day, read_ledgers, zone
    from tallybook.cli.output import write

    if arguments.format not in FORMATS:
        raise UsageError("--format", expected=f"one of {', '.join(FORMATS)}", found=repr(arguments.format))
    made = printed.to_table if arguments.format == "table" else printed.to_text
    ledgers = read_ledgers([arguments.article], day(arguments.published), zone(arguments.timezone))
    write((made(ledger) for _, ledger in ledgers), arguments.output)
    return 0
