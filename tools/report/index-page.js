// The first page: a card with picture, title, minutes and what one learns for each notebook.
"use strict";

const { createHash } = require("node:crypto");
const { escapeHtml } = require("./html");
const { searchBox } = require("./search");

/** The heading that the index leads to. */
const SYMBOLS = "Tabla de símbolos";

/**
 * The HTML of the index; `css` and `script` (the search) go inside.
 * `entries` are { name, title, minutes or null, points: HTML of each, picture: { url, alt } or null, headings }.
 */
function indexPage(entries, { css, script }) {
  const hash = createHash("sha256").update(script).digest("base64");
  const cards = entries.map(card).join("\n");
  return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'">
<title>Paisajes de energía</title>
<style>${css}</style>
</head>
<body>
<a class="saltar" href="#contenido">Ir al contenido</a>
<header>
<h1>Paisajes de energía</h1>
<p>Modelos basados en energía, paso a paso: los cuadernos ejecutados, con sus figuras y sus números. Estas páginas no necesitan conexión.</p>
<p>Aquí se lee, y los aparatos que acompañan a algunas secciones se mueven sin instalar nada. Para ejecutar las celdas y hacer los ejercicios, abre los cuadernos en JupyterLab.</p>
${symbolsLink(entries)}${searchBox(entries)}
</header>
<main id="contenido">
${cards === "" ? "<p>Todavía no hay ningún cuaderno ejecutado.</p>" : `<ul class="fichas">\n${cards}\n</ul>`}
</main>
<script>${script}</script>
</body>
</html>
`;
}

/** A line with the link to the table of symbols of the notebook that has one. */
function symbolsLink(entries) {
  const places = entries.flatMap(({ name, headings = [] }) =>
    headings.filter(({ text }) => text === SYMBOLS).map(({ id }) => `${name}.html#${encodeURIComponent(id)}`),
  );
  return places.length === 0 ? "" : `<p><a href="${escapeHtml(places[0])}">${SYMBOLS}</a>: qué es cada letra de las fórmulas.</p>\n`;
}

function card({ name, title, minutes, points, picture }) {
  const image = picture ? `<img src="${escapeHtml(picture.url)}" alt="${escapeHtml(picture.alt)}">` : "";
  const time = minutes ? `<p class="datos">unos ${minutes} minutos</p>` : "";
  return `<li class="ficha">${image}<div>
<h2><a href="${escapeHtml(name)}.html"><span class="numero">${escapeHtml(name.slice(0, 2))}</span> ${escapeHtml(title)}</a></h2>
${time}${whatOneLearns(points)}
</div></li>`;
}

/** One point is a paragraph, several are a list. */
function whatOneLearns(points) {
  if (points.length <= 1) return points.map((point) => `<p>${point}</p>`).join("");
  return `<p>Qué aprenderás:</p><ul>${points.map((point) => `<li>${point}</li>`).join("")}</ul>`;
}

module.exports = { indexPage };
