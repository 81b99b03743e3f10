from __future__ import annotations

import pytest

from tallybook.errors import UsageError
from tallybook.press.declarations import DECLARATIONS
from tallybook.press.parameters import Declaration, Parameter, parse
from tallybook.press.rules import Order

SPAN = Declaration(
    "one",
    (Parameter("since", "date", "", ""), Parameter("until", "date", "", "")),
    (Order("since", "until", "the first and the last day"),),
)


@pytest.mark.parametrize(
    "given", [{}, {"since": "2019-08-03"}, {"until": "2019-08-03"}, {"since": "2019-08-03", "until": "2019-08-03"}]
)
def test_days_in_order_and_days_left_open_fit(given: dict[str, object]) -> None:
    assert parse(SPAN, given) == {"since": "", "until": ""} | given


def test_days_in_the_wrong_order_contradict_each_other() -> None:
    with pytest.raises(UsageError) as caught:
        parse(SPAN, {"since": "2019-08-04", "until": "2019-08-03"})
    assert str(caught.value) == (
        "since and until: expected the first and the last day, in this order, found 2019-08-04 and 2019-08-03. "
        "Make since 2019-08-03 or less, or until 2019-08-04 or more."
    )


@pytest.mark.parametrize("name", ["password", "db_password", "API_KEY", "apikey", "access_token", "credentials"])
def test_a_name_that_tells_a_secret_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=f"{name}: is a secret"):
        parse(Declaration("one", (Parameter(name, "text", "", ""),)), {})


@pytest.mark.parametrize("name", ["token_count", "keyword", "secretary", "passwords_seen", "key"])
def test_a_name_that_only_looks_like_one_is_not(name: str) -> None:
    assert parse(Declaration("one", (Parameter(name, "text", "x", ""),)), {}) == {name: "x"}


def test_what_is_marked_secret_is_refused() -> None:
    with pytest.raises(UsageError, match="pin: is a secret"):
        parse(Declaration("one", (Parameter("pin", "text", "", "", secret=True),)), {})


def test_every_rule_of_the_workbook_is_about_its_own_parameters() -> None:
    for declaration in DECLARATIONS:
        for rule in declaration.rules:
            assert declaration.find(rule.first)
            assert declaration.find(rule.second)
