"""The command line: parses and prints, nothing else.

Each command is a module with ``HELP``, ``configure(parser)`` and ``run(arguments)``. What a command needs it imports
when it runs, so that ``--help`` and a report that is up to date answer at once.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tallybook.errors import TallybookError

INTERRUPTED = 130
TERMINATED = 143


class _Stopped(KeyboardInterrupt):
    """The process was asked to end (SIGTERM): it tidies up as for Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0: done; 1: the work failed; 2: wrong usage; 3: the input cannot be read; 130: interrupted; 143: terminated.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    _speak_utf8()
    try:
        with _stoppable():
            code = _command([word for word in given if word != "--debug"])
            sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        return 0
    except KeyboardInterrupt as stop:
        print("tallybook: interrupted", file=sys.stderr)
        return TERMINATED if isinstance(stop, _Stopped) else INTERRUPTED
    except TallybookError as error:
        return _failed(error, error.exit_code, debug=debug)
    except Exception as error:  # a defect of Tallybook's own still ends in one line
        defect = TallybookError(f"unexpected {type(error).__name__}: {error}", remedy="See it all with --debug.")
        return _failed(defect, defect.exit_code, debug=debug)
    return code


@contextmanager
def _stoppable() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _Stopped

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _command(given: list[str]) -> int:
    from tallybook.cli.parser import parse

    command, arguments = parse(given)
    code: int = command.run(arguments)
    return code


def _failed(error: TallybookError, code: int, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    print(f"tallybook: {' '.join(str(error).split())}", file=sys.stderr)
    return code


def _speak_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors=errors, newline="\n")


def _close_quietly() -> None:
    """Let the interpreter end without a word about the pipe that nobody reads any more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None
