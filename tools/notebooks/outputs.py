"""Makes the outputs of a notebook depend on its cells only, so that two builds give the same bytes."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
from nbformat import NotebookNode


def normalise(notebook: NotebookNode) -> None:
    """Numbers the executed cells 1, 2, 3…, joins consecutive streams and drops what changes from run to run."""
    number = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        number += 1
        cell.execution_count = number if cell.source.strip() else None
        cell.metadata.pop("execution", None)
        cell.outputs = [_normal_output(output, number) for output in _joined_streams(cell.outputs)]


def write_atomically(notebook: NotebookNode, path: Path) -> None:
    """Writes beside `path` and renames, so that an interrupted build never leaves half a notebook."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            nbformat.write(notebook, file)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _joined_streams(outputs: list[NotebookNode]) -> list[NotebookNode]:
    joined: list[NotebookNode] = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def _normal_output(output: NotebookNode, number: int) -> NotebookNode:
    output.pop("transient", None)
    if output.output_type == "execute_result":
        output.execution_count = number
    return output
