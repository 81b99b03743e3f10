"""What is said about a report rather than in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_DIGEST = re.compile(r"\b([0-9a-f]{16})[0-9a-f]{48}\b")


@dataclass(frozen=True, slots=True)
class Meta:
    """Title, language, date and running lines of a report.

    Attributes
    ----------
    title : str
        The document's title: the browser's tab, the PDF's properties, the running header.
    language : str
        BCP 47 tag of the report's own words: ``"en"``, ``"en-GB"``.
    author, description : str
    date : dt.date or None
        The document's date. None is set as 1 January 1980, so that the same report gives the same bytes.
    header_left, header_right : str
        The running header from the second page on: "Idlib: the figures in one dispatch", "The National (AFP)".
        An empty `header_left` is the title.
    footer : str
        The running footer, beside the page number: article, policy, run.
    passport : mapping of str to str
        What the report was made from, by name; printed at the end and kept in the file as JSON-LD.
    record : mapping
        The passport for programs, as plain data; empty where nobody can make the report again.
    show_code : bool
        Whether `Code` blocks in a programming language are set. Plain text without a language always is.
    """

    title: str
    language: str = "en"
    author: str = "Tallybook"
    description: str = ""
    date: dt.date | None = None
    header_left: str = ""
    header_right: str = ""
    footer: str = ""
    passport: Mapping[str, str] = field(default_factory=dict)
    record: Mapping[str, Any] = field(default_factory=dict)
    show_code: bool = False

    def printed(self) -> tuple[tuple[str, str], ...]:
        """Return the passport as it is printed: a thing and what is said of it in one row, sixteen digits of a sha256.

        >>> Meta("", passport={"Article": "idlib", "Article sha256": "0123456789abcdef" * 4}).printed()
        (('Article', 'idlib, sha256 0123456789abcdef…'),)
        """
        rows: dict[str, str] = {}
        for name, value in self.passport.items():
            short = _DIGEST.sub(r"\1…", value)
            thing = next((row for row in rows if name.startswith(f"{row} ")), "")
            if thing:
                rows[thing] += f", {name.removeprefix(thing).strip()} {short}"
            else:
                rows[name] = short
        return tuple(rows.items())
