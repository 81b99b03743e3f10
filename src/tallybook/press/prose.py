"""A notebook whose prose alone has changed: what its code has put out before, in the notebook as it is now."""

from __future__ import annotations

from pathlib import Path

from tallybook.press import nbfile
from tallybook.press.execute import prepared
from tallybook.press.passport import about
from tallybook.press.plan import Plan
from tallybook.press.settle import settle


def with_new_prose(plan: Plan, executed: Path, ledger: str) -> bytes | None:
    """Return the bytes that executing the notebook would give; None where its code is not the one that was executed.

    Parameters
    ----------
    plan : Plan
    executed : Path
        A notebook of the same code, executed on the same inputs.
    ledger : str
        The sha256 of the article's ledger, which the passport names.
    """
    notebook = prepared(plan)
    cells, before = (
        [cell for cell in one["cells"] if cell["cell_type"] == "code"] for one in (notebook, nbfile.read(executed))
    )
    if [cell["source"] for cell in cells] != [cell["source"] for cell in before]:
        return None
    for cell, done in zip(cells, before, strict=True):
        cell["outputs"], cell["execution_count"] = done["outputs"], done["execution_count"]
    settle(notebook, {})
    notebook["metadata"]["tallybook"] = about(plan, ledger)
    return nbfile.written(notebook)
