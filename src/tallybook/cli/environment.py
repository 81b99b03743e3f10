"""Parameters from environment variables: ``TALLYBOOK_PARAM_HEDGE_POLICY=wide``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tallybook.press.parameters import Declaration, unknown

PREFIX = "TALLYBOOK_PARAM_"


def from_environment(
    variables: Mapping[str, str], wanted: Iterable[Declaration], known: Iterable[Declaration]
) -> dict[str, object]:
    """Return the parameters that environment variables set, as far as a wanted notebook declares them.

    Parameters
    ----------
    variables : mapping of str to str
        The environment.
    wanted : iterable of Declaration
        The notebooks to be run.
    known : iterable of Declaration
        All notebooks: what one of these declares is no mistake.

    Raises
    ------
    UsageError
        If no notebook declares a parameter of that name, with a did-you-mean.
    """
    asked, every = tuple(wanted), tuple(known)
    found: dict[str, object] = {}
    for variable in sorted(variables):
        if variable.startswith(PREFIX):
            name = variable.removeprefix(PREFIX).lower()
            if not any(declaration.find(name) for declaration in (*asked, *every)):
                raise unknown(name, every or asked, said=variable)
            if any(declaration.find(name) for declaration in asked):
                found[name] = variables[variable]
    return found
