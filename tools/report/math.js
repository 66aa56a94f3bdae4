// Formulas as SVG, set once with MathJax and its fonts on disk: the page needs no script and no network for them.
"use strict";

const MARK = /<span class="(formula(?: bloque)?)" data-tex="([^"]*)"><\/span>/g;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/** Resolves to a function that turns TeX into the markup of an SVG; MathJax is loaded once for each call. */
async function typesetter() {
  const math = await require("mathjax").init({
    loader: { load: ["input/tex", "output/svg", "adaptors/liteDOM"] },
    startup: { typeset: false },
    svg: { fontCache: "none", linebreaks: { inline: false } },
  });
  await math.startup.promise;
  const { adaptor } = math.startup;
  return async (tex, display) => {
    const container = await math.tex2svgPromise(tex, { display });
    return adaptor.innerHTML(container);
  };
}

/**
 * `html` with its formula marks filled in. `broken` lists the formulas that MathJax does not understand.
 * `typeset(tex, display)` gives the SVG.
 */
async function fillFormulas(html, typeset) {
  const broken = [];
  const pieces = [];
  let end = 0;
  for (const match of html.matchAll(MARK)) {
    const [mark, classes, escaped] = match;
    const tex = unescapeHtml(escaped);
    const svg = await typeset(tex, classes.includes("bloque"));
    if (svg.includes("data-mjx-error")) broken.push(tex);
    pieces.push(html.slice(end, match.index), `<span class="${classes}" role="img" aria-label="${escaped}">${hidden(svg)}</span>`);
    end = match.index + mark.length;
  }
  return { html: pieces.join("") + html.slice(end), broken };
}

/** The SVG without what only MathJax's own tools read; its text is in the label of the span around it. */
function hidden(svg) {
  return svg.replace(/ (?:data-[\w-]+|focusable|role)="[^"]*"/g, "").replace(/<svg\b/g, '<svg aria-hidden="true"');
}

function unescapeHtml(text) {
  return text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name) => ENTITIES[name]);
}

module.exports = { fillFormulas, typesetter };
