"""The gate for a notebook that is exported as it stands open: its own parameters say which articles it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tallybook.document.nodes import Document, Paragraph, Text
from tallybook.errors import InputError, UsageError
from tallybook.press import gate, source
from tallybook.press.notebook import has_ours
from tallybook.press.references import read_rows
from tallybook.press.tracing import Basis
from tallybook.text.intake import read_article
from tallybook.workbook import find_workbook

_SAID = (
    "Exported without the gate: the notebook names no article that is at hand, so none of its numbers was held against "
    "a text. Those of a report that is published are."
)
UNCHECKED = Document((Paragraph((Text(_SAID),), "note"),))
"""What is said at the end of a page that nobody has looked at."""


def looked_at(notebook: Mapping[str, Any], name: str) -> bool:
    """Say whether the numbers of an executed notebook could be held against its articles; where they can, they are.

    A notebook with nothing of ours needs no looking at.

    Raises
    ------
    PublishError
        If a number leads nowhere, as on publishing.
    """
    if not has_ours(notebook):
        return True
    basis = _basis(notebook, name)
    if basis is None:
        return False
    gate.check(notebook, basis, name)
    return True


def _basis(notebook: Mapping[str, Any], name: str) -> Basis | None:
    """Return what the numbers may rest on; None where the parameters name no article, or it cannot be read."""
    try:
        given = _parameters(notebook, name)
        further = given.get("articles", [])
        named = [given["article"], *(further if isinstance(further, list) else [])]
        workbook = find_workbook()
        articles = tuple(read_article(str(one), workbook=workbook) for one in named)
        return Basis(articles, given, read_rows(workbook))
    except (KeyError, InputError, UsageError):
        return None


def _parameters(notebook: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the values that the notebook ran with: of its parameters cell, and of what a run put below it."""
    given: dict[str, Any] = {}
    for tag in ("parameters", "injected-parameters"):
        cells = [
            {**cell, "metadata": {"tags": ["parameters"]}} for cell in notebook["cells"] if tag in source.tags(cell)
        ]
        given |= {row.name: row.default for row in source.infer({**notebook, "cells": cells}, name).parameters}
    return given
