"""nbconvert's HTML exporter with our offline template; formulas become marks that Node turns into SVG."""

from __future__ import annotations

import html
import itertools
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
CODE_STYLES = ("xcode", "github-dark")
# The browser itself refuses any request: scripts, styles, pictures and workers come from inside the page.
POLICY = (
    "default-src 'none'; img-src 'self' data: blob:; style-src 'unsafe-inline'; font-src data:; "
    "script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; connect-src data: blob:; frame-src data: blob:"
)


class _Renderer(IPythonRenderer):
    """Markdown whose formulas are `<span class="formula" data-tex="…">`, for tools/report/math.js, and whose headings are noted."""

    def __init__(self, headings: list[dict], **options) -> None:  # noqa: ANN003 - handed on as they come
        super().__init__(**options)
        self._headings = headings

    def heading(self, text: str, level: int, **attributes) -> str:  # noqa: ANN003
        """A heading with JupyterLab's anchor (spaces are hyphens); a second one of the same name has a number."""
        words = _text_of(text)
        taken = {heading["id"] for heading in self._headings}
        name = anchor = re.sub(r"\s", "-", words)
        for number in itertools.count(2):
            if anchor not in taken:
                break
            anchor = f"{name}-{number}"
        self._headings.append({"id": anchor, "level": level, "text": words})
        return f'<h{level} id="{html.escape(anchor)}">{text}</h{level}>\n'

    def table(self, text: str) -> str:
        """A table that scrolls on its own where it is wider than the screen."""
        return f'<div class="tabla"><table>\n{text}</table></div>\n'

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
        self.headings: list[dict] = []
        """{ id, level, text } of each heading of the last page, in order."""
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
        options = {"embed_images": True, "path": folder, "exclude_anchor_links": True}
        renderer = _Renderer(self.headings, escape=False, attachments=attachments, **options)
        return _between_pages(MarkdownWithMath(renderer=renderer).render(source))

    def page(self, notebook: NotebookNode, path: Path, extra: dict) -> str:
        """The HTML of `notebook`, which lies at `path`."""
        notebook.metadata["language_info"] = {"name": "typescript", "pygments_lexer": "typescript"}
        place = {"name": path.stem, "path": str(path.parent)}
        self.headings = []
        resources = {"metadata": place, "policy": POLICY, "code_css": _code_css(), **extra}
        return self.from_notebook_node(notebook, resources)[0]

    def line(self, source: str) -> str:
        """One line of Markdown as HTML; markup in it is text."""
        renderer = _Renderer([], escape=True)
        return re.sub(r"^<p>|</p>\s*$", "", MarkdownWithMath(renderer=renderer).render(source))


def _code_css() -> str:
    """The colours of code, for both themes of the screen; paper has the light one."""
    light, dark = (HtmlFormatter(style=style, nobackground=True).get_style_defs(".highlight") for style in CODE_STYLES)
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"


def _text_of(markup: str) -> str:
    """What a piece of HTML reads like; a formula reads as its TeX."""
    with_tex = re.sub(r'<span class="formula[^"]*" data-tex="([^"]*)"></span>', r"\1", markup)
    return html.unescape(re.sub(r"<[^>]*>", "", with_tex)).strip()


def _formula(tex: str, *, block: bool) -> str:
    kind = "formula bloque" if block else "formula"
    return f'<span class="{kind}" data-tex="{html.escape(tex)}"></span>'


def _between_pages(page: str) -> str:
    """Links between notebooks become links between pages of the report."""
    return re.sub(r'href="(?:\./)?(\d\d-[\w-]+)\.ipynb(#[^"]*)?"', r'href="\1.html\2"', page)
