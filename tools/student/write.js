// progreso/ejercicios.json, notebooks/ and figures/ -> report/alumno-NOMBRE.html: what a student hands in.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { readOrEmpty, writeAtomically } = require("../setup/stamp");
const { studentPage } = require("./document");
const { figuresIn } = require("./figures");
const { readNotes } = require("./notes");

const STATIC = path.resolve(__dirname, "../../share/jupyter/nbconvert/templates/paisajes/static");
const LONGEST_NAME = 40;

/**
 * Writes the document of `student` into the folder `report` and resolves to its file.
 * `shelf` and `exercises` are those of the workbook, unless others are given. @throws Problem when there are no notes to read
 */
async function writeStudent({ student, report, notebooks, figures, shelf, exercises }) {
  const { EXERCISES, localShelf } = require("ebm/exercise");
  const { notes, keptAt } = readNotes(shelf ?? localShelf());
  const html = studentPage({
    student,
    keptAt,
    notes,
    exercises: exercises ?? EXERCISES,
    titles: titlesIn(notebooks),
    figures: await figuresIn(figures),
    css: ["page.css", "student.css"].map((name) => fs.readFileSync(path.join(STATIC, name), "utf8")).join("\n"),
  });
  const file = path.join(report, `${fileName(student)}.html`);
  writeAtomically(file, html);
  return file;
}

/** "alumno-maria-lopez" for any name: letters and digits of any script, and hyphens; of a name without them, its code points. */
function fileName(student) {
  const plain = student.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = Array.from(plain.replace(/[^\p{L}\p{N}]+/gu, "-"))
    .slice(0, LONGEST_NAME)
    .join("")
    .replace(/^-+|-+$/g, "");
  const points = Array.from(student).map((character) => character.codePointAt(0).toString(16));
  return `alumno-${words || points.join("-").slice(0, LONGEST_NAME)}`;
}

/** The title of each notebook by its number, e.g. "00" -> "Bienvenida"; of one that cannot be read, none. */
function titlesIn(folder) {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => /^\d\d-.*\.ipynb$/.test(name)) : [];
  return new Map(names.map((name) => [name.slice(0, 2), titleOf(readOrEmpty(path.join(folder, name)))]));
}

function titleOf(text) {
  try {
    const prose = JSON.parse(text).cells.filter(({ cell_type: type }) => type === "markdown");
    const heading = /^#\s+(.+)$/m.exec(prose.map(({ source }) => [source].flat().join("")).join("\n"));
    return heading ? heading[1].replace(/[*`$]/g, "").trim() : "";
  } catch {
    return "";
  }
}

module.exports = { fileName, writeStudent };
