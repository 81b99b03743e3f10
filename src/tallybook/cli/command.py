"""Run a command: from its words to its exit code, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tallybook.errors import TallybookError

INTERRUPTED = 130
TERMINATED = 143


class _Stopped(KeyboardInterrupt):
    """The process was asked to end (SIGTERM): it tidies up as for Ctrl-C."""


def run(given: Sequence[str]) -> int:
    """Run the command that the words ask for, and return its exit code."""
    debug = "--debug" in given
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
    from tallybook.text.terminal import visible

    if debug:
        import traceback

        traceback.print_exc()
    print(visible(f"tallybook: {' '.join(str(error).split())}"), file=sys.stderr)
    return code


def _close_quietly() -> None:
    """Let the interpreter end without a word about the pipe that nobody reads any more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None
