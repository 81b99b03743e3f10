"""What the words leave out is understood from what stands before."""

from __future__ import annotations

import pytest
from wordings import cases, read


@pytest.mark.parametrize(("expect", "wording"), cases("understood"))
def test_wordings(expect: list[str], wording: str) -> None:
    assert [quantity.unit for quantity in read(wording)[0]] == expect
