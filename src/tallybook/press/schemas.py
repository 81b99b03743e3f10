"""Load jsonschema, which papermill and nbclient need, without a grammar that they have no use for.

Where ``rfc3987-syntax`` is installed, as it is with JupyterLab, jsonschema has it build its whole grammar, for a check
of addresses that notebooks do not have. That takes longer than running a brief.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

GRAMMAR = "rfc3987_syntax"


def load() -> None:
    """Import jsonschema; the grammar is built when an address is first checked by it."""
    if "jsonschema" in sys.modules or GRAMMAR in sys.modules or find_spec(GRAMMAR) is None:
        return
    stand_in: Any = ModuleType(GRAMMAR)
    stand_in.is_valid_syntax = _is_valid_syntax
    sys.modules[GRAMMAR] = stand_in
    try:
        import_module("jsonschema")
    finally:
        del sys.modules[GRAMMAR]


def _is_valid_syntax(term: str, value: str) -> bool:
    return bool(import_module(GRAMMAR).is_valid_syntax(term, value))
