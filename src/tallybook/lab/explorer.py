"""The explorer: an article, its ledger and its charts, linked, with controls, and corrections made in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading
from tallybook.errors import TallybookError, UsageError
from tallybook.lab.keep import keep, now, reviewer
from tallybook.lab.query import Query, found_in, page_of, query_of, reading_of, row
from tallybook.lab.segments import segments
from tallybook.lab.taken import taken
from tallybook.ledger.correct import CHOICES, EDITABLE, make_review
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.reviewed import reviewed
from tallybook.report import audit, brief, place, series, sourcing
from tallybook.report.display import Piece
from tallybook.report.read import read_figures, read_truces
from tallybook.text.span import Span
from tallybook.workbook import Workbook


def _map(reading: Reading, _: Workbook | None) -> Piece:
    return place.drawn(reading, place.site(reading))


def _series(reading: Reading, workbook: Workbook | None) -> Piece:
    elsewhere = (read_figures(workbook), read_truces(workbook)) if workbook else ()
    return series.courses(series.follow([reading], *elsewhere))


_SERIES = "tb.series.courses(tb.series.follow([reading], tb.read_figures(), tb.read_truces()))"

VIEWS: Mapping[str, tuple[str, Callable[[Reading, Workbook | None], Piece], str]] = {
    "ranges": ("Ranges", lambda reading, _: brief.spread(reading), "tb.brief.spread(reading)"),
    "days": ("Days", lambda reading, _: brief.timeline(reading), "tb.brief.timeline(reading)"),
    "audit": ("Arithmetic", lambda reading, _: audit.inside(reading), "tb.audit.inside(reading)"),
    "sources": ("Who counted", lambda reading, _: sourcing.cited(reading), "tb.sourcing.cited(reading)"),
    "series": ("Series", _series, _SERIES),
    "map": ("Map", _map, "tb.place.drawn(reading, tb.place.site(reading))"),
    "rivals": ("Rival figures", lambda reading, _: audit.between(reading), "tb.audit.between(reading)"),
}
"""Each chart that is shown: its name, what draws it, and the same as code."""

_FORM = (
    *("value", "low", "high", "hedge", "unit", "event", "subevent", "source", "source_type", "via", "blamed"),
    *("period_start", "period_end", "place", "superseded"),
)
"""The fields that the form offers, the most often corrected first; the others follow."""

_CARD = (
    *("hedge", "value", "low", "high", "unit", "event", "subevent", "source", "via", "cue", "blamed"),
    *("period_start", "period_end", "place", "rule", "status"),
)


class Explorer(anywidget.AnyWidget):
    """An explorer in a notebook; `explore` makes one."""

    _esm = (files("tallybook") / "data" / "lab" / "explorer.js").read_text(encoding="utf-8")
    _css = (files("tallybook") / "data" / "lab" / "lab.css").read_text(encoding="utf-8")

    options = traitlets.Dict().tag(sync=True)
    query = traitlets.Dict().tag(sync=True)
    text = traitlets.Dict().tag(sync=True)
    page = traitlets.Dict().tag(sync=True)
    chart = traitlets.Unicode().tag(sync=True)
    taken = traitlets.Dict().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    answered = traitlets.Int().tag(sync=True)

    def __init__(self, ledgers: Sequence[Ledger], workbook: Workbook | None) -> None:
        super().__init__()
        self._ledgers = {ledger.article.article_id: ledger for ledger in ledgers}
        self._workbook = workbook
        self._query = Query(article=next(iter(self._ledgers)))
        self._made: dict[str, tuple[object, Any]] = {}
        self.on_msg(self._heard)
        self._show()

    def __repr__(self) -> str:
        return f"explorer of {', '.join(self._ledgers)}: {self.page['total']} of {self.page['of']} figures shown"

    @property
    def reading(self) -> Reading:
        """What is shown now, for a cell of one's own."""
        return reading_of(self._ledgers[self._query.article], self._query)

    def ask(self, **given: Any) -> None:
        """Change what is asked for, as the controls do.

        Raises
        ------
        UsageError
            If a value does not fit.
        """
        asked = query_of(given, self._query)
        if asked.article not in self._ledgers:
            raise UsageError("article", expected=f"one of {', '.join(self._ledgers)}", found=repr(asked.article))
        before, self._query = self._query, asked
        try:
            self._show()
        except TallybookError:
            self._query = before
            self._show()
            raise

    def correct(self, action: str, start: int, end: int, fields: Mapping[str, object], *, by: str, why: str) -> None:
        """Make a correction of the article shown, as the form does: it is kept at once.

        Raises
        ------
        UsageError
            If it does not fit, or the explorer stands in no workbook.
        """
        if self._workbook is None:
            raise UsageError("the explorer stands in no workbook", remedy="Open JupyterLab with `tallybook lab`.")
        ledger = self._ledgers[self._query.article]
        review = make_review(ledger, action, Span(start, end), fields, by=by or reviewer(), at=now(), why=why)
        path = keep(review, ledger.article.article_id, self._workbook)
        self._ledgers[self._query.article] = reviewed(ledger.article, workbook=self._workbook)
        self._made.clear()
        self._show()
        self.said = f"“{review.text}”: {review.action}, kept in data/reviews/{path.name}"

    def _heard(self, _: object, content: Mapping[str, Any], __: object) -> None:
        """Do what the page asks for; what goes wrong is said there."""
        self.said = ""
        try:
            if content.get("ask") == "query":
                self.ask(**content["query"])
            elif content.get("ask") == "review":
                by, why = str(content.get("by", "")), str(content.get("why", ""))
                start, end = int(content["start"]), int(content["end"])
                self.correct(str(content["action"]), start, end, dict(content["fields"]), by=by, why=why)
        except TallybookError as error:
            self.said = str(error)
        finally:
            self.answered += 1

    def _show(self) -> None:
        """Work out what is shown, each part only where what it goes by has changed: text and ledger, then the chart."""
        query, ledger = self._query, self._ledgers[self._query.article]
        asked = replace(query, everywhere=False, search="", sort="", descending=False, page=0, view="")
        whose = replace(asked, article="", everywhere=True) if query.everywhere else asked
        reading = self._once("reading", asked, lambda: reading_of(ledger, query))
        readings = self._once("readings", whose, lambda: self._readings(reading))
        sought = replace(query, page=0, view="", article=whose.article)
        found = self._once("found", sought, lambda: found_in(readings, query))
        with self.hold_sync():
            self.options = self._once("options", (whose, query.article), lambda: self._options(readings))
            self.text = self._once("text", asked, lambda: _text(ledger, reading))
            self.query = asdict(query) | {"sources": list(query.sources)}
            shown = page_of(found, sum(len(one.ledger.claims) for one in readings), query)
            self.page = asdict(shown) | {"rows": list(shown.rows)}
        _, draw, code = VIEWS.get(query.view, VIEWS["ranges"])
        drawn = self._once("chart", (asked, query.view), lambda: draw(reading, self._workbook)._repr_mimebundle_())
        with self.hold_sync():
            self.chart = drawn["text/html"]
            self.taken = asdict(taken(query, charts=code))

    def _once(self, part: str, goes_by: object, make: Callable[[], Any]) -> Any:
        """Return a part of what is shown, as it was made last where it goes by the same."""
        if part not in self._made or self._made[part][0] != goes_by:
            self._made[part] = (goes_by, make())
        return self._made[part][1]

    def _readings(self, reading: Reading) -> tuple[Reading, ...]:
        if not self._query.everywhere:
            return (reading,)
        return tuple(reading_of(one, self._query) for one in self._ledgers.values())

    def _options(self, readings: Sequence[Reading]) -> dict[str, Any]:
        claims = [claim for one in readings for claim in one.ledger.claims]
        return {
            "articles": [[name, one.article.title or name] for name, one in self._ledgers.items()],
            "policies": list(POLICIES),
            "sources": _named(claim.source for claim in claims),
            "events": _named(claim.event for claim in claims),
            "places": _named(claim.place for claim in claims),
            "views": [[name, words] for name, (words, _, _) in VIEWS.items()],
            "fields": [*_FORM, *(name for name in EDITABLE if name not in _FORM)],
            "choices": {name: list(words) for name, words in CHOICES.items()},
            "reviewer": reviewer(),
        }


def _text(ledger: Ledger, reading: Reading) -> dict[str, Any]:
    """Return the article as the page shows it: its lines, and a card for each claim."""
    asked = {claim.claim_id for claim in reading.claims}
    cards = {
        claim.claim_id: {
            **row(claim, reading),
            "start": claim.start,
            "end": claim.end,
            "asked": claim.claim_id in asked,
            "fields": {name: _plain(getattr(claim, name)) for name in _CARD if getattr(claim, name) not in (None, "")},
        }
        for claim in ledger.claims
    }
    article = ledger.article
    return {
        "title": article.title or article.article_id,
        "lines": segments(ledger),
        "cards": cards,
        "unfit": [f"“{one.review.text}”: {one.reason}" for one in ledger.unfit],
    }


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _named(words: Iterable[str]) -> list[str]:
    return sorted({word for word in words if word})
