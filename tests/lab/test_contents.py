from __future__ import annotations

import json
from pathlib import Path

from workbooks import make_workbook, markdown, write_notebook

from tallybook.lab.contents import contents


def test_every_notebook_and_every_seed_is_a_link(tmp_path: Path) -> None:
    book = make_workbook(tmp_path)
    path = write_notebook(book, "00-brief", [markdown("## How [many]?\n\nAnd why?")])
    path.write_text(json.dumps(json.loads(path.read_text()) | {"metadata": {"title": "The brief"}}))
    write_notebook(book, "mine", [])
    (book.seeds / "broken").mkdir()
    (book.seeds / "broken" / "seed.toml").write_text("x")
    found = contents(book)
    assert [name for name, _, _ in found.notebooks] == ["00-brief", "mine"]
    said = found._repr_markdown_()
    assert r"- [The brief](notebooks/00-brief.ipynb): How \[many\]?" in said
    assert "- [Small](seeds/small/article.txt) (`small`): The Paper, 2019-08-03" in said
    assert "seed.toml: expected TOML" in said
    assert "The brief: How [many]?" in str(found)
