"""Runs the cells of a notebook in a real kernel, one by one, and says what failed."""

from __future__ import annotations

import logging
import os
import queue
import re
import time
from collections.abc import Callable
from pathlib import Path

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from interruption import ends_with_its_kernel
from source import smoke_suffix

logging.getLogger("traitlets").setLevel(logging.CRITICAL)  # nbclient logs a timeout as an error and then raises it


class CellFailure(Exception):
    """A cell that did not end well: number (from 1), id, error name and message."""

    def __init__(self, cell: int, cell_id: str, ename: str, evalue: str) -> None:
        super().__init__(f"{ename}: {evalue}")
        self.cell, self.cell_id, self.ename, self.evalue = cell, cell_id, ename, evalue


def execute(
    notebook: NotebookNode,
    folder: Path,
    *,
    timeout: float,
    smoke: dict[str, dict] | None = None,
    on_cell: Callable[[int, int, float], None] = lambda cell, cells, seconds: None,
) -> None:
    """
    Runs `notebook` in place inside `folder`; `on_cell(number, total, seconds)` is told of each finished code cell.

    The kernel sees EBM_BUILD=1: what is built does not depend on anybody's progress with the exercises. With `smoke`
    (sizes by cell id) it sees EBM_SMOKE=1 too, and the cells that have sizes are shrunk as they run.
    Raises CellFailure.
    """
    environment = {**os.environ, "EBM_BUILD": "1", **({} if smoke is None else {"EBM_SMOKE": "1"})}
    client = NotebookClient(
        notebook,
        kernel_name="tslab",
        timeout=timeout,
        startup_timeout=60,
        iopub_timeout=60,  # on a busy machine outputs come late: better to wait, or to fail, than to lose them in silence
        raise_on_iopub_timeout=True,
        record_timing=False,
        shutdown_kernel="immediate",
    )
    client.reset_execution_trackers()
    try:
        with ends_with_its_kernel(client), client.setup_kernel(cwd=str(folder), env=environment):
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type == "code" and cell.source.strip():
                    seconds = _run_cell(client, index, (smoke or {}).get(cell.id))
                    on_cell(index + 1, len(notebook.cells), seconds)
    except NoSuchKernel:
        raise CellFailure(0, "-", "NoSuchKernel", "no encuentro el núcleo «tslab»; instálalo con: npm start") from None
    except RuntimeError as error:  # the kernel died before it answered
        raise CellFailure(0, "-", type(error).__name__, f"el núcleo no arranca ({_first_line(str(error))})") from error


def _run_cell(client: NotebookClient, index: int, sizes: dict | None) -> float:
    cell = client.nb.cells[index]
    original, start = cell.source, time.monotonic()
    if sizes:
        cell.source += smoke_suffix(original, sizes)
    try:
        client.execute_cell(cell, index)
    except CellTimeoutError:
        raise _failure(cell, index, "TimeoutError", f"la celda no terminó en {client.timeout:g} s") from None
    except CellExecutionError as error:
        raise _failure(cell, index, *_name_and_message(error, cell)) from None
    except (DeadKernelError, queue.Empty):
        raise _failure(cell, index, "DeadKernelError", "el núcleo murió mientras ejecutaba la celda") from None
    finally:
        cell.source = original
    return time.monotonic() - start


def _failure(cell: NotebookNode, index: int, ename: str, evalue: str) -> CellFailure:
    return CellFailure(index + 1, cell.id, ename, evalue)


def _name_and_message(error: CellExecutionError, cell: NotebookNode) -> tuple[str, str]:
    """The kernel's error; stock tslab sends none, only text on stderr, whose most telling line is taken."""
    if error.ename and error.ename != "<Error>":
        return error.ename, error.evalue
    text = "".join(o.text for o in cell.outputs if o.output_type == "stream" and o.name == "stderr")
    named = re.search(r"^(?:Uncaught )?(\w*(?:Error|Exception)): (.+)$", text, flags=re.MULTILINE)
    return (named[1], named[2]) if named else ("Error", _first_line(text))


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "sin mensaje")
