"""What holds for every chart: no words collide, every value is told with its hedge, the bytes are the same."""

from __future__ import annotations

import numpy as np
import pytest
from exhibits import EXHIBITS
from ledgers import DEVELOPMENT, gold_ledger, make_claim, make_ledger
from matplotlib.patches import Polygon
from pictures import draw, kept
from sheets import collisions, outside, words_of

from tallybook.analysis import wording, words
from tallybook.analysis.citations import citations
from tallybook.analysis.perpetrators import perpetrators
from tallybook.analysis.policy import POLICIES
from tallybook.analysis.reading import Reading, read_ledger
from tallybook.analysis.spread import spread
from tallybook.analysis.timeline import timeline
from tallybook.charts.citations import draw_citations
from tallybook.charts.drawing import Drawing
from tallybook.charts.marks import FILL, LEGEND
from tallybook.charts.perpetrators import draw_perpetrators
from tallybook.charts.spread import draw_spread
from tallybook.charts.timeline import draw_timeline

CHARTS = tuple(exhibit.name for exhibit in EXHIBITS)


def drawing(chart: str, reading: Reading) -> Drawing | None:
    return next(exhibit for exhibit in EXHIBITS if exhibit.name == chart).draw(reading)


@pytest.mark.parametrize(
    ("chart", "policy"), [*((chart, "strict") for chart in CHARTS), ("spread", "wide"), ("derived", "wide")]
)
@pytest.mark.parametrize("name", DEVELOPMENT)
def test_no_words_collide_or_leave_the_sheet(name: str, chart: str, policy: str) -> None:
    drawn = drawing(chart, read_ledger(gold_ledger(name), policy=policy))
    for figure in (drawn.figure, drawn.narrow) if drawn else ():
        assert collisions(figure) == []
        assert outside(figure) == []


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_words_for_the_spread_hold_every_amount_with_its_hedge_in_order(name: str) -> None:
    result = spread(read_ledger(gold_ledger(name)))
    alt = draw_spread(result).alt
    at = 0
    for amount in result.amounts:
        said = f"{wording.amount(amount.claim)} {wording.what(amount.claim)}"
        at = alt.index(said, at) + len(said)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_words_for_the_timeline_hold_every_day_in_order(name: str) -> None:
    result = timeline(read_ledger(gold_ledger(name)))
    alt = draw_timeline(result).alt
    at = 0
    for moment in result.moments:
        at = alt.index(words.days(moment.start, moment.end), at)
        assert moment.mentions[0].words in alt


def test_a_hedged_amount_is_never_a_bare_point() -> None:
    claim = make_claim("nearly 2", "nearly 2 people", value=2, low=None, high=2, hedge="nearly", unit="person")
    drawn = draw_spread(spread(read_ledger(make_ledger("nearly 2 people", claim))))
    assert drawn.legend == ("unattributed", "down")


@pytest.mark.parametrize("policy", POLICIES)
def test_an_approximate_amount_is_wider_than_a_point_however_wide_the_axis(policy: str) -> None:
    body = "about 1,234 people, then 9,000,000 people"
    near = make_claim("about 1,234", body, value=1234, low=None, high=None, hedge="approx", unit="person")
    far = make_claim("9,000,000", body, value=9_000_000, low=9_000_000, high=9_000_000, unit="person")
    drawn = draw_spread(spread(read_ledger(make_ledger(body, near, far), policy=policy)))
    bars = [bar for bar in drawn.figure.axes[0].patches if isinstance(bar, Polygon)]
    widths = [np.ptp(bar.get_xy()[:, 0]) for bar in bars]
    assert len(widths) == 1
    assert widths[0] > 12


@pytest.mark.parametrize("chart", CHARTS)
def test_an_empty_ledger_draws_no_words_and_says_so(chart: str) -> None:
    drawn = drawing(chart, read_ledger(make_ledger("Nothing happened.")))
    assert drawn is None or words_of(drawn.figure) == []
    assert drawn is None or drawn.alt.startswith("No ")


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_words_for_the_citations_hold_every_source_and_figure_in_order(name: str) -> None:
    result = citations(read_ledger(gold_ledger(name)))
    alt = draw_citations(result).alt
    at = 0
    for one in result.cited:
        at = alt.index(wording.capital(one.source) or "No source named", at)
        for amount in one.amounts:
            at = alt.index(f"{wording.amount(amount.claim)} {wording.what(amount.claim)}", at)


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_the_words_for_the_perpetrators_say_who_says_it_before_how_many(name: str) -> None:
    result = perpetrators(read_ledger(gold_ledger(name)))
    alt = draw_perpetrators(result).alt
    at = 0
    for one in result.people:
        at = alt.index(f"Blamed: {one.party}: " if one.party else "Nobody blamed: ", at)
        for amount in one.amounts:
            said = f"{amount.claim.source or 'no source named'}: {wording.amount(amount.claim)}"
            at = alt.index(said, at) + len(said)


def test_each_kind_of_evidence_has_a_look_of_its_own() -> None:
    looks = [tuple(sorted(look.items())) for look in FILL.values()]
    assert len(set(looks)) == len(looks)
    assert set(FILL) <= set(LEGEND)


def test_dollar_signs_are_no_formulas() -> None:
    body = "from $5 to $6 in all, said the ministry of $ and $"
    claim = make_claim("$5 to $6", body, value=None, low=5, high=6, hedge="range", unit="dollar", unit_kind="money")
    drawn = draw_spread(spread(read_ledger(make_ledger(body, claim))))
    assert "$5 to $6" in [said for said, _ in words_of(drawn.figure)]


@pytest.mark.parametrize("name", CHARTS)
def test_the_chart_of_the_seed_looks_as_it_was_approved(name: str) -> None:
    now, then = draw(name), kept(name)
    assert now.shape == then.shape
    difference = np.abs(now.astype(int) - then.astype(int)).max(axis=2)
    assert (difference > 64).mean() < 0.002  # another build of the font library may move the edge of a letter
