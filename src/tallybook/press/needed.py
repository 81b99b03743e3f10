"""What every worker loads, loaded once, before they are forked."""

from __future__ import annotations

import gc
from importlib import import_module

from tallybook.press import schemas

NEEDED = ("tallybook.press.execute", "tallybook.press.gate", "tallybook.document.html", "tallybook.document.pdf")


def load() -> None:
    """Load it all, without looking for garbage in what is there to stay."""
    collects = gc.isenabled()
    gc.disable()
    try:
        schemas.load()
        for name in NEEDED:
            import_module(name)
    finally:
        if collects:
            gc.enable()
