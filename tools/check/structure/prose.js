// @ts-check
"use strict";

/**
 * @typedef {import("../percent").Cell} Cell
 * @typedef {{ line: number, text: string }} Finding
 */

const SECTIONS = ["Qué aprenderás", "Resumen", "Para leer más"];

/**
 * What every notebook tells its reader: title, duration, what you will learn, a summary, what to read.
 * @param {readonly Cell[]} cells
 * @returns {Finding[]}
 */
function findMissingParts(cells) {
  const prose = cells.filter((cell) => cell.kind === "markdown");
  const headings = prose.flatMap(headingsOf);
  const titles = [...headings.map(({ title }) => title), ...prose.flatMap(boldTitles)];
  const missing = SECTIONS.filter((section) => !titles.some((title) => title.includes(section)));
  const findings = missing.map((section) => ({ line: 1, text: `falta la sección «${section}»` }));
  if (headings.filter(({ level }) => level === 1).length !== 1) findings.push({ line: 1, text: "debe haber un título (#) y solo uno" });
  if (!prose.some(({ text }) => /\d+\s*(min\b|minutos)/.test(text)))
    findings.push({ line: 1, text: "falta la duración, por ejemplo «30 minutos»" });
  return findings;
}

/**
 * Headings that skip a level, as a `###` right under a `#`.
 * @param {readonly Cell[]} cells
 * @returns {Finding[]}
 */
function findHeadingJumps(cells) {
  const headings = cells.filter((cell) => cell.kind === "markdown").flatMap(headingsOf);
  return headings.flatMap(({ level, line, title }, index) => {
    const before = headings[index - 1]?.level ?? 0;
    return level > before + 1 ? [{ line, text: `el título «${title}» baja del nivel ${before} al ${level}` }] : [];
  });
}

/**
 * Formulas whose `$` or `$$` is never closed.
 * @param {readonly Cell[]} cells
 * @returns {Finding[]}
 */
function findOpenMath(cells) {
  return cells
    .filter((cell) => cell.kind === "markdown")
    .flatMap((cell) => {
      const text = cell.text
        .replace(/^(`{3,})[\s\S]*?^\1/gm, blank)
        .replace(/`[^`\n]*`/g, blank)
        .replace(/\\\$/g, "  ");
      const blocks = text.split("$$");
      if (blocks.length % 2 === 0) return [{ line: cell.line, text: "una fórmula $$ no se cierra" }];
      const inline = blocks.filter((_, index) => index % 2 === 0).join("\n\n");
      const open = inline.split(/\n\s*\n/).some((paragraph) => paragraph.split("$").length % 2 === 0);
      return open ? [{ line: cell.line, text: "una fórmula $ no se cierra (un símbolo de dinero se escribe \\$)" }] : [];
    });
}

/** @param {Cell} cell @returns {{ level: number, title: string, line: number }[]} */
function headingsOf(cell) {
  const lines = cell.text.replace(/^(`{3,})[\s\S]*?^\1/gm, blank).split("\n");
  return lines.flatMap((text, index) => {
    const heading = /^(#+)\s+(.+?)\s*$/.exec(text);
    return heading ? [{ level: heading[1].length, title: heading[2], line: cell.line + index }] : [];
  });
}

/** What stands in bold at the beginning of a line, which serves as a small title. @param {Cell} cell @returns {string[]} */
function boldTitles({ text }) {
  return [...text.matchAll(/^\*\*(.+?)\*\*/gm)].map(([, title]) => title);
}

/** Spaces in place of a text, so that lines keep their numbers. @param {string} text */
function blank(text) {
  return text.replace(/[^\n]/g, " ");
}

module.exports = { findMissingParts, findHeadingJumps, findOpenMath };
