"""The text of a file, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was taken out of a file; from here on `body` is the article's text.

    Attributes
    ----------
    body : str
        The main text, paragraphs parted by an empty line.
    title, publisher, agency, url : str
        As the file states them; empty where it does not.
    published : date or None
        The day that the file gives as its day of publication.
    timezone : str
        The zone that this day is stated in, by an IANA name; empty where the file does not say.
    dateline : str
        The day of a dateline without a year: ``"Nov 3"``.
    notes : tuple of str
        What was left aside, in words.
    """

    body: str
    title: str = ""
    publisher: str = ""
    agency: str = ""
    url: str = ""
    published: date | None = None
    timezone: str = ""
    dateline: str = ""
    notes: tuple[str, ...] = ()


def zone_of(offset: timedelta | None) -> str:
    """Return the IANA name of a zone so far ahead of UTC; empty where there is none, as for half hours.

    >>> zone_of(timedelta(hours=3)), zone_of(timedelta(hours=-4)), zone_of(timedelta()), zone_of(timedelta(hours=5.5))
    ('Etc/GMT-3', 'Etc/GMT+4', 'UTC', '')
    """
    if offset is None or offset % timedelta(hours=1):
        return ""
    hours = -(offset // timedelta(hours=1))  # these names count west of Greenwich
    return f"Etc/GMT{hours:+d}" if hours and -14 <= hours <= 12 else "" if hours else "UTC"
