// The report's first page: a card with title, summary and first picture for each notebook.
"use strict";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

/** The HTML of the index; `css` goes inside, `entries` are { name, title, summary (sentences), picture: { url, alt } or null }. */
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
  const image = picture ? `<img src="${escapeHtml(picture.url)}" alt="${escapeHtml(picture.alt)}">` : "";
  return `<li class="ficha"><a href="${escapeHtml(name)}.html">${image}<h2>${escapeHtml(title)}</h2><p>${escapeHtml(shorten(summary))}</p></a></li>`;
}

/** As many whole sentences as fit in about `limit` characters; when not even the first does, its words until `limit`. */
function shorten(sentences, limit = 180) {
  const [first = "", ...rest] = sentences;
  if (first.length > limit) return cutAtWord(first, limit);
  let text = first;
  for (const sentence of rest) {
    if (text.length + 1 + sentence.length > limit) break;
    text += ` ${sentence}`;
  }
  return text;
}

/** The words of `text` until `limit`, without a last one that announces another, as «y» or «de la». */
function cutAtWord(text, limit) {
  const words = text.slice(0, text.lastIndexOf(" ", limit)).split(" ");
  while (words.length > 1 && words.at(-1).length <= 3) words.pop();
  return `${words.join(" ").replace(/[,;:.]$/, "")}…`;
}

module.exports = { indexPage };
