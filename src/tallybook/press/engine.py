"""Our engine for papermill: papermill's own, without the waits that no notebook needs.

It is registered as ``tallybook``, so that ``papermill --engine tallybook in.ipynb out.ipynb`` finds it.
"""

from __future__ import annotations

import time
from queue import Empty
from typing import Any

from nbclient.util import run_hook, run_sync
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger
from papermill.utils import merge_kwargs, remove_args

NAME = "tallybook"
ASK_AGAIN = 1.0
"""Seconds after which a kernel is asked again whether it is there: it may not have listened yet."""


class _Client(PapermillNotebookClient):  # type: ignore[misc]  # papermill has no types
    """A client that begins as soon as the kernel answers, where nbclient waits until nothing has come for a while."""

    async def async_start_new_kernel_client(self) -> Any:
        self.kc = self.km.client()
        self.kc.start_channels()
        try:
            await _answers(self.kc, self.startup_timeout)
        except BaseException:
            await self._async_cleanup_kernel()
            raise
        self.kc.allow_stdin = False
        await run_hook(self.on_notebook_start, notebook=self.nb)
        return self.kc

    start_new_kernel_client = run_sync(async_start_new_kernel_client)


async def _answers(client: Any, patience: float) -> None:
    """Return once the kernel has answered and what it broadcasts reaches us: then no output can be missed.

    Raises
    ------
    RuntimeError
        If it ends, or does not answer in time.
    """
    deadline = time.monotonic() + patience
    while not await _broadcasts(client, client.kernel_info()):
        if not await client.is_alive():
            raise RuntimeError("Kernel died before replying to kernel_info")
        if time.monotonic() > deadline:
            raise RuntimeError(f"Kernel didn't respond in {patience:.0f} seconds")
    client._handle_kernel_info_reply(await client.get_shell_msg(timeout=patience))  # noqa: SLF001  # as nbclient does


async def _broadcasts(client: Any, question: str) -> bool:
    """Say whether the kernel is heard to have come to the end of a question."""
    until = time.monotonic() + ASK_AGAIN
    while time.monotonic() < until:
        try:
            message = await client.get_iopub_msg(timeout=ASK_AGAIN)
        except Empty:
            return False
        if message["parent_header"].get("msg_id") == question and message["content"].get("execution_state") == "idle":
            return True
    return False


class _Manager(NotebookExecutionManager):  # type: ignore[misc]  # papermill has no types
    """Saves the notebook where it could not be run to its end; papermill's saves it twice a cell."""

    broken = False

    def save(self, **settings: Any) -> None:
        if self.broken:
            super().save(**settings)


class TallybookEngine(NBClientEngine):  # type: ignore[misc]  # papermill has no types
    """Runs a notebook as papermill does."""

    @classmethod
    def execute_notebook(
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: bool = True,
        log_output: bool = False,
        autosave_cell_every: int = 30,
        **settings: Any,
    ) -> Any:
        """Run the notebook and keep its state; the arguments are those of papermill's own engine."""
        manager = _Manager(
            nb,
            output_path=output_path,
            progress_bar=progress_bar,
            log_output=log_output,
            autosave_cell_every=autosave_cell_every,
        )
        manager.notebook_start()
        try:
            cls.execute_managed_notebook(manager, kernel_name, log_output=log_output, **settings)
        except BaseException:
            manager.broken = True
            raise
        finally:
            manager.cleanup_pbar()
            manager.notebook_complete()
        return manager.nb

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: Any = None,
        stderr_file: Any = None,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **settings: Any,
    ) -> Any:
        """Run the notebook; the arguments are those of papermill's own engine."""
        kept = remove_args(["input_path", "timeout", "startup_timeout"], **settings)
        merged = merge_kwargs(
            kept,
            timeout=execution_timeout or settings.get("timeout"),
            startup_timeout=start_timeout,
            kernel_name=kernel_name,
            log=logger,
            log_output=log_output,
            stdout_file=stdout_file,
            stderr_file=stderr_file,
        )
        return _Client(nb_man, **merged).execute()
