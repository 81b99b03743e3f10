"""Run the notebooks on an article, and publish what they find as HTML and PDF."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallybook.errors import InputError, UsageError
from tallybook.press.declarations import DECLARATIONS, SEED
from tallybook.press.parameters import LISTS

if TYPE_CHECKING:
    from tallybook.press.key import Key
    from tallybook.press.plan import Plan
    from tallybook.press.publish import Product
    from tallybook.text.article import Article
    from tallybook.workbook import Workbook

HELP = "run the notebooks and publish: HTML, PDF and the ledger"
FORMATS = ("html", "pdf")
LEDGER = "ledger"
LEDGER_FILE = "ledger.csv"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "article", nargs="?", metavar="ARTICLE", help=f"a seed's id, a text file or - (default: {SEED})"
    )
    parser.add_argument(
        "--notebook", nargs="+", action="extend", metavar="NAME", help="run these notebooks only (default: all)"
    )
    parser.add_argument(
        "-p", "--parameter", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"), help="set a parameter"
    )
    parser.add_argument("--params", metavar="FILE", help="parameters from a TOML, YAML or JSON file; -p wins")
    parser.add_argument("--to", default=",".join(FORMATS), metavar="FORMATS", help="html, pdf or html,pdf (default)")
    parser.add_argument("-o", "--output", metavar="DIR", help="where to publish (default: reports/<article id>)")
    parser.add_argument("--force", action="store_true", help="run again even where nothing has changed")
    parser.add_argument("--explain", action="store_true", help="say which input makes each notebook run")
    parser.epilog = parameter_table()


def parameter_table() -> str:
    """Return the parameters of the workbook's notebooks, with type, default and help."""
    rows = {row.name: row for declaration in DECLARATIONS for row in declaration.parameters}
    lines = ["parameters:"]
    for row in rows.values():
        readers = [declaration.notebook for declaration in DECLARATIONS if declaration.find(row.name)]
        lines += [
            f"  {row.name}: {row.allowed} (default: {row.default or 'none named'})",
            f"      {row.help}",
            f"      Read by {', '.join(readers)}.",
        ]
    return "\n".join([*lines, "", "A notebook of your own declares its parameters in its cell tagged `parameters`."])


def run(arguments: argparse.Namespace) -> int:
    """Publish, or say that all is up to date."""
    from tallybook.press.key import key_of
    from tallybook.press.plan import notebook_names, plan
    from tallybook.press.publish import is_current
    from tallybook.text.intake import article_of, receive
    from tallybook.workbook import find_workbook

    formats = _formats(arguments.to)
    workbook = find_workbook()
    reference, given = _settings(arguments)
    received = receive(reference, workbook)
    article = article_of(received, workbook)
    if not received.record and not arguments.output and (workbook.seeds / article.article_id).is_dir():
        raise UsageError(f"{reference}: would take the place of the seed {article.article_id}", remedy="Add -o DIR.")
    names = list(dict.fromkeys(arguments.notebook or notebook_names(workbook)))
    if not names:
        raise UsageError("report: the workbook has no notebooks", expected="notebooks/*.ipynb")
    plans = plan(names, given, received, article, workbook)
    folder = Path(arguments.output) if arguments.output else workbook.reports / article.article_id
    ledger_key = key_of({}, {}, received, workbook)
    stale = [
        each
        for each in plans
        if arguments.force or not is_current(each.notebook, each.key, _files(each, formats), folder, workbook)
    ]
    ledger_stale = arguments.force or not is_current(LEDGER, ledger_key, [LEDGER_FILE], folder, workbook)
    if not stale and not ledger_stale:
        _say_current(folder, plans, formats)
        return 0
    _check_sources(article, given, stale, workbook)
    if arguments.explain:
        _explain(stale, folder, workbook)
    _make(stale, formats, folder, workbook, _ledger(article, ledger_key), force=arguments.force)
    _say_published(folder, plans, formats)
    return 0


def _check_sources(article: Article, given: Mapping[str, object], plans: Sequence[Plan], workbook: Workbook) -> None:
    """Refuse a source that no article of a run cites: the notebook would find that out too late."""
    from tallybook.press.declarations import SOURCES, declared
    from tallybook.press.parameters import fit

    if SOURCES.name in given and any(declared(each.notebook) for each in plans):
        from tallybook.analysis.reading import read_ledgers
        from tallybook.ledger.extract import extract
        from tallybook.text.intake import article_of

        names = fit(SOURCES, given[SOURCES.name])
        for further in dict.fromkeys(each.further for each in plans if declared(each.notebook)):
            articles = [article, *(article_of(received, workbook) for received in further)]
            read_ledgers([extract(one) for one in articles], sources=names if isinstance(names, list) else [])


def _settings(arguments: argparse.Namespace) -> tuple[str, dict[str, object]]:
    """Return the article that is meant and the parameters that were given."""
    from tallybook.cli.settings import read_settings

    given: dict[str, object] = read_settings(arguments.params) if arguments.params else {}
    given |= _from_options(arguments.parameter)
    named = given.pop("article", None)
    if arguments.article and named and arguments.article != named:
        raise UsageError("article", expected=f"one article, {arguments.article}", found=f"another, {named}")
    reference = arguments.article or named or SEED
    if not isinstance(reference, str):
        raise UsageError("article", expected="a seed's id or a path", found=repr(reference))
    return reference, given


def _from_options(pairs: Sequence[Sequence[str]]) -> dict[str, object]:
    """Return the parameters of the command line; a list may be given value by value."""
    lists = {row.name for declaration in DECLARATIONS for row in declaration.parameters if row.kind in LISTS}
    given: dict[str, object] = {}
    for name, value in pairs:
        if name not in given:
            given[name] = value
        elif name in lists:
            before = given[name]
            given[name] = [*(before if isinstance(before, list) else [before]), value]
        else:
            raise UsageError(f"{name}: given twice", found=f"{given[name]!r} and {value!r}")
    return given


def _formats(words: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(word.strip().lower() for word in words.split(",") if word.strip()))
    if not asked or any(word not in FORMATS for word in asked):
        raise UsageError("--to", expected="html, pdf or html,pdf", found=repr(words))
    return asked


def _files(plan: Plan, formats: Sequence[str]) -> list[str]:
    return [f"{plan.notebook}.{wanted}" for wanted in formats]


def _make(
    stale: Sequence[Plan],
    formats: Sequence[str],
    folder: Path,
    workbook: Workbook,
    ledger: Product,
    *,
    force: bool,
) -> None:
    from tallybook.press.publish import export, publish, read_record
    from tallybook.press.run import run as run_notebook

    known = read_record(folder, workbook)
    runs = [run_notebook(each, workbook, progress=_progress, force=force) for each in stale]
    products = [export(done, _renewed(done.plan, formats, known)) for done in runs]
    publish([*products, ledger], folder, workbook)


def _renewed(plan: Plan, formats: Sequence[str], known: Mapping[str, Any]) -> list[str]:
    """Return the formats to publish: those asked for, and those there already, lest one be left of an older run."""
    there = known.get(plan.notebook, {}).get("files", {})
    return [wanted for wanted in FORMATS if wanted in formats or f"{plan.notebook}.{wanted}" in there]


def _ledger(article: Article, key: Key) -> Product:
    from tallybook.ledger.extract import extract
    from tallybook.ledger.printed import to_csv
    from tallybook.press.publish import Product

    return Product(LEDGER, key, {LEDGER_FILE: to_csv([extract(article)]).encode("utf-8")})


def _explain(stale: Sequence[Plan], folder: Path, workbook: Workbook) -> None:
    from tallybook.press.key import changed
    from tallybook.press.publish import read_record

    known: Mapping[str, Any] = read_record(folder, workbook)
    for each in stale:
        before = known.get(each.notebook)
        if before is None:
            _progress(f"{each.notebook}: was not published here before")
            continue
        reasons = changed(before["inputs"], each.key.inputs) or ("a published file is missing or was changed",)
        for reason in reasons:
            _progress(f"{each.notebook}: {reason}")


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _say_current(folder: Path, plans: Sequence[Plan], formats: Sequence[str]) -> None:
    from tallybook.cli.output import shown

    names = ", ".join(each.notebook for each in plans)
    print(f"up to date: {shown(folder)} ({names}; {', '.join(formats)})")


def _say_published(folder: Path, plans: Sequence[Plan], formats: Sequence[str]) -> None:
    from tallybook.cli.output import shown

    print(f"published in {shown(folder)}:")
    for name in [*(file for each in plans for file in _files(each, formats)), LEDGER_FILE]:
        if not (folder / name).is_file():
            raise InputError(f"{name}: was published and is gone", remedy="Run the command again.")
        print(f"  {shown(folder / name)}")
