"""The nodes of a report, as frozen values that travel through a notebook as JSON.

A notebook output carries a `Document` under the media type `MEDIA_TYPE`; the HTML page, the PDF and JupyterLab's
display are three renderings of the same nodes. Text in a node is data: each renderer escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

MEDIA_TYPE = "application/vnd.tallybook.document+json"


# ---- traces -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication from elsewhere that a number rests on: the words for it, and its address or how it was made."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a printed number comes from.

    Attributes
    ----------
    kind : str
        ``claim`` (it is a figure of the article), ``computed`` (from claims, by `how`), ``count`` (of rows that the
        reader can count), ``parameter`` (`how` names it), ``reference`` (`citations` names the publication) or
        ``declared`` (`how` gives the reason).
    claims : tuple of str
        The ``claim_id`` of each claim that it rests on.
    how : str
        The arithmetic in words, the parameter's name, or the reason.
    citations : tuple of Citation
        Each publication from elsewhere that it rests on.
    """

    kind: str
    claims: tuple[str, ...] = ()
    how: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reader needs to check one claim.

    Attributes
    ----------
    claim_id : str
    number : int
        Its place in the ledger, from 1; printed in the numbered box.
    before, text, after : str
        The sentence, cut at the claim.
    allows : str
        What the words allow: "at most 2,000".
    what : str
        What is counted: "combatants killed".
    source, source_type, period, place, rule : str
        As the ledger has them, in words.
    mark : str
        ``verified``, ``reported``, ``claimed`` or ``unattributed``.
    where : str
        "sentence 17, characters 1893–1912".
    trail : tuple of (str, str, str)
        Field, rule and cue words.
    start, end : int
        Code points ``[start, end)`` of the article's body, where `text` stands.
    also : tuple of str
        What else the claim says: the amount in another unit, its limits, its days, who is blamed, what it is part of.
    """

    claim_id: str
    number: int
    before: str
    text: str
    after: str
    allows: str
    what: str
    source: str
    source_type: str
    period: str
    place: str
    rule: str
    mark: str
    where: str
    trail: tuple[tuple[str, str, str], ...] = ()
    start: int = 0
    end: int = 0
    also: tuple[str, ...] = ()


# ---- inline -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inline nodes in one of the styles ``strong``, ``emph``, ``muted``, ``code``, ``strike``, ``sub``, ``sup``."""

    style: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to `url` (http, https, mailto or a ``#label``); any other scheme is set as plain text."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its trace; it opens its evidence."""

    text: str
    trace: Trace


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """The numbered box that leads to a claim's evidence."""

    claim_id: str


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim's own words, marked in the article; `repeat` is given by arranging where the claim was marked before."""

    text: str
    claim_id: str
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A quotation in the article, with its label ("Q1")."""

    children: tuple[Inline, ...]
    label: str


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date in the article, with its label ("a")."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """The small mark ``verified``, ``reported``, ``claimed`` or ``unattributed`` before a source's name."""

    mark: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in LaTeX, in the line or (`block`) on its own."""

    tex: str
    block: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: at the foot of the page on paper, at the end on a screen."""

    children: tuple[Inline, ...]


# ---- blocks -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the report's title, 2 a section, 3 a part of one."""

    level: int
    children: tuple[Inline, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` is ``""``, ``lead`` (larger serif), ``note`` (small, slate) or ``kicker`` (above a title)."""

    children: tuple[Inline, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The title block: kicker, title, facts (label and words) and the one-sentence finding.

    `level` is given by arranging: 2 for a second title.
    """

    kicker: tuple[Inline, ...]
    title: str
    facts: tuple[tuple[str, tuple[Inline, ...]], ...]
    finding: tuple[Inline, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Items:
    """A list, bulleted or numbered."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A block quotation."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Source or plain-text output, set as it stands."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its head, ``left`` / ``right`` / ``decimal`` alignment, and its share of the width (0: fit).

    Neighbours with the same words `over` their heads have these above them, once for all.
    """

    head: str
    align: str = "left"
    width: float = 1.0
    over: str = ""

    @property
    def name(self) -> str:
        """The head with what stands over it, for where a cell is read by itself.

        >>> Column("Wide", over="Hedges read").name
        'Hedges read / Wide'
        """
        return " / ".join(words for words in (self.over, self.head) if words)


def spanned(columns: Sequence[Column]) -> tuple[tuple[str, tuple[Column, ...]], ...]:
    """Return the columns in runs that stand under the same words; one that stands under none is a run by itself.

    >>> [(over, len(run)) for over, run in spanned([Column("a"), Column("b", over="x"), Column("c", over="x")])]
    [('', 1), ('x', 2)]
    """
    found: list[tuple[str, tuple[Column, ...]]] = []
    for column in columns:
        if found and column.over and found[-1][0] == column.over:
            found[-1] = (column.over, (*found[-1][1], column))
        else:
            found.append((column.over, (column,)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, a tuple of inline nodes for each cell; `claim_id` is set where the row is one claim."""

    cells: tuple[tuple[Inline, ...], ...]
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with caption; the first column is the row's head. `label` makes it a target of cross-references.

    `number` is given by arranging, in order of appearance, where `numbered` asks for it; 0 is no number. A `narrow`
    table is set no wider than a line of prose.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str
    note: tuple[Inline, ...] = ()
    label: str = ""
    numbered: bool = True
    hide_caption: bool = False
    number: int = 0
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of an alternative text that say one claim, so that each number in it is held to its own place.

    Attributes
    ----------
    text : str
        "790 civilians killed".
    claim_id : str
        Empty where the words say a row of the reference figures.
    source : str
        Under whose name the words stand; empty where none is named.
    drawn : str
        What the drawing prints at the claim's mark; empty where it prints no amount.
    citation : Citation or None
        The publication that the row cites.
    day : str
        The day that the words set it on, YYYY-MM-DD; empty where they say none.
    lines : tuple of tuple of str
        All that the drawing prints of it, line by line, and all that the narrow one does: `text` names the source
        itself then. Empty where only `drawn` is known.
    counts : bool
        False where the head of the chart says what is counted, and not these words.
    """

    text: str
    claim_id: str
    source: str
    drawn: str = ""
    citation: Citation | None = None
    day: str = ""
    lines: tuple[tuple[str, ...], ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Worked:
    """Words of an alternative text that say what was worked out, so that each number in them is held to its working.

    Attributes
    ----------
    text : str
        "Combatants killed a day, SOHR, since late April: at least 8.5, at most 20.9".
    values : tuple of Value
        The numbers that the words say, in their order.
    drawn : tuple of Value
        Those that the lines say in other words, for want of room.
    lines : tuple of tuple of str
        All that the drawing prints of it, line by line, and all that the narrow one does; empty where neither does.
    of : tuple of str
        The ``claim_id`` of each figure that the words name.
    head : bool
        True for words that name what the parts below them are of.
    """

    text: str
    values: tuple[Value, ...]
    drawn: tuple[Value, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    of: tuple[str, ...] = ()
    head: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its words.

    Attributes
    ----------
    svg, svg_narrow : str
        The drawing at 174 mm, and at 70 mm for small screens (may be empty).
    title : tuple of inline nodes
        The finding, with its hedge.
    alt : str
        Every value with its hedge, in the order seen.
    legend : tuple of str
        Names of marks to explain: ``verified``, ``reported``, ``claimed``, ``unattributed``, ``up`` (no upper limit),
        ``open`` (no limits stated), ``convention``.
    note : tuple of inline nodes
        Scale, units, and what the chart does not show.
    width_mm : float
        The printed width.
    number : int
        Given by arranging, in order of appearance, where `numbered` asks for it; 0 is no number.
    values : tuple of Value
        The numbers that the drawing and its words say beside those of the claims that the document names.
    spoken : tuple of Spoken
        The parts of `alt` that say a claim or a reference row each, in its order.
    worked : tuple of Worked
        The parts of `alt` that say what was worked out, in its order.
    """

    svg: str
    svg_narrow: str
    title: tuple[Inline, ...]
    alt: str
    legend: tuple[str, ...] = ()
    note: tuple[Inline, ...] = ()
    label: str = ""
    width_mm: float = 174.0
    numbered: bool = True
    number: int = 0
    values: tuple[Value, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    worked: tuple[Worked, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster or vector image of somebody else's notebook: media type, base64 (SVG: text) and alternative text."""

    media_type: str
    data: str
    alt: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of the strip: its hedge in words, the amount, what is counted, who says so, and since when."""

    hedge: str
    amount: Value
    what: str
    mark: str
    source: str
    period: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The strip of key figures."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A shaded box with a heading and one or more columns of text."""

    title: str
    columns: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Blocks side by side on paper and wide screens, one above the other on narrow ones; `widths` are shares."""

    columns: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The article, paragraph by paragraph, its words in order and complete."""

    paragraphs: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """Where the evidence is to be listed; a renderer adds it at the end where a document has none."""

    heading: str = "Evidence"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page on paper, nothing on a screen.

    Attributes
    ----------
    room : int
        How much room, in millimetres, must be free on the page for none to begin; 0: a new one begins always.
    """

    room: int = 0


Inline: TypeAlias = (
    Text
    | Styled
    | Link
    | Break
    | Value
    | ClaimRef
    | ClaimMark
    | QuoteMark
    | DateMark
    | EvidenceMark
    | Formula
    | Footnote
)
Block: TypeAlias = (
    Heading
    | Paragraph
    | Title
    | Items
    | Quoted
    | Code
    | Rule
    | Table
    | Chart
    | Picture
    | KeyFigures
    | Box
    | Side
    | ArticleText
    | EvidenceList
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks, and the evidence that their numbers and boxes refer to."""

    blocks: tuple[Block, ...]
    evidence: tuple[Evidence, ...] = ()
