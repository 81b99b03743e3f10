"""The corpora of wordings, and the reading that they are compared with."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tallybook.quantities.quantity import Quantity, Residue
from tallybook.quantities.read import read_quantities
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences

CORPUS = Path(__file__).parent / "corpus"


def cases(name: str) -> list[tuple[Any, str]]:
    """Return what each wording of a corpus is expected to mean, and the wording."""
    table = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))
    return [(case["expect"], wording) for case in table["case"] for wording in case["say"]]


def read(text: str) -> tuple[tuple[Quantity, ...], tuple[Residue, ...]]:
    """Read a text that is an article by itself."""
    article = from_text(text, article_id="wording")
    return read_quantities(article, split_sentences(article))


def facts(quantity: Quantity) -> dict[str, Any]:
    """Return what a corpus may ask of an amount."""
    return {
        "value": quantity.value,
        "low": quantity.amount.low,
        "high": quantity.amount.high,
        "hedge": quantity.hedge,
        "magnitude": quantity.magnitude,
        "unit": quantity.unit,
        "unit_kind": quantity.unit_kind,
        "kind": quantity.unit_kind,
    }
