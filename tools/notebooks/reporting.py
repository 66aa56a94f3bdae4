"""Tells the terminal, or a program that reads JSON lines, how a build goes."""

from __future__ import annotations

import json
from pathlib import Path


class Reporter:
    """Prints one line per event: JSON when `as_json`, Spanish otherwise."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json

    def start(self, notebook: str, cells: int, *, place: int, notebooks: int) -> None:
        """`place` (from 1) of `notebooks` says how much of the whole build is left."""
        event = {"event": "start", "notebook": notebook, "cells": cells, "place": place, "notebooks": notebooks}
        self._say(event, f"· {notebook} ({place} de {notebooks}): {_count(cells)}")

    def cell(self, notebook: str, cell: int, cells: int, seconds: float) -> None:
        event = {"event": "cell", "notebook": notebook, "cell": cell, "cells": cells, "seconds": round(seconds, 3)}
        self._say(event, f"  celda {cell}/{cells}  {seconds:.1f} s")

    def done(self, notebook: str, cells: int, seconds: float) -> None:
        event = {"event": "done", "notebook": notebook, "cells": cells, "seconds": round(seconds, 3)}
        self._say(event, f"✓ {notebook}: {_count(cells)} en {seconds:.1f} s")

    def kept(self, notebook: str, copy: Path | None) -> None:
        """Where the student's version of a notebook was copied; nothing when there was none."""
        if copy is not None:
            where = f"{copy.parent.parent.name}/{copy.parent.name}/{copy.name}"
            self._say({"event": "kept", "notebook": notebook, "copy": where}, f"  tu versión de {notebook} queda en {where}")

    def failed(self, notebook: str, problem: str, **where: object) -> None:
        """`where` may hold cell, id, ename and evalue."""
        event = {"event": "failed", "notebook": notebook, "ename": "Error", "evalue": problem, **where}
        self._say(event, f"✗ {notebook}: {problem}")

    def total(self, passed: int, failed: int) -> None:
        if not self._as_json:
            print(f"{passed} passed, {failed} failed", flush=True)

    def _say(self, event: dict, text: str) -> None:
        print(json.dumps(event, ensure_ascii=False) if self._as_json else text, flush=True)


def _count(cells: int) -> str:
    return "1 celda" if cells == 1 else f"{cells} celdas"
