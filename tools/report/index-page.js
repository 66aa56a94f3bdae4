// The report's first page: a card with title, summary and first picture for each notebook.
"use strict";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

/** The HTML of the index; `css` goes inside, `entries` are { name, title, summary, picture: { png, alt } or null }. */
function indexPage(entries, css) {
  const cards = entries.map(card).join("\n");
  return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Paisajes de energía: informe</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>Paisajes de energía</h1>
<p>Modelos basados en energía, paso a paso: los cuadernos ejecutados, con sus figuras y sus números. Estas páginas no necesitan conexión.</p>
${cards === "" ? "<p>Todavía no hay ningún cuaderno ejecutado.</p>" : `<ul class="fichas">\n${cards}\n</ul>`}
</main>
</body>
</html>
`;
}

function card({ name, title, summary, picture }) {
  const image = picture ? `<img src="data:image/png;base64,${picture.png}" alt="${escapeHtml(picture.alt)}">` : "";
  return `<li class="ficha"><a href="${escapeHtml(name)}.html">${image}<h2>${escapeHtml(title)}</h2><p>${escapeHtml(shorten(summary))}</p></a></li>`;
}

/** At most about `limit` characters, cut at a word. */
function shorten(text, limit = 180) {
  return text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(" ", limit))}…`;
}

module.exports = { indexPage };
