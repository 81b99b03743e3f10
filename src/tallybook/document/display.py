"""A document as a cell of a notebook shows it."""

from __future__ import annotations

import json
import os
from typing import Any

from tallybook.document.nodes import MEDIA_TYPE, Document
from tallybook.document.plain_data import to_json

VARIABLE, TREE = "TALLYBOOK_DISPLAY", "tree"
"""An environment variable and its value in a kernel whose notebook the press alone reads, which reads the tree alone:
what JupyterLab would show costs more to make than all that is published of it."""


def shown(document: Document) -> dict[str, Any]:
    """Return what a cell puts out, by media type."""
    if os.environ.get(VARIABLE) == TREE:
        return {**_tree(document), "text/plain": ""}
    return whole(document)


def whole(document: Document) -> dict[str, Any]:
    """Return the document for the press, as HTML for JupyterLab, and as plain text."""
    from tallybook.document.html import to_display
    from tallybook.document.plain import to_text

    return {**_tree(document), "text/html": to_display(document), "text/plain": to_text(document)}


def _tree(document: Document) -> dict[str, Any]:
    return {MEDIA_TYPE: json.loads(json.dumps(to_json(document)))}
