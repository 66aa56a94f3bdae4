"""Where the notebooks live and which ones a command names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class LayoutError(Exception):
    """A notebook that does not exist; the message is Spanish, for the terminal."""


@dataclass(frozen=True)
class Notebook:
    """One notebook: its percent source and the executed file made from it."""

    name: str
    source: Path
    target: Path


def find_notebooks(root: Path, names: list[str]) -> list[Notebook]:
    """All notebooks under `root`, or the ones that `names` lists ("00", "00-bienvenida" or a path)."""
    sources = sorted((root / "notebooks" / "fuente").glob("*.ts"))
    everything = [Notebook(s.stem, s, root / "notebooks" / f"{s.stem}.ipynb") for s in sources]
    return [_choose(everything, name) for name in names] if names else everything


def orphans(root: Path) -> list[Path]:
    """Executed notebooks that have no source."""
    sources = {s.stem for s in (root / "notebooks" / "fuente").glob("*.ts")}
    return [path for path in sorted((root / "notebooks").glob("*.ipynb")) if path.stem not in sources]


def _choose(everything: list[Notebook], name: str) -> Notebook:
    wanted = Path(name).stem if name.endswith((".ts", ".ipynb")) else name
    found = [n for n in everything if wanted in (n.name, n.name.split("-", 1)[0])]
    if len(found) != 1:
        known = ", ".join(n.name for n in everything) or "ninguno"
        raise LayoutError(f"No hay un cuaderno llamado «{name}». Los que hay: {known}.")
    return found[0]
