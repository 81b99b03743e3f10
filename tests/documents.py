"""A report by hand, in the likeness of a brief: every node once, and the numbers of one real dispatch."""

from __future__ import annotations

import datetime as dt

from tallybook.document.meta import Meta
from tallybook.document.nodes import (
    ArticleText,
    Box,
    Break,
    Chart,
    ClaimMark,
    ClaimRef,
    Code,
    Column,
    DateMark,
    Document,
    Evidence,
    EvidenceMark,
    Footnote,
    Formula,
    Heading,
    Inline,
    Items,
    KeyFigure,
    KeyFigures,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Quoted,
    QuoteMark,
    Row,
    Rule,
    Side,
    Styled,
    Table,
    Text,
    Title,
    Trace,
    Value,
)

# A drawing as matplotlib writes it: a style sheet, styles in attributes, a clipping path, a date.
SVG = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="493.2pt" height="90pt" viewBox="0 0 493.2 90"
 xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata><date xmlns="http://purl.org/dc/elements/1.1/">2019-08-03T00:00:00</date></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <g id="figure_1"><g id="axes_1">
  <path d="M 130.123456 20 L 130.123456 70" style="fill: none; stroke: #dde3e8; stroke-width: 0.5"/>
  <g clip-path="url(#p1)"><path d="M 200 32 L 290 32 L 290 42 L 200 42 L 192 37 z"
   style="fill: #ffffff; stroke: #0b5a9d; stroke-width: 1"/></g>
  <circle cx="190" cy="60" r="4" style="fill: #ffffff; stroke: #0b5a9d; stroke-width: 1.2"/>
  <text style="font: 8px 'Source Sans 3'; text-anchor: start; fill: #1b2733" x="0" y="40">combatants killed</text>
  <text style="font: 600 8.5px 'Source Sans 3'; fill: #1b2733" transform="translate(296 40)">nearly 2,000</text>
  <text style="font: 8px 'Source Sans 3'; fill: #1b2733" x="0" y="63">civilians killed</text>
  <text style="font: 600 8.5px 'Source Sans 3'; fill: #1b2733" x="198" y="63">790</text>
 </g></g>
 <defs><clipPath id="p1"><rect x="120" y="10" width="300" height="70"/></clipPath></defs>
</svg>"""
NARROW = SVG.replace('width="493.2pt"', 'width="198pt"').replace("0 0 493.2 90", "0 0 330 90")

# The smallest picture: one white pixel.
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="

# number, before, words, after, allows, what, source, its kind, period, place, rule, mark, where
_CLAIMS = (
    (1, "Most of Idlib province and parts of Hama, Aleppo and Latakia — which currently hosts ", "some three million",
     " residents — are controlled by the HTS.", "3 million, no bounds stated", "residents of the region", "",
     "unattributed", "period not stated", "Idlib province", "approx", "unattributed", "sentence 8, characters 938–956"),
    (2, "The deal provided for a buffer zone of ", "up to 20 kilometres", " (12 miles) between the two sides.",
     "at most 20 km", "depth of the buffer zone", "", "unattributed", "period not stated", "", "up_to",
     "unattributed", "sentence 10, characters 1349–1368"),
    (3, "The fighting since late April has killed ", "790",
     " civilians in regime and Russian attacks, the UK-based Syrian Observatory for Human Rights monitor says.",
     "exactly 790", "civilians killed", "SOHR", "monitor", "since late April", "Idlib", "exact", "reported",
     "sentence 12, characters 1730–1733"),
    (4, "Fighting over the same period has claimed the lives of ", "nearly two thousand",
     " combatants, including 900 regime loyalists, according to the monitor.", "at most 2,000", "combatants killed",
     "SOHR", "monitor", "since late April", "Idlib", "nearly", "reported", "sentence 13, characters 1893–1912"),
    (5, "Fighting over the same period has claimed the lives of nearly two thousand combatants, including ", "900",
     " regime loyalists, according to the monitor.", "exactly 900", "regime loyalists killed", "SOHR", "monitor",
     "since late April", "Idlib", "exact", "reported", "sentence 13, characters 1935–1938"),
    (6, "", "Around 400,000", " people have been displaced and dozens of hospitals and schools damaged, according to "
     "the United Nations.", "400,000, no bounds stated", "people displaced", "United Nations", "intergovernmental",
     "since late April (implied)", "", "approx", "verified", "sentence 14, characters 1983–1997"),
)  # fmt: skip

EVIDENCE = tuple(
    Evidence(
        claim_id=f"c{number}",
        number=number,
        before=before,
        text=words,
        after=after,
        allows=allows,
        what=what,
        source=source,
        source_type=kind,
        period=period,
        place=place,
        rule=rule,
        mark=mark,
        where=where,
        trail=(("hedge", rule, words), ("source", "cue", "according to")) if source else (),
    )
    for number, before, words, after, allows, what, source, kind, period, place, rule, mark, where in _CLAIMS
)


def read(text: str, number: int) -> Value:
    """Return a number that is a claim."""
    return Value(text, Trace("claim", (f"c{number}",)))


LEFT = Value("1,100", Trace("computed", ("c4", "c5"), "at most 2,000 less 900"))
COUNT = Value("6", Trace("count", how="rows of the ledger"))
RATIO = Value("12.43", Trace("computed", ("c2",), "20 km ÷ 1.609344"))
WIDTH = Value("20", Trace("parameter", how="band_km = 20"))
YEAR = Value("2011", Trace("declared", how="the year in which the war began"))


def _strip() -> KeyFigures:
    rows = (
        *(("no hedge", 3, "790"), ("nearly", 4, "2,000"), ("no hedge", 5, "900"), ("around", 6, "400,000")),
        *(("up to", 2, "20 km"), ("some", 1, "3 million")),
    )
    return KeyFigures(
        tuple(
            KeyFigure(
                hedge,
                read(amount, number),
                item.what,
                item.mark,
                item.source or "no source named",
                item.period,
                item.claim_id,
            )
            for hedge, number, amount in rows
            for item in (EVIDENCE[number - 1],)
        )
    )


def _ledger() -> Table:
    columns = (
        Column("", width=0),
        Column("As worded"),
        Column("What it allows", width=1.15),
        Column("Source", width=0),
    )
    rows = tuple(
        Row(
            (
                (ClaimRef(item.claim_id),),
                (Styled("strong", (Text(item.text),)), Break(), Styled("muted", (Text(item.what),))),
                (Text(item.allows), Break(), Styled("muted", (Text(item.period),))),
                (EvidenceMark(item.mark), Text(item.source or "not named")),
            ),
            item.claim_id,
        )
        for item in EVIDENCE
    )
    note: tuple[Inline, ...] = (
        ClaimRef("c5"),
        Text(" is part of "),
        ClaimRef("c4"),
        Text(": the two are never added."),
    )
    return Table(columns, rows, "Each figure as worded, and what the words allow", note, label="ledger")


def _rates() -> Table:
    columns = (Column("Between"), Column("Days", "right", 0.4, "Pace"), Column("Per day", "decimal", 0.6, "Pace"))
    days = (("22 July – 3 August", "12", "7.5"), ("3 – 21 August", "18", "5.56"), ("31 May – 22 June", "22", "8"))
    rows = tuple(
        Row(
            (
                (Text(span),),
                (Value(count, Trace("count", how="days")),),
                (Value(rate, Trace("computed", ("c3",), how)),),
            )
        )
        for (span, count, rate), how in zip(days, ("90 ÷ 12", "100 ÷ 18", "176 ÷ 22"), strict=True)
    )
    return Table(columns, rows, "Civilian deaths per day")


def _article() -> ArticleText:
    return ArticleText(
        (
            (Text("The chief of Hayat Tahrir Al Sham, the main militant group in Syria's northwestern Idlib, on "),
             DateMark("Saturday", "a"), Text(" refused any withdrawal from a future buffer zone.")),
            (Text('"'), QuoteMark((Text("We will never withdraw from the zone."),), "Q1"), Text('" said Abu Mohamed Al '
             "Jolani, in Arabic: «لن ننسحب من المنطقة» — he repeated it.")),
            (Text("Most of Idlib province and parts of Hama, Aleppo and Latakia — which currently hosts "),
             ClaimMark("some three million", "c1"), Text(" residents — are controlled by the HTS.")),
            (Text("The deal provided for a buffer zone of "), ClaimMark("up to 20 kilometres", "c2"),
             Text(" (12 miles) between the two sides.")),
            (Text("The fighting since "), DateMark("late April", "b"), Text(" has killed "), ClaimMark("790", "c3"),
             Text(" civilians in regime and Russian attacks, the UK-based Syrian Observatory for Human Rights says.")),
            (Text("Fighting over the same period has claimed the lives of "), ClaimMark("nearly two thousand", "c4"),
             Text(" combatants, including "), ClaimMark("900", "c5"), Text(" regime loyalists.")),
            (ClaimMark("Around 400,000", "c6"), Text(" people have been displaced, according to the United Nations.")),
            (Text("وقالت الأمم المتحدة إن مئات الآلاف نزحوا من منازلهم."),),
        )
    )  # fmt: skip


def _chart(label: str) -> Chart:
    return Chart(
        svg=SVG,
        svg_narrow=NARROW,
        title=(Text("Two of "), COUNT, Text(" amounts name no source")),
        alt="Range chart of amounts. SOHR: 790 civilians killed, at most 2,000 combatants killed.",
        legend=("verified", "reported", "unattributed", "up", "down", "open", "convention"),
        note=(Text("Logarithmic scale; people only. The length of a pointed bar carries no amount."),),
        label=label,
    )


BRIEF = Document(
    (
        Title(
            (Text("Brief · one article, "), COUNT, Text(" reported figures")),
            "Idlib: the figures in one dispatch",
            (
                ("Article", (Text("The National, from Agence France-Presse"),)),
                ("Published", (Text("3 August 2019"),)),
                ("Figures as of", (Text("3 August 2019"),)),
            ),
            (Text("Of the six figures in this dispatch, two are printed without a hedge and two name no source."),),
        ),
        _strip(),
        _chart("spread"),
        Box(
            "What this does not show",
            (
                (Text("How many people died. These are statements by sources, as one agency printed them."),),
                (Text("Who is right. Sources count different things over different periods, and are never added."),),
            ),
        ),
        PageBreak(),
        Side(
            (
                (Heading(2, (Text("The article, as printed"),)), _article()),
                (Heading(2, (Text("The ledger of six figures"),)), _ledger()),
            ),
            (79, 88),
        ),
    ),
    EVIDENCE,
)
AUDIT = Document(
    (
        PageBreak(),
        Heading(2, (Text("Does the arithmetic hold?"),), "audit"),
        Paragraph((Text("Where it can be tested, the article is consistent with itself."),), "lead"),
        Paragraph(
            (
                Text("At most "),
                LEFT,
                Text(" of the combatants are not loyalists "),
                ClaimRef("c4"),
                ClaimRef("c5"),
                Text(". The zone is "),
                RATIO,
                Text(" miles deep; the band is drawn "),
                WIDTH,
                Text(" km deep; the war began in "),
                YEAR,
                Text(". See "),
                Link("#ledger", ()),
                Text(" and "),
                Link("#spread", (Text("the first chart"),)),
                Text(", or "),
                Link("https://example.org/a?b=c&d", (Text("the method"),)),
                Text("."),
                Footnote((Text("A note with "), Styled("strong", (Text("weight"),)), Text("."))),
            )
        ),
        _rates(),
        Heading(3, (Text("How it is worked out"),)),
        Items(((Paragraph((Text("each limit is a difference"),)),), (Paragraph((Text("an open end stays open"),)),))),
        Items(((Paragraph((Text("first"),)),), (Paragraph((Text("second"),)), Rule())), ordered=True),
        Quoted((Paragraph((Text("A count says little about pace."),)),)),
        Paragraph((Formula(r"\frac{790 - 700}{12} = 7.5", block=True),)),
        Paragraph((Text("In the line "), Formula("x^2"), Text(" and "), Styled("code", (Text("a < b"),)))),
        Code("ledger.about(event='killed')", "python"),
        Code("rows: 6\ncolumns: 4 & <more>"),
        Picture("image/png", PIXEL, "One white pixel"),
        Paragraph((Text("Sources are not combined."),), "note"),
    ),
    EVIDENCE[1:5],
)
META = Meta(
    title="Idlib: the figures in one dispatch",
    language="en-GB",
    description="Six reported figures, each with its hedge, source and sentence",
    date=dt.date(2019, 8, 3),
    header_left="Idlib: the figures in one dispatch",
    header_right="The National (AFP), 3 August 2019",
    footer="Tallybook · article 70991ec946a9 · hedge policy: strict · run 1a2b3c4d",
    passport={
        "Article": "sha256 70991ec946a96ec0dcb8ad1fcb7c76bd0b3a1d8a6a9a6f1a6a5b0a0c2b1d4e5f",
        "Notebook": "00-brief",
        "Hedge policy": "strict",
        "Fonts": "Source Sans 3, Source Serif 4, Noto Naskh Arabic (OFL)",
    },
)


def numbered(number: int) -> Evidence:
    """Return the evidence of a figure by number, in a sentence of its own."""
    return Evidence(
        claim_id=f"c{number}",
        number=number,
        before=f"This is sentence {number} of a long article, in which ",
        text=str(number),
        after=" people were counted by somebody who is named in it.",
        allows=f"exactly {number}",
        what="people",
        source="A source",
        source_type="monitor",
        period="since late April",
        place="Idlib",
        rule="exact",
        mark="reported",
        where=f"sentence {number}, characters 10–20",
    )
