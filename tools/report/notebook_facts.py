"""What the index and the page's head say about a notebook: title, points, minutes, first picture, libraries it needs."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from nbformat import NotebookNode

VEGA_LITE = "application/vnd.vegalite.v5+json"
PLOTLY = "application/vnd.plotly.v1+json"
PICTURES = ["image/png", "image/svg+xml"]
# Height over width of a picture that fills a card.
LEAST_SHAPE = 0.5
LIBRARIES = {
    VEGA_LITE: ["vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js", "vega-embed/build/vega-embed.min.js"],
    PLOTLY: ["plotly.js-dist/plotly-gl3d.min.js"],
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


def points_of(notebook: NotebookNode) -> list[str]:
    """What the reader will learn, as Markdown without links: the points under «Qué aprenderás», or else the first paragraph of prose."""
    prose = "\n\n".join(_prose(notebook))
    learnt = re.search(r"^.*Qué aprenderás.*\n\s*((?:[-*] .*\n(?: +\S.*\n)*)+)", f"{prose}\n", flags=re.MULTILINE)
    if learnt:
        return [_on_one_line(point) for point in re.split(r"^[-*] ", learnt[1], flags=re.MULTILINE) if point.strip()]
    blocks = re.split(r"\n\s*\n", prose)
    return [_on_one_line(b) for b in blocks if not re.match(r"\s*(#|[-*+] |\d+\. |\||!\[|<|>|```|\$\$)", b)][:1]


def minutes_of(notebook: NotebookNode) -> int | None:
    """How long the reader needs, as «**Duración:** unos 40 minutos» says."""
    said = re.search(r"\*\*Duración:?\*\*:?[^.\d]*(\d+) minutos", "\n".join(_prose(notebook)))
    return int(said[1]) if said else None


def picture_of(notebook: NotebookNode) -> dict[str, str] | None:
    """The first picture (PNG, or the SVG that goes with Plotly) that is no strip, as a data address, with its alternative text."""
    pictures = [(mime, o.data[mime], o.metadata.get(mime, {})) for o in outputs_of(notebook) for mime in PICTURES if mime in o.data]
    if not pictures:
        return None
    fitting = (p for p in pictures if p[2].get("height", 0) >= LEAST_SHAPE * p[2].get("width", 1))
    mime, content, facts = next(fitting, pictures[0])
    return {"url": _data_url(mime, content), "alt": facts.get("alt", "")}


def libraries_of(notebook: NotebookNode) -> list[str]:
    """The scripts under node_modules that the notebook's figures need; Plotly's 1.8 MB only where a figure uses it."""
    kinds = {kind for output in outputs_of(notebook) for kind in LIBRARIES if kind in output.data}
    return [library for kind in LIBRARIES if kind in kinds for library in LIBRARIES[kind]]


def _prose(notebook: NotebookNode) -> Iterator[str]:
    return (cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def _plain(markdown: str) -> str:
    return re.sub(r"[*`$]|(?<!\w)_|_(?!\w)", "", _on_one_line(markdown)).strip()


def _on_one_line(markdown: str) -> str:
    without_links = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\s+", " ", without_links).strip()


def _data_url(mime: str, content: str) -> str:
    encoded = b64encode(content.encode()).decode() if mime == "image/svg+xml" else content.replace("\n", "")
    return f"data:{mime};base64,{encoded}"
