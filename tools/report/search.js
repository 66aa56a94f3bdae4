// The search of headings: a box that each page carries, with the titles of all pages inside, so that it needs no network.
"use strict";

const { escapeHtml, jsonForPage } = require("./html");

/** Where a page says that the box goes. */
const MARK = "<!--buscador-->";

/** The box, hidden until static/search.js shows it; `entries` are { name, title, headings: [{ id, level, text }] }. */
function searchBox(entries) {
  const pages = entries.map(({ name, title, headings = [] }) => ({
    page: `${name}.html`,
    title,
    headings: headings.filter(({ level }) => level > 1).map(({ id, text }) => [id, text]),
  }));
  return `<div class="buscador" role="search" hidden>
<label for="buscar">${escapeHtml("Buscar en los títulos")}</label>
<input id="buscar" type="search" autocomplete="off" spellcheck="false">
<div class="hallazgos" hidden><p class="cuenta" role="status"></p><ol></ol></div>
<script type="application/json">${jsonForPage(pages)}</script>
</div>`;
}

/** The sections of a page ({ headings }), folded; nothing for a page with one or none. */
function contents({ headings }) {
  const sections = headings.filter(({ level }) => level === 2);
  if (sections.length < 2) return "";
  const items = sections.map(({ id, text }) => `<li><a href="#${escapeHtml(encodeURIComponent(id))}">${escapeHtml(text)}</a></li>`);
  return `\n<details class="contenido"><summary>En esta página</summary><ul>${items.join("")}</ul></details>`;
}

/** The page `html` of `entry` with the box and its table of contents in their place. */
const withSearch = (html, { box, entry }) => html.replace(MARK, () => box + contents(entry));

module.exports = { searchBox, withSearch };
