from __future__ import annotations

import pytest

from tallybook.errors import UsageError
from tallybook.press.names import report_names

TWO = [("small", {"top": 3, "who": ["a", "b"]}), ("small", {"top": 4, "who": ["a", "b"]})]


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("", ("small-3", "small-4")),
        ("{top}", ("3", "4")),
        ("{article} by {who}, {top}", ("small-by-a+b-3", "small-by-a+b-4")),
    ],
)
def test_a_template_names_the_reports(template: str, names: tuple[str, ...]) -> None:
    assert report_names(template, TWO, "s.toml") == names


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{article}", r"two reports would be called 'small'. Take a template .* '\{article\}-\{top\}'"),
        ("{tpo}", r"name: \{tpo\}: expected one of article, top, who. Did you mean \{top\}"),
        ("{top", "expected a template such as"),
        ("{top:03d}", "expected a template such as"),
        ("{}", r"name: \{\}: expected one of"),
    ],
)
def test_a_template_that_does_not_fit_is_refused(template: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        report_names(template, TWO, "s.toml")


def test_names_that_differ_in_their_case_alone_are_one_on_some_systems() -> None:
    with pytest.raises(UsageError, match="two reports would be called"):
        report_names("", [("Small", {}), ("small", {})], "s.toml")


def test_a_name_never_leads_out_of_its_folder() -> None:
    assert report_names("", [("../../etc", {})], "s.toml") == ("etc",)
    [name] = report_names("{who}", [("a", {"who": "long " * 99})], "s.toml")
    assert len(name) <= 80
