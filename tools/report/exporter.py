"""nbconvert's HTML exporter with our offline template; formulas become marks that Node turns into SVG."""

from __future__ import annotations

import html
import re
from pathlib import Path

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "share" / "jupyter" / "nbconvert" / "templates"
PRIORITY = [
    "application/vnd.vegalite.v5+json",
    "application/vnd.plotly.v1+json",
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "text/latex",
    "image/png",
    "image/jpeg",
    "text/plain",
]
# The browser itself refuses any request: scripts, styles, pictures and workers come from inside the page.
POLICY = (
    "default-src 'none'; img-src 'self' data: blob:; style-src 'unsafe-inline'; font-src data:; "
    "script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; connect-src data: blob:; frame-src data: blob:"
)


class _Renderer(IPythonRenderer):
    """Markdown whose formulas are `<span class="formula" data-tex="…">`, for tools/report/math.js."""

    def block_math(self, body: str) -> str:
        return _formula(body, block=True)

    def inline_math(self, body: str) -> str:
        return _formula(body, block=False)

    def latex_environment(self, name: str, body: str) -> str:
        return _formula(rf"\begin{{{name}}}{body}\end{{{name}}}", block=True)


class PageExporter(HTMLExporter):
    """One notebook -> one page; `extra` of `page` is what the template reads from `resources`."""

    def __init__(self) -> None:
        settings = Config()
        settings.NbConvertBase.display_data_priority = PRIORITY
        settings.HTMLExporter.embed_images = True
        settings.HTMLExporter.language_code = "es"
        super().__init__(
            config=settings,
            template_name="paisajes",
            extra_template_basedirs=[str(TEMPLATES)],
            extra_template_paths=[str(ROOT / "node_modules")],
        )

    @pass_context
    def markdown2html(self, context, source):  # noqa: ANN001, ANN201 - nbconvert's signature
        attachments = context.get("cell", {}).get("attachments", {})
        folder = context.get("resources", {}).get("metadata", {}).get("path", "")
        renderer = _Renderer(escape=False, attachments=attachments, embed_images=True, path=folder, exclude_anchor_links=True)
        return _between_pages(MarkdownWithMath(renderer=renderer).render(source))

    def page(self, notebook: NotebookNode, path: Path, extra: dict) -> str:
        """The HTML of `notebook`, which lies at `path`."""
        notebook.metadata["language_info"] = {"name": "typescript", "pygments_lexer": "typescript"}
        place = {"name": path.stem, "path": str(path.parent)}
        code_css = HtmlFormatter(style="tango", nobackground=True).get_style_defs(".highlight")
        resources = {"metadata": place, "policy": POLICY, "code_css": code_css, **extra}
        return self.from_notebook_node(notebook, resources)[0]


def _formula(tex: str, *, block: bool) -> str:
    kind = "formula bloque" if block else "formula"
    return f'<span class="{kind}" data-tex="{html.escape(tex)}"></span>'


def _between_pages(page: str) -> str:
    """Links between notebooks become links between pages of the report."""
    return re.sub(r'href="(?:\./)?(\d\d-[\w-]+)\.ipynb(#[^"]*)?"', r'href="\1.html\2"', page)
