"""What holds for every test: it runs to its end, or the suite fails; it tries the same examples, by no clock.

What starts processes comes first: no core waits for it at the end, and this process can still be forked from.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("repeatable")

FIRST = {name: place for place, name in enumerate(("cli", "tests", "corpora", "lab", "press"))}
"""Folders whose tests publish, or start processes otherwise: those that set a PDF in this very process come last."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take long first."""
    items.sort(key=lambda item: FIRST.get(item.path.parent.name, len(FIRST)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that is skipped or expected to fail."""
    return _failed_if_left_out((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a module that skips itself."""
    return _failed_if_left_out((yield))


def _failed_if_left_out(report: Report) -> Report:
    if report.outcome == "skipped" or hasattr(report, "wasxfail"):
        reason = vars(report).pop("wasxfail", "") or report.longreprtext
        report.outcome, report.longrepr = "failed", f"left out, which no test may be here: {reason}"
    return report
