import re

from tallybook.document.lettering import SANS, SERIF, SERIF_ELEMENTS, letters
from tallybook.document.sheet import template

BODY, BOLD, ITALIC = ((SERIF, *look) for look in (("400", "normal"), ("600", "normal"), ("400", "italic")))
PLAIN = (SANS, "400", "normal")


def test_the_style_has_the_serif_where_it_is_looked_for() -> None:
    rules = re.findall(r"([^{}]*)\{[^{}]*font-family:var\(--serif\)", re.sub(r"/\*.*?\*/", "", template("page.css")))
    assert [tuple(rule.strip().split(",")) for rule in rules] == [SERIF_ELEMENTS]
    assert template("page.css").count("var(--serif)") == 1


def test_the_article_is_in_the_serif_its_quotations_in_the_italic_its_figures_in_the_bold() -> None:
    found = letters('<p>s</p><div class="article"><p>a<i class="quote">q</i>b<mark>9</mark></p><p>c</p></div><p>t</p>')
    faces = (PLAIN, BODY, ITALIC, BOLD)
    assert [found[face] for face in faces] == [frozenset(said) for said in ("st", "aq9bc", "q", "9")]


def test_what_a_quotation_holds_counts_for_every_face() -> None:
    found = letters("<p>a</p><blockquote><p>b</p><blockquote>c</blockquote>d</blockquote>")
    assert all({*"bcd"} <= characters for characters in found.values())
    assert "a" not in found[BODY]


def test_neither_tags_nor_attributes_are_letters_and_references_are_read() -> None:
    assert letters('<p title="é &gt; 3">a &amp; b</p>')[PLAIN] == set("a &b")
