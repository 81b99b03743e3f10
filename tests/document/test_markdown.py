import pytest
from hostile import HOSTILE, LONG
from hypothesis import given
from hypothesis import strategies as st

from tallybook.document.html import to_html
from tallybook.document.markdown import from_markdown
from tallybook.document.nodes import (
    Break,
    Code,
    Document,
    Footnote,
    Formula,
    Heading,
    Items,
    Link,
    Paragraph,
    Picture,
    Quoted,
    Rule,
    Styled,
    Table,
    Text,
)
from tallybook.document.typst import to_typst


def test_headings_and_styles() -> None:
    assert from_markdown("# The *count*\n\n**790** ~~killed~~ `a<b`") == (
        Heading(1, (Text("The "), Styled("emph", (Text("count"),)))),
        Paragraph(
            (
                Styled("strong", (Text("790"),)),
                Text(" "),
                Styled("strike", (Text("killed"),)),
                Text(" "),
                Styled("code", (Text("a<b"),)),
            )
        ),
    )


def test_lists_quotations_code_and_breaks() -> None:
    assert from_markdown("1. a\n2. b\n\n> q\n\n```python\nx = 1\n```\n\n---\n\na  \nb") == (
        Items(((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),)), ordered=True),
        Quoted((Paragraph((Text("q"),)),)),
        Code("x = 1", "python"),
        Rule(),
        Paragraph((Text("a"), Break(), Text("b"))),
    )


def test_tables_keep_the_side_of_their_numbers() -> None:
    (table,) = from_markdown("| Source | Killed |\n|---|--:|\n| SOHR | 790 |")
    assert isinstance(table, Table)
    assert [(column.head, column.align) for column in table.columns] == [("Source", "left"), ("Killed", "right")]
    assert table.rows[0].cells == ((Text("SOHR"),), (Text("790"),))
    assert table.caption == "Source, Killed"


@pytest.mark.parametrize("source", ["$$x^2$$", "$$\nx^2\n$$", r"\begin{equation}x^2\end{equation}"])
def test_formulas_on_their_own(source: str) -> None:
    assert from_markdown(source) == (Paragraph((Formula("x^2", block=True),)),)


def test_formulas_in_the_line() -> None:
    assert from_markdown("so $x^2$.") == (Paragraph((Text("so "), Formula("x^2"), Text("."))),)


def test_footnotes_stand_where_they_are_called() -> None:
    assert from_markdown("a[^n]\n\n[^n]: because **so**") == (
        Paragraph((Text("a"), Footnote((Text("because "), Styled("strong", (Text("so"),)))))),
    )


def test_links_and_pictures() -> None:
    assert from_markdown("[a](https://a.example) ![the map](map.png)") == (
        Paragraph(
            (Link("https://a.example", (Text("a"),)), Text(" "), Link("map.png", (Text("the map"),))),
        ),
    )
    picture = Picture("image/png", "aGk=", "the map")
    assert from_markdown("see ![the map](data:image/png;base64,aGk=) there") == (
        Paragraph((Text("see "),)),
        picture,
        Paragraph((Text(" there"),)),
    )


def test_html_leaves_its_words() -> None:
    assert from_markdown("a <b>b</b><br>c") == (Paragraph((Text("a b"), Break(), Text("c"))),)
    assert from_markdown("<div onclick='x'>kept</div>") == (Paragraph((Text("kept"),)),)
    assert from_markdown("<!-- gone -->") == ()


@pytest.mark.parametrize("words", [*HOSTILE, *LONG])
def test_hostile_source_stays_words(words: str) -> None:
    document = Document(from_markdown(words))
    assert "<script" not in to_html(document)
    assert isinstance(to_typst(document), str)


@given(st.text(alphabet="#*_`[]()!<>$|-\n a1:^~\\{}&", max_size=60))
def test_any_source_can_be_set(source: str) -> None:
    document = Document(from_markdown(source))
    assert "<script" not in to_html(document)
