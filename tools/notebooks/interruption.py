"""Ctrl+C during a build: the kernel ends first, then the build, and nothing is left running."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from nbclient import NotebookClient


@contextmanager
def ends_with_its_kernel(client: NotebookClient) -> Iterator[None]:
    """
    Inside the block SIGINT and SIGTERM kill the kernel; when the block ends the interruption is raised as KeyboardInterrupt.

    Raising at once would leave nbclient's event loop half way through a message, and its clean-up would wait for ever.
    """
    interrupted = False

    def stop(number: int, frame: object) -> None:
        nonlocal interrupted
        interrupted = True
        provisioner = getattr(client.km, "provisioner", None)
        process = getattr(provisioner, "process", None)
        if process is None:
            raise KeyboardInterrupt
        os.killpg(process.pid, signal.SIGKILL)  # nbclient starts kernels in a group of their own

    previous = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except Exception:
        if not interrupted:
            raise
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
    if interrupted:
        raise KeyboardInterrupt
