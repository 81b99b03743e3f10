"""The scorer notices what it should, and the reading does not fall below what was pinned."""

from __future__ import annotations

from typing import Any

import pytest
from dispatches import Dispatch, gold_digest, load_dispatches
from floors import GROUPS, load_floors, measure, score_dispatches, shortfalls
from scoring import Hits, Score, Share, figures, score_dispatch, together

DISPATCHES = load_dispatches()
SEED = next(dispatch for dispatch in DISPATCHES if dispatch.name == "seed")


def perfect(dispatch: Dispatch) -> dict[str, Any]:
    """Return the annotation as if it had been read."""
    return dispatch.annotation | {
        "claims": [claim | {"claim_id": str(i)} | _ids(claim) for i, claim in enumerate(dispatch.annotation["claims"])]
    }


def _ids(claim: dict[str, Any]) -> dict[str, str]:
    return {key: str(claim[key]) for key in ("part_of", "repeats") if claim.get(key) is not None}


def rescored(**changes: Any) -> Score:
    return score_dispatch("seed", SEED.article.body, SEED.annotation, perfect(SEED) | changes)


def test_there_are_seventeen_dispatches_and_three_are_held_out() -> None:
    assert len(DISPATCHES) == 17
    assert [dispatch.name for dispatch in DISPATCHES if dispatch.held_out] == ["06", "09", "13"]


def test_the_annotation_scores_full_marks_against_itself() -> None:
    score = together(
        score_dispatches(DISPATCHES, {dispatch.name: perfect(dispatch) for dispatch in DISPATCHES}).values()
    )
    assert set(figures(score).values()) == {1.0}
    assert (score.distractors, score.broken, score.errors) == (0, 0, ())


def test_nothing_read_scores_nothing() -> None:
    score = score_dispatch("seed", SEED.article.body, SEED.annotation, {})
    assert score.hits["claims"] == Hits(right=0, spurious=0, missed=9)
    assert score.hits["claims"].f1 == 0
    assert score.shares["event"].value is None


def test_a_missed_claim_is_noticed() -> None:
    score = rescored(claims=perfect(SEED)["claims"][1:])
    assert score.hits["claims"] == Hits(right=8, spurious=0, missed=1)
    assert [(error.kind, error.text) for error in score.errors] == [("missed", "some three million")]


def test_a_spurious_claim_is_noticed_and_so_is_the_distractor_it_reads() -> None:
    start = SEED.article.body.index("two sides")
    extra = {"text": "two", "start": start, "end": start + 3, "claim_id": "x"}
    score = rescored(claims=[*perfect(SEED)["claims"], extra])
    assert score.hits["claims"] == Hits(right=9, spurious=1, missed=0)
    assert score.distractors == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("hedge", {"hedge": "exact"}),
        ("hedge", {"value": 3_000_001_000}),
        ("unit", {"unit": "house"}),
        ("event", {"event": "killed"}),
        ("source", {"source": "SANA"}),
        ("source_type", {"source_type": "un"}),
        ("place", {"place": "Kobane"}),
    ],
)
def test_a_wrong_field_is_noticed(field: str, wrong: dict[str, Any]) -> None:
    first, *others = perfect(SEED)["claims"]
    score = rescored(claims=[first | wrong, *others])
    assert score.shares[field] == Share(score.shares[field].of - 1, score.shares[field].of)
    assert [error.kind for error in score.errors] == [field]
    assert score.hits["claims"].f1 == 1


def test_a_period_that_covers_too_little_is_noticed() -> None:
    claims = [claim | {"period_end": claim["period_start"]} for claim in perfect(SEED)["claims"]]
    assert rescored(claims=claims).shares["period"].right == 0


def test_a_lost_and_an_invented_link_are_noticed() -> None:
    claims = perfect(SEED)["claims"]
    assert rescored(claims=[claim | {"part_of": None} for claim in claims]).hits["links"] == Hits(missed=1)
    assert rescored(claims=[*claims[:-1], claims[-1] | {"superseded": True}]).hits["links"] == Hits(1, 1, 0)


def test_wrong_speakers_dates_and_spans_are_noticed() -> None:
    quotes = [quote | {"speaker": "a passer-by"} for quote in SEED.annotation["quotes"]]
    assert rescored(quotes=quotes).hits["quotes"] == Hits(0, 3, 3)
    dates = [date | {"iso_start": "1999-01-01"} for date in SEED.annotation["dates"]]
    assert rescored(dates=dates).hits["dates"].f1 == 0
    assert rescored(dates=[date | {"text": "never"} for date in dates]).broken == len(dates)


def test_an_optional_claim_is_neither_missed_nor_spurious() -> None:
    first, *others = perfect(SEED)["claims"]
    annotation = SEED.annotation | {"claims": [first | {"optional": True}, *others]}
    for reading in (perfect(SEED), perfect(SEED) | {"claims": others}):
        assert score_dispatch("seed", SEED.article.body, annotation, reading).hits["claims"] == Hits(right=8)


def test_nothing_falls_below_what_was_pinned() -> None:
    assert shortfalls(measure(), load_floors(), gold_digest()) == []


def test_a_fall_and_changed_data_are_said() -> None:
    floors = {"gold": "other"} | {
        group: {"claims_f1": 0.5, "most_distractors": 0, "most_broken": 0} for group in GROUPS
    }
    good = together([rescored()])
    low = together([rescored(claims=[])])
    broken = together([rescored(dates=[date | {"text": ""} for date in SEED.annotation["dates"]])])
    lines = shortfalls(dict.fromkeys(GROUPS, good) | {"development": low, "held out": broken}, floors, "this")
    assert lines == [
        "the annotated dispatches are not those pinned: this",
        "development: claims_f1 is 0.000, its floor 0.500",
        "held out: most_broken is 9",
    ]
