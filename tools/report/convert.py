#!/usr/bin/env python3
"""
convert.py CARPETA [CUADERNOS]: CUADERNOS/NN-*.ipynb (notebooks/) -> CARPETA/NN-*.html, whose formulas are still marks.

Prints a JSON line per notebook: name, title, minutes, points (HTML), picture, headings, libraries.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import nbformat
from exporter import ROOT, PageExporter
from notebook_facts import libraries_of, minutes_of, picture_of, points_of, title_of


def main(folder: Path, source: Path) -> None:
    paths = sorted(source.glob("[0-9][0-9]-*.ipynb"))
    notebooks = [nbformat.read(path, as_version=4) for path in paths]
    entries = [{"name": p.stem, "title": title_of(n, p.stem)} for p, n in zip(paths, notebooks, strict=True)]
    exporter = PageExporter()
    for index, (path, notebook) in enumerate(zip(paths, notebooks, strict=True)):
        extra = {
            "title": entries[index]["title"],
            "previous": entries[index - 1] if index > 0 else None,
            "next": entries[index + 1] if index + 1 < len(entries) else None,
            "libraries": libraries_of(notebook),
        }
        (folder / f"{path.stem}.html").write_text(exporter.page(notebook, path, extra), encoding="utf-8")
        facts = {
            **entries[index],
            "minutes": minutes_of(notebook),
            "points": [exporter.line(point) for point in points_of(notebook)],
            "picture": picture_of(notebook),
            "headings": exporter.headings,
            "libraries": extra["libraries"],
        }
        print(json.dumps(facts, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "notebooks")
