"""Percent source (.ts) -> notebook with stable cell ids and minimal metadata, not yet executed."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

KERNELSPEC = {"display_name": "TypeScript (Paisajes de energía)", "language": "typescript", "name": "tslab"}
# All that the kernel says of itself: with anything else JupyterLab marks a notebook as changed when it opens.
LANGUAGE_INFO = {
    "codemirror_mode": {"mode": "typescript", "name": "javascript", "typescript": True},
    "file_extension": ".ts",
    "mimetype": "text/x-typescript",
    "name": "typescript",
    "pygments_lexer": "typescript",
    "version": "5.0.4",
}
ID_LENGTH = 60  # nbformat allows 64 characters


class SourceError(Exception):
    """A source that cannot become a notebook; the message is Spanish, for the terminal."""


def read_source(path: Path) -> tuple[NotebookNode, dict[str, dict]]:
    """The notebook of a percent source, and the smoke sizes (`humo`) by cell id."""
    draft = jupytext.read(path)
    cells, smoke = [], {}
    identify = _identifier(path.stem)
    for number, cell in enumerate(draft.cells, start=1):
        clean = _clean_cell(cell, identify(cell))
        cells.append(clean)
        if "humo" in cell.metadata:
            smoke[clean.id] = _smoke_sizes(cell, f"{path.name}, celda {number}")
    metadata = {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata), smoke


def smoke_suffix(source: str, sizes: dict) -> str:
    """The statement that shrinks the one const object that `source` declares."""
    names = re.findall(r"^const (\w+)\b[^=]*=", source, flags=re.MULTILINE)
    if len(names) != 1:
        raise SourceError(f"«humo» necesita que la celda declare una sola constante y declara {len(names)}: {', '.join(names)}")
    return f"\nObject.assign({names[0]}, {json.dumps(sizes, ensure_ascii=False)});"


def _clean_cell(cell: NotebookNode, cell_id: str) -> NotebookNode:
    metadata = {key: cell.metadata[key] for key in ("tags",) if key in cell.metadata}
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell, "raw": nbformat.v4.new_raw_cell}
    return make[cell.cell_type](source=cell.source, metadata=metadata, id=cell_id)


def _smoke_sizes(cell: NotebookNode, where: str) -> dict:
    sizes = cell.metadata["humo"]
    if isinstance(sizes, str):  # written between quotes: humo='{"pasos": 3}'
        try:
            sizes = json.loads(sizes)
        except json.JSONDecodeError as error:
            raise SourceError(f"{where}: «humo» no es JSON válido ({error}). Ejemplo: humo={{\"pasos\": 3}}") from error
    if cell.cell_type != "code" or not isinstance(sizes, dict):
        raise SourceError(f"{where}: «humo» debe ser un objeto JSON en una celda de código.")
    try:
        smoke_suffix(cell.source, sizes)
    except SourceError as error:
        raise SourceError(f"{where}: {error}") from error
    return sizes


def _identifier(notebook: str):
    """Ids made of the section's heading (or the cell's title) and the place inside it, so that far edits do not shift them."""
    used: set[str] = set()
    section = ""

    def identify(cell: NotebookNode) -> str:
        nonlocal section
        heading = re.match(r"#+\s+(.+)", cell.source) if cell.cell_type == "markdown" else None
        if heading:
            section = _slug(heading[1])
        title = _slug(cell.metadata.get("title", ""))
        base = "-".join(part for part in (_slug(notebook).split("-")[0], title or section) if part)[:ID_LENGTH].strip("-")
        candidate, k = base, 1
        while candidate in used:
            k += 1
            candidate = f"{base[: ID_LENGTH - 4]}-{k}"
        used.add(candidate)
        return candidate

    return identify


def _slug(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
