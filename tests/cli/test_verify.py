"""A report made again from its passport: the same, or what differs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from workbooks import BODY, PARAMETERS, code, make_workbook, markdown, write_notebook

from tallybook.cli import main
from tallybook.document.record import in_html, in_pdf
from tallybook.text.article import digest
from tallybook.workbook import Workbook

pytestmark = pytest.mark.usefixtures("kept_zygote")
CELLS = [markdown("# What is reported"), code(PARAMETERS, "parameters"), code("print(article, top)")]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a workbook and, beside it, a report of its own, to copy."""
    folder = tmp_path_factory.mktemp("published")
    workbook = make_workbook(folder / "book", one=CELLS)
    (workbook.root / "uv.lock").write_text("locked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TALLYBOOK_HOME", str(workbook.root))
        patch.chdir(folder)
        assert main(["report", "small", "-p", "top", "7", "-o", "mail"]) == 0
    return folder


@pytest.fixture
def book(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbook:
    """Return a workbook with a published report, and a copy of it in a folder that knows nothing of the workbook."""
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    workbook = Workbook(tmp_path / "book")
    monkeypatch.setenv("TALLYBOOK_HOME", str(workbook.root))
    monkeypatch.chdir(tmp_path)
    return workbook


def _verify(name: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["verify", f"mail/{name}"])
    said = capsys.readouterr()
    return code, said.out or said.err


def _tamper(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


@pytest.mark.usefixtures("book")
def test_what_is_as_it_was_published_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.html", "one.pdf"):
        code, said = _verify(name, capsys)
        assert code == 0
        assert said.startswith(f"mail/{name}: the same, byte for byte, as made again from its passport (run ")


@pytest.mark.usefixtures("book")
def test_both_formats_carry_the_same_passport() -> None:
    page = in_html(Path("mail/one.html").read_text(encoding="utf-8"))
    paper = in_pdf(Path("mail/one.pdf").read_bytes())
    assert page
    assert page == paper
    assert page.passport["parameters"] == {"article": "small", "top": 7}
    assert page.passport["inputs"]["article/small/text"] == digest(BODY.encode())
    assert page.passport["inputs"]["lock/uv.lock"] == digest(b"locked")
    assert page.passport["ledger"] == digest(Path("mail/ledger.csv").read_bytes())
    assert page.passport["rebuild"] == "tallybook report small --notebook one -p top 7"


@pytest.mark.usefixtures("book")
def test_a_report_that_was_changed_afterwards_is_found_out(capsys: pytest.CaptureFixture[str]) -> None:
    _tamper(Path("mail/one.html"), b"small 7", b"small 9")
    code, said = _verify("one.html", capsys)
    assert code == 1
    assert "  tampering: it reads “What is reported small 9" in said
    paper = Path("mail/one.pdf")
    paper.write_bytes(paper.read_bytes() + b"\n%")
    code, said = _verify("one.pdf", capsys)
    assert (code, "  tampering: its words are those of the report made again, its bytes are not" in said) == (1, True)


@pytest.mark.usefixtures("book")
def test_a_passport_that_was_changed_is_found_out(capsys: pytest.CaptureFixture[str]) -> None:
    _tamper(Path("mail/one.html"), b'"top":7', b'"top":8')
    code, said = _verify("one.html", capsys)
    assert code == 1
    assert "  input: parameter/top: 7 → 8" in said
    assert "it reads “What is reported small 7" in said
    _tamper(Path("mail/one.html"), b'"top":8', b'"to":8')
    code, said = _verify("one.html", capsys)
    assert (code, "  input: to: no such parameter of one" in said) == (1, True)


def test_another_environment_and_another_notebook_are_told_apart(
    book: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    (book.root / "uv.lock").write_text("locked anew")
    code, said = _verify("one.html", capsys)
    assert code == 1
    assert "  environment: lock/uv.lock: changed" in said
    assert "  apart from its passport the report comes out the same" in said
    write_notebook(book, "one", [*CELLS, markdown("More.")])
    code, said = _verify("one.html", capsys)
    assert (code, "  input: notebook/one: changed" in said) == (1, True)
    (book.notebooks / "one.ipynb").unlink()
    code, said = _verify("one.html", capsys)
    assert (code, "  input: one: no such notebook" in said) == (1, True)


@pytest.mark.usefixtures("book")
def test_an_article_that_is_no_seed_is_found_beside_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    Path("told.txt").write_text("At least 13 were killed.")
    assert main(["report", "told.txt", "-o", "mail", "--to", "html"]) == 0
    assert _verify("one.html", capsys)[0] == 0
    Path("told.txt").rename("elsewhere.txt")
    code, said = _verify("one.html", capsys)
    assert code == 3
    assert "told.txt: the article that the report is on: expected a seed of the workbook, or a file beside" in said
    Path("told.txt").write_text("At least 14 were killed.")
    code, said = _verify("one.html", capsys)
    assert (code, "  input: article/told/text: changed" in said) == (1, True)


@pytest.mark.parametrize("data", [b"", b"<p>790</p>", b"%PDF-1.7 broken", b"\xff\xfe", b"<script type=x>{}</script>"])
def test_what_has_no_passport_cannot_be_read(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.html").write_bytes(data)
    assert main(["verify", str(tmp_path / "mine.html")]) == 3
    assert "found a file without a passport" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "none.html")]) == 3
    assert main(["verify"]) == 2
