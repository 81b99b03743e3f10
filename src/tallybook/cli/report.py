"""Run the notebooks on an article, and publish what they find as HTML and PDF."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallybook.cli.making import (
    FORMATS,
    add_engine,
    add_limits,
    begun,
    check_sources,
    formats_of,
    look_at_article,
    make_ledger,
    processors,
    progress,
    settings_of,
)
from tallybook.errors import InputError, UsageError
from tallybook.press.declarations import DECLARATIONS, SEED
from tallybook.press.parameters import LISTS

if TYPE_CHECKING:
    from tallybook.press.parameters import Parameter
    from tallybook.press.plan import Plan
    from tallybook.workbook import Workbook

HELP = "run the notebooks and publish: HTML, PDF and the ledger"
_ORDER = """\
A parameter given with -p wins over one in the file of --params, that over the variable TALLYBOOK_PARAM_<NAME>, that
over the default. A notebook of your own declares its parameters in its cell tagged `parameters`."""


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
    add_engine(parser)
    add_limits(parser)
    parser.add_argument("--explain", action="store_true", help="say which input makes each notebook run")


def parameter_table() -> str:
    """Return the parameters of the workbook's notebooks, with type, default and help."""
    rows = {row.name: row for declaration in DECLARATIONS for row in declaration.parameters}
    lines = ["parameters:"]
    for row in rows.values():
        readers = [declaration.notebook for declaration in DECLARATIONS if declaration.find(row.name)]
        lines += [
            f"  {row.name}: {row.allowed} (default: {_default(row)})",
            f"      {row.help}",
            f"      Read by {', '.join(readers)}.",
        ]
    return "\n".join([*lines, "", _ORDER])


def help_for(words: Sequence[str]) -> str:
    """Return the parameters of the notebook that is named, as a table; of all where none is."""
    from tallybook.press.plan import declaration_of
    from tallybook.workbook import find_workbook

    workbook = find_workbook()
    for word in words:
        name = Path(word).name.removesuffix(".ipynb")
        if (workbook.notebooks / f"{name}.ipynb").is_file():
            declaration = declaration_of(name, workbook)
            rows = [(row.name, row.allowed, _default(row), row.help) for row in declaration.parameters]
            lines = _aligned([("parameter", "what it may be", "default", "what it does"), *rows])
            rules = [f"{rule.first} may not exceed {rule.second}: {rule.why}." for rule in declaration.rules]
            return "\n".join([f"parameters of {name}:", *lines, *rules, "", _ORDER])
    return parameter_table()


def _default(row: Parameter) -> str:
    return str(row.default) if row.default not in ("", []) else "none named"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def run(arguments: argparse.Namespace) -> int:
    """Publish, or say that all is up to date."""
    from tallybook.press.jobs import Job, is_done, make, stale_plans
    from tallybook.press.key import key_of
    from tallybook.press.place import check_writable
    from tallybook.press.plan import notebook_names, plan
    from tallybook.text.intake import STDIN, article_of, receive
    from tallybook.workbook import find_workbook

    formats = formats_of(arguments.to)
    workbook = find_workbook()
    names = list(dict.fromkeys(arguments.notebook or notebook_names(workbook)))
    if not names:
        raise UsageError("report: the workbook has no notebooks", expected="notebooks/*.ipynb")
    reference, given = _settings(arguments, names, workbook)
    receipt = begun(arguments.given, filter(None, [arguments.params]), workbook)
    look_at_article(receipt, reference, workbook)
    received = receive(reference, workbook)
    article = article_of(received, workbook)
    if not received.record and not arguments.output and (workbook.seeds / article.article_id).is_dir():
        raise UsageError(f"{reference}: would take the place of the seed {article.article_id}", remedy="Add -o DIR.")
    folder = Path(arguments.output) if arguments.output else workbook.reports / article.article_id
    receipt.look(_published(names, formats, folder, workbook))
    plans = plan(names, given, received, article, workbook)
    job = Job(
        article.article_id, folder, plans, key_of({}, {}, received, workbook, reviewed=(article.article_id,)), formats
    )
    if not arguments.force and is_done(job, workbook):
        said = _current(folder, plans, formats)
        print(said)
        if reference != STDIN and not any(each.further for each in plans):
            receipt.write(str(workbook.root), said)
        return 0
    check_writable(folder)
    stale = plans if arguments.force else stale_plans(job, workbook)
    check_sources(stale, workbook)
    if arguments.explain:
        _explain(stale, folder, workbook)
    settings = settings_of(arguments, processors())
    for outcome in make([job], workbook, settings, ledger=make_ledger, progress=progress):
        if outcome.error:
            raise outcome.error
    _say_published(folder, plans, formats)
    return 0


def _settings(arguments: argparse.Namespace, names: Sequence[str], workbook: Workbook) -> tuple[str, dict[str, object]]:
    """Return the article that is meant and the parameters that were given: an option wins, then the file."""
    from tallybook.cli.environment import from_environment
    from tallybook.cli.settings import read_settings
    from tallybook.press.plan import declaration_of

    asked = [declaration_of(Path(name).stem, workbook) for name in names]
    given = from_environment(os.environ, asked, (*asked, *DECLARATIONS))
    given |= read_settings(arguments.params) if arguments.params else {}
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


def _explain(stale: Sequence[Plan], folder: Path, workbook: Workbook) -> None:
    from tallybook.press.key import changed
    from tallybook.press.publish import read_record

    known: Mapping[str, Any] = read_record(folder, workbook)
    for each in stale:
        before = known.get(each.notebook)
        if before is None:
            progress(f"{each.notebook}: was not published here before")
            continue
        reasons = changed(before["inputs"], each.key.inputs) or ("a published file is missing or was changed",)
        for reason in reasons:
            progress(f"{each.notebook}: {reason}")


def _published(names: Sequence[str], formats: Sequence[str], folder: Path, workbook: Workbook) -> Iterator[Path]:
    """Yield what an answer that all is up to date goes by in the folder of a report."""
    from tallybook.press.jobs import LEDGER_FILE
    from tallybook.press.publish import record_path

    yield from (folder / f"{Path(name).stem}.{wanted}" for name in names for wanted in formats)
    yield from (folder, folder / LEDGER_FILE, record_path(folder, workbook))


def _current(folder: Path, plans: Sequence[Plan], formats: Sequence[str]) -> str:
    from tallybook.cli.output import shown

    names = ", ".join(each.notebook for each in plans)
    return f"up to date: {shown(folder)} ({names}; {', '.join(formats)})"


def _say_published(folder: Path, plans: Sequence[Plan], formats: Sequence[str]) -> None:
    from tallybook.cli.output import shown
    from tallybook.press.jobs import LEDGER_FILE, files_of

    print(f"published in {shown(folder)}:")
    for name in [*(file for each in plans for file in files_of(each, formats)), LEDGER_FILE]:
        if not (folder / name).is_file():
            raise InputError(f"{name}: was published and is gone", remedy="Run the command again.")
        print(f"  {shown(folder / name)}")
