"""The commands and their options; a name that is not known gets a did-you-mean."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from tallybook import __version__
from tallybook.errors import UsageError

COMMANDS = ("add", "extract", "audit", "report", "sweep", "review", "why", "verify", "lab", "doctor", "clean")
_MISTYPED = re.compile(r"argument ([\w-]+): invalid (int|float) value: (.*)")
_NUMBERS = {"int": "a whole number", "float": "a number"}


class _Parser(argparse.ArgumentParser):
    """Reports what is wrong as an error of Tallybook's, on one line."""

    def error(self, message: str) -> NoReturn:
        mistyped = _MISTYPED.fullmatch(message)
        if mistyped:
            option, kind, found = mistyped.groups()
            raise UsageError(f"{self.prog} {option}", expected=_NUMBERS[kind], found=found)
        raise UsageError(f"{self.prog}: {message}", remedy=f"`{self.prog} --help` shows how it is used.")


def parse(given: Sequence[str]) -> tuple[Any, argparse.Namespace]:
    """Return the module of the command, and its arguments.

    Raises
    ------
    UsageError
        If there is no such command, option or argument.
    """
    top = _Parser(prog="tallybook", description="The figures that a news dispatch reports.", allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"tallybook {__version__}")
    top.add_argument("--debug", action="store_true", help="print a traceback where something fails")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser, prog=top.prog)
    _check_command(given)
    first = next((word for word in given if not word.startswith("-")), None)
    modules = {name: import_module(f"tallybook.cli.{name}") for name in ([first] if first else COMMANDS)}
    parsers: dict[str, argparse.ArgumentParser] = {}
    for name, module in modules.items():
        parsers[name] = commands.add_parser(
            name,
            help=module.HELP,
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        module.configure(parsers[name])
        if hasattr(module, "help_for") and {"-h", "--help"} & set(given):
            parsers[name].epilog = module.help_for([word for word in given if not word.startswith("-")])
    arguments, left = top.parse_known_args(given, argparse.Namespace(given=list(given)))
    if arguments.command is None:
        top.print_help()
        raise UsageError("tallybook: no command", expected=f"one of {', '.join(COMMANDS)}")
    if left:
        raise _not_known(left[0], parsers[arguments.command])
    return modules[arguments.command], arguments


def _check_command(given: Sequence[str]) -> None:
    first = next((word for word in given if not word.startswith("-")), None)
    if first is None or first in COMMANDS:
        return
    close = _closest(first, COMMANDS)
    raise UsageError(
        f"{first}: no such command",
        expected=f"one of {', '.join(COMMANDS)}",
        remedy=f"Did you mean `tallybook {close}`?" if close else "`tallybook --help` lists them.",
    )


def _not_known(word: str, parser: argparse.ArgumentParser) -> UsageError:
    if not word.startswith("-"):
        return UsageError(f"{parser.prog}: one argument too many", found=repr(word))
    options = re.findall(r"(?<![\w-])--?[a-z][\w-]*", parser.format_help())
    close = _closest(word.partition("=")[0], options)
    return UsageError(
        f"{parser.prog}: no option {word}",
        remedy=f"Did you mean {close}?" if close else f"`{parser.prog} --help` lists them.",
    )


def _closest(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1)), "")
