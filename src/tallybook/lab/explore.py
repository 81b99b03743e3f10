"""From the names of articles to the explorer, and from a workbook to its forms."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from tallybook.errors import InputError, TallybookError, UsageError
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.reviewed import reviewed
from tallybook.text.intake import read_article
from tallybook.workbook import Workbook, find_workbook

if TYPE_CHECKING:
    from tallybook.lab.explorer import Explorer
    from tallybook.lab.form import Form
    from tallybook.lab.paste import Paste


def explore(*articles: str | Ledger, workbook: Workbook | None = None) -> Explorer:
    """Return an explorer: text, ledger and charts of articles, with controls, and corrections made in the text.

    Parameters
    ----------
    *articles : str or Ledger
        Seeds' ids, paths of files, or ledgers; none: every seed of the workbook.
    workbook : Workbook or None
        Where seeds and reviews lie; by default the workbook around the working directory.

    Raises
    ------
    InputError
        If there is no such article.
    TallybookError
        If the packages for it are not installed.
    """
    _check_widgets("explore")
    from tallybook.lab.explorer import Explorer

    book = workbook or _workbook_or_none()
    named = articles or (_seeds(book) if book else ())
    if not named:
        raise UsageError("explore: no article", expected="a seed's id, a path or a ledger")
    return Explorer([_ledger(one, book) for one in named], book)


def paste(*, workbook: Workbook | None = None) -> Paste:
    """Return a form to paste an article into: it asks for what the text does not say, and makes a seed of it.

    Parameters
    ----------
    workbook : Workbook or None
        Where the seed goes; by default the workbook around the working directory.

    Raises
    ------
    InputError
        If there is no workbook.
    TallybookError
        If the packages for it are not installed.
    """
    _check_widgets("paste")
    from tallybook.lab.paste import Paste

    return Paste(workbook or find_workbook())


def form(notebook: str = "00-brief", *, workbook: Workbook | None = None) -> Form:
    """Return a form for the parameters of a notebook: it says what does not fit, shows the command, and publishes.

    Parameters
    ----------
    notebook : str
        Its name, with or without ``.ipynb``.
    workbook : Workbook or None
        Where it is published; by default the workbook around the working directory.

    Raises
    ------
    InputError
        If there is no workbook.
    UsageError
        If no notebook of that name declares its parameters.
    TallybookError
        If the packages for it are not installed.
    """
    _check_widgets("form")
    from tallybook.lab.form import Form
    from tallybook.press.declarations import DECLARATIONS, declared

    declaration = declared(notebook.removesuffix(".ipynb"))
    if declaration is None:
        known = ", ".join(one.notebook for one in DECLARATIONS)
        raise UsageError(f"form: {notebook}", expected=f"one of {known}")
    return Form(declaration, workbook or find_workbook())


def _check_widgets(what: str) -> None:
    if importlib.util.find_spec("anywidget") is None:
        raise TallybookError(f"{what}: anywidget is not installed", remedy="`make lab` installs it with JupyterLab.")


def _ledger(named: str | Ledger, workbook: Workbook | None) -> Ledger:
    return named if isinstance(named, Ledger) else reviewed(read_article(named, workbook=workbook), workbook=workbook)


def _seeds(workbook: Workbook) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in workbook.seeds.glob("*/seed.toml")))


def _workbook_or_none() -> Workbook | None:
    try:
        return find_workbook()
    except InputError:
        return None
