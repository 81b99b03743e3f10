from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.errors import UsageError
from tallybook.press.parameters import Declaration, Parameter, Value, fit, parse

POLICY = Parameter("hedge_policy", "choice", "strict", "How wide.", choices=("strict", "conventional", "wide"))
TOP = Parameter("top", "integer", 5, "How many.", low=1, high=20)
DECLARED = Declaration("brief", (POLICY, TOP, Parameter("sources", "texts", [], "Whose.")))

FITTING: list[tuple[str, object, Value]] = [
    ("integer", "12", 12),
    ("integer", 12, 12),
    ("number", "0.5", 0.5),
    ("number", 3, 3),
    ("flag", "yes", True),
    ("flag", False, False),
    ("date", "2019-08-03", "2019-08-03"),
    ("text", "790", "790"),
    ("texts", '["SANA", "a, b"]', ["SANA", "a, b"]),
    ("texts", "SANA, AFP", ["SANA", "AFP"]),
    ("texts", "", []),
    ("texts", ["SANA"], ["SANA"]),
    ("article", "a/path.txt", "a/path.txt"),
]

MISFITTING: list[tuple[str, object]] = [
    ("integer", "1.5"),
    ("integer", 1.5),
    ("integer", True),
    ("number", "many"),
    ("number", "nan"),
    ("number", True),
    ("flag", 1),
    ("flag", "perhaps"),
    ("date", "3 August 2019"),
    ("date", 20190803),
    ("text", 790),
    ("text", " "),
    ("texts", 790),
    ("texts", [790]),
    ("texts", '["SANA"'),
]


@pytest.mark.parametrize(("kind", "value", "expected"), FITTING)
def test_a_value_becomes_plain_data(kind: str, value: object, expected: Value) -> None:
    fitted = fit(Parameter("x", kind, "", ""), value)
    assert (fitted, type(fitted)) == (expected, type(expected))


@pytest.mark.parametrize(("kind", "value"), MISFITTING)
def test_a_value_of_another_type_is_refused(kind: str, value: object) -> None:
    with pytest.raises(UsageError, match=r"^x: expected"):
        fit(Parameter("x", kind, "", ""), value)


def test_what_is_not_given_has_its_default() -> None:
    assert parse(DECLARED, {"top": "7"}) == {"hedge_policy": "strict", "top": 7, "sources": []}


@given(st.integers())
def test_a_number_within_the_limits_is_taken_and_any_other_refused(number: int) -> None:
    if 1 <= number <= 20:
        assert fit(TOP, str(number)) == number
    else:
        with pytest.raises(UsageError, match="1 to 20"):
            fit(TOP, str(number))


def test_an_unknown_name_gets_a_did_you_mean() -> None:
    with pytest.raises(UsageError, match="Did you mean hedge_policy"):
        parse(DECLARED, {"hedge_polcy": "wide"})


def test_an_unknown_choice_gets_a_did_you_mean() -> None:
    with pytest.raises(UsageError, match=r"expected strict \| conventional \| wide, found 'wider'. Did you mean wide"):
        fit(POLICY, "wider")
