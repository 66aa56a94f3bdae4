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

/** `html` with the box in its place. */
const withSearch = (html, box) => html.replace(MARK, () => box);

module.exports = { searchBox, withSearch };
