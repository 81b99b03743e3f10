from __future__ import annotations

from pathlib import Path

import pytest

from tallybook.errors import InputError
from tallybook.text.folder import expand, matches


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("here/texts/b.txt", "here/texts/a.txt", "here/texts/c.bin", "here/texts/.d.txt", "beside/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("790")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.mark.usefixtures("here")
def test_a_folder_means_the_articles_in_it() -> None:
    assert expand(["small", "texts"]) == (["small", "texts/a.txt", "texts/b.txt"], True)
    assert expand(["texts/a.txt"]) == (["texts/a.txt"], False)


def test_a_folder_without_articles_is_said_to_be_one(here: Path) -> None:
    (here / "here" / "none").mkdir()
    with pytest.raises(InputError, match="expected a folder with articles or seeds, found none in it"):
        expand(["none"])


def test_a_pattern_means_what_fits_it_here_or_beside_the_file(here: Path) -> None:
    beside = here / "beside"
    assert matches("texts/[ab].txt", beside=beside) == ["texts/a.txt", "texts/b.txt"]
    assert matches("*.txt", beside=beside) == [str(beside / "e.txt")]
    assert matches("e.txt", beside=beside) == [str(beside / "e.txt")]
    assert matches(str(here / "here" / "texts" / "a*"), beside=beside) == [str(here / "here" / "texts" / "a.txt")]
    assert matches("small", beside=beside) == ["small"]
    with pytest.raises(InputError, match="found none that it fits"):
        matches("*.md", beside=beside)
