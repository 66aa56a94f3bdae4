/** A notebook with one of each thing that a report must show; no kernel is needed to make it. */

// One black pixel, the smallest PNG.
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><text y="20">añil</text></svg>';

const VEGA = {
  usermeta: { embedOptions: { actions: true } },
  width: 600,
  $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  data: { values: [{ x: 1, y: 2, s: "<!-- <script></script>" }] },
  mark: "point",
  encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
};

const figure = (mime: string, spec: object, alt: string, picture: Record<string, string> = { "image/png": PNG }) => ({
  output_type: "display_data",
  data: { [mime]: spec, ...picture, "text/plain": alt },
  metadata: { [Object.keys(picture)[0] as string]: { alt, width: 40, height: 30 } },
});

const prose = (id: string, source: string) => ({ cell_type: "markdown", id, metadata: {}, source });
const code = (id: string, source: string, outputs: readonly object[]) => ({
  cell_type: "code",
  id,
  metadata: {},
  source,
  execution_count: 1,
  outputs,
});

const notebook = (cells: readonly object[]) => JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

export const FIRST = notebook([
  prose(
    "a",
    '# Prueba & "título" con $E(x)$\n\n**Qué aprenderás**\n\n- Algo *útil*.\n- Y otra cosa\n  en dos líneas.\n\n**Duración:** unos 25 minutos.\n\nUn enlace a [la siguiente](01-otro.ipynb#sitio).',
  ),
  prose(
    "b",
    "Dentro: $E_\\theta(x) < 1$ y fuera:\n\n$$p(x) = \\frac{e^{-E(x)}}{Z}, \\mathcal{L} \\in \\mathbb{R}$$\n\n\\begin{align} a &= b \\\\ c &= d \\end{align}\n\nUn precio: `$5`. Y [una referencia](https://ejemplo.invalid/a).",
  ),
  code("c", 'const a: string = "</script>";', [
    figure("application/vnd.vegalite.v5+json", VEGA, 'Un punto con "comillas"'),
    figure("application/vnd.vegalite.v5+json", { ...VEGA, mark: { type: "no existe" } }, "Una figura que no se puede dibujar"),
    { output_type: "stream", name: "stdout", text: "hola <b>mundo</b>\n" },
    { output_type: "error", ename: "OptionError", evalue: "x", traceback: ["\u001b[31mOptionError\u001b[0m: stepSize"] },
    {
      output_type: "display_data",
      data: { "text/html": "<p id='propio'>html propio</p><img src='https://ejemplo.invalid/x.png' alt='rastro'>" },
      metadata: {},
    },
  ]),
]);

export const SECOND = notebook([
  prose("a", "# Otro"),
  code("b", "1", [
    figure("application/vnd.plotly.v1+json", { data: [{ type: "scatter", x: [1, 2], y: [1, 2] }], layout: {} }, "Una recta", {
      "image/svg+xml": SVG,
    }),
  ]),
]);
