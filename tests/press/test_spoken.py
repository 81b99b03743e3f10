"""Every way in which two right numbers can change places in the words of a chart, or in its drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from itertools import combinations

import pytest
from followups import seed_and_follow_up
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.citations import citations
from tallybook.analysis.perpetrators import perpetrators
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.charts.citations import draw_citations
from tallybook.charts.drawing import Drawing
from tallybook.charts.perpetrators import draw_perpetrators
from tallybook.document.nodes import Chart, Document, Spoken, Text
from tallybook.document.plain_data import from_json, to_json
from tallybook.document.walk import walk
from tallybook.press.printing import Fault, faults_of
from tallybook.press.tracing import Basis
from tallybook.report import brief, comparison, lineage, series
from tallybook.report.evidence import evidence
from tallybook.report.read import read_figures, read_truces
from tallybook.report.svg import chart

ROWS = read_figures()
FOLLOWED = seed_and_follow_up()
BASIS = Basis(tuple(reading.ledger.article for reading in FOLLOWED), {"window_days": 10})
READING = read_ledger(gold_ledger("seed"))
DOCUMENT = brief.spread(READING).document
(CHART,) = (node for node in walk(DOCUMENT.blocks) if isinstance(node, Chart))
DEAD, FIGHTERS = CHART.spoken[:2]


def refused(chart: Chart, reading: Reading = READING) -> list[Fault]:
    """Return what the gate says of a document with this chart in the place of its own."""
    document = Document((chart,), evidence(reading))
    return list(faults_of(document, Basis((reading.ledger.article,), {}), (), no_words=""))


def plain(**changes: object) -> Chart:
    """Return the chart without a title and a note, whose numbers have values of their own."""
    return replace(CHART, title=(Text("Amounts"),), note=(), **changes)  # type: ignore[arg-type]


def swapped(text: str, first: str, second: str) -> str:
    assert first in text
    assert second in text
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


def test_the_chart_as_it_is_passes_and_travels() -> None:
    assert (DEAD.drawn, FIGHTERS.drawn) == ("790", "nearly 2,000")
    assert refused(plain()) == []
    assert from_json(to_json(CHART)) == CHART


@pytest.mark.parametrize("name", ["alt", "svg", "svg_narrow"])
def test_two_right_numbers_do_not_change_places(name: str) -> None:
    made = swapped(getattr(CHART, name), DEAD.drawn, FIGHTERS.drawn)
    assert refused(plain(**{name: made}))
    assert not refused(replace(plain(**{name: made}), spoken=()))  # each of them, by itself, is a figure of the article


def test_nor_do_they_with_what_is_known_of_the_words() -> None:
    texts = [
        replace(DEAD, text=FIGHTERS.text, drawn=FIGHTERS.drawn),
        replace(FIGHTERS, text=DEAD.text, drawn=DEAD.drawn),
    ]
    alt = swapped(CHART.alt, DEAD.text, FIGHTERS.text)
    assert refused(plain(alt=alt, spoken=(*texts, *CHART.spoken[2:])))
    numbers = [
        replace(one, text=one.text.replace(one.drawn, other.drawn), drawn=other.drawn)
        for one, other in ((DEAD, FIGHTERS), (FIGHTERS, DEAD))
    ]
    alt = CHART.alt.replace(DEAD.text, numbers[0].text).replace(FIGHTERS.text, numbers[1].text)
    assert refused(plain(alt=alt, spoken=(*numbers, *CHART.spoken[2:])))


def test_nor_do_two_sources() -> None:
    names = list(dict.fromkeys(one.source for one in CHART.spoken if one.source))
    first, second = names[:2]
    alt = swapped(CHART.alt, first, second)
    assert any("it stands under" in fault.why for fault in refused(plain(alt=alt)))
    other = tuple(
        replace(one, source={first: second, second: first}.get(one.source, one.source)) for one in CHART.spoken
    )
    assert any("its claim is of" in fault.why for fault in refused(plain(alt=alt, spoken=other)))


def test_a_claim_that_is_not_there_is_none() -> None:
    assert refused(plain(spoken=(replace(DEAD, claim_id="gone"), *CHART.spoken[1:])))


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_chart_by_claims_is_refused(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    drawings: list[Drawing] = [draw_citations(citations(reading)), draw_perpetrators(perpetrators(reading))]
    for drawing in drawings:
        made = chart(drawing, title=(Text("Amounts"),))
        assert refused(made, reading) == []
        for one in made.spoken:
            assert refused(replace(made, alt=made.alt.replace(one.text, "")), reading)


def comparisons(found: Sequence[Reading]) -> Document:
    return comparison.panels(comparison.compare(found, ROWS)).document


def lineages(found: Sequence[Reading]) -> Document:
    return lineage.forms(lineage.trace(found, ROWS)).document


def running(found: Sequence[Reading]) -> Document:
    document = series.courses(series.follow(found, ROWS, read_truces())).document
    counts = [node for node in document.blocks if isinstance(node, Chart) and node.label.startswith("counts")]
    return replace(document, blocks=tuple(counts))


STATED = {"comparison": comparisons, "lineage": lineages, "series": running}


@pytest.fixture(params=STATED)
def stated(request: pytest.FixtureRequest) -> Stated:
    document = STATED[request.param](FOLLOWED)
    return Stated(document, BASIS, tuple(node for node in walk(document.blocks) if isinstance(node, Chart)))


@dataclass(frozen=True)
class Stated:
    """The charts of a document whose parts are dated statements, of claims and of reference rows."""

    document: Document
    basis: Basis
    charts: tuple[Chart, ...]

    def refused(self, chart: Chart) -> list[Fault]:
        return list(faults_of(replace(self.document, blocks=(chart,)), self.basis, (), no_words=""))

    def pairs(self) -> Iterator[tuple[Chart, int, int]]:
        """Yield every two parts of a chart that say other amounts."""
        for one in self.charts:
            for first, second in combinations(range(len(one.spoken)), 2):
                if "" != one.spoken[first].drawn != one.spoken[second].drawn != "":
                    yield one, first, second


def with_parts(chart: Chart, changed: Mapping[int, Spoken], *, printed: bool = True) -> Chart:
    """Return a chart that says, and prints, other parts in the places of its own."""
    alt, at = chart.alt, 0
    drawings = [chart.svg, chart.svg_narrow]
    places = [0, 0]
    for index, own in enumerate(chart.spoken):
        new = changed.get(index, own)
        at = alt.index(own.text, at)
        alt, at = f"{alt[:at]}{new.text}{alt[at + len(own.text) :]}", at + len(new.text)
        for number, drawing in enumerate(drawings if printed else ()):
            drawings[number], places[number] = reprinted(drawing, own.lines[number], new.lines[number], places[number])
    spoken = tuple(changed.get(index, own) for index, own in enumerate(chart.spoken))
    return replace(chart, alt=alt, svg=drawings[0], svg_narrow=drawings[1], spoken=spoken)


def reprinted(svg: str, lines: Sequence[str], instead: Sequence[str], at: int) -> tuple[str, int]:
    """Return a drawing with other lines in the place of some, and where these end."""
    room = [*instead, *[""] * (len(lines) - len(instead))]
    room[len(lines) - 1 :] = [" ".join(room[len(lines) - 1 :]).strip()] if lines else []
    for line, new in zip(lines, room, strict=True):
        at = svg.index(f">{escape(line)}</text>", at) + 1
        svg = f"{svg[:at]}{escape(new)}{svg[at + len(escape(line)) :]}"
    return svg, at


def saying(one: Spoken, other: Spoken, name: str) -> Spoken:
    """Return a part with the amount, or the day, of another one."""
    if name == "drawn":
        lines = tuple(tuple(other.drawn if line == one.drawn else line for line in part) for part in one.lines)
        return replace(one, text=one.text.replace(one.drawn, other.drawn), drawn=other.drawn, lines=lines)
    own, its = date.fromisoformat(one.day), date.fromisoformat(other.day)
    lines = tuple(tuple(redated(line, own, its) for line in part) for part in one.lines)
    return replace(one, text=redated(one.text, own, its), day=other.day, lines=lines)


def redated(said: str, day: date, other: date) -> str:
    for form in ("%B", "%b"):
        said = said.replace(f"{day.day} {day:{form} %Y}", f"{other.day} {other:{form} %Y}")
    return said


def test_charts_of_statements_pass_and_travel(stated: Stated) -> None:
    assert any(one.citation for chart in stated.charts for one in chart.spoken)
    assert any(one.claim_id for chart in stated.charts for one in chart.spoken)
    for one in stated.charts:
        assert one.spoken
        assert stated.refused(with_parts(one, {})) == []
        assert from_json(to_json(one)) == one


@pytest.mark.parametrize("name", ["drawn", "day"])
def test_no_amounts_and_no_days_of_statements_change_places(stated: Stated, name: str) -> None:
    tried = 0
    for drawing, first, second in stated.pairs():
        one, other = drawing.spoken[first], drawing.spoken[second]
        if name == "day" and (not one.day or not other.day or one.day == other.day):
            continue
        changed = {first: saying(one, other, name), second: saying(other, one, name)}
        made = with_parts(drawing, changed)
        assert stated.refused(made), (one, other)
        for part in ({"alt": made.alt}, {"svg": made.svg}, {"svg_narrow": made.svg_narrow}, {"spoken": made.spoken}):
            as_it_was = all(getattr(drawing, field) == value for field, value in part.items())  # words without room
            assert as_it_was or stated.refused(replace(drawing, **part)), (part, one, other)
        tried += 1
    assert tried


def test_nor_do_whole_statements_or_what_they_rest_on(stated: Stated) -> None:
    for drawing, first, second in stated.pairs():
        one, other = drawing.spoken[first], drawing.spoken[second]
        if any(lines for lines in (*one.lines, *other.lines)):
            assert stated.refused(with_parts(drawing, {first: other, second: one}, printed=False))
        on = [
            replace(this, claim_id=that.claim_id, citation=that.citation) for this, that in ((one, other), (other, one))
        ]
        assert stated.refused(with_parts(drawing, {first: on[0], second: on[1]}))


def test_nor_do_the_lines_that_they_are_said_to_print(stated: Stated) -> None:
    for drawing, first, second in stated.pairs():
        one, other = drawing.spoken[first], drawing.spoken[second]
        changed = {first: replace(one, lines=other.lines), second: replace(other, lines=one.lines)}
        made = with_parts(drawing, changed)
        if one.lines != other.lines:
            assert stated.refused(made)
            assert stated.refused(replace(made, alt=drawing.alt, spoken=drawing.spoken))


def test_a_row_is_one_that_a_number_of_the_chart_cites(stated: Stated) -> None:
    for drawing in stated.charts:
        for index, one in enumerate(drawing.spoken):
            if one.citation and one.drawn:
                citation = replace(one.citation, words=one.citation.words.replace(one.drawn, "12"))
                text, lines = one.text.replace(one.drawn, "12"), tuple((*part[:-1], "12") for part in one.lines)
                made = Spoken(text, "", one.source, "12", citation, one.day, lines, one.counts)
                assert any("cites its row" in fault.why for fault in stated.refused(with_parts(drawing, {index: made})))


def test_no_counts_stand_under_the_name_or_the_first_day_of_another_series() -> None:
    document = running(FOLLOWED)
    stated = Stated(document, BASIS, tuple(node for node in document.blocks if isinstance(node, Chart)))
    tried = 0
    for drawing in stated.charts:
        heads = [index for index, one in enumerate(drawing.spoken) if not one.drawn]
        for first, second in combinations(heads, 2):
            one, other = drawing.spoken[first], drawing.spoken[second]
            made = with_parts(drawing, {first: other, second: one})
            assert any("under" in fault.why for fault in stated.refused(made))
            assert stated.refused(with_parts(drawing, {first: replace(one, text=other.text)}))
            count, another = drawing.spoken[first + 1], drawing.spoken[second + 1]
            assert stated.refused(with_parts(drawing, {first + 1: another, second + 1: count}))
            tried += 1
    assert tried
