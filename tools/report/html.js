// Text as HTML shows it letter by letter.
"use strict";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** `text` as HTML, inside or outside of an attribute with quotes. */
const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** `value` as JSON that a <script type="application/json"> may hold. */
const jsonForPage = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

module.exports = { escapeHtml, jsonForPage };
