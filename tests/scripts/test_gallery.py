"""The gallery shows every chart of a dispatch, wide and narrow, and asks nothing of the network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from exhibits import EXHIBITS
from gallery import main


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the page of the seed and of an article without figures."""
    folder: Path = tmp_path_factory.mktemp("gallery")
    quiet = folder / "quiet.txt"
    quiet.write_text("Nothing <b>happened</b>.", encoding="utf-8")
    assert main(["seed", str(quiet), "-o", str(folder / "gallery.html")]) == 0
    return (folder / "gallery.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_every_chart_stands_there_in_both_widths_with_its_words(exhibit: object, shown: str) -> None:
    name = getattr(exhibit, "name", "")
    section = shown[shown.index('<section id="seed">') :].split(f"<h3>{name}</h3>", 1)[1].split("<h3>", 1)[0]
    assert section.count("<svg") >= 2
    assert re.search(r'<p class="alt">\S', section)


def test_an_article_without_figures_has_its_section_too(shown: str) -> None:
    assert '<section id="quiet"><h2>quiet · Nothing &lt;b&gt;happened&lt;/b&gt;.</h2>' in shown


def test_the_page_is_offline_and_its_ids_are_its_own(shown: str) -> None:
    assert not re.search(r"""(?:src|href)=["']?https?:""", shown)
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_names_of_charts_are_told_apart() -> None:
    names = [exhibit.name for exhibit in EXHIBITS]
    assert len(names) == len(set(names))
