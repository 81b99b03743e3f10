"""Correct what was read, and lose nothing: each correction is kept in data/reviews/<id>.toml and applied from there.

A figure is named by its number (#3), its words or amount (790), or the beginning of its id, as for `tallybook why`. A
correction is applied where its words stand in the article, and nowhere else; one that fits no more is kept, and said.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.errors import InputError, UsageError

if TYPE_CHECKING:
    from tallybook.ledger.ledger import Ledger
    from tallybook.ledger.review import Review
    from tallybook.text.span import Span
    from tallybook.workbook import Workbook

HELP = "confirm, edit, reject or add figures; merge and compare reviews"
VERBS = {
    "list": "what was said of an article's figures, and what fits no more",
    "confirm": "say that a figure is read as it should be",
    "edit": "change fields of a figure",
    "reject": "say that it is no figure",
    "add": "add a figure: its words in the article, or START-END",
    "merge": "put the review files of two people together",
    "agreement": "how far two people agree, field by field",
    "case": "print a correction as a case for the tests",
}
ONE_FIGURE = ("confirm", "edit", "reject", "add")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's verbs."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    made = {
        name: verbs.add_parser(name, help=words, description=f"{words}.", allow_abbrev=False)
        for name, words in VERBS.items()
    }
    for name in ("list", *ONE_FIGURE, "case"):
        made[name].add_argument("article", metavar="ARTICLE", help="a seed's id, or a file")
    for name in (*ONE_FIGURE, "case"):
        made[name].add_argument("figure", metavar="FIGURE", help="#number, words, amount or id")
    for name in ONE_FIGURE:
        made[name].add_argument("--why", metavar="REASON", default="", help="the reason (a confirmation needs none)")
        made[name].add_argument(
            "--by", metavar="NAME", help="who says so (default: TALLYBOOK_REVIEWER, or the account)"
        )
    for name in ("edit", "add"):
        made[name].add_argument(
            "-s",
            "--set",
            nargs=2,
            action="append",
            default=[],
            metavar=("FIELD", "VALUE"),
            help="a field and its value",
        )
    for name in ("merge", "agreement"):
        made[name].add_argument("files", nargs=2, metavar="FILE", help="a file of reviews")
    made["merge"].add_argument("-o", "--output", metavar="FILE", help="write to a file rather than to standard output")


def run(arguments: argparse.Namespace) -> int:
    """Do what the verb says."""
    from tallybook.workbook import find_workbook

    if arguments.verb in ONE_FIGURE:
        return _review(arguments, find_workbook())
    if arguments.verb == "merge":
        return _merge(arguments)
    if arguments.verb == "agreement":
        return _agreement(arguments, find_workbook())
    ledger = _ledger(arguments.article, find_workbook())
    return _list(ledger) if arguments.verb == "list" else _case(ledger, arguments.figure)


def _ledger(name: str, workbook: Workbook) -> Ledger:
    from tallybook.ledger.reviewed import reviewed
    from tallybook.text.intake import read_article

    return reviewed(read_article(name, workbook=workbook), workbook=workbook)


def _review(arguments: argparse.Namespace, workbook: Workbook) -> int:
    from tallybook.cli.output import shown
    from tallybook.lab.keep import keep, now, reviewer
    from tallybook.ledger.correct import make_review
    from tallybook.text.terminal import visible

    ledger = _ledger(arguments.article, workbook)
    span = _words(ledger, arguments.figure) if arguments.verb == "add" else _figure(ledger, arguments.figure)
    given = dict(getattr(arguments, "set", ()))
    by = arguments.by or reviewer()
    review = make_review(ledger, arguments.verb, span, given, by=by, at=now(), why=arguments.why)
    path = keep(review, ledger.article.article_id, workbook)
    print(f"{visible(_said(review))}\nkept in {shown(path)}")
    return 0


def _figure(ledger: Ledger, name: str) -> Span:
    from tallybook.cli.why import find

    found = find(ledger, name)
    if len(found) == 1:
        return found[0].span
    several = "; ".join(f"#{ledger.claims.index(claim) + 1} {claim.text}" for claim in found or ledger.claims)
    raise UsageError(
        f"{name}: {'several figures' if found else 'no figure'} of {ledger.article.article_id}",
        expected=f"one of {several}" if several else "a figure, and the article has none",
    )


def _words(ledger: Ledger, words: str) -> Span:
    """Return the span of words that stand once in the article, or the span that is given in figures."""
    from tallybook.text.span import Span

    body = ledger.article.body
    numbers = re.fullmatch(r"(\d+)-(\d+)", words)
    if numbers and int(numbers[1]) < int(numbers[2]) <= len(body):
        return Span(int(numbers[1]), int(numbers[2]))
    starts = [match.start() for match in re.finditer(re.escape(words), body)] if words.strip() else []
    if len(starts) != 1:
        places = ", ".join(f"{start}-{start + len(words)}" for start in starts)
        raise UsageError(
            f"{words!r}: not once in {ledger.article.article_id}",
            expected="words that stand once in it, or START-END",
            found=places or "no such words",
        )
    return Span(starts[0], starts[0] + len(words))


def _list(ledger: Ledger) -> int:
    from tallybook.text.terminal import visible

    for review in ledger.reviews:
        print(visible(_said(review)))
    for unfit in ledger.unfit:
        print(visible(f"fits no more: {_said(unfit.review)}: {unfit.reason}"))
    if not ledger.reviews and not ledger.unfit:
        print(f"{ledger.article.article_id}: no reviews")
    return 0


def _said(review: Review) -> str:
    """Return a review as one line."""
    changes = ", ".join(
        f"{name} {_value(review.before[name])} → {_value(value)}"
        if name in review.before
        else f"{name} {_value(value)}"
        for name, value in review.after.items()
    )
    parts = (f"{review.at:%Y-%m-%d} {review.by}: {review.action} “{review.text}”", changes, review.why)
    return "; ".join(part for part in parts if part)


def _value(value: object) -> str:
    return "(empty)" if value in (None, "") else str(value)


def _case(ledger: Ledger, name: str) -> int:
    from tallybook.ledger.case import case_of

    span = _figure(ledger, name)
    corrections = [review for review in ledger.reviews if review.span == span and review.action != "confirm"]
    if not corrections:
        raise UsageError(f"{name}: was not corrected", expected="a figure with a correction; `review list` shows them")
    print(case_of(ledger, corrections[-1]), end="")
    return 0


def _files(names: Sequence[str]) -> tuple[str, list[tuple[Review, ...]]]:
    """Return the article of two files, and the reviews of each."""
    from tallybook.ledger.reviewfile import article_of, parse

    found, articles = [], []
    for name in names:
        try:
            text = Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(name, expected="a file of reviews", found=str(error)) from error
        found.append(parse(text, name=name))
        articles.append(article_of(text))
    if articles[0] != articles[1]:
        raise UsageError("the two files", expected="reviews of one article", found=" and ".join(map(repr, articles)))
    return articles[0], found


def _merge(arguments: argparse.Namespace) -> int:
    from itertools import groupby

    from tallybook.cli.output import write
    from tallybook.ledger.merge import merge
    from tallybook.ledger.reviewfile import written
    from tallybook.text.terminal import visible

    article, (ours, theirs) = _files(arguments.files)
    merged, conflicts = merge(ours, theirs)
    for (one, other), found in groupby(conflicts, key=lambda conflict: (conflict.one, conflict.other)):
        about = "; ".join(conflict.about for conflict in found)
        print(visible(f"conflict on “{one.text}” ({one.start}-{one.end}): {about}"))
        for review in (one, other):
            print(f"  {visible(_said(review))}")
    if conflicts:
        print(
            "Nothing is written: take one of the two out of its file, or change it, and merge again.", file=sys.stderr
        )
        return 1
    write([written(article, merged)], arguments.output)
    return 0


def _agreement(arguments: argparse.Namespace, workbook: Workbook) -> int:
    from tallybook.analysis.agreement import agreement
    from tallybook.ledger.extract import extract
    from tallybook.text.intake import read_article

    article, (ours, theirs) = _files(arguments.files)
    rows = agreement(extract(read_article(article, workbook=workbook)), ours, theirs)
    print(f"{'field':<18} {'figures':>7} {'agreed':>7} {'kappa':>7}")
    for row in rows:
        kappa = "–" if row.kappa is None else f"{row.kappa:.2f}"
        print(f"{row.field:<18} {row.figures:>7} {row.agreed:>7} {kappa:>7}")
    return 0
