"""Markdown, as it stands in a notebook's cells, to the report's syntax tree."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

import mistune

from tallybook.document import nodes
from tallybook.document.nodes import Block, Inline
from tallybook.document.walk import words_of

_Token: TypeAlias = dict[str, Any]
_Notes: TypeAlias = Mapping[str, tuple[Inline, ...]]

_DATA_IMAGE = re.compile(r"data:(image/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]+)\Z")
_ONE_LINE_FORMULA = re.compile(r"^\$\$(.+?)\$\$[ \t]*$", re.MULTILINE)
_ENVIRONMENT = re.compile(r"^\\begin\{(align|equation|gather)(\*?)\}(.*?)\\end\{\1\2\}", re.MULTILINE | re.DOTALL)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def from_markdown(source: str) -> tuple[Block, ...]:
    """Return Markdown as blocks.

    CommonMark with tables, footnotes, mathematics, strikethrough and bare addresses. HTML tags are dropped and the
    words between them kept, but for line breaks. A picture is set where its data stands in the text; any other is
    a link to its address, named by its alternative text, because a report requests nothing.

    >>> from_markdown("**790** killed")
    (Paragraph(children=(Styled(style='strong', children=(Text(text='790'),)), Text(text=' killed')), role=''),)
    """
    source = _ENVIRONMENT.sub(_display, source)
    source = _ONE_LINE_FORMULA.sub(lambda match: f"$$\n{match[1].strip()}\n$$", source)
    tokens = _parser()(source)
    assert isinstance(tokens, list)  # what the parser returns without a renderer
    notes: dict[str, tuple[Inline, ...]] = {}
    for token in (item for group in tokens if group["type"] == "footnotes" for item in group["children"]):
        notes[token["attrs"]["key"]] = _inline_of_blocks(token["children"], {})
    return _blocks([token for token in tokens if token["type"] != "footnotes"], notes)


@cache
def _parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer=None, plugins=["table", "footnotes", "math", "strikethrough", "url"])


def _display(match: re.Match[str]) -> str:
    inner = match[3].strip()
    aligned = "\\begin{aligned}" + inner + "\\end{aligned}"
    return f"$$\n{aligned if match[1] == 'align' else inner}\n$$"


def _blocks(tokens: Sequence[_Token], notes: _Notes) -> tuple[Block, ...]:
    return tuple(
        block for token in tokens if token["type"] in _BLOCKS for block in _BLOCKS[token["type"]](token, notes)
    )


def _paragraph(token: _Token, notes: _Notes) -> tuple[Block, ...]:
    """Return a paragraph, cut where a picture whose data is at hand stands in it."""
    blocks: list[Block] = []
    run: list[_Token] = []
    for child in token["children"]:
        picture = _picture(child)
        if picture is None:
            run.append(child)
            continue
        blocks += _words_block(run, notes)
        blocks.append(picture)
        run = []
    return (*blocks, *_words_block(run, notes))


def _words_block(run: Sequence[_Token], notes: _Notes) -> tuple[Block, ...]:
    children = _inline(run, notes)
    return (nodes.Paragraph(children),) if words_of(children).strip() else ()


def _picture(token: _Token) -> nodes.Picture | None:
    if token["type"] != "image":
        return None
    match = _DATA_IMAGE.match(token["attrs"]["url"])
    return nodes.Picture(match[1], match[2], words_of(_inline(token["children"], {}))) if match else None


def _heading(token: _Token, notes: _Notes) -> tuple[Block, ...]:
    return (nodes.Heading(token["attrs"]["level"], _inline(token["children"], notes)),)


def _code(token: _Token, _notes: _Notes) -> tuple[Block, ...]:
    info = (token.get("attrs") or {}).get("info") or ""
    return (nodes.Code(token["raw"].rstrip("\n"), info.split()[0] if info.split() else ""),)


def _list(token: _Token, notes: _Notes) -> tuple[Block, ...]:
    items = tuple(_blocks(item["children"], notes) for item in token["children"])
    return (nodes.Items(items, bool(token["attrs"].get("ordered"))),)


def _quote(token: _Token, notes: _Notes) -> tuple[Block, ...]:
    return (nodes.Quoted(_blocks(token["children"], notes)),)


def _table(token: _Token, notes: _Notes) -> tuple[Block, ...]:
    head, *bodies = token["children"]
    columns = tuple(
        nodes.Column(
            words_of(_inline(cell["children"], notes)), "right" if cell["attrs"]["align"] == "right" else "left", 0.0
        )
        for cell in head["children"]
    )
    rows = tuple(
        nodes.Row(tuple(_inline(cell["children"], notes) for cell in row["children"]))
        for body in bodies
        for row in body["children"]
    )
    caption = ", ".join(column.head for column in columns if column.head) or "Table"
    return (nodes.Table(columns, rows, caption, numbered=False, hide_caption=True),)


def _formula(token: _Token, _notes: _Notes) -> tuple[Block, ...]:
    return (nodes.Paragraph((nodes.Formula(token["raw"].strip(), block=True),)),)


def _html(token: _Token, _notes: _Notes) -> tuple[Block, ...]:
    words = html.unescape(_TAG.sub("", _LINE_BREAK.sub("\n", token["raw"]))).strip()
    return (nodes.Paragraph((nodes.Text(words),)),) if words else ()


_BLOCKS: Mapping[str, Callable[[_Token, _Notes], tuple[Block, ...]]] = {
    "paragraph": _paragraph,
    "block_text": _paragraph,
    "heading": _heading,
    "block_code": _code,
    "list": _list,
    "block_quote": _quote,
    "table": _table,
    "block_math": _formula,
    "block_html": _html,
    "thematic_break": lambda _token, _notes: (nodes.Rule(),),
}


# ---- inline -------------------------------------------------------------------------------------------------------


def _inline(tokens: Sequence[_Token], notes: _Notes) -> tuple[Inline, ...]:
    """Return inline tokens as nodes, neighbouring texts joined to one."""
    merged: list[Inline] = []
    for node in (node for token in tokens for node in _INLINE.get(token["type"], _text)(token, notes)):
        last = merged[-1] if merged else None
        if isinstance(node, nodes.Text) and isinstance(last, nodes.Text):
            merged[-1] = nodes.Text(last.text + node.text)
        else:
            merged.append(node)
    return tuple(merged)


def _inline_of_blocks(tokens: Sequence[_Token], notes: _Notes) -> tuple[Inline, ...]:
    parts = [_inline(token["children"], notes) for token in tokens if "children" in token]
    spaced = [((nodes.Text(" "),) if index else ()) + part for index, part in enumerate(parts)]
    return tuple(node for part in spaced for node in part)


def _text(token: _Token, _notes: _Notes) -> tuple[Inline, ...]:
    return (nodes.Text(html.unescape(token["raw"])),) if token.get("raw") else ()


def _styled(style: str) -> Callable[[_Token, _Notes], tuple[Inline, ...]]:
    return lambda token, notes: (nodes.Styled(style, _inline(token["children"], notes)),)


def _link(token: _Token, notes: _Notes) -> tuple[Inline, ...]:
    return (nodes.Link(token["attrs"]["url"], _inline(token["children"], notes)),)


def _tag(token: _Token, _notes: _Notes) -> tuple[Inline, ...]:
    return (nodes.Break(),) if _LINE_BREAK.fullmatch(token["raw"]) else ()


def _note(token: _Token, notes: _Notes) -> tuple[Inline, ...]:
    return (nodes.Footnote(notes[token["raw"]]),) if token["raw"] in notes else ()


_INLINE: Mapping[str, Callable[[_Token, _Notes], tuple[Inline, ...]]] = {
    "emphasis": _styled("emph"),
    "strong": _styled("strong"),
    "strikethrough": _styled("strike"),
    "codespan": lambda token, _notes: (nodes.Styled("code", (nodes.Text(html.unescape(token["raw"])),)),),
    "inline_math": lambda token, _notes: (nodes.Formula(token["raw"]),),
    "link": _link,
    "image": _link,
    "inline_html": _tag,
    "linebreak": lambda _token, _notes: (nodes.Break(),),
    "softbreak": lambda _token, _notes: (nodes.Text(" "),),
    "footnote_ref": _note,
}
