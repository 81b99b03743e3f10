"""From executed notebooks to finished files, and the record of what was published from what."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallybook.errors import PublishError
from tallybook.press.crate import FILE_NAME, crate_of
from tallybook.press.declarations import declared
from tallybook.press.key import Key
from tallybook.press.place import held, place, private, write_whole
from tallybook.press.run import Run
from tallybook.press.summary import Summary, summarised, to_plain
from tallybook.text.article import load_seed
from tallybook.workbook import Workbook

if TYPE_CHECKING:
    from tallybook.document.meta import Meta
    from tallybook.document.nodes import Document
    from tallybook.press.tracing import Basis

FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Product:
    """Files that are made together from one key.

    Attributes
    ----------
    name : str
        The notebook's name, or ``ledger``.
    key : Key
        What they are made from.
    files : mapping of str to bytes
        By file name.
    summary : Summary
        What a list of reports says about it.
    as_read : bytes
        Of a ledger: the rows as the rules read them, where people corrected what is published.
    """

    name: str
    key: Key
    files: Mapping[str, bytes]
    summary: Summary = field(default_factory=Summary)
    as_read: bytes = b""


def export(run: Run, formats: Iterable[str], workbook: Workbook) -> Product:
    """Return the finished files of a run.

    Raises
    ------
    PublishError
        If the notebook cannot be set as it is, or one of the workbook's own prints a number without a trace.
    """
    from tallybook.press import gate
    from tallybook.press.notebook import cells, has_ours, meta

    notebook = json.loads(run.path.read_bytes())
    name = run.plan.notebook
    found = cells(notebook)
    if declared(name) or has_ours(notebook):
        gate.check_cells(found, _basis(run, workbook), name)
    shown = tuple(document for cell in found for document in cell.documents)
    about = meta(notebook, shown, name=name)
    try:
        files = {f"{name}.{wanted}": _set(wanted, shown, about) for wanted in formats}
    except PublishError as error:
        raise PublishError(f"{name}: {error}") from error
    return Product(name, run.plan.key, files, summarised(shown))


def _set(wanted: str, shown: tuple[Document, ...], about: Meta) -> bytes:
    """Return a report in one format, as the exporters make it, without loading nbconvert for them."""
    if wanted == "html":
        from tallybook.document.html import render_page

        return render_page(shown, meta=about).encode("utf-8")
    from tallybook.document.pdf import render_pdf

    return render_pdf(shown, meta=about)


@contextmanager
def warmed(formats: Sequence[str]) -> Iterator[None]:
    """Set next to nothing beside the work of the block, once a process: it waits for a kernel most of the time."""
    thread = threading.Thread(target=lambda: [_warm(wanted) for wanted in formats], daemon=True)
    thread.start()
    yield
    thread.join()  # where the block fails there is nothing to set


@cache
def _warm(wanted: str) -> None:
    """Load what setting a report in a format loads: lexicons, templates, fonts."""
    from tallybook.document.meta import Meta
    from tallybook.document.nodes import Document, Paragraph, Text
    from tallybook.quantities.printed import has_numeral

    words = "Nothing yet"
    has_numeral(words)
    _set(wanted, (Document((Paragraph((Text(words),)),)),), Meta(words))


def _basis(run: Run, workbook: Workbook) -> Basis:
    """Return what the numbers of a run may rest on."""
    from tallybook.press.references import read_rows
    from tallybook.press.tracing import Basis
    from tallybook.text.intake import article_of

    further = (article_of(received, workbook) for received in run.plan.further)
    return Basis((run.plan.article, *further), run.plan.parameters, read_rows(workbook))


def publish(products: Iterable[Product], folder: Path, workbook: Workbook) -> None:
    """Put the files into `folder`, all of them or none, and record what they were made from, there in a crate.

    Raises
    ------
    PublishError
        If the workbook keeps another ledger of the article than the one that is published.
    """
    made = tuple(products)
    for product in made:
        _check_kept(product, workbook)
    files = {name: data for product in made for name, data in product.files.items()}
    record = record_path(folder, workbook)
    private(workbook, "published")
    with held(private(workbook, "locks") / f"{record.stem}.lock"):
        known = _recorded(made, read_record(folder, workbook))
        crate = crate_of(_there(known, files, folder), folder.name, _day(known, workbook))
        place({**files, FILE_NAME: crate}, folder, private(workbook, "staging"))
        write_whole(record, (json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8"))


def _there(known: Mapping[str, Any], files: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    """Return what is recorded of the files that are in the folder, or about to be."""
    found = {}
    for product, entry in known.items():
        kept = {name: sha256 for name, sha256 in entry["files"].items() if name in files or (folder / name).is_file()}
        if kept:
            found[product] = {**entry, "files": kept}
    return found


def _day(known: Mapping[str, Any], workbook: Workbook) -> date | None:
    """Return the latest day on which an article of the folder was published; None where none is a seed with one."""
    named = {name.split("/")[1] for entry in known.values() for name in entry["inputs"] if name.startswith("article/")}
    seeds = (load_seed(name, workbook) for name in named if (workbook.seeds / name / "seed.toml").is_file())
    return max((seed.published for seed in seeds if seed.published), default=None)


def _check_kept(product: Product, workbook: Workbook) -> None:
    """Refuse to publish beside a ledger in the workbook's data that the article and its rules no longer give."""
    seeds = [name.split("/")[1] for name in product.key.inputs if re.fullmatch(r"article/.*/seed\.toml", name)]
    published = [data for name, data in product.files.items() if name.endswith(".csv")]
    ledgers = [product.as_read] if product.as_read else published
    for seed in seeds:
        kept = workbook.data / "ledger" / f"{seed}.csv"
        if ledgers and kept.is_file() and kept.read_bytes() not in ledgers:
            raise PublishError(
                f"data/ledger/{seed}.csv: a stale ledger",
                expected="what is read in the article now",
                found="other rows",
                remedy="Look at what has changed, and renew it with `make ledger`.",
            )


def _recorded(made: Iterable[Product], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record with these products in it."""
    recorded = dict(known)
    for product in made:
        digests = {name: hashlib.sha256(data).hexdigest() for name, data in product.files.items()}
        old = recorded.get(product.name, {})
        if old.get("run") == product.key.run_id:
            digests = {**old["files"], **digests}
        recorded[product.name] = {
            "run": product.key.run_id,
            "inputs": dict(product.key.inputs),
            "files": digests,
            "summary": to_plain(product.summary),
        }
    return recorded


def is_current(name: str, key: Key, files: Iterable[str], folder: Path, workbook: Workbook) -> bool:
    """Say whether `files` lie in `folder` as they were published, and were made from `key`."""
    entry = read_record(folder, workbook).get(name)
    if not entry or entry["run"] != key.run_id:
        return False
    return all(file in entry["files"] and _sha256(folder / file) == entry["files"][file] for file in files)


def read_record(folder: Path, workbook: Workbook) -> dict[str, Any]:
    """Return what is recorded of the files in `folder`, by product; empty if nothing is."""
    try:
        known = json.loads(record_path(folder, workbook).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def record_path(folder: Path, workbook: Workbook) -> Path:
    """Return where the record of `folder` lies: in the workbook, by the folder's name and place."""
    place_name = folder.resolve()
    if place_name.is_relative_to(workbook.root):
        place_name = place_name.relative_to(workbook.root)
    mark = hashlib.sha256(place_name.as_posix().encode("utf-8")).hexdigest()[:8]
    return workbook.root / ".tallybook" / "published" / f"{folder.name}-{mark}.json"


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
