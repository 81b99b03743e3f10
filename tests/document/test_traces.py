import pytest
from documents import EVIDENCE

from tallybook.document.nodes import Trace
from tallybook.document.traces import LATEST_DAY, MOST_OPERANDS, WHOSE, limits


def test_operands_are_told_in_the_order_of_the_ledger_with_what_their_words_allow() -> None:
    found = limits(Trace("computed", ("c5", "c4"), "at most 2,000 less 900"), EVIDENCE)
    assert found == {"c4": "combatants killed, at most 2,000", "c5": "regime loyalists killed, exactly 900"}
    assert list(found) == ["c4", "c5"]


@pytest.mark.parametrize(
    "trace",
    [
        Trace("count", ("c4", "c5"), "figures without a hedge"),
        Trace("computed", ("c4", "c5"), LATEST_DAY),
        Trace("computed", ("c4", "c5"), WHOSE),
        Trace("computed", ("c4", "c5"), "2 ÷ 32"),
        Trace("computed", tuple(f"c{number}" for number in range(MOST_OPERANDS + 1)), "something of all"),
        Trace("computed", (), "20 km ÷ 1.609344"),
    ],
)
def test_what_goes_by_no_amounts_has_no_operands(trace: Trace) -> None:
    assert limits(trace, EVIDENCE) == {}
