"""Is a published report what its passport says? It is made again, and compared byte for byte."""

from __future__ import annotations

import copy
import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tallybook.document.record import Record, in_html, in_pdf
from tallybook.errors import InputError
from tallybook.press.key import changed
from tallybook.press.plan import Plan
from tallybook.press.publish import export
from tallybook.press.run import CELL_SECONDS, Run
from tallybook.workbook import Workbook

KINDS = {
    "article": "input",
    "articles": "input",
    "data": "input",
    "notebook": "input",
    "parameter": "input",
    "package": "code",
    "lock": "environment",
    "version": "environment",
}
"""What kind of difference a changed input is, by the first part of its name."""

COLD = ""  # a kernel of its own: no process is kept warm for a single run
_AROUND = 4  # words before and after the first that differs


def read_report(path: Path) -> tuple[bytes, str, Record]:
    """Return the bytes of a report, its format (``html`` or ``pdf``) and what it says of itself.

    Raises
    ------
    InputError
        If the file cannot be read, or has no passport.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), expected="a report", found=error.strerror or str(error)) from error
    ending, record = _record(data)
    if record is None:
        raise InputError(
            str(path),
            expected="an HTML page or a PDF that Tallybook published",
            found="a file without a passport",
            remedy="Verify the file as it was published, not a print or a copy of its text.",
        )
    return data, ending, record


def has_record(path: Path) -> bool:
    """Say whether a file is a report with a passport."""
    try:
        return _record(path.read_bytes())[1] is not None
    except OSError:
        return False


def _record(data: bytes) -> tuple[str, Record | None]:
    if data.startswith(b"%PDF-"):
        return "pdf", in_pdf(data)
    return "html", in_html(data.decode("utf-8", "replace"))


def differences(
    report: tuple[bytes, str, Record],
    plan: Plan,
    workbook: Workbook,
    ledger: str,
    progress: Callable[[str], None],
) -> tuple[str, ...]:
    """Return how a report differs from the one that its passport describes; empty where it is the same.

    Parameters
    ----------
    report : tuple
        As `read_report` returns it.
    plan : Plan
        Its notebook with its parameters, on its article, in the workbook as it is.
    workbook : Workbook
    ledger : str
        The sha256 of the article's ledger.
    progress : callable
        Is given a line for each cell.

    Each difference begins with its kind: ``input``, ``code``, ``environment`` or ``tampering``.

    Raises
    ------
    RunError, PublishError
        If the report cannot be made again.
    """
    data, ending, record = report
    known = record.passport.get("inputs", {})
    found = tuple(f"{_kind(line)}: {line}" for line in changed(known, plan.key.brief()))
    with tempfile.TemporaryDirectory(prefix="tb-", ignore_cleanup_errors=True) as folder:
        executed = _executed(plan, workbook, Path(folder), ledger, progress)
        made = _exported(executed, plan, workbook, Path(folder), ending)
        if made == data:
            return ()
        if not found:
            return (f"tampering: {_where(data, made, ending)}",)
        dressed = _exported(_dressed(executed, record, plan), plan, workbook, Path(folder), ending)
    rest = "apart from its passport the report comes out the same" if dressed == data else _where(data, dressed, ending)
    return (*found, rest)


def _kind(line: str) -> str:
    return KINDS.get(line.partition(":")[0].partition("/")[0], "input")


def _executed(plan: Plan, workbook: Workbook, folder: Path, ledger: str, progress: Callable[[str], None]) -> Any:
    from tallybook.press import nbfile
    from tallybook.press.execute import execute

    scratch = folder / "run"
    scratch.mkdir()
    path = folder / f"{plan.notebook}.ipynb"
    path.write_bytes(
        execute(plan, workbook, scratch, cell_seconds=CELL_SECONDS, progress=progress, ledger=ledger, zygote=COLD),
    )
    return nbfile.read(path)


def _exported(notebook: Any, plan: Plan, workbook: Workbook, folder: Path, ending: str) -> bytes:
    from tallybook.press import nbfile

    path = folder / f"{plan.notebook}.ipynb"
    path.write_bytes(nbfile.written(notebook))
    return export(Run(plan, path, cached=False), (ending,), workbook).files[f"{plan.notebook}.{ending}"]


def _dressed(notebook: Any, record: Record, plan: Plan) -> Any:
    """Return the notebook with the passport of the report, so that only the rest is compared."""
    notebook = copy.deepcopy(notebook)
    about = notebook["metadata"]["tallybook"]
    about["footer"] = about["footer"].replace(plan.key.run_id, str(record.passport.get("run", "")))
    about["passport"] = [list(row) for row in record.rows.items()]
    about["record"] = dict(record.passport)
    return notebook


def _where(report: bytes, made: bytes, ending: str) -> str:
    """Return the first words that differ, with some around them."""
    ours, theirs = (_words(data, ending) for data in (made, report))
    at = next((i for i, pair in enumerate(zip(ours, theirs, strict=False)) if len({*pair}) > 1), None)
    if at is None and len(ours) == len(theirs):
        return "its words are those of the report made again, its bytes are not"
    at = min(len(ours), len(theirs)) if at is None else at
    return f"it reads “{_excerpt(theirs, at)}”, made again “{_excerpt(ours, at)}”"


def _excerpt(words: Sequence[str], at: int) -> str:
    return " ".join(words[max(at - _AROUND, 0) : at + _AROUND + 1])


def _words(data: bytes, ending: str) -> list[str]:
    if ending == "html":
        import re

        return re.sub(r"<[^>]*>", " ", data.decode("utf-8", "replace").partition("<body")[2]).split()
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split()
    except PyPdfError:
        return []


def settings_of(record: Record) -> Mapping[str, object]:
    """Return the parameters that a report says it was made with, but for its articles."""
    kept = record.passport.get("parameters", {})
    return {name: value for name, value in kept.items() if name not in ("article", "articles")}
