"""Errors are one line, with the right exit code."""

from __future__ import annotations

import inspect

import pytest

from tallybook import errors


def test_the_line_says_what_was_expected_found_and_what_to_do() -> None:
    error = errors.InputError("a.txt", expected="UTF-8 text", found="a byte that is not", remedy="Save it as UTF-8.")
    assert str(error) == "a.txt: expected UTF-8 text, found a byte that is not. Save it as UTF-8."
    assert (error.what, error.expected, error.found, error.remedy) == (
        "a.txt",
        "UTF-8 text",
        "a byte that is not",
        "Save it as UTF-8.",
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError, 2),
        (errors.InputError, 3),
        (errors.ChangedError, 3),
        (errors.RefusedError, 1),
        (errors.RunError, 1),
        (errors.PublishError, 1),
    ],
)
def test_each_error_has_the_exit_code_of_its_kind(error: type[errors.TallybookError], code: int) -> None:
    assert error("x").exit_code == code


def test_the_docstring_draws_every_class() -> None:
    classes = [name for name, cls in inspect.getmembers(errors, inspect.isclass) if cls.__module__ == errors.__name__]
    assert errors.__doc__ is not None
    assert [name for name in classes if name not in errors.__doc__] == []
