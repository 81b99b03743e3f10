"""What the tests of commands share: a process that kernels are forked from, so that not every report starts one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from workbooks import make_workbook

from tallybook.press import jobs
from tallybook.press.warm import zygote


@pytest.fixture(scope="module")
def kept_zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have every report that this process makes fork its kernels from one zygote; a command of its own has its own."""
    workbook = make_workbook(tmp_path_factory.mktemp("zygote"))
    with zygote(workbook, ["tallybook"]) as address, pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "zygote", lambda *_: nullcontext(address))
        yield
