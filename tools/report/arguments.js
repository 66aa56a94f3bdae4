// What `npm run report -- …` understands.
"use strict";

const { problem } = require("../setup/problem");
const { parseWords } = require("../setup/words");

const COMMAND = "npm run report";
const OPTIONS = { pdf: { type: "boolean" }, alumno: { type: "string" } };

/**
 * { pdf, names (of notebooks to print, all when empty), student (undefined when it is not for one) } of the words of a command line.
 * @throws Problem when a word is unknown, or does not go with the others.
 */
function parseReport(words) {
  const { values, positionals } = parseWords(words, { command: COMMAND, options: OPTIONS, allowPositionals: true });
  const { pdf = false, alumno } = values;
  if (alumno !== undefined) return { pdf, names: [], student: studentName(alumno, positionals) };
  if (positionals.length > 0 && !pdf)
    throw problem({ sentence: `No entiendo «${positionals[0]}».`, remedy: `${COMMAND} -- --pdf ${positionals[0]} (o --ayuda)` });
  return { pdf, names: positionals, student: undefined };
}

/** A name with spaces and without quotes arrives as several words. */
function studentName(first, others) {
  const name = [first, ...others].join(" ").replace(/\s+/g, " ").trim();
  if (name !== "") return name;
  throw problem({ sentence: "Falta el nombre después de --alumno.", remedy: `${COMMAND} -- --alumno "María López"` });
}

/** The pages among `pages` ({ file }) whose notebook has one of `names`: "02", "02-red-y-entrenamiento" or a file. @throws Problem */
function pagesNamed(names, pages) {
  if (names.length === 0) return pages;
  return names.map((name) => {
    const wanted = name.replace(/^.*[\\/]/, "").replace(/\.(ipynb|html|ts|pdf)$/, "");
    const page = pages.find(({ name: own }) => own === wanted || own.startsWith(`${wanted}-`));
    if (page) return page;
    const known = pages.map(({ name: own }) => own).join(", ");
    throw problem({ sentence: `No hay ningún cuaderno «${name}».`, remedy: `elige entre: ${known}` });
  });
}

module.exports = { pagesNamed, parseReport };
