"""A web page: its main text and what its head says, by trafilatura; nothing is fetched."""

from __future__ import annotations

import logging
import re
import warnings
from datetime import date, datetime
from typing import Any

from tallybook.errors import InputError
from tallybook.text.encoding import WESTERN, decode, encoding_of
from tallybook.text.extracted import Extracted, zone_of

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_LATIN = ("iso-8859-1", "latin1", "latin-1")  # browsers read these as Windows' encoding, and so pages mean it
_HEAD = 4096  # where HTML looks for its own encoding, with room for a long comment above
_RULE = re.compile(r"\|?[\s|:-]*-[\s|:-]*\|[\s|:-]*")
_NO_LATER_THAN = "2100-01-01"  # a limit that does not move with the day on which the page is read


def read_webpage(data: bytes, *, name: str) -> Extracted:
    """Return the main text of a page, and its title, site, address and day where the page states them.

    The day is taken from what the page declares, never from its prose.

    Raises
    ------
    InputError
        If the page has no main text.
    """
    page = _decoded(data, name=name)
    found = _extracted(page)
    lines = [] if found is None else [_line(line) for line in (found.text or "").splitlines()]
    body = "\n\n".join(line for line in lines if line)
    if found is None or not body:
        raise InputError(name, expected="a page with a main text", found="none", remedy="Save its text as .txt.")
    return Extracted(
        f"{body}\n",
        title=found.title or "",
        publisher=found.sitename or found.hostname or "",
        url=found.url or "",
        published=_day(found.date),
        timezone=_zone(page, str(found.date)),
    )


def _decoded(data: bytes, *, name: str) -> str:
    """Return the page's characters: by its byte order mark, as UTF-8, by what it declares, or by what fits."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared and encoding_of(data) in ("", WESTERN):
        charset = declared[1].decode("ascii").lower()
        try:
            return data.decode(WESTERN if charset in _LATIN else charset)
        except (LookupError, UnicodeDecodeError):
            pass  # a page may be wrong about itself
    return decode(data, name=name)


def _extracted(page: str) -> Any:
    from trafilatura import bare_extraction

    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan")]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of lxml, about trafilatura's own code
        # Without its declaration: lxml refuses characters that say how they were once encoded.
        return bare_extraction(
            re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", page),
            include_comments=False,
            with_metadata=True,
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "outputformat": "%Y-%m-%d",
                "max_date": _NO_LATER_THAN,
            },
        )


def _line(line: str) -> str:
    """Return a line as a dispatch has it: the row of a table without its frame."""
    if _RULE.fullmatch(line):
        return ""
    return line.strip().strip("|").strip() if line.lstrip().startswith("|") else line.strip()


def _zone(page: str, day: str) -> str:
    """Return the zone in which the page states its day; none where it states the day in several, or in none."""
    moments = re.findall(rf"{re.escape(day)}T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)", page)
    zones = {zone_of(datetime.strptime(moment, "%z").utcoffset()) for moment in moments}
    return zones.pop() if len(zones) == 1 else ""


def _day(found: object) -> date | None:
    try:
        return date.fromisoformat(str(found))
    except ValueError:
        return None
