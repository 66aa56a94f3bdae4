"""Keeps what a student wrote in a notebook before a build replaces it."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from pathlib import Path

from layout import Notebook
from source import read_source


def keep_answers(notebook: Notebook) -> Path | None:
    """Copies the notebook to notebooks/copias/ when its code cells are neither those of its source nor of our last build."""
    if not notebook.target.exists():
        return None
    found = _digest_of_file(notebook.target)
    if found is not None and found in (_digest(read_source(notebook.source)[0].cells), _last_build(notebook)):
        return None
    folder = notebook.target.parent / "copias"
    folder.mkdir(exist_ok=True)
    copy = folder / f"{notebook.name}-{time.strftime('%Y%m%d-%H%M%S')}.ipynb"
    shutil.copyfile(notebook.target, copy)
    return copy


def remember_build(notebook: Notebook, cells: list) -> None:
    """Notes the code cells of this build, so that a later change of the source is not taken for a student's."""
    note = _note(notebook)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(_digest(cells))


def _last_build(notebook: Notebook) -> str | None:
    note = _note(notebook)
    return note.read_text() if note.exists() else None


def _note(notebook: Notebook) -> Path:
    return notebook.target.parents[1] / ".cache" / "built" / f"{notebook.name}.sha256"


def _digest_of_file(path: Path) -> str | None:
    """None when the file cannot be read as a notebook: then it is kept too."""
    try:
        return _digest(json.loads(path.read_text(encoding="utf8"))["cells"])
    except (ValueError, KeyError, TypeError):
        return None


def _digest(cells: list) -> str:
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return hashlib.sha256(json.dumps(code).encode()).hexdigest()
