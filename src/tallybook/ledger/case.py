"""A correction as a case for the tests: the sentence, its figure in square brackets, and what is to be read."""

from __future__ import annotations

from tallybook.errors import UsageError
from tallybook.ledger.ledger import Ledger
from tallybook.ledger.review import Review
from tallybook.ledger.reviewfile import toml_value

_NOT_ALONE = ("part_of", "repeats", "lat", "lon")  # they say nothing of one sentence by itself


def case_of(ledger: Ledger, review: Review) -> str:
    """Return the lines to append to a corpus, ``tests/corpus/corrections.toml``.

    Raises
    ------
    UsageError
        If the correction says nothing that a sentence by itself could be asked for.
    """
    sentence = next(found.span for found in reversed(ledger.sentences) if found.span.start <= review.start)
    body = ledger.article.body
    before, after = body[sentence.start : review.start], body[review.end : max(sentence.end, review.end)]
    wanted = {name: value for name, value in review.after.items() if name not in _NOT_ALONE and value is not None}
    if review.action != "reject" and not wanted:
        raise UsageError(
            f"“{review.text}”: the correction cannot be a case", found=f"no field of its own ({review.action})"
        )
    expect = "".join(f"expect.{name} = {toml_value(value)}\n" for name, value in wanted.items())
    said = " ".join(f"{before}[{review.text}]{after}".split())
    published = ledger.article.published
    return (
        f"\n[[case]]\nwhy = {toml_value(review.why)}\n"
        + (f"published = {toml_value(published)}\n" if published else "")
        + (expect if review.action != "reject" else 'expect = "nothing"\n')
        + f"say = [{toml_value(said)}]\n"
    )
