"""The same bytes everywhere, nothing of the machine in them, and PDFs that an independent checker passes."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from page import ValidationProfile, validate_pdf_bytes
from pypdf import PdfReader
from pypdf.generic import StreamObject

from tallybook.press.declarations import DECLARATIONS
from tallybook.press.key import LOCK_FILES
from tallybook.press.plan import notebook_names
from tallybook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = notebook_names(Workbook(ROOT))
ANYWHERE = ("00-brief", "01-the-article", "03-the-audit")
PLANTED = "planted-4f1d"
YEARS = 7
LATER = f"""
import time
now = time.time
time.time = lambda: now() + {YEARS} * 365 * 86400
"""
"""What makes a process believe that it is another day."""


def _book(root: Path) -> Path:
    root.mkdir(parents=True)
    for folder in ("seeds", "notebooks", "data"):
        shutil.copytree(ROOT / folder, root / folder)
    for name in LOCK_FILES:
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    return root


def _publish(root: Path, notebooks: tuple[str, ...], **environment: str) -> dict[str, bytes]:
    """Return what a command of its own publishes on the seed, and the executed notebooks, by name."""
    command = [sys.executable, "-m", "tallybook.cli", "report", "idlib-truce", "--notebook", *notebooks]
    env = {**os.environ, "TALLYBOOK_HOME": str(root), **environment}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files = [*(root / "reports" / "idlib-truce").iterdir(), *(root / ".tallybook" / "runs").glob("*/*.ipynb")]
    return {path.name: path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what is published here, by whoever runs the tests, today: every notebook."""
    return _publish(_book(tmp_path_factory.mktemp("here") / "book"), NOTEBOOKS)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what another user publishes in another folder, on one processor, years later, with secrets about."""
    folder = tmp_path_factory.mktemp("elsewhere") / f"{PLANTED} folder"
    root, home, later = _book(folder / "book"), folder / "home", folder / "later"
    home.mkdir()
    later.mkdir()
    (later / "sitecustomize.py").write_text(LATER)
    names = ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "MAIL", "SECRET_TOKEN", "AWS_SECRET_ACCESS_KEY")
    planted = {name: f"{PLANTED}-{name.lower()}" for name in names}
    place = {"HOME": str(home), "PYTHONPATH": str(later), "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8"}
    few = {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(processors)})
    try:
        return _publish(root, ANYWHERE, **planted, **place, **few)
    finally:
        os.sched_setaffinity(0, processors)


def test_every_notebook_of_the_workbook_is_published_and_says_how(here: dict[str, bytes]) -> None:
    for ending in ("html", "pdf"):
        assert {name for name in here if name.endswith(ending)} == {f"{one.notebook}.{ending}" for one in DECLARATIONS}
    assert all("How this report was made" in here[f"{one.notebook}.html"].decode() for one in DECLARATIONS)


@pytest.mark.parametrize("notebook", ANYWHERE)
@pytest.mark.parametrize("ending", ["html", "pdf", "ipynb"])
def test_a_report_is_the_same_bytes_everywhere(
    here: dict[str, bytes], elsewhere: dict[str, bytes], notebook: str, ending: str
) -> None:
    assert here[f"{notebook}.{ending}"] == elsewhere[f"{notebook}.{ending}"]


def test_the_ledger_is_the_same_bytes_everywhere(here: dict[str, bytes], elsewhere: dict[str, bytes]) -> None:
    assert here["ledger.csv"] == elsewhere["ledger.csv"]


def test_nothing_of_the_machine_is_in_any_output(here: dict[str, bytes], elsewhere: dict[str, bytes]) -> None:
    today = datetime.now(UTC).date()
    later = today + timedelta(days=365 * YEARS)
    secrets = [PLANTED, str(Path.home()), str(ROOT), sys.prefix, socket.gethostname(), "/tmp/", "pytest-of"]
    secrets += [day.strftime(form) for day in (today, later) for form in ("%Y-%m-%d", "%Y%m%d", "%-d %B %Y")]
    for name, data in [*here.items(), *elsewhere.items()]:
        text = data + b"".join(_streams(data)) if name.endswith(".pdf") else data
        found = [secret for secret in secrets if len(secret) > 4 and secret.encode() in text]
        assert not found, f"{name}: {found}"


def _streams(data: bytes) -> list[bytes]:
    """Return every object of a PDF as text, and every stream decompressed: the attached passport is one of them."""
    reader = PdfReader(io.BytesIO(data))
    size: Any = reader.trailer["/Size"]
    objects = [reader.get_object(number) for number in range(1, size)]
    streams = [one.get_data() for one in objects if isinstance(one, StreamObject)]
    assert any(b'"@type":"Report"' in stream for stream in streams)
    return [*streams, *(repr(one).encode() for one in objects)]


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A], ids=lambda one: one.value)
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_checker_that_is_not_ours_passes_every_pdf(
    here: dict[str, bytes], notebook: str, profile: ValidationProfile
) -> None:
    report = validate_pdf_bytes(here[f"{notebook}.pdf"], profile=profile)
    assert report.is_compliant, [failure.rule_id for failure in report.failures]


def test_a_page_is_of_a_size_that_can_be_mailed(here: dict[str, bytes]) -> None:
    assert len(here["00-brief.html"]) < 250_000
