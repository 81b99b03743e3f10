"""The command line: parses and prints, nothing else.

Each command is a module with ``HELP``, ``configure(parser)`` and ``run(arguments)``. What a command needs it imports
when it runs, so that ``--help`` and a report that is up to date answer at once.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # what typing calls so; typing takes longer to load than the answer that nothing has changed
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0: done; 1: the work failed; 2: wrong usage; 3: the input cannot be read; 130: interrupted; 143: terminated.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    if given[:1] in (["report"], ["sweep"]):
        from tallybook.cli.receipt import recall

        said = recall(given)
        if said:
            print(said)
            return 0
    from tallybook.cli.command import run

    return run(given)


def _speak_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors=errors, newline="\n")
