"""What is to be run, settled before any kernel starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tallybook.errors import UsageError
from tallybook.press import source
from tallybook.press.declarations import declared
from tallybook.press.further import receive_further
from tallybook.press.key import REVIEWS, Key, began_before_changes, changed, consulted, key_of
from tallybook.press.parameters import Declaration, Value, parse, unknown
from tallybook.text.article import Article
from tallybook.text.intake import Received, receive
from tallybook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Plan:
    """One notebook with one set of parameters.

    Attributes
    ----------
    notebook : str
        Its name, without ``.ipynb``.
    path : Path
        The notebook as written.
    parameters : mapping
        Every parameter, in the plain form that the notebook holds.
    received : Received
        The article's bytes.
    article : Article
        The article.
    key : Key
        Everything that the run goes by.
    further : tuple of Received
        The bytes of each further article.
    """

    notebook: str
    path: Path
    parameters: Mapping[str, Value]
    received: Received
    article: Article
    key: Key
    further: tuple[Received, ...] = ()


def declaration_of(notebook: str, workbook: Workbook) -> Declaration:
    """Return what the notebook declares: in the package, or for one of the user's own in its ``parameters`` cell."""
    return declared(notebook) or source.infer(source.load(notebook_path(notebook, workbook)), notebook)


def notebook_names(workbook: Workbook) -> tuple[str, ...]:
    """Return the names of the workbook's notebooks, in order."""
    return tuple(sorted(path.stem for path in workbook.notebooks.glob("*.ipynb")))


def notebook_path(name: str, workbook: Workbook) -> Path:
    """Return where a notebook of the workbook lies, by its name, with or without ``.ipynb``, or by its path.

    Raises
    ------
    UsageError
        If there is none of that name, with a did-you-mean.
    """
    stem = Path(name).name.removesuffix(".ipynb")
    names = notebook_names(workbook)
    elsewhere = len(Path(name).parts) > 1 and Path(name).resolve().parent != workbook.notebooks.resolve()
    if stem in names and not elsewhere:
        return workbook.notebooks / f"{stem}.ipynb"
    close = get_close_matches(stem, names, n=1, cutoff=0.4)
    raise UsageError(
        f"{name}: no such notebook",
        expected=f"one of {', '.join(names) or 'none yet'}",
        remedy=f"Did you mean {close[0]}?" if close else "",
    )


def plan(
    notebooks: Iterable[str],
    given: Mapping[str, object],
    received: Received,
    article: Article,
    workbook: Workbook,
) -> tuple[Plan, ...]:
    """Return a plan for each notebook, each with those of the given parameters that it declares.

    Raises
    ------
    UsageError
        If a notebook or a parameter is unknown, a value does not fit, nothing would read it, or an article is given
        twice.
    InputError
        If a further article cannot be read.
    """
    paths = [notebook_path(name, workbook) for name in notebooks]
    declarations = [declaration_of(path.stem, workbook) for path in paths]
    for name in given:
        if all(declaration.find(name) is None for declaration in declarations):
            raise unknown(name, declarations)
    return tuple(
        _plan(path, declaration, given, received, article, workbook)
        for path, declaration in zip(paths, declarations, strict=True)
    )


def _plan(
    path: Path,
    declaration: Declaration,
    given: Mapping[str, object],
    received: Received,
    article: Article,
    workbook: Workbook,
) -> Plan:
    notebook = source.load(path)
    language = source.language(notebook)
    if language != "python":
        raise UsageError(path.name, expected="a notebook in Python", found=f"one in {language}")
    own = {name: value for name, value in given.items() if declaration.find(name)}
    parameters = parse(declaration, own)
    if "article" in parameters:
        parameters["article"] = received.name
    further = receive_further(parameters.get("articles", []), (received,), workbook)
    if further:
        parameters["articles"] = [one.name for one in further]
    ignored = source.unread(notebook, tuple(own))
    if ignored:
        raise UsageError(
            f"{ignored[0]}: {path.stem} declares this parameter and never reads it", remedy="Leave it out."
        )
    key = _key(path.stem, notebook, parameters, received, workbook, further)
    return Plan(path.stem, path, parameters, received, article, key, further)


def _key(
    name: str,
    notebook: Mapping[str, Any],
    parameters: Mapping[str, Value],
    received: Received,
    workbook: Workbook,
    further: Sequence[Received],
    *,
    fresh: bool = False,
) -> Key:
    """Return what a run goes by; `fresh` reads the package's files once more."""
    return key_of(
        {name: source.content(notebook)},
        parameters,
        received,
        workbook,
        code=source.code(notebook),
        further=further,
        reviewed=_reviewed(notebook, (received, *further), workbook),
        fresh=fresh,
    )


def _reviewed(notebook: Mapping[str, Any], articles: Sequence[Received], workbook: Workbook) -> frozenset[str] | None:
    """Return the articles whose reviews a notebook may read: its own, and any that its code names; None for any."""
    if not source.keeps_to_its_articles(notebook):
        return None
    code = source.code(notebook).decode("utf-8")
    named = {path.stem for path in (workbook.data / REVIEWS).glob("*.toml") if path.stem in code}
    return frozenset(named | {one.article_id for one in articles})


def altered_since(plan: Plan, workbook: Workbook) -> tuple[str, ...]:
    """Return what a plan goes by that has been changed since this process began, in words."""
    seed = workbook.seeds / plan.received.name
    if not began_before_changes([*consulted(workbook), plan.path, seed / "article.txt", seed / "seed.toml"]):
        return ()
    received = receive(plan.received.name, workbook) if plan.received.record else plan.received
    notebook = source.load(plan.path)
    now = _key(plan.notebook, notebook, plan.parameters, received, workbook, plan.further, fresh=True)
    return changed(plan.key.inputs, now.inputs)
