// The links of a folder of pages: each one leads somewhere, and no page loads anything from elsewhere.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
/** Programs and styles are no markup; what they name is not a link. */
const NOT_MARKUP = /(<(?:script|style)\b[^>]*>).*?(<\/(?:script|style)>)/gs;
const TAG = /<([a-z][\w-]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const LOADS = ["src", "srcset", "poster", "data", "href", "xlink:href", "action"];

/** [{ page, target, why (Spanish) }] for what is wrong in the .html files of `folder`. */
function brokenLinks(folder) {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".html"));
  const pages = new Map(names.map((name) => [name, readPage(fs.readFileSync(path.join(folder, name), "utf8"))]));
  return [...pages].flatMap(([page, { links, ids }]) => {
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => ({ page, target: `#${id}`, why: "hay dos anclas iguales" }));
    const wrong = links.map(({ tag, target }) => ({ page, target, why: problemOf({ tag, target, page }, pages) }));
    return [...twice, ...wrong.filter(({ why }) => why !== undefined)];
  });
}

/** What a page offers and asks for: { ids, links: [{ tag, target }] }. */
function readPage(html) {
  const ids = [];
  const links = [];
  for (const [, name, inside] of html.replace(NOT_MARKUP, "$1$2").matchAll(TAG)) {
    for (const [, attribute, double, single] of inside.matchAll(ATTRIBUTE)) {
      const value = unescapeHtml(double ?? single);
      if (attribute === "id" && value !== "") ids.push(value);
      if (LOADS.includes(attribute.toLowerCase())) links.push({ tag: name.toLowerCase(), target: value });
    }
  }
  return { ids, links };
}

function problemOf({ tag, target, page }, pages) {
  if (/^(data|blob):/i.test(target)) return undefined;
  if (/^(https?|mailto):/i.test(target)) return tag === "a" ? undefined : "se cargaría de la red";
  if (/^(\/|[a-z][\w+.-]*:)/i.test(target)) return "no es relativo a la página";
  const [file, anchor] = target.split("#");
  const there = pages.get(file === "" ? page : safeDecode(file));
  if (!there) return "esa página no está";
  return !anchor || there.ids.includes(safeDecode(anchor)) ? undefined : "esa ancla no está en la página";
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unescapeHtml(text) {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ENTITIES[name]);
}

module.exports = { brokenLinks };
