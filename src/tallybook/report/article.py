"""The article as printed, beside what was read in it."""

from __future__ import annotations

from tallybook.analysis import wording, words
from tallybook.analysis.kinds import mark_of
from tallybook.analysis.leftovers import Leftovers, leftovers
from tallybook.analysis.reading import Reading
from tallybook.analysis.timeline import date_labels
from tallybook.document.nodes import (
    Block,
    Break,
    ClaimRef,
    Column,
    EvidenceMark,
    Heading,
    Inline,
    Paragraph,
    QuoteMark,
    Row,
    Side,
    Table,
    Text,
    Title,
)
from tallybook.document.traces import LEXICON_WORDS, RECORDED
from tallybook.ledger.claim import Claim
from tallybook.report.display import Piece, piece
from tallybook.report.marked import article_text, quote_labels
from tallybook.report.opening import UNTITLED
from tallybook.report.sentences import as_asked
from tallybook.report.value import computed, counted, in_claim, joined, muted, of_claim, strong, tally, worded

WIDTHS, _WIDER = (88.0, 79.0), (91.0, 76.0)
_LINE = 46  # characters of the article in a line of its column
_MUCH_LONGER = 1.5
_AROUND = " ,;:()"  # what a numeral that is left out may be cut with: ", 58"


def opening(reading: Reading) -> Piece:
    """Return the title of the article, below what the report is and who printed it when."""
    printed = reading.ledger.article
    said = [", from ".join(part for part in (printed.publisher, printed.agency) if part)]
    said += [words.day(printed.published)] if printed.published else []
    kicker: list[Inline] = [Text("The article and its ledger")]
    for part in filter(None, said):
        kicker += [Text(" · "), worded(part, RECORDED)]
    return piece(reading, Title(tuple(kicker), printed.title or UNTITLED, (), ()))


def beside(reading: Reading) -> Piece:
    """Return the article with every claim, quotation and date marked, and the ledger.

    They stand side by side, the tables of dates and of speakers under whichever column is the shorter. A ledger that
    is much the longer stands below, as wide as the page, and the tables beside the article.
    """
    text: list[Block] = [_heading("The article, as printed"), article_text(reading)]
    number = counted(reading.claims, "figures in the ledger")
    plural = "figure" if len(reading.claims) == 1 else "figures"
    title = Heading(2, (Text("The ledger of "), number, Text(f" {plural}"), *as_asked(reading)))
    table: list[Block] = [title, _ledger_table(reading)]
    lengths = [len(reading.ledger.article.body) / _LINE, 4 + 3.2 * len(reading.claims)]
    small = [found for found in (_dates_table(reading), _voices_table(reading)) if found is not None]
    if small and lengths[1] > _MUCH_LONGER * lengths[0]:
        return piece(reading, Side((tuple(text), tuple(small)), _WIDER), *table)
    for found in small:
        column = 0 if lengths[0] < lengths[1] else 1
        (text, table)[column].append(found)
        lengths[column] += 3 + 1.6 * len(found.rows)
    return piece(reading, Side((tuple(text), tuple(table)), WIDTHS))


def ledger(reading: Reading) -> Piece:
    """Return the ledger as a table: each figure as worded, what its words allow, and who says so."""
    return piece(reading, _ledger_table(reading))


def dates(reading: Reading) -> Piece:
    """Return the article's dates, resolved."""
    return piece(reading, _dates_table(reading) or _nothing("The article names no day."))


def voices(reading: Reading) -> Piece:
    """Return who says what: the quotations by speaker."""
    return piece(reading, _voices_table(reading) or _nothing("The article quotes nobody."))


def residue(reading: Reading) -> Piece:
    """Return the numerals that are no figure, with the reason; those of dates and conversions only by their number."""
    left = leftovers(reading)
    plain = _plain_leftovers(left)
    if not left.others:
        return piece(reading, Paragraph(plain or (Text("Every numeral of the article is a figure."),), "note"))
    rows = tuple(
        Row(
            (
                (worded(wording.capital(reason), LEXICON_WORDS),),
                joined([worded(f"“{said.strip(_AROUND)}”") for said in said_so]),
            )
        )
        for reason, said_so in left.others
    )
    columns = (Column("Why it is no figure"), Column("Words"))
    return piece(reading, Table(columns, rows, "Numerals left out of the ledger", note=plain, narrow=True))


def _plain_leftovers(left: Leftovers) -> tuple[Inline, ...]:
    """Return what is said of the numerals that need no reason."""
    said: list[Inline] = []
    if left.of_dates:
        number = tally(left.of_dates, "numerals that belong to a date", capital=True)
        said += [number, Text(" numeral belongs to a date." if left.of_dates == 1 else " numerals belong to dates.")]
    if left.conversions:
        how = "numerals that give the figure before them in another unit"
        verb = " gives the figure before it" if left.conversions == 1 else " give the figure before them"
        said += [Text(" ")] if said else []
        said += [tally(left.conversions, how, capital=True), Text(f"{verb} in another unit.")]
    return tuple(said)


def _heading(words: str) -> Heading:
    return Heading(2, (Text(words),))


def _nothing(words: str) -> Paragraph:
    return Paragraph((Text(words),), "note")


def _ledger_table(reading: Reading) -> Block:
    if not reading.claims:
        return Paragraph((Text("The article reports no figures"), *as_asked(reading), Text(".")), "note")
    columns = (Column("", width=0), Column("As worded"), Column("What it allows"), Column("Source", width=0.9))
    return Table(
        columns,
        tuple(_ledger_row(reading, claim) for claim in reading.claims),
        "Each figure as worded, and what the words allow",
        label="ledger",
        numbered=False,
        hide_caption=True,
    )


def _ledger_row(reading: Reading, claim: Claim) -> Row:
    what, allowed = wording.what(claim), wording.allows(claim, reading.allows(claim))
    alt: tuple[Inline, ...] = (Text(" "), in_claim(claim, claim.alt)) if claim.alt else ()
    source = wording.capital(claim.source) or "Not named"
    via: tuple[Inline, ...] = (Break(), muted(Text("through "), in_claim(claim, claim.via))) if claim.via else ()
    return Row(
        (
            (ClaimRef(claim.claim_id),),
            (strong(of_claim(claim, claim.text)), *alt, Break(), muted(in_claim(claim, what), *_ties(reading, claim))),
            (
                in_claim(claim, allowed),
                Break(),
                muted(in_claim(claim, wording.period(claim, reading.ledger))),
            ),
            (EvidenceMark(mark_of(claim)), in_claim(claim, source), *via),
        ),
        claim.claim_id,
    )


def _ties(reading: Reading, claim: Claim) -> tuple[Inline, ...]:
    """Return what ties a figure to others, and who is blamed for it."""
    known = {other.claim_id for other in reading.claims}
    ties: list[Inline] = []
    for tie, other in ((", part of ", claim.part_of), (", repeats ", claim.repeats)):
        if other in known:
            ties += [Text(tie), ClaimRef(other)]
    if claim.superseded:
        ties.append(Text(", replaced in the text"))
    ties += [Text(f", {wording.by_hand(claim)}")] if wording.by_hand(claim) else []
    if claim.blamed:
        ties += [Text("; blamed: “"), in_claim(claim, claim.blamed), Text("”")]
    return tuple(ties)


def _dates_table(reading: Reading) -> Table | None:
    found = sorted(reading.ledger.dates, key=lambda expression: expression.span)
    if not found:
        return None
    body, labels, published = reading.ledger.article.body, date_labels(reading.ledger), reading.ledger.article.published
    against = f" against {words.day(published)}" if published else ""
    rows = []
    for expression in found:
        said = expression.span.of(body)
        day = "not resolved"
        if expression.start is not None and expression.end is not None:
            day = words.days(expression.start, expression.end)
        resolved = computed(day, f"a date of the article, resolved{against}") if day != "not resolved" else Text(day)
        label = labels[expression.span]
        rows.append(Row(((muted(Text(label)),), (worded(said),), (resolved,))))
    columns = (Column("", width=0), Column("As worded"), Column("Day or days", "right", 0.9))
    caption = "Dates, resolved against the day of publication" if published else "Dates"
    return Table(columns, tuple(rows), caption, numbered=False, label="dates")


def _voices_table(reading: Reading) -> Table | None:
    body = reading.ledger.article.body
    speakers = {quote.quotation.span: quote.speaker for quote in reading.ledger.quotes}
    labelled = [(speakers[span], span.of(body), label) for span, label in quote_labels(reading)]
    spoken: dict[str, list[tuple[str, str]]] = {}
    for speaker, said, label in labelled:
        spoken.setdefault(speaker, []).append((said, label))
    rows = []
    for speaker, quotes in spoken.items():
        cell: list[Inline] = []
        for said, label in quotes:
            cell += [Break()] if cell else []
            cell.append(QuoteMark((Text(f"“{' '.join(said.split())}”"),), label))
        rows.append(Row(((strong(worded(speaker or "Nobody named")),), tuple(cell))))
    if not rows:
        return None
    return Table(
        (Column("Who", width=0.4), Column("In their words")),
        tuple(rows),
        "Who says what",
        numbered=False,
        label="voices",
    )
