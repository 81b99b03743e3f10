"""An executed notebook as documents, cell by cell: what the renderers set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tallybook.document import display
from tallybook.document.markdown import from_markdown
from tallybook.document.meta import Meta
from tallybook.document.nodes import (
    MEDIA_TYPE,
    Block,
    Code,
    Document,
    Formula,
    Heading,
    Paragraph,
    Picture,
    Title,
)
from tallybook.errors import PublishError
from tallybook.press.frames import tables
from tallybook.press.settle import plain, without_chance

ADDED_TAGS = ("injected-parameters", "papermill-error-cell-tag")
HIDDEN_TAGS = ("remove-cell", "remove_cell", "parameters", *ADDED_TAGS)
NO_INPUT_TAGS = ("remove-input", "remove_input", "hide-input")
NO_OUTPUT_TAGS = ("remove-output", "remove_output")
NO_WORDS = "A picture that its notebook gives no words for"
_SHOWN = 40  # characters of a cell's first line


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows.

    Attributes
    ----------
    name : str
        "cell 5 (tb.brief.opening(reading))": its number in the notebook as written, and its first words.
    documents : tuple of Document
        Its prose, or its code and its outputs.
    is_code : bool
    declared : tuple of (str, str)
        Words with numerals that the notebook's author answers for, each with the reason.
    """

    name: str
    documents: tuple[Document, ...]
    is_code: bool
    declared: tuple[tuple[str, str], ...] = ()


def documents(notebook: Mapping[str, Any]) -> tuple[Document, ...]:
    """Return a document for each cell that has something to show.

    Markdown cells are set as prose. Of a code cell, the code is there as `Code` (which a renderer leaves out unless
    asked) and of each output the richest form that can be set: a document, a drawing, an image, a table, Markdown,
    a formula, plain text. What a cell wrote to standard error is not part of the report.

    Raises
    ------
    PublishError
        If a cell ended in an error: a failed notebook is never published as if it had not failed.
    """
    return tuple(document for cell in cells(notebook) for document in cell.documents)


def cells(notebook: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Return what each cell shows, as `documents` does, with the name that an error gives it.

    A cell's metadata may declare numerals: ``{"tallybook": {"declared": [{"text": "…", "reason": "…"}]}}``.
    """
    shown, number = [], 0
    for cell in notebook["cells"]:
        number += not any(tag in ADDED_TAGS for tag in cell["metadata"].get("tags", []))
        first = _joined(cell["source"]).strip().partition("\n")[0]
        name = f"cell {number} ({first[:_SHOWN]}{'…' if len(first) > _SHOWN else ''})"
        made = tuple(document for document in _cell(cell, name) if document.blocks)
        rows = cell["metadata"].get("tallybook", {}).get("declared", [])
        declared = tuple((str(row.get("text", "")), str(row.get("reason", ""))) for row in rows)
        shown.append(Cell(name, made, cell["cell_type"] == "code", declared))
    return tuple(shown)


def has_ours(notebook: Mapping[str, Any]) -> bool:
    """Say whether any cell of a notebook shows a document of Tallybook's."""
    outputs = (output for cell in notebook["cells"] for output in cell.get("outputs", []))
    return any(MEDIA_TYPE in output.get("data", {}) for output in outputs)


def meta(notebook: Mapping[str, Any], shown: tuple[Document, ...], *, name: str = "", show_code: bool = False) -> Meta:
    """Return what is said about the report: from the notebook's metadata, its title from its first heading."""
    about = notebook["metadata"].get("tallybook", {})
    day = str(about.get("date", ""))
    return Meta(
        title=_title(shown) or str(notebook["metadata"].get("title", "")) or name or "Report",
        language=str(about.get("language", "en")),
        description=str(about.get("description", "")),
        date=date.fromisoformat(day) if day else None,
        header_right=str(about.get("header_right", "")),
        footer=str(about.get("footer", "")),
        passport=dict(about.get("passport", {})),
        record=dict(about.get("record", {})),
        show_code=show_code,
    )


def _cell(cell: Mapping[str, Any], name: str) -> Iterator[Document]:
    tags = cell["metadata"].get("tags", [])
    if any(output["output_type"] == "error" for output in cell.get("outputs", [])):
        raise _failed(cell, name)
    if any(tag in HIDDEN_TAGS for tag in tags):
        return
    if cell["cell_type"] == "markdown":
        yield Document(from_markdown(_with_attachments(cell)))
    elif cell["cell_type"] == "code":
        source = _joined(cell["source"])
        if source.strip() and not any(tag in NO_INPUT_TAGS for tag in tags):
            yield Document((Code(source, "python"),))
        if not any(tag in NO_OUTPUT_TAGS for tag in tags):
            for output in cell["outputs"]:
                yield _output(output)


def _with_attachments(cell: Mapping[str, Any]) -> str:
    """Return a Markdown cell's source with the images that were dropped into it as data."""
    text = _joined(cell["source"])
    for name, forms in cell.get("attachments", {}).items():
        for media_type, data in forms.items():
            text = text.replace(f"attachment:{name}", f"data:{media_type};base64,{''.join(_joined(data).split())}")
    return text


def _output(output: Mapping[str, Any]) -> Document:
    if output["output_type"] == "stream":
        text = _as_left(plain(_joined(output["text"]))).rstrip()
        return Document((Code(text),) if output["name"] == "stdout" and text else ())
    data, metadata = output.get("data", {}), output.get("metadata", {})
    for media_type, read in _READERS:
        if media_type in data:
            document = read(data[media_type], {**metadata, **_of(metadata, media_type)})
            if document.blocks:
                return document
    return Document(())


def _document(data: Any, _: Mapping[str, Any]) -> Document:
    made: object = display.read(data)
    if not isinstance(made, Document):
        raise PublishError("An output is not a document", found=type(made).__name__, expected=MEDIA_TYPE)
    return made


def _picture(media_type: str) -> Callable[[Any, Mapping[str, Any]], Document]:
    def read(data: Any, metadata: Mapping[str, Any]) -> Document:
        alt = str(metadata.get("alt") or metadata.get("alternative_text") or NO_WORDS)
        text = _joined(data)
        return Document((Picture(media_type, text if media_type.endswith("xml") else "".join(text.split()), alt),))

    return read


def _html(data: Any, _: Mapping[str, Any]) -> Document:
    return Document(tables(_joined(data)))


def _markdown(data: Any, _: Mapping[str, Any]) -> Document:
    return Document(from_markdown(_joined(data)))


def _latex(data: Any, _: Mapping[str, Any]) -> Document:
    tex = _joined(data).strip().strip("$").removeprefix(r"\displaystyle").strip()
    block: Block = Paragraph((Formula(tex, block=True),))
    return Document((block,) if tex else ())


def _plain(data: Any, _: Mapping[str, Any]) -> Document:
    text = without_chance(plain(_joined(data)), {}).rstrip()
    return Document((Code(text),) if text else ())


_READERS: tuple[tuple[str, Callable[[Any, Mapping[str, Any]], Document]], ...] = (
    (MEDIA_TYPE, _document),
    ("image/svg+xml", _picture("image/svg+xml")),
    ("image/png", _picture("image/png")),
    ("image/jpeg", _picture("image/jpeg")),
    ("text/html", _html),
    ("text/markdown", _markdown),
    ("text/latex", _latex),
    ("text/plain", _plain),
)


def _title(shown: tuple[Document, ...]) -> str:
    blocks = [block for document in shown for block in document.blocks]
    for block in blocks:
        if isinstance(block, Title):
            return block.title
    first = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
    return _words(first.children) if first else ""


def _words(nodes: tuple[Any, ...]) -> str:
    return "".join(getattr(node, "text", "") or _words(getattr(node, "children", ())) for node in nodes)


def _failed(cell: Mapping[str, Any], name: str) -> PublishError:
    error = next(output for output in cell["outputs"] if output["output_type"] == "error")
    return PublishError(
        f"{name} ended in an error",
        found=f"{error['ename']}: {plain(str(error['evalue']))}",
        remedy="Mend the cell and run the notebook to its end; a failed notebook is not published.",
    )


def _as_left(text: str) -> str:
    r"""Return what a terminal would show in the end: a carriage return writes its line anew.

    >>> _as_left("1 %\r99 %\rdone\n790")
    'done\n790'
    """
    return "\n".join(line.rpartition("\r")[2] for line in text.replace("\r\n", "\n").split("\n"))


def _of(metadata: Mapping[str, Any], media_type: str) -> Mapping[str, Any]:
    own = metadata.get(media_type, {})
    return own if isinstance(own, Mapping) else {}


def _joined(text: Any) -> str:
    return text if isinstance(text, str) else "".join(text)
