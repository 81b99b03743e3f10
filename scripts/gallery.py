"""Draw every chart for every annotated dispatch, on one page to look at: build/gallery.html.

    python scripts/gallery.py                    all of them
    python scripts/gallery.py seed 05 --chart spread --policy wide -o FILE
    python scripts/gallery.py --pages            and a page for each dispatch beside it, for a screenshot of each

The drawing for paper and the one for small screens stand side by side, with the alternative text below. The page is
offline: fonts and drawings are inside it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from dispatches import load_dispatches
from exhibits import EXHIBITS, Exhibit

from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.charts.svg import to_svg
from tallybook.document.drawings import for_page
from tallybook.document.fonts import faces
from tallybook.document.lettering import SANS
from tallybook.document.marks import drawn, mark_svg
from tallybook.ledger.extract import extract
from tallybook.text.intake import read_article
from tallybook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[1]
STYLE = (ROOT / "src/tallybook/data/templates/page.css").read_text(encoding="utf-8").replace(":scope", ":root") + (
    "body{margin:1.5rem;max-width:none}h2{font-family:var(--sans)}.pair{display:grid;grid-template-columns:174fr 70fr;"
    "gap:2rem;align-items:start;max-width:92rem}.pair svg{width:100%;height:auto;outline:1px dotted var(--rule)}"
    ".mark{margin-left:.8rem}.alt{max-width:70rem;color:var(--slate)}section{margin-bottom:3rem}"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, and say where it is."""
    options = _parser().parse_args(arguments)
    exhibits = [one for one in EXHIBITS if not options.chart or one.name in options.chart]
    sections = {
        name: _section(name, reading, exhibits) for name, reading in _readings(options.articles, options.policy)
    }
    options.output.parent.mkdir(parents=True, exist_ok=True)
    pages = {options.output: "".join(sections.values())}
    if options.pages:
        pages |= {options.output.with_stem(f"{options.output.stem}-{name}"): text for name, text in sections.items()}
    for path, body in pages.items():
        path.write_text(page(body), encoding="utf-8")
        print(path)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="*", help="names of dispatches in tests/gold, or paths (default: all)")
    parser.add_argument("--chart", action="append", choices=[one.name for one in EXHIBITS], help="only this chart")
    parser.add_argument("--policy", choices=POLICIES, default=POLICIES[0], help="how hedges are read")
    parser.add_argument("--pages", action="store_true", help="also a page for each dispatch")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "build" / "gallery.html")
    return parser


def _readings(names: Sequence[str], policy: str) -> Iterator[tuple[str, Reading]]:
    for dispatch in load_dispatches():
        if not names or dispatch.name in names:
            yield dispatch.name, read_ledger(extract(dispatch.article), policy=policy)
    for path in (name for name in names if Path(name).is_file()):
        article = read_article(path, workbook=Workbook(ROOT))
        yield Path(path).stem, read_ledger(extract(article), policy=policy)


def _section(name: str, reading: Reading, exhibits: Sequence[Exhibit]) -> str:
    title = reading.ledger.article.title or reading.ledger.article.body.strip().splitlines()[0][:90]
    charts = "".join(_chart(name, exhibit, reading) for exhibit in exhibits)
    return f'<section id="{escape(name)}"><h2>{escape(name)} · {escape(title)}</h2>{charts}</section>\n'


def _chart(name: str, exhibit: Exhibit, reading: Reading) -> str:
    drawing = exhibit.draw(reading)
    if drawing is None:
        return f"<h3>{escape(exhibit.name)}</h3><p>Nothing to draw.</p>"
    prefix = f"{exhibit.name}-{name}"
    wide = for_page(to_svg(drawing.wide), f"{prefix}-wide")
    narrow = for_page(to_svg(drawing.small), f"{prefix}-narrow")
    legend = " ".join(f"{mark_svg(mark.name, spoken=False)} {mark.words}" for mark in drawn(drawing.legend))
    return (
        f"<h3>{escape(exhibit.name)}</h3><p>{legend}</p>"
        f'<div class="pair"><div>{wide}</div><div>{narrow}</div></div>'
        f'<p class="alt">{escape(drawing.alt)}</p>'
    )


def page(body: str) -> str:
    """Return a whole page around some sections."""
    style = f"{faces(body, families=(SANS,))}{STYLE}"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Gallery</title><style>{style}</style>'
        f"</head><body>\n{body}</body></html>\n"
    )


if __name__ == "__main__":
    sys.exit(main())
