"""Compares an executed notebook with its source, cell by cell, without running anything."""

from __future__ import annotations

import nbformat
from nbformat import NotebookNode

from layout import Notebook
from source import read_source


def find_drift(notebook: Notebook) -> list[str]:
    """What differs between the executed file and its source, in Spanish; empty when they match."""
    fresh, _ = read_source(notebook.source)
    if not notebook.target.exists():
        return ["todavía no está construido"]
    try:
        built = nbformat.read(notebook.target, as_version=4)
        nbformat.validate(built)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        return [f"el fichero está dañado ({type(error).__name__})"]
    problems = [] if built.metadata == fresh.metadata else ["los metadatos del cuaderno no son los que pone el constructor"]
    problems += _cell_drift(fresh.cells, built.cells)
    return problems or _run_drift(built.cells)


def _cell_drift(fresh: list[NotebookNode], built: list[NotebookNode]) -> list[str]:
    for number, (a, b) in enumerate(zip(fresh, built), start=1):
        if _identity(a) != _identity(b):
            return [f"la celda {number} ({a.id}) no es la de la fuente"]
    if len(fresh) != len(built):
        return [f"tiene {len(built)} celdas y la fuente {len(fresh)}"]
    return []


def _run_drift(cells: list[NotebookNode]) -> list[str]:
    problems = []
    for number, cell in enumerate(cells, start=1):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        if cell.execution_count is None:
            problems.append(f"la celda {number} ({cell.id}) no está ejecutada")
        if any(output.output_type == "error" for output in cell.outputs):
            problems.append(f"la celda {number} ({cell.id}) guarda un error")
    return problems


def _identity(cell: NotebookNode) -> tuple:
    return cell.cell_type, cell.id, cell.source, dict(cell.metadata)
