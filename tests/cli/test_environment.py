from __future__ import annotations

import pytest

from tallybook.cli.environment import from_environment
from tallybook.errors import UsageError
from tallybook.press.parameters import Declaration, Parameter

ONE = Declaration("one", (Parameter("top", "integer", 3, ""),))
TWO = Declaration("two", (Parameter("deep", "flag", False, ""),))


def test_a_variable_sets_the_parameter_that_it_names() -> None:
    variables = {"TALLYBOOK_PARAM_TOP": "7", "TALLYBOOK_HOME": "/book", "PATH": ""}
    assert from_environment(variables, [ONE], [ONE, TWO]) == {"top": "7"}


def test_what_another_notebook_declares_is_left_alone() -> None:
    assert from_environment({"TALLYBOOK_PARAM_DEEP": "yes"}, [ONE], [ONE, TWO]) == {}


def test_what_no_notebook_declares_is_refused() -> None:
    with pytest.raises(UsageError, match=r"TALLYBOOK_PARAM_TPO: no such parameter of one, two: .* Did you mean top"):
        from_environment({"TALLYBOOK_PARAM_TPO": "7"}, [ONE], [ONE, TWO])
