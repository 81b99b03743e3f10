"""A seed added from a cell: a file, or the text itself, as one pastes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tallybook.errors import UsageError
from tallybook.ledger.coverage import coverage, in_words
from tallybook.ledger.extract import extract
from tallybook.press.place import place, private
from tallybook.text.article import load_seed
from tallybook.text.extracted import Extracted
from tallybook.text.intake import Received, extracted, receive
from tallybook.text.seed import Details, check_id, check_new, known_zone, seed_files
from tallybook.text.terminal import visible
from tallybook.workbook import Workbook, find_workbook


@dataclass(frozen=True, slots=True)
class Added:
    """A seed that is in the workbook now.

    Attributes
    ----------
    seed_id : str
    rows : tuple of (str, str)
        What is known of it, and what was left aside.
    read : str
        How many figures were read in it, and which numerals were not.
    """

    seed_id: str
    rows: tuple[tuple[str, str], ...]
    read: str

    def __str__(self) -> str:
        lines = [f"added seeds/{self.seed_id}", *(f"  {name:<11} {visible(words)}" for name, words in self.rows)]
        return "\n".join([*lines, self.read, f"Publish it with `tallybook report {self.seed_id}`."])

    def _repr_pretty_(self, printer: object, cycle: bool) -> None:
        printer.text("…" if cycle else str(self))  # type: ignore[attr-defined]  # IPython's printer


def add(
    text: str,
    *,
    seed_id: str,
    published: date | str = "",
    title: str = "",
    publisher: str = "",
    agency: str = "",
    timezone: str = "",
    url: str = "",
    workbook: Workbook | None = None,
) -> Added:
    """Return the seed made of a text or a file; one that is there already with the same text stays as it is.

    Parameters
    ----------
    text : str
        The path of a text, HTML, PDF or mail file; or the text itself, of more than one line.
    seed_id : str
        Small letters, digits and hyphens.
    published : date or str
        The day of publication, ``YYYY-MM-DD``, unless the file states it.
    title, publisher, agency, timezone, url : str
        As in ``seed.toml``; where empty, as the file states them, in its head or in the lines of its text.
    workbook : Workbook or None
        By default the one around the working directory.

    Raises
    ------
    UsageError
        If the id does not fit or is taken, the text is a seed already, or no day is known.
    InputError
        If there is no such file, or it holds no text.
    """
    book = workbook or find_workbook()
    received = _received(text, seed_id, book)
    found = extracted(received)
    if (book.seeds / seed_id / "seed.toml").is_file() and load_seed(seed_id, book).body == found.body:
        return _added(seed_id, found, book)
    own = {"title": title, "publisher": publisher, "agency": agency, "timezone": timezone, "url": url}
    known = {name: words or getattr(found, name) for name, words in own.items()}
    details = details_of({**known, "published": str(published or found.published or "")})
    return add_seed(received, found, seed_id, details, book)


def details_of(given: Mapping[str, str]) -> Details:
    """Return what a seed records, from words: ``published`` is an ISO day, an empty ``timezone`` is UTC.

    Raises
    ------
    UsageError
        If the day or the zone is none.
    """
    words = dict(given)
    day = words.pop("published")
    try:
        published = date.fromisoformat(day)
    except ValueError as error:
        raise UsageError("published", expected="a day, YYYY-MM-DD", found=repr(day)) from error
    return Details(published, **{**words, "timezone": known_zone(words.get("timezone") or "UTC")})


def add_seed(received: Received, found: Extracted, seed_id: str, details: Details, workbook: Workbook) -> Added:
    """Return the seed after putting its folder in place whole.

    Raises
    ------
    UsageError
        If the id does not fit or is taken, or the text is a seed already.
    """
    check_id(seed_id, workbook)
    check_new(received, found, workbook)
    place(seed_files(received, found, details), workbook.seeds / seed_id, private(workbook, "staging"))
    return _added(seed_id, found, workbook)


def _received(text: str, seed_id: str, workbook: Workbook) -> Received:
    if "\n" in text:
        return Received(seed_id, f"{seed_id}.txt", text.encode("utf-8"))
    received = receive(text, workbook)
    if received.record:
        raise UsageError(f"{text}: is a seed already", remedy=f"`tallybook report {received.article_id}`.")
    return received


def _added(seed_id: str, found: Extracted, workbook: Workbook) -> Added:
    article = load_seed(seed_id, workbook)
    day = article.published.isoformat() if article.published else "not known"
    ahead = re.sub(r"Etc/GMT([+-])", lambda sign: "UTC-" if sign[1] == "+" else "UTC+", article.timezone)
    zone = article.timezone if ahead == article.timezone else f"{article.timezone}, which is {ahead}"
    rows = (
        ("title", article.title or "not known"),
        ("publisher", article.publisher or "not known"),
        *((("agency", article.agency),) if article.agency else ()),
        ("published", f"{day} ({zone})"),
        ("text", f"{len(article.body)} characters"),
        *((("left aside", "; ".join(found.notes)),) if found.notes else ()),
    )
    return Added(seed_id, rows, in_words(coverage(extract(article))))
