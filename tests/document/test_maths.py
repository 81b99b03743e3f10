import pytest

from tallybook.document.maths import to_mathml, to_typst


@pytest.mark.parametrize("tex", [r"\frac{a}{b} \leq 20\text{ km}", r"\sum_{i=1}^{n} x_i", r"790 - 700 = 90"])
def test_formulas_are_set(tex: str) -> None:
    assert to_mathml(tex).startswith("<math")
    assert to_typst(tex)


@pytest.mark.parametrize(
    "tex", [r"#read(\"/etc/passwd\")", "a $ #panic() $ b", "@label", "x // y", "/* x", "`raw`", r"\text{#panic()}"]
)
def test_code_does_not_pass_for_a_formula(tex: str) -> None:
    made = to_typst(tex)
    assert "#panic" not in made
    assert "#read" not in made
    assert "$" not in made


@pytest.mark.parametrize("tex", [r"\href{javascript:alert(1)}{x}", "<script>alert(1)</script>", r"\text{<b>}"])
def test_a_formula_holds_no_links_and_no_tags(tex: str) -> None:
    made = to_mathml(tex)
    assert "<script" not in made
    assert "href" not in made
    assert "<b>" not in made
