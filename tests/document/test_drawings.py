import re
from html import escape
from xml.etree import ElementTree as ET

import pytest
from documents import SVG
from hostile import HOSTILE

from tallybook.document.characters import show
from tallybook.document.drawings import for_page, for_paper
from tallybook.errors import PublishError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def test_colours_of_the_palette_become_variables_on_the_page_only() -> None:
    assert 'stroke="var(--blue)"' in for_page(SVG, "a")
    assert "#0b5a9d" not in for_page(SVG, "a")
    assert 'stroke="#0b5a9d"' in for_paper(SVG)


def test_ids_are_the_drawings_own_and_still_meet() -> None:
    drawn = for_page(SVG, "at-spread-w")
    assert re.findall(r' id="([^"]+)"', drawn) == ["at-spread-w-1"]
    assert 'clip-path="url(#at-spread-w-1)"' in drawn


def test_no_date_no_styles_no_foreign_names() -> None:
    drawn = for_page(SVG, "a")
    assert not re.search(r"style|metadata|2019|ns\d:|DOCTYPE|figure_1", drawn)


def test_words_keep_size_and_weight() -> None:
    large = (
        '<g fill="var(--ink)" font-size="8.5" font-weight="600"><text transform="translate(296 40)">nearly 2,000</text>'
    )
    assert large in for_page(SVG, "a")
    assert "font-family=\"'Source Sans 3'\"" in for_paper(SVG)


def test_a_drawing_speaks_through_the_element_around_it() -> None:
    assert 'aria-hidden="true" focusable="false"' in for_page(SVG, "a")


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<image xlink:href="https://evil.example/x.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>',
        '<path style="fill: url(https://evil.example/x)"/>',
        '<path fill="url(https://evil.example/x#a)"/>',
        "<style>@import url(https://evil.example/x)</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onmouseover" to="alert(1)"/>',
        '<x:path xmlns:x="urn:x" d="M0 0"/>',
    ],
)
def test_what_is_not_drawing_is_left_out(inner: str) -> None:
    for drawn in (for_page(f"{HEAD}{inner}</svg>", "a"), for_paper(f"{HEAD}{inner}</svg>")):
        assert not re.search(r"script|alert|evil|passwd|onload|onmouse|foreign|import|animate|<set|urn:x", drawn)


@pytest.mark.parametrize("drawing", ["", "<svg", "<html/>", "<svg/>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'])
def test_what_is_no_svg_is_refused(drawing: str) -> None:
    with pytest.raises(PublishError, match="drawing: expected"):
        for_page(drawing, "a")


@pytest.mark.parametrize("href", ["#self", "#gone"])
def test_a_reference_to_nothing_does_no_harm(href: str) -> None:
    assert "svg" in for_page(f'{HEAD}<use href="{href}"/></svg>', "a")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    allowed_in_xml = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words).replace("\r", "\n")
    source = f'{HEAD}<text x="1" y="1">{escape(allowed_in_xml)}</text></svg>'
    for drawn in (for_page(source, "a"), for_paper(source)):
        root = ET.fromstring(drawn)
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "g", "text"}
        assert "".join(root.itertext()) == show(allowed_in_xml)
