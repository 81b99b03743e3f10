"""What papermill finds under its entry point.

Papermill loads its entry points while it is being imported itself. So what stands there must not import papermill: it
looks for the engine when it is first asked for something.
"""

from __future__ import annotations

from typing import Any


class _Late(type):
    """A class that has what the engine has, once somebody asks."""

    def __getattr__(cls, name: str) -> Any:
        from tallybook.press.engine import TallybookEngine

        return getattr(TallybookEngine, name)


class Engine(metaclass=_Late):
    """Our engine, as papermill is to find it."""
