"""Further articles of a run: what they name is settled before any kernel starts."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.errors import UsageError
from tallybook.press.parameters import Value
from tallybook.text.intake import Received, article_of, receive
from tallybook.workbook import Workbook


def receive_further(references: Value, known: Iterable[Received], workbook: Workbook) -> tuple[Received, ...]:
    """Return the bytes of further articles, in the order given.

    Parameters
    ----------
    references : list of str
        Seeds' ids and paths of files.
    known : iterable of Received
        The articles that the run has already; none may be given again.
    workbook : Workbook

    Raises
    ------
    InputError
        If there is no such seed or file, or it cannot be read.
    UsageError
        If an article is given twice, or two would go by one name.
    """
    taken = list(known)
    found: list[Received] = []
    for reference in references if isinstance(references, list) else []:
        received = receive(reference, workbook)
        article_of(received, workbook)
        _check(reference, received, taken)
        taken.append(received)
        found.append(received)
    return tuple(found)


def _check(reference: str, received: Received, taken: Iterable[Received]) -> None:
    """Refuse an article that is there already: its figures would stand beside themselves."""
    for other in taken:
        if received.data == other.data:
            raise UsageError(
                f"articles: {reference} is an article of this run already",
                expected="each article once",
                found=f"the text of {other.name} again",
                remedy="Leave it out.",
            )
        if received.article_id == other.article_id:
            raise UsageError(
                f"articles: {reference}",
                expected="a name of its own for each article",
                found=f"{other.name}, which goes by {other.article_id} too",
                remedy="Rename one of the files.",
            )
