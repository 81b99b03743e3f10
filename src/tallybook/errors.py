"""Everything that Tallybook raises on purpose.

::

    TallybookError              exit code 1   the work failed
    ├── UsageError              exit code 2   a name, value or option that does not fit
    ├── InputError              exit code 3   an input that cannot be read
    │   └── ChangedError                      a file is not the one that its record names
    ├── RefusedError                          a request that would mislead, and why it would
    ├── RunError                              a notebook did not run to its end
    └── PublishError                          a gate refused to publish

Each error is one line: what was expected, what was found, what to do next.
The three are kept as fields, so that a caller need not take the line apart.
"""

from __future__ import annotations


class TallybookError(Exception):
    """The work failed.

    Parameters
    ----------
    what : str
        The thing concerned and what is wrong with it.
    expected, found, remedy : str
        What should have been, what was, and the next step. Empty parts are left out of the line.

    >>> str(UsageError("hedge_policy", expected="strict or wide", found="lax", remedy="Choose one."))
    'hedge_policy: expected strict or wide, found lax. Choose one.'
    """

    exit_code = 1

    def __init__(self, what: str, *, expected: str = "", found: str = "", remedy: str = "") -> None:
        self.what, self.expected, self.found, self.remedy = what, expected, found, remedy
        super().__init__(_line(what, expected, found, remedy))


class UsageError(TallybookError):
    """A name, value or option that does not fit."""

    exit_code = 2


class InputError(TallybookError):
    """An input that cannot be read."""

    exit_code = 3


class ChangedError(InputError):
    """A file is not the one that its record names."""


class RefusedError(TallybookError):
    """A request that would mislead, and why it would."""


class RunError(TallybookError):
    """A notebook did not run to its end."""


class PublishError(TallybookError):
    """A gate refused to publish."""


def _line(what: str, expected: str, found: str, remedy: str) -> str:
    facts = ", ".join(
        part for part in (f"expected {expected}" if expected else "", f"found {found}" if found else "") if part
    )
    line = f"{what}: {facts}" if facts else what
    if not remedy:
        return line
    return f"{line.rstrip('.')}. {remedy}"
