"""What a report keeps in itself for programs: its passport, and what is behind each of its numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from tallybook.document.arrange import Arranged
from tallybook.document.meta import Meta
from tallybook.document.nodes import Evidence, Value
from tallybook.document.pooled import pool, unpool
from tallybook.document.walk import values_of

MEDIA_TYPE = "application/ld+json"
FILE_NAME = "passport.json"
"""What the record is called that is attached to a PDF."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a published report says of itself.

    Attributes
    ----------
    title : str
    rows : mapping of str to str
        The passport as it is printed, by name.
    passport : mapping
        All that making the report again needs to be told; empty where nobody can.
    evidence : tuple of Evidence
        Of each claim that the report names.
    values : tuple of Value
        Each number that it prints, once.
    """

    title: str
    rows: Mapping[str, str]
    passport: Mapping[str, Any]
    evidence: tuple[Evidence, ...]
    values: tuple[Value, ...]


def linked_data(report: Arranged, meta: Meta) -> str:
    """Return the record of an arranged report as JSON-LD, in ASCII and on one line."""
    values = dict.fromkeys(values_of(report.blocks))
    made: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": meta.title,
        "inLanguage": meta.language,
        "author": {"@type": "Organization", "name": meta.author},
        **({"datePublished": meta.date.isoformat()} if meta.date else {}),
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": value} for name, value in meta.passport.items()
        ],
    }
    if meta.record:
        made["tallybook"] = {
            "passport": dict(meta.record),
            **pool([cited.evidence for cited in report.cited.values()], tuple(values)),
        }
    return json.dumps(made, ensure_ascii=True, separators=(",", ":"))


def in_page(data: str) -> str:
    r"""Return JSON that cannot close the element it stands in.

    >>> in_page('{"a":"</script>"}')
    '{"a":"\\u003c/script\\u003e"}'
    """
    return data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def from_linked_data(text: str) -> Record | None:
    """Return the record that `linked_data` wrote; None where the text holds none."""
    try:
        data = json.loads(text)
        kept = data["tallybook"]
        evidence, values = unpool(kept)
        rows = {row["name"]: row["value"] for row in data["additionalProperty"]}
        return Record(str(data["name"]), rows, dict(kept["passport"]), evidence, values)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def in_html(page: str) -> Record | None:
    """Return the record that a page keeps; None where it keeps none."""
    reader = _Reader()
    reader.feed(page)
    return from_linked_data("".join(reader.data))


def in_pdf(data: bytes) -> Record | None:
    """Return the record that is attached to a PDF; None where there is none, or the file is no PDF."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        attached = PdfReader(io.BytesIO(data)).attachments.get(FILE_NAME, [])
        return from_linked_data(attached[0].decode("utf-8")) if attached else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return None


class _Reader(HTMLParser):
    """Collects the first script element of the record's media type."""

    def __init__(self) -> None:
        super().__init__()
        self.data: list[str] = []
        self._inside = self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", MEDIA_TYPE) in attrs and not self._done

    def handle_endtag(self, _: str) -> None:
        self._done = self._done or self._inside
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.data.append(data)
