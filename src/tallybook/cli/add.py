"""Make a seed out of a text, HTML, PDF or mail file, and show what is read in it.

What the file says of itself (title, publisher, day) is taken over; an option wins. What is still missing is asked for
on a terminal. The folder seeds/<id>/ is written whole or not at all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tallybook.errors import UsageError

if TYPE_CHECKING:
    from tallybook.text.extracted import Extracted
    from tallybook.text.intake import Received
    from tallybook.text.seed import Details

HELP = "make a seed out of a text, HTML, PDF or mail file"
OPTIONAL = {
    "title": "what the article is called",
    "publisher": "who printed it",
    "agency": "who wrote it, if an agency did",
    "timezone": "IANA zone that the day is in (default: UTC)",
    "url": "where it was published",
    "licence": "whose text it is, and why it is kept",
}
ASKED = ("title", "publisher", "timezone")
"""What a terminal is asked for besides the id and the day; an empty answer leaves it out."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", metavar="FILE", help="a text, HTML, PDF or mail file, or -")
    parser.add_argument("--id", metavar="ID", help="the seed's name: small letters, digits and hyphens")
    parser.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD")
    for name, words in OPTIONAL.items():
        parser.add_argument(f"--{name}", metavar=name.upper(), help=words)


def run(arguments: argparse.Namespace) -> int:
    """Add the seed."""
    from tallybook.lab.adding import add_seed
    from tallybook.text.intake import extracted, receive
    from tallybook.text.seed import check_id, check_new
    from tallybook.workbook import find_workbook

    workbook = find_workbook()
    received = receive(arguments.file, workbook)
    if received.record:
        raise UsageError(f"{arguments.file}: is a seed already", remedy=f"`tallybook report {received.article_id}`.")
    if arguments.id:
        check_id(arguments.id, workbook)
    found = extracted(received)
    check_new(received, found, workbook)
    seed_id, details = _settled(arguments, received, found)
    print(add_seed(received, found, seed_id, details, workbook))
    return 0


def _settled(arguments: argparse.Namespace, received: Received, found: Extracted) -> tuple[str, Details]:
    """Return the id and the details: from the options, then from the file, then from whoever sits at the terminal."""
    from tallybook.cli.extract import day, zone
    from tallybook.text.seed import Details, suggested_id

    day(arguments.published)
    zone(arguments.timezone)
    own = {name: getattr(found, name, "") for name in OPTIONAL}
    own |= {"published": found.published.isoformat()} if found.published else {}
    given = {name: getattr(arguments, name) or own.get(name, "") for name in ("id", "published", *OPTIONAL)}
    if arguments.file != "-" and sys.stdin.isatty() and sys.stdout.isatty():
        given |= _asked(given, suggested_id(received.name), found.dateline)
    missing = [f"--{name}" for name in ("id", "published") if not given[name]]
    if missing:
        stated = f"the dateline “{found.dateline}”, without a year" if found.dateline else ""
        raise UsageError(f"add: {received.name} does not say everything", expected=" and ".join(missing), found=stated)
    details = {name: given[name] for name in OPTIONAL if given[name]}
    zone(details.get("timezone"))
    published = day(given["published"])
    assert published is not None  # it is among what is missing otherwise
    return given["id"], Details(published, **details)


def _asked(given: Mapping[str, str], suggested: str, dateline: str) -> dict[str, str]:
    """Return the answers to what is not known yet; an empty one takes what the brackets hold."""
    defaults = {"id": suggested, "timezone": "UTC"}
    answers = {}
    for name in ("id", "published", *ASKED):
        if not given[name]:
            form = f"YYYY-MM-DD; its dateline says {dateline}" if dateline else "YYYY-MM-DD"
            hint = f" [{defaults[name]}]" if name in defaults else f" ({form})" if name == "published" else ""
            answers[name] = input(f"{name}{hint}: ").strip() or defaults.get(name, "")
    return answers
