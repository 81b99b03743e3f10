"""The text of a file that is no plain text, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was taken out of a web page, a PDF or a mail; from here on `body` is the article's text.

    Attributes
    ----------
    body : str
        The main text, paragraphs parted by an empty line.
    title, publisher, url : str
        As the file states them; empty where it does not.
    published : date or None
        The day that the file gives as its day of publication.
    notes : tuple of str
        What was left aside, in words.
    """

    body: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    notes: tuple[str, ...] = ()
