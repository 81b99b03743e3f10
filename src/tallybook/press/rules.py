"""What the values of parameters may not be together, and what no parameter may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tallybook.errors import UsageError

_SECRET = re.compile(
    r"(?:^|_)(?:password|passwd|passphrase|secret|token|credentials?|(?:api|access|private|secret)_?key)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Order:
    """Two parameters of which the first may not exceed the second; one that is empty or zero is not set.

    Attributes
    ----------
    first, second : str
        Names of dates or of numbers.
    why : str
        What the two are together: "the first and the last day".
    """

    first: str
    second: str
    why: str

    def check(self, values: Mapping[str, Any]) -> None:
        """Refuse values that contradict each other.

        >>> Order("since", "until", "the first and the last day").check({"since": "2019-08-01", "until": ""})

        Raises
        ------
        UsageError
            If the first is the greater.
        """
        first, second = values[self.first], values[self.second]
        if first and second and first > second:
            raise UsageError(
                f"{self.first} and {self.second}",
                expected=f"{self.why}, in this order",
                found=f"{first} and {second}",
                remedy=f"Make {self.first} {second} or less, or {self.second} {first} or more.",
            )


def check_secret(name: str, *, marked: bool) -> None:
    """Refuse a parameter that is marked secret, or whose name says that it is one.

    Parameters are written into the notebook that is kept and printed in the report.

    >>> check_secret("token_count", marked=False)

    Raises
    ------
    UsageError
        If it is a secret.
    """
    if marked or _SECRET.search(name):
        raise UsageError(
            f"{name}: is a secret, and parameters are printed in the report",
            remedy="Let the notebook read it from an environment variable.",
        )
