/** Two small notebooks that link to each other as the real ones do. */

const notebook = (cells: readonly object[]) => JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
const prose = (id: string, source: string) => ({ cell_type: "markdown", id, metadata: {}, source });

export const ONE = notebook([
  prose(
    "a",
    "# Uno: $E(x)$ y «señales»\n\n**Qué aprenderás**\n\n- Qué es $E_\\theta$, con `código`.\n- Otra cosa.\n\n**Duración:** unos 35 minutos.",
  ),
  prose("b", "## Resumen\n\nTexto y [una referencia](https://ejemplo.invalid/a).\n\n## Resumen\n\n### La meseta & el mínimo <b>bruto</b>"),
  {
    cell_type: "code",
    id: "c",
    metadata: {},
    source: "const largo = 'una línea de código que no cabe en la pantalla de un teléfono, ni de lejos, ni queriendo';",
    execution_count: 1,
    outputs: [{ output_type: "stream", name: "stdout", text: "hola\n" }],
  },
  prose("d", "Sigue en [otro](02-dos.ipynb#La-energía-del-%22agua%22), o vuelve [arriba](#Resumen-2)."),
]);

export const TWO = notebook([prose("a", '# Dos\n\nPrimer párrafo.\n\n## La energía del "agua"\n\nVuelve a [uno](01-uno.ipynb).')]);

/** A link to a notebook that is not there. */
export const BROKEN = notebook([prose("a", "# Roto\n\nMira [esto](09-nada.ipynb).")]);
