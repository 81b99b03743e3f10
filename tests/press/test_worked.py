"""Every way in which two numbers that were worked out can change places in the words of a chart, or in its drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import combinations, pairwise

import pytest
from followups import seed_and_follow_up
from ledgers import DEVELOPMENT, gold_ledger

from tallybook.analysis.reading import Reading, read_ledger
from tallybook.document.nodes import Chart, Document, Worked
from tallybook.document.plain_data import from_json, to_json
from tallybook.document.walk import walk
from tallybook.press.printing import Fault, faults_of
from tallybook.press.tracing import Basis
from tallybook.report import brief, derived, place, series
from tallybook.report.read import read_figures, read_truces

READINGS = seed_and_follow_up()
SETTINGS = {"hedge_policy": "strict", "days": "any"}


def documents(reading: Reading) -> dict[str, Document]:
    sheet = derived.work_out(reading)
    running = series.courses(series.follow([reading], read_figures(), read_truces()))
    paced = [node for node in running.document.blocks if isinstance(node, Chart) and node.label.startswith("pace")]
    return {
        "shares": derived.shares(sheet).document,
        "rates": derived.rates(sheet).document,
        "readings": derived.readings(sheet).document,
        "timeline": brief.timeline(reading).document,
        "map": place.drawn(reading, place.site(reading)).document,
        "pace": replace(running.document, blocks=tuple(paced)),
    }


SEED = documents(READINGS[0])


@dataclass(frozen=True)
class Tried:
    """A chart in its document, before the gate."""

    document: Document
    chart: Chart

    def refused(self, chart: Chart) -> list[Fault]:
        bare = replace(chart, title=(), note=())
        basis = Basis((READINGS[0].ledger.article,), SETTINGS)
        return list(faults_of(replace(self.document, blocks=(bare,)), basis, (), no_words=""))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield every two parts that say other numbers."""
        parts = self.chart.worked
        for first, second in combinations(range(len(parts)), 2):
            if [one.text for one in parts[first].values] != [one.text for one in parts[second].values]:
                yield first, second


@pytest.fixture(params=SEED)
def tried(request: pytest.FixtureRequest) -> Tried:
    document = SEED[request.param]
    chart = next(node for node in walk(document.blocks) if isinstance(node, Chart))
    return Tried(document, chart)


def with_parts(chart: Chart, *changed: tuple[int, Worked]) -> Chart:
    parts, alt, at = dict(changed), chart.alt, 0
    for index, own in enumerate(chart.worked):
        new = parts.get(index, own)
        at = alt.index(own.text, at)
        alt, at = f"{alt[:at]}{new.text}{alt[at + len(own.text) :]}", at + len(new.text)
    return replace(chart, alt=alt, worked=tuple(parts.get(index, one) for index, one in enumerate(chart.worked)))


def test_the_charts_as_they_are_pass_and_travel(tried: Tried) -> None:
    assert tried.chart.worked
    assert tried.refused(tried.chart) == []
    assert from_json(to_json(tried.chart)) == tried.chart


def test_the_words_of_two_parts_do_not_change_places(tried: Tried) -> None:
    for first, second in tried.pairs():
        one, other = tried.chart.worked[first], tried.chart.worked[second]
        alt = with_parts(
            tried.chart, (first, replace(one, text=other.text)), (second, replace(other, text=one.text))
        ).alt
        assert tried.refused(replace(tried.chart, alt=alt)), (one.text, other.text)


def test_nor_do_their_numbers_with_all_that_is_known_of_them(tried: Tried) -> None:
    count = 0
    for first, second in tried.pairs():
        one, other = tried.chart.worked[first], tried.chart.worked[second]
        if one.head != other.head or len(one.values) != len(other.values):
            continue
        if saying(one, other).text == other.text and one.lines == other.lines:
            continue  # each says the same as before, in the other's place
        made = with_parts(tried.chart, (first, saying(one, other)), (second, saying(other, one)))
        assert tried.refused(made), (one.text, other.text)
        count += 1
    assert count or tried.chart.label == "map"


def saying(one: Worked, other: Worked) -> Worked:
    """Return a part with the numbers of another in the places of its own."""
    text, at = one.text, 0
    lines = list(one.lines)
    for own, its in zip(one.values, other.values, strict=True):
        found = text.find(own.text, at)
        if found >= 0:
            text, at = f"{text[:found]}{its.text}{text[found + len(own.text) :]}", found + len(its.text)
        lines = [tuple(its.text if line == own.text else line for line in part) for part in lines]
    for own, its in zip(one.drawn, other.drawn, strict=False):
        lines = [tuple(its.text if line == own.text else line for line in part) for part in lines]
    return replace(one, text=text, values=other.values, drawn=other.drawn, lines=tuple(lines))


def test_nor_do_the_workings_behind_them(tried: Tried) -> None:
    for first, second in tried.pairs():
        one, other = tried.chart.worked[first], tried.chart.worked[second]
        changed = [
            (at, replace(own, values=its.values, drawn=its.drawn))
            for at, own, its in ((first, one, other), (second, other, one))
        ]
        assert tried.refused(with_parts(tried.chart, *changed)), (one.text, other.text)


def test_nor_do_the_numbers_of_one_part(tried: Tried) -> None:
    for index, one in enumerate(tried.chart.worked):
        inside = [value for value in one.values if value.text in one.text]
        for own, its in pairwise(inside):
            if own.text != its.text and its.text not in own.text and own.text not in its.text:
                text = one.text.replace(own.text, "\0", 1).replace(its.text, own.text, 1).replace("\0", its.text, 1)
                assert tried.refused(with_parts(tried.chart, (index, replace(one, text=text)))), text


def test_the_drawing_prints_the_lines_in_their_places(tried: Tried) -> None:
    for first, second in tried.pairs():
        for number, name in enumerate(("svg", "svg_narrow")):
            own, its = (tried.chart.worked[at].lines[number : number + 1] for at in (first, second))
            if own and its and own[0] and its[0] and own[0][-1] != its[0][-1]:
                drawn = swapped(getattr(tried.chart, name), own[0][-1], its[0][-1])
                assert tried.refused(replaced(tried.chart, {name: drawn})), (own, its)


def swapped(svg: str, first: str, second: str) -> str:
    one, other = f">{escape(first)}</text>", f">{escape(second)}</text>"
    assert one in svg
    assert other in svg
    return svg.replace(one, "\0").replace(other, one).replace("\0", other)


def test_a_number_that_the_working_does_not_give_is_refused() -> None:
    chart = next(node for node in walk(SEED["shares"].blocks) if isinstance(node, Chart))
    tried, one = Tried(SEED["shares"], chart), chart.worked[0]
    assert "28.3" in one.text
    lines = tuple(tuple(line.replace("28.3", "29.3") for line in part) for part in one.lines)
    wrong = replace(one, text=one.text.replace("28.3", "29.3"), lines=lines)
    drawn = {name: getattr(chart, name).replace("28.3", "29.3") for name in ("svg", "svg_narrow")}
    assert any(
        "“at least 28.3%" in fault.why for fault in tried.refused(with_parts(replaced(chart, drawn), (0, wrong)))
    )


def replaced(chart: Chart, drawings: Mapping[str, str]) -> Chart:
    return replace(chart, svg=drawings.get("svg", chart.svg), svg_narrow=drawings.get("svg_narrow", chart.svg_narrow))


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_chart_of_a_dispatch_is_refused(name: str) -> None:
    reading = read_ledger(gold_ledger(name))
    basis = Basis((reading.ledger.article,), SETTINGS)
    for kind, document in documents(reading).items():
        assert list(faults_of(document, basis, (), no_words="")) == [], kind
