// Formulas as SVG, set once with MathJax and its fonts on disk: the page needs no script and no network for them.
"use strict";

/** A formula, with the signs that stand right before and after it. */
const MARK = /([([«¿¡]*)<span class="(formula(?: bloque)?)" data-tex="([^"]*)"><\/span>([)\]».,;:?!]*)/g;
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
 * `html` with its formula marks filled in; an inline one stays on the line of its bracket, comma or full stop. `broken` lists the formulas that MathJax does not understand.
 * `typeset(tex, display)` gives the SVG.
 */
async function fillFormulas(html, typeset) {
  const broken = [];
  const pieces = [];
  let end = 0;
  for (const match of html.matchAll(MARK)) {
    const [mark, before, classes, escaped, after] = match;
    const tex = unescapeHtml(escaped);
    const isBlock = classes.includes("bloque");
    const svg = await typeset(tex, isBlock);
    if (svg.includes("data-mjx-error")) broken.push(tex);
    const formula = `${before}<span class="${classes}" role="img" aria-label="${escaped}">${hidden(svg)}</span>${after}`;
    const isAlone = isBlock || before + after === "";
    pieces.push(html.slice(end, match.index), isAlone ? formula : `<span class="junto">${formula}</span>`);
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
