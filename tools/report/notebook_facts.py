"""What the index and the page's head say about a notebook: title, summary, first picture, libraries it needs."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from nbformat import NotebookNode

VEGA_LITE = "application/vnd.vegalite.v5+json"
PLOTLY = "application/vnd.plotly.v1+json"
PICTURES = ["image/png", "image/svg+xml"]
LIBRARIES = {
    VEGA_LITE: ["vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js", "vega-embed/build/vega-embed.min.js"],
    PLOTLY: ["plotly.js-dist/plotly.js"],
}


def outputs_of(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """The outputs that hold representations by MIME type, in order."""
    for cell in notebook.cells:
        yield from (output for output in cell.get("outputs", []) if "data" in output)


def title_of(notebook: NotebookNode, default: str) -> str:
    """The first heading, as plain text."""
    for cell in _prose(notebook):
        heading = re.search(r"^#\s+(.+)$", cell, flags=re.MULTILINE)
        if heading:
            return _plain(heading[1])
    return default


def summary_of(notebook: NotebookNode) -> list[str]:
    """What the reader will learn: the points under «Qué aprenderás», or else the first paragraph of prose."""
    prose = "\n\n".join(_prose(notebook))
    learnt = re.search(r"^.*Qué aprenderás.*\n\s*((?:[-*] .*\n(?: +\S.*\n)*)+)", f"{prose}\n", flags=re.MULTILINE)
    if learnt:
        return [_plain(point) for point in re.split(r"^[-*] ", learnt[1], flags=re.MULTILINE) if point.strip()]
    blocks = re.split(r"\n\s*\n", prose)
    return [_plain(b) for b in blocks if not re.match(r"\s*(#|[-*+] |\d+\. |\||!\[|<|>|```|\$\$)", b)][:1]


def picture_of(notebook: NotebookNode) -> dict[str, str] | None:
    """The first picture (PNG, or the SVG that goes with Plotly), as a data address, with its alternative text."""
    for output in outputs_of(notebook):
        for mime in PICTURES:
            if mime in output.data:
                return {"url": _data_url(mime, output.data[mime]), "alt": output.metadata.get(mime, {}).get("alt", "")}
    return None


def libraries_of(notebook: NotebookNode) -> list[str]:
    """The scripts under node_modules that the notebook's figures need; Plotly's 10 MB only where a figure uses it."""
    kinds = {kind for output in outputs_of(notebook) for kind in LIBRARIES if kind in output.data}
    return [library for kind in LIBRARIES if kind in kinds for library in LIBRARIES[kind]]


def _prose(notebook: NotebookNode) -> Iterator[str]:
    return (cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def _plain(markdown: str) -> str:
    without_links = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\s+", " ", re.sub(r"[*`$]|(?<!\w)_|_(?!\w)", "", without_links)).strip()


def _data_url(mime: str, content: str) -> str:
    encoded = b64encode(content.encode()).decode() if mime == "image/svg+xml" else content.replace("\n", "")
    return f"data:{mime};base64,{encoded}"
