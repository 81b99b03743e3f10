"""Real runs, on notebooks of a few cells."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import psutil
import pytest
from workbooks import PARAMETERS, READS, code, make_plan, make_workbook, markdown

from tallybook.document.nodes import MEDIA_TYPE
from tallybook.errors import RunError, UsageError
from tallybook.press.run import find_run, run

CHANCY = """import os, sys, random, tempfile, warnings
print(object(), os.getcwd(), tempfile.gettempdir(), hash("790"))
warnings.warn("slow")
{"where": sys.prefix}"""
DRAWS = "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('två')\nplt.show()"
ENVIRONMENT = """import os, sys
print(sys.executable == EXECUTABLE, *(os.environ.get(name) for name in
    ("PYTHONHASHSEED", "TZ", "LC_ALL", "SOURCE_DATE_EPOCH", "LANG")))"""


def _text(path: Path) -> str:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    streams = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return "".join("".join(output.get("text", "")) for output in streams if output.get("name") == "stdout")


def _kernels() -> list[str]:
    children = psutil.Process().children(recursive=True)
    return [" ".join(child.cmdline()) for child in children if "ipykernel" in " ".join(child.cmdline())]


def test_a_run_is_kept_under_its_id_and_not_run_twice(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=[markdown("# One"), code(PARAMETERS, "parameters"), code(READS)])
    plan = make_plan(workbook, "one", top="7")
    lines: list[str] = []
    assert find_run(plan, workbook) is None
    done = run(plan, workbook, progress=lines.append)
    assert done.path == tmp_path / ".tallybook" / "runs" / plan.key.run_id / "one.ipynb"
    assert _text(done.path) == "63 7\n"
    assert any(line.startswith("one: cell 3 took") for line in lines)
    before = done.path.stat().st_mtime_ns
    again = run(plan, workbook)
    assert (again.cached, again.path.stat().st_mtime_ns) == (True, before)
    assert run(plan, workbook, force=True).cached is False


def test_a_kept_run_that_was_tampered_with_is_run_again(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path, one=[code(PARAMETERS, "parameters"), code(READS)])
    plan = make_plan(workbook, "one")
    done = run(plan, workbook)
    before = done.path.read_bytes()
    done.path.write_bytes(before.replace(b"63 3", b"64 3"))
    assert find_run(plan, workbook) is None
    assert run(plan, workbook).path.read_bytes() == before


def test_what_a_cell_warns_of_is_said_on_the_way(tmp_path: Path) -> None:
    cells = [code(PARAMETERS, "parameters"), code("import sys\nprint('it is slow', file=sys.stderr)")]
    workbook = make_workbook(tmp_path, one=cells)
    lines: list[str] = []
    run(make_plan(workbook, "one"), workbook, progress=lines.append)
    assert [line.partition(", and ")[2] for line in lines if line.startswith("one: cell 2")] == ["warned: it is slow"]


def test_two_runs_give_the_same_bytes_in_any_folder_zone_and_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = [code(PARAMETERS, "parameters"), code(READS), code(CHANCY), code(DRAWS)]
    made = []
    for folder, zone, language in (("a", "UTC", "C"), ("b/deeper", "Asia/Tokyo", "tr_TR.UTF-8")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LC_ALL", language)
        monkeypatch.setenv("PYTHONHASHSEED", "random")
        workbook = make_workbook(tmp_path / folder, one=cells)
        made.append(run(make_plan(workbook, "one"), workbook).path.read_bytes())
    assert made[0] == made[1]
    assert str(tmp_path).encode() not in made[0]
    assert sys.prefix.encode() not in made[0]


def test_the_kernel_is_this_interpreter_in_a_settled_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "none"))
    monkeypatch.setenv("LANG", "tr_TR.UTF-8")
    cells = [
        code(PARAMETERS, "parameters"),
        code(f"article, top, EXECUTABLE = 1, 2, {sys.executable!r}"),
        code(ENVIRONMENT),
    ]
    workbook = make_workbook(tmp_path, one=cells)
    done = run(make_plan(workbook, "one"), workbook)
    assert _text(done.path) == "True 0 UTC C.UTF-8 1564790400 None\n"


def test_a_file_s_article_is_found_and_its_folder_never_told(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "book", one=[code(PARAMETERS, "parameters"), code(READS)])
    mine = tmp_path / "elsewhere" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("790")
    done = run(make_plan(workbook, "one", str(mine)), workbook)
    assert _text(done.path) == "3 3\n"
    assert "elsewhere" not in done.path.read_text(encoding="utf-8")


def test_a_file_that_is_called_like_a_seed_is_still_the_file(tmp_path: Path) -> None:
    workbook = make_workbook(tmp_path / "book", one=[code(PARAMETERS, "parameters"), code(READS)])
    mine = tmp_path / "small"
    mine.write_text("790")
    assert _text(run(make_plan(workbook, "one", str(mine)), workbook).path) == "3 3\n"


def test_a_failed_cell_is_one_line_and_the_notebook_is_kept(tmp_path: Path) -> None:
    cells = [markdown("# One"), code(PARAMETERS, "parameters"), code(READS), code("x = 1 / 0"), code("print(9)")]
    workbook = make_workbook(tmp_path, bad=cells)
    plan = make_plan(workbook, "bad")
    kept = f".tallybook/failed/bad-{plan.key.run_id}.ipynb"
    with pytest.raises(RunError) as caught:
        run(plan, workbook)
    assert str(caught.value) == (
        f"bad: cell 4 raised ZeroDivisionError: division by zero. The notebook as far as it ran is {kept}"
    )
    assert "ZeroDivisionError" in (tmp_path / kept).read_text(encoding="utf-8")
    assert list((tmp_path / ".tallybook" / "runs").iterdir()) == []
    assert find_run(plan, workbook) is None
    assert _kernels() == []


def test_a_run_keeps_the_tree_of_a_display_and_a_failed_one_all_that_jupyterlab_shows(tmp_path: Path) -> None:
    cells = [code(PARAMETERS, "parameters"), code("import tallybook as tb\ntb.read(article)")]
    workbook = make_workbook(tmp_path, good=cells, bad=[*cells, code("1 / 0")])
    done = run(make_plan(workbook, "good"), workbook)
    with pytest.raises(RunError):
        run(make_plan(workbook, "bad"), workbook)
    [kept] = (tmp_path / ".tallybook" / "failed").iterdir()
    tree, failed = (
        output["data"]
        for path in (done.path, kept)
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        for output in cell.get("outputs", [])
        if output["output_type"] == "execute_result"
    )
    assert set(tree) == {MEDIA_TYPE, "text/plain"}
    assert set(failed) == {MEDIA_TYPE, "text/html", "text/plain"}
    assert failed[MEDIA_TYPE] == json.loads(tree[MEDIA_TYPE])
    assert "At least 13" in "".join(failed["text/plain"])
    assert "monitor" in "".join(failed["text/html"])


def test_a_setting_that_a_cell_refuses_is_wrong_usage(tmp_path: Path) -> None:
    refuses = "from tallybook.errors import UsageError\nraise UsageError('top: 3 is too many')"
    workbook = make_workbook(tmp_path, strict=[code(PARAMETERS, "parameters"), code(READS), code(refuses)])
    with pytest.raises(UsageError, match=r"strict: cell 3 raised UsageError: top: 3 is too many\.") as caught:
        run(make_plan(workbook, "strict"), workbook)
    assert caught.value.exit_code == 2


def test_a_cell_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    cells = [code(PARAMETERS, "parameters"), code("import time\ntime.sleep(600)")]
    workbook = make_workbook(tmp_path, slow=cells)
    with pytest.raises(RunError, match=r"slow: cell 2 took longer than 1 seconds\. The notebook as far as it ran is"):
        run(make_plan(workbook, "slow"), workbook, cell_seconds=1)
    assert _kernels() == []


def test_a_kernel_that_dies_is_one_line(tmp_path: Path) -> None:
    cells = [code(PARAMETERS, "parameters"), code("import os\nos._exit(3)")]
    workbook = make_workbook(tmp_path, dead=cells)
    with pytest.raises(RunError, match="dead: cell 2 ended its kernel"):
        run(make_plan(workbook, "dead"), workbook)


def test_nothing_is_written_into_the_notebooks_folder_or_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    workbook = make_workbook(tmp_path / "book", one=[code(PARAMETERS, "parameters"), code(READS)])
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)
    run(make_plan(workbook, "one"), workbook)
    assert [path.name for path in workbook.notebooks.iterdir()] == ["one.ipynb"]
    assert list(home.iterdir()) == []
