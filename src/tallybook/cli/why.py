"""From a number back to its sentence, and to the rules and cue words that read it."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from tallybook.errors import UsageError

if TYPE_CHECKING:
    from tallybook.ledger.claim import Claim
    from tallybook.ledger.ledger import Ledger

HELP = "say where a number comes from"
SHORTEST_ID = 4
_LEFT_TO_TRAIL = ("claim_id", "article_id", "sentence", "start", "end", "text", "trail")
_DIGITS = re.compile(r"\d[\d,. \u00a0\u202f]*")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("article", metavar="ARTICLE", help="a seed's id, a text file, or a published report or ledger")
    parser.add_argument("number", metavar="NUMBER", help='as printed ("790", "400,000", "dozens"), "#3", or a claim id')


def run(arguments: argparse.Namespace) -> int:
    """Print what the number stands for."""
    from tallybook.cli.published import is_report, read_published

    if is_report(arguments.article):
        _answer(arguments.article, arguments.number)
        return 0
    from tallybook.ledger.reviewed import reviewed

    ledger = reviewed(read_published(arguments.article))
    claims = find(ledger, arguments.number)
    if not claims:
        raise _nothing(ledger, arguments.number)
    print("\n\n".join(explained(ledger, claim) for claim in claims))
    return 0


def _answer(name: str, number: str) -> None:
    """Print what a report has behind a number that it prints."""
    from pathlib import Path

    from tallybook.cli.answers import answer
    from tallybook.press.verify import read_report
    from tallybook.text.terminal import visible

    _, _, record = read_report(Path(name))
    said = answer(record, number)
    if not said:
        texts = ", ".join(dict.fromkeys(item.text for item in record.evidence))
        raise UsageError(
            f"{number}: no number of {name}",
            expected=f"one of {texts}, or a number computed from them" if texts else "",
        )
    print("\n".join(visible(line) for line in said.split("\n")))


def find(ledger: Ledger, number: str) -> tuple[Claim, ...]:
    """Return the claims that `number` names: by id, by place in the ledger, by words or by amount."""
    wanted = number.strip().lower()
    if not wanted:
        return ()
    if wanted.startswith("#") and wanted[1:].isdigit():
        return ledger.claims[int(wanted[1:]) - 1 : int(wanted[1:])] if int(wanted[1:]) else ()
    long_enough = len(wanted) >= SHORTEST_ID
    by_id = tuple(claim for claim in ledger.claims if long_enough and claim.claim_id.startswith(wanted))
    if by_id and not wanted.isdigit():
        return by_id
    amount = _amount(wanted)
    matches = (
        tuple(
            claim for claim in ledger.claims if amount is not None and amount in (claim.value, claim.low, claim.high)
        ),
        tuple(claim for claim in ledger.claims if _says(f"{claim.text} {claim.alt}".lower(), wanted)),
        tuple(claim for claim in ledger.claims if amount is not None and amount == claim.magnitude),
        by_id,
    )
    return next((match for match in matches if match), ())


def explained(ledger: Ledger, claim: Claim) -> str:
    """Return the sentence with the claim marked, each field, and what decided it."""
    from dataclasses import fields

    from tallybook.text.terminal import visible

    number = ledger.claims.index(claim) + 1
    sentence = ledger.sentences[claim.sentence].span
    body = ledger.article.body
    marked = f"{body[sentence.start : claim.start]}[{claim.text}]{body[claim.end : sentence.end]}"
    where = f"sentence {claim.sentence + 1}, characters {claim.start}–{claim.end}"
    lines = [f"#{number} {claim.claim_id}  {claim.article_id}, {where}", f"  {' '.join(marked.split())}", ""]
    for item in fields(claim):
        value = getattr(claim, item.name)
        if item.name not in _LEFT_TO_TRAIL and not item.name.endswith("_span") and value not in (None, "", False):
            lines.append(f"  {item.name:<17} {value}")
    lines += ["", "  read by"]
    for step in claim.trail:
        cue = f'  "{step.span.of(body)}"' if step.span else ""
        lines.append(f"  {step.field:<17} {step.rule}{cue}")
    return "\n".join(visible(line) for line in lines)


def _says(text: str, wanted: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def _amount(text: str) -> float | None:
    found = _DIGITS.fullmatch(text)
    try:
        return float(re.sub(r"[, \u00a0\u202f]", "", text)) if found else None
    except ValueError:
        return None


def _nothing(ledger: Ledger, number: str) -> UsageError:
    body = ledger.article.body
    for rest in ledger.residue:
        if _says(rest.span.of(body).lower(), number.strip().lower()):
            return UsageError(f"{number}: no claim of {ledger.article.article_id}", found=f"left out as {rest.reason}")
    texts = ", ".join(claim.text for claim in ledger.claims)
    return UsageError(
        f"{number}: no claim of {ledger.article.article_id}",
        expected=f"one of {texts}" if texts else "a claim, and the article has none",
    )
