"""A list of reports as one offline page: every report with its key figures, its status and its links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Template
from urllib.parse import quote

from tallybook.document.html_inline import attribute, escape
from tallybook.document.sheet import policy, style_of, template

PUBLISHED, FAILED, WAITING = "published", "failed", "not made yet"
MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """One report of the list.

    Attributes
    ----------
    name : str
        What it is called.
    title : str
        Its title; empty where it is not known.
    settings : mapping of str to str
        Its parameters, as far as the reports differ in them.
    figures : tuple of (str, str)
        Each key figure in words, hedge included, and who says so.
    status : str
        ``published``, ``failed`` or ``not made yet``.
    links : tuple of (str, str)
        What each file is, and its path from the list.
    note : str
        Why it failed; empty otherwise.
    """

    name: str
    title: str
    settings: Mapping[str, str]
    figures: tuple[tuple[str, str], ...]
    status: str
    links: tuple[tuple[str, str], ...] = ()
    note: str = ""


def render_listing(title: str, rows: Sequence[Listed], *, footer: str = "") -> str:
    """Return the list as one HTML page: no request to anywhere, and whole where scripts do not run."""
    table = _table(rows)
    style, script = style_of(f"{title}{table}{footer}") + template("listing.css"), template("listing.js")
    return Template(template("listing.html")).substitute(
        policy=policy(style, script),
        name=attribute(title),
        title=escape(title),
        lead=f'<p class="lead">{escape(_counted(rows))}</p>',
        table=table,
        style=style,
        script=script,
        footer=escape(footer),
    )


def _counted(rows: Sequence[Listed]) -> str:
    """Return how many reports there are, of which status.

    >>> _counted([Listed("a", "", {}, (), FAILED)])
    '1 report: 0 published, 1 failed.'
    """
    counts = {status: sum(row.status == status for row in rows) for status in (PUBLISHED, FAILED, WAITING)}
    said = [f"{count} {status}" for status, count in counts.items() if count or status == PUBLISHED]
    return f"{len(rows)} report{'' if len(rows) == 1 else 's'}: {', '.join(said)}."


def _table(rows: Sequence[Listed]) -> str:
    settings = list(dict.fromkeys(name for row in rows for name in row.settings))
    heads = ["Report", *settings, "Key figures", "Status", "Files"]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "\n".join(_row(row, settings) for row in rows)
    return (
        '<table class="listing"><caption class="unseen-caption">The reports, in the order of the sweep</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
    )


def _row(row: Listed, settings: Sequence[str]) -> str:
    title = f'<br><span class="muted">{escape(row.title)}</span>' if row.title else ""
    note = f'<br><span class="muted">{escape(row.note)}</span>' if row.note else ""
    status = f'<span class="{"failed" if row.status == FAILED else "done"}">{row.status}</span>{note}'
    cells = [
        *(_cell(name, escape(row.settings.get(name, ""))) for name in settings),
        _cell("Key figures", _figures(row)),
        _cell("Status", status),
        _cell("Files", f'<span class="files">{"".join(_link(row, *link) for link in row.links)}</span>'),
    ]
    return f'<tr><th scope="row">{escape(row.name)}{title}</th>{"".join(cells)}</tr>'


def _cell(head: str, content: str) -> str:
    return f'<td data-head="{attribute(head)}">{content}</td>'


def _figures(row: Listed) -> str:
    lines = [
        f"<li>{escape(words)}" + (f' <span class="muted">({escape(source)})</span></li>' if source else "</li>")
        for words, source in row.figures[:MOST_FIGURES]
    ]
    left = len(row.figures) - MOST_FIGURES
    lines += [f'<li class="muted">and {left} more</li>'] if left > 0 else []
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _link(row: Listed, words: str, path: str) -> str:
    """Return a link that says where it leads to whoever hears it alone."""
    return f'<a href="{quote(path)}" aria-label="{attribute(f"{row.name}: {words}")}">{escape(words)}</a>'
