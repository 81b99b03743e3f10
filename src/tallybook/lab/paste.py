"""A form in a notebook that makes a seed of what is pasted into it: the questions of `add`, asked on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from tallybook.errors import InputError, TallybookError
from tallybook.lab.adding import add_seed, details_of
from tallybook.ledger.coverage import coverage, in_words
from tallybook.ledger.extract import extract
from tallybook.text.intake import Received, article_of, extracted
from tallybook.text.seed import check_new, suggested_id
from tallybook.workbook import Workbook

ASKED = ("title", "published", "timezone", "publisher", "agency", "url")
"""What the form asks for besides the short name."""

_WORDS = 5  # of a title, in a short name


class Paste(anywidget.AnyWidget):
    """The form; `paste` makes one."""

    _esm = (files("tallybook") / "data" / "lab" / "paste.js").read_text(encoding="utf-8")
    _css = (files("tallybook") / "data" / "lab" / "lab.css").read_text(encoding="utf-8")

    found = traitlets.Dict().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    added = traitlets.List(traitlets.Unicode()).tag(sync=True)
    answered = traitlets.Int().tag(sync=True)

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook
        self._received: Received | None = None
        self.on_msg(self._heard)

    def __repr__(self) -> str:
        return "a form to paste an article into; in a terminal, `tallybook add FILE` asks the same"

    def look(self, data: bytes, name: str = "") -> None:
        """Take an article, and show what it says of itself and how much of it is read; nothing is written.

        Raises
        ------
        TallybookError
            If it holds no text, or is a seed already.
        """
        self._received, self.found, self.added = None, {}, []
        received = Received("pasted", name or "the pasted text", data)
        found = extracted(received)
        check_new(received, found, self._workbook)
        day = found.published.isoformat() if found.published else ""
        own = {key: str(getattr(found, key)) for key in ASKED} | {"published": day, "dateline": found.dateline}
        self._received = received
        self.found = own | {"id": self._free(found.title or name), "timezone": found.timezone or "UTC"}
        self.said = in_words(coverage(extract(article_of(received, None))))

    def add(self, fields: Mapping[str, str]) -> None:
        """Make the seed, as `tallybook add` does.

        Raises
        ------
        TallybookError
            If there is no article yet, or a field does not fit.
        """
        if self._received is None:
            raise TallybookError("there is no article yet", remedy="Paste one.")
        found = extracted(self._received)
        given = {name: str(fields.get(name, "")).strip() for name in ASKED}
        seed_id = str(fields.get("id", "")).strip()
        made = add_seed(self._received, found, seed_id, details_of(given), self._workbook)
        self._received, self.found, self.said = None, {}, f"added seeds/{seed_id}"
        facts = "; ".join(f"{name} {words}" for name, words in made.rows)
        self.added = [
            facts,
            made.read,
            f'Look at it with tb.explore("{seed_id}"), and publish it with tb.publish("{seed_id}").',
        ]

    def _heard(self, _: object, content: Mapping[str, Any], buffers: Sequence[Any]) -> None:
        """Do what the page asks for, and say what does not fit."""
        self.said = ""
        try:
            if content.get("ask") == "add":
                self.add(content.get("fields", {}))
            elif content.get("ask") == "look":
                data = bytes(buffers[0]) if buffers else _encoded(str(content.get("text", "")))
                self.look(data, str(content.get("name", "")))
        except TallybookError as error:
            self.said = str(error)
        finally:
            self.answered += 1

    def _free(self, name: str) -> str:
        """Return a short name that no seed has yet, made of the first words of a title."""
        short = suggested_id(" ".join(name.replace("/", " ").split()[:_WORDS]).rstrip(".")) or "article"
        taken = {path.parent.name for path in self._workbook.seeds.glob("*/seed.toml")}
        numbered = (f"{short}-{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (short, *numbered) if one not in taken)


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError("the pasted words", expected="text", found=f"half a character at {error.start}") from error
