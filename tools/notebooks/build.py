#!/usr/bin/env python3
"""
Percent sources (notebooks/fuente/NN-nombre.ts) -> executed notebooks (notebooks/NN-nombre.ipynb).

    build.py [--execute | --check | --smoke] [--json] [--timeout SEGUNDOS] [nombre ...]

--execute (default) runs every cell and writes the notebook; two builds give the same bytes. A notebook that somebody
has changed by hand is first copied to notebooks/copias/.
--check runs nothing: it fails when a notebook does not have the cells of its source.
--smoke runs every cell with EBM_SMOKE=1 and the small sizes of `humo={...}`, and writes nothing; EBM_SMOKE=1 in the
environment means the same.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from drift import find_drift
from execution import CellFailure, execute
from keeping import keep_answers, remember_build
from layout import LayoutError, Notebook, find_notebooks, orphans
from outputs import normalise, write_atomically
from reporting import Reporter
from source import SourceError, read_source

ROOT = Path(__file__).resolve().parents[2]
Action = Callable[[Notebook, int, int], bool]
"""Does its part with a notebook, the so-many-th of so many, and says whether all went well."""
MEND = "arréglalo con: .venv/bin/python tools/notebooks/build.py"


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    report = Reporter(options.json)
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")  # our kernel before one of the user's own
    try:
        notebooks = find_notebooks(options.root, options.names)
    except LayoutError as error:
        print(error, file=sys.stderr)
        return 1
    action: Action = check_one(report) if options.check else run_one(report, options)
    failed = sum(not action(notebook, place, len(notebooks)) for place, notebook in enumerate(notebooks, start=1))
    strays = orphans(options.root) if options.check and not options.names else []
    for stray in strays:
        report.failed(stray.stem, f"no tiene fuente: bórralo o escribe notebooks/fuente/{stray.stem}.ts")
    report.total(len(notebooks) - failed, failed + len(strays))
    return 1 if failed or strays else 0


def check_one(report: Reporter) -> Action:
    def check(notebook: Notebook, *_: int) -> bool:
        try:
            problems = find_drift(notebook)
        except SourceError as error:
            problems = [str(error)]
        for problem in problems:
            report.failed(notebook.name, f"{problem}; {MEND} {notebook.name}")
        return not problems

    return check


def run_one(report: Reporter, options: argparse.Namespace) -> Action:
    def run(notebook: Notebook, place: int, notebooks: int) -> bool:
        start = time.monotonic()
        try:
            built, smoke = read_source(notebook.source)
            total = len(built.cells)
            report.start(notebook.name, total, place=place, notebooks=notebooks)
            execute(
                built,
                notebook.target.parent,
                timeout=options.timeout,
                smoke=smoke if options.smoke else None,
                on_cell=lambda cell, cells, seconds: report.cell(notebook.name, cell, cells, seconds),
            )
        except SourceError as error:
            report.failed(notebook.name, str(error))
            return False
        except CellFailure as error:
            where = {"cell": error.cell, "id": error.cell_id, "cells": total, "ename": error.ename, "evalue": error.evalue}
            report.failed(notebook.name, f"celda {error.cell} ({error.cell_id}): {error.ename}: {error.evalue}", **where)
            return False
        if not options.smoke:
            normalise(built)
            report.kept(notebook.name, keep_answers(notebook))
            write_atomically(built, notebook.target)
            remember_build(notebook, built.cells)
            trust(built)
        report.done(notebook.name, total, time.monotonic() - start)
        return True

    return run


def trust(notebook) -> None:
    """Signs the notebook, so that JupyterLab shows its scripts; without a place to sign it stays untrusted."""
    from nbformat.sign import NotebookNotary

    try:
        NotebookNotary().sign(notebook)
    except OSError as error:
        print(f"aviso: no pude firmar el cuaderno ({error}); en JupyterLab elige «Confiar en el cuaderno»", file=sys.stderr)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py", description="Construye los cuadernos a partir de sus fuentes.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--execute", action="store_true", help="ejecuta y escribe los cuadernos (por defecto)")
    mode.add_argument("--check", action="store_true", help="no ejecuta: falla si un cuaderno no tiene las celdas de su fuente")
    mode.add_argument("--smoke", action="store_true", help="ejecuta con tamaños pequeños y no escribe nada")
    parser.add_argument("--json", action="store_true", help="una línea JSON por suceso")
    parser.add_argument("--timeout", type=float, default=900.0, metavar="SEGUNDOS", help="máximo por celda (900)")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", metavar="nombre", help="por ejemplo 00 o 00-bienvenida; ninguno: todos")
    options = parser.parse_args(arguments)
    options.smoke = options.smoke or os.environ.get("EBM_SMOKE") == "1"
    return options


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nInterrumpido: no se ha escrito el cuaderno que se estaba ejecutando.", file=sys.stderr)
        sys.exit(130)
