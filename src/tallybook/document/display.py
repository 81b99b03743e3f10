"""A document as a cell of a notebook shows it."""

from __future__ import annotations

import json
import os
from typing import Any

from tallybook.document.nodes import MEDIA_TYPE, Document
from tallybook.document.plain_data import from_json, to_json

VARIABLE, TREE = "TALLYBOOK_DISPLAY", "tree"
"""An environment variable and its value in a kernel whose notebook the press alone reads, which reads the tree alone:
what JupyterLab would show costs more to make than all that is published of it. The tree is a text then: nobody on its
way to the press takes it apart."""


def shown(document: Document) -> dict[str, Any]:
    """Return what a cell puts out, by media type."""
    if os.environ.get(VARIABLE) == TREE:
        return {MEDIA_TYPE: json.dumps(to_json(document), ensure_ascii=False, separators=(",", ":")), "text/plain": ""}
    return whole(document)


def whole(document: Document) -> dict[str, Any]:
    """Return the document for the press, as HTML for JupyterLab, and as plain text."""
    from tallybook.document.html import to_display
    from tallybook.document.plain import to_text

    tree = json.loads(json.dumps(to_json(document)))
    return {MEDIA_TYPE: tree, "text/html": to_display(document), "text/plain": to_text(document)}


def read(tree: Any) -> Any:
    """Return the node that an output holds as its tree, as plain data or as the text of it."""
    return from_json(json.loads(tree) if isinstance(tree, str) else tree)
