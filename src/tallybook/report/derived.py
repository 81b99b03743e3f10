"""What the words allow: shares, ratios and rates worked out from an article, each with its bounds and assumptions."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis import wording, words
from tallybook.analysis.derived.amounts import bounded, brief, rough
from tallybook.analysis.derived.measure import MEASURES, PER_CAPITA, Derived
from tallybook.analysis.derived.sensitivity import Conclusion, Swing, conclusions, swings
from tallybook.analysis.derived.sheet import ALL, Item, Sheet, work_out
from tallybook.analysis.derived.wording import Told, what
from tallybook.charts.derived import draw_derived, drawn
from tallybook.charts.tornado import MOST, draw_tornado, ends
from tallybook.document.nodes import (
    Block,
    Box,
    Break,
    Chart,
    Column,
    EvidenceMark,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
    Value,
)
from tallybook.document.traces import WHOSE
from tallybook.interval import Interval
from tallybook.ledger.claim import Claim
from tallybook.quantities.printed import has_numeral
from tallybook.report.display import Piece, piece
from tallybook.report.opening import title_block
from tallybook.report.svg import Working, chart
from tallybook.report.value import boxes, computed, declared, in_claim, muted, parameter, strong, tally, worded

__all__ = ["first", "opening", "overview", "rates", "readings", "refused", "shares", "work_out"]

_HOW = "worked out from the figures that it rests on, a lower bound rounded down and an upper one up"
_READ = "worked out anew with hedges and dates read in each way"
_BASE = "words of the article; a rate among a population is customarily of so many people"
_TORNADO_NOTE = (
    "Each reading is changed by itself, all else as printed: hedges by each policy, the narrower inside the wider; "
    "a grey bar from the earliest to the latest day that a date may mean, its line the middle. A point is a side "
    "that the strict policy leaves open; the numbers are the outermost limits that a reading gives."
)
_ARE_FIRM = {False: "figure is the same under every reading.", True: "figures are the same under every reading."}
_COLUMNS = (
    Column("What follows", width=1.2),
    Column("The words allow", width=1.0),
    Column("Working, and what it takes for granted", width=1.85),
    Column("Figures", "right", 0.4),
)
_READ_BY = "Hedges read by the policy"
_HOWEVER = "however its hedges and dates are read"


def opening(sheet: Sheet) -> Piece:
    """Return the title block: how much follows from the figures, and how much of it survives every reading."""
    dates = ("Dates read", (parameter(_dates(sheet.days), "days"),))
    title = title_block("What the words allow · one article", [sheet.reading], finding(sheet), facts=[dates])
    return piece(sheet.reading, title, *first(sheet))


def finding(sheet: Sheet) -> tuple[Inline, ...]:
    """Return how much follows from the figures of an article, in one sentence."""
    total = len(sheet.items)
    if not total:
        return (Text("From the figures of this dispatch no share, ratio or rate can be worked out."),)
    kept = sum(found.survives for found in _concluded(sheet))
    number = tally(total, "shares, ratios and rates worked out", capital=True)
    said = (number, Text(f" {'figure follows' if total == 1 else 'figures follow'} from those of this dispatch"))
    if kept in (0, total):
        each = ("and it" if total == 1 else "and each") if kept else ("but it" if total == 1 else "but none")
        verb = "keeps no limit" if total == 1 and not kept else "keeps a limit"
        return (*said, Text(f", {each} {verb} {_HOWEVER}."))
    surviving = tally(kept, "of them with a limit under every reading")
    return (*said, Text("; "), surviving, Text(f" {'keeps' if kept == 1 else 'keep'} a limit {_HOWEVER}."))


def _dates(days: str) -> str:
    return "any day that they allow" if days == "any" else f"the {days} day that they allow"


def first(sheet: Sheet) -> tuple[Block, ...]:
    """Return the box of what follows first: of each measure the figure that ranks highest, where it has a limit."""
    leading = [min(found, key=lambda item: item.rank) for measure in MEASURES if (found := sheet.of(measure))]
    columns = tuple(_leading(item) for item in leading if item.limited)
    return (Box("What follows", columns),) if columns else ()


def _leading(item: Item) -> tuple[Inline, ...]:
    told = item.told
    return (
        EvidenceMark(item.mark),
        Text(" "),
        strong(_bounds(item)),
        Break(),
        worded(told.what, _BASE),
        Break(),
        muted(_who(told)),
    )


def shares(sheet: Sheet) -> Piece:
    """Return the shares and ratios: a chart, then a table of each."""
    groups = (("share", "Shares of a whole", "shares"), ("ratio", "Ratios", "ratios"))
    return _measured(
        sheet, groups, "No figure of the article is a part of another, nor counted beside another of its source."
    )


def rates(sheet: Sheet) -> Piece:
    """Return the rates a day and among a population: a chart, then a table of each."""
    groups = (("per_day", "Rates a day", "rates-a-day"), ("per_capita", "Rates among a population", "rates-per-capita"))
    return _measured(
        sheet,
        groups,
        "No figure of the article was counted over a week or more, or beside the population of its place.",
    )


def _measured(sheet: Sheet, groups: Sequence[tuple[str, str, str]], nothing: str) -> Piece:
    measures = [measure for measure, _, _ in groups]
    if sheet.measure not in (ALL, *measures):
        return piece(sheet.reading, _nothing("Left out: another measure was asked for."))
    items = sheet.of(*measures)
    if not items:
        return piece(sheet.reading, _nothing(nothing))
    tables = [
        Table(_COLUMNS, tuple(_row(item) for item in found), caption, label=label, numbered=False)
        for measure, caption, label in groups
        if (found := sheet.of(measure))
    ]
    chart_of_all = (overview(items, label=f"chart-{groups[0][2]}"),) if len(items) > 1 else ()  # one mark shows nothing
    return piece(sheet.reading, *chart_of_all, *tables)


def overview(items: Sequence[Item], *, label: str) -> Chart:
    """Return the chart of derived figures, titled by the one that ranks first; there is at least one."""
    base = declared(words.number(PER_CAPITA), _BASE)
    worked = [
        Working((*_base_of(item.derived), _bounds(item)), (*item.derived.of, *item.derived.by), (_in_short(item),))
        for item in drawn(items)
    ]
    values = [*(value for found in worked for value in (*found.values, *found.drawn)), base]
    return chart(draw_derived(items), title=_title(items), note=_note(items), label=label, values=values, worked=worked)


def _base_of(derived: Derived) -> tuple[Value, ...]:
    """Return of how many people a rate among a population is; nothing for another measure."""
    return (declared(words.number(PER_CAPITA), _BASE),) if derived.measure == "per_capita" else ()


def _title(items: Sequence[Item]) -> tuple[Inline, ...]:
    item = min(items, key=lambda item: item.rank)
    return (worded(item.told.what, _BASE), Text(": "), _bounds(item), Text(" ("), _source(item.told), Text(")"))


def _who(told: Told) -> Inline:
    return computed(told.who, WHOSE, told.claims) if has_numeral(told.who) else Text(told.who)


def _source(told: Told) -> Inline:
    return computed(told.source, WHOSE, told.claims) if has_numeral(told.source) else Text(told.source)


def _bounds(item: Item) -> Value:
    return computed(item.told.said, f"{item.told.working}: {_HOW}", item.told.claims)


def _in_short(item: Item) -> Value:
    return computed(brief(item.derived.measure, item.allowed, item.value), _HOW, item.told.claims)


def _note(items: Sequence[Item]) -> tuple[Inline, ...]:
    said = ["Each bar is marked by the weakest evidence among the figures behind it."]
    if any(None in (item.allowed.low, item.allowed.high) for item in items):
        said.append("The length of a pointed bar carries no amount: it shows only which side the words leave open.")
    further = len(items) - len(drawn(items))
    if not further:
        return (Text(" ".join(said)),)
    return (Text(f"{' '.join(said)} In the tables only: "), tally(further, "derived figures not drawn"), Text("."))


def _row(item: Item) -> Row:
    told = item.told
    working = computed(told.working, "the figures of the article and the days of the calendar", told.claims)
    return Row(
        (
            (worded(told.what, _BASE), Break(), muted(_who(told))),
            (EvidenceMark(item.mark), Text(" "), strong(_bounds(item))),
            (working, Break(), muted(*_grounds(told))),
            boxes(told.claims),
        )
    )


def _grounds(told: Told) -> tuple[Inline, ...]:
    """Return what a figure takes for granted, sentence by sentence."""
    said: list[Inline] = []
    for ground in told.grounds:
        said += [Text(" ")] if said else []
        said.append(worded(ground, "what the working takes for granted, in the words of the article and its days"))
    return tuple(said)


def readings(sheet: Sheet) -> Piece:
    """Return the tornado chart of readings, and the table of what every reading keeps."""
    found = _concluded(sheet)
    if not found:
        return piece(sheet.reading, _nothing("Nothing was worked out, so no reading changes it."))
    return piece(sheet.reading, *_tornado(sheet), _kept(found))


def _concluded(sheet: Sheet) -> tuple[Conclusion, ...]:
    shown = {item.derived for item in sheet.items}
    return tuple(found for found in conclusions(sheet.reading) if found.derived in shown)


def _tornado(sheet: Sheet) -> tuple[Block, ...]:
    shown = {item.derived for item in sheet.items}
    found = tuple(swing for swing in swings(sheet.reading) if swing.derived in shown)
    if not found:
        return (_nothing("No hedge and no date that it rests on can be read in more than one way."),)
    if len(found) == 1:
        return ()  # the table says as much as a single bar
    note: list[Inline] = [Text(_TORNADO_NOTE)]
    if len(found) > MOST:
        note += [Text(" Narrower and not drawn: "), tally(len(found) - MOST, "readings not drawn"), Text(".")]
    title = (
        Text("The reading that moves most: "),
        worded(_lower(what(found[0].derived)), _BASE),
        *_moved_by(found[0].worded),
    )
    worked = [_read(swing) for swing in found[:MOST]]
    values = [value for read in worked for value in (*read.values, *read.drawn)]
    drawing = draw_tornado(found)
    return (chart(drawing, title=title, note=tuple(note), label="readings", values=values, worked=worked),)


def _read(swing: Swing) -> Working:
    """Return the numbers that the chart of readings says of a swing."""
    measure, claims = swing.derived.measure, swing.derived.claims
    said = [rough(measure, swing.printed), *(_limits(measure, reach) for _, reach in swing.reaches)]
    values, drawn = ([computed(one, _READ, claims) for one in several] for several in (said, ends(swing)))
    return Working((*_base_of(swing.derived), *values), (*swing.derived.of, *swing.derived.by), drawn)


def _moved_by(said: Sequence[str]) -> tuple[Inline, ...]:
    listed: list[Inline] = [Text(", by ")]
    for index, words_of_text in enumerate(said):
        listed += [Text(" and ") if index else Text(""), worded(f"“{words_of_text}”")]
    return tuple(listed)


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]


def _kept(found: Sequence[Conclusion]) -> Block:
    moved = [one for one in found if one.moves]
    rest = len(found) - len(moved)
    unmoved = (tally(rest, "derived figures that no reading moves", capital=True), Text(f" {_ARE_FIRM[rest > 1]}"))
    if not moved:
        return Paragraph(unmoved, "note")
    note = Text("Each date is read as any of its days. A conclusion survives where every reading leaves a limit.")
    columns = (
        Column("What follows", width=1.3),
        *(Column(wording.capital(name), width=0.9, over=_READ_BY) for name, _ in found[0].by_policy),
        Column("Under every reading", width=1.0),
    )
    return Table(
        columns,
        tuple(_kept_row(one) for one in moved),
        "What every reading keeps",
        note=(note, Text(" "), *unmoved) if rest else (note,),
        label="kept",
        numbered=False,
    )


def _kept_row(one: Conclusion) -> Row:
    measure, claims = one.derived.measure, one.derived.claims
    cells = [(computed(_limits(measure, allowed), _READ, claims),) for _, allowed in one.by_policy]
    kept: tuple[Inline, ...] = (EvidenceMark("untested"), Text(" no limit survives"))
    if one.survives:
        said = computed(_limits(measure, one.holds), "what all readings have in common", claims)
        kept = (EvidenceMark("pass"), Text(" "), strong(said))
    return Row(((worded(what(one.derived), _BASE),), *cells, kept))


def _limits(measure: str, allowed: Interval) -> str:
    return bounded(measure, allowed, None)


def refused(sheet: Sheet) -> Piece:
    """Return the figures that the text sets beside each other and that are not combined, with the reasons."""
    if not sheet.refused:
        return piece(sheet.reading, _nothing("No figures that the text sets beside each other had to be kept apart."))
    rows = tuple(
        Row((_told(one.claims), (Text(wording.capital(one.why)),), boxes(one.claims))) for one in sheet.refused
    )
    columns = (Column("Figures", width=1.6), Column("Why not", width=1.6), Column("Figures", "right", 0.45))
    return piece(sheet.reading, Table(columns, rows, "Not combined", label="refused", numbered=False))


def _told(claims: Sequence[Claim]) -> tuple[Inline, ...]:
    said: list[Inline] = []
    for claim in claims:
        said += [Text(" · ")] if said else []
        said.append(in_claim(claim, f"{wording.amount(claim)} {wording.what(claim)}"))
    return tuple(said)


def _nothing(said: str) -> Paragraph:
    return Paragraph((Text(said),), "note")
