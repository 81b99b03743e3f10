"""Where the workbook is, and where in it each kind of file lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tallybook.errors import InputError

HOME_VARIABLE = "TALLYBOOK_HOME"


@dataclass(frozen=True, slots=True)
class Workbook:
    """The folders of a workbook.

    Attributes
    ----------
    root : Path
        The folder that holds ``seeds/`` and ``notebooks/``.
    """

    root: Path

    @property
    def seeds(self) -> Path:
        """One folder a seed: ``<id>/article.txt`` and ``<id>/seed.toml``."""
        return self.root / "seeds"

    @property
    def notebooks(self) -> Path:
        """The parameterised notebooks, without outputs."""
        return self.root / "notebooks"

    @property
    def data(self) -> Path:
        """Ledgers, reviews, reference figures, boundaries, and the user's own lexicon rows."""
        return self.root / "data"

    @property
    def reports(self) -> Path:
        """What is published."""
        return self.root / "reports"


def find_workbook(start: Path | None = None) -> Workbook:
    """Return the workbook that `start` lies in.

    The folder named by the environment variable ``TALLYBOOK_HOME`` wins; then `start` (default: the working
    directory) and the folders above it; then the checkout that the package was installed from.

    Raises
    ------
    InputError
        If none of them holds ``seeds/`` and ``notebooks/``.
    """
    here = (start or Path.cwd()).resolve()
    named = os.environ.get(HOME_VARIABLE)
    candidates = [Path(named).resolve()] if named else [here, *here.parents, Path(__file__).resolve().parents[2]]
    for folder in candidates:
        if (folder / "seeds").is_dir() and (folder / "notebooks").is_dir():
            return Workbook(folder)
    raise InputError(
        "workbook",
        expected="a folder with seeds/ and notebooks/",
        found=str(candidates[0]),
        remedy=f"Run the command inside the workbook, or set {HOME_VARIABLE} to its folder.",
    )
