// The body of `npm run report`, after set-up: writes, prints and says what it wrote.
"use strict";

const path = require("node:path");
const { layout, ROOT } = require("../setup/paths");
const { pagesNamed } = require("./arguments");
const { printPages } = require("./print");
const { writeReport } = require("./report");
const { sizeLines } = require("./sizes");

/** Does what parseReport understood. */
async function runReport({ pdf, names, student }) {
  if (student !== undefined) return runStudent({ student, pdf });
  const { index, pages } = await writeReport();
  for (const line of sizeLines([{ file: index }, ...pages])) console.log(line);
  console.log(`Informe: ${fromRoot(index)}`);
  if (!pdf) return;
  const named = pagesNamed(
    names,
    pages.map(({ file }) => ({ file, name: path.parse(file).name })),
  );
  sayPrinted(await printPages(named.map(({ file }) => file)));
}

async function runStudent({ student, pdf }) {
  const { report, notebooks, figures } = layout(ROOT);
  const { writeStudent } = require("../student/write");
  const file = await writeStudent({ student, report, notebooks, figures });
  for (const line of sizeLines([{ file }]).slice(0, 1)) console.log(line);
  console.log(`Documento de ${student}: ${fromRoot(file)}`);
  if (pdf) sayPrinted(await printPages([file]));
}

function sayPrinted(files) {
  for (const line of sizeLines(files.map((file) => ({ file })))) console.log(line);
  console.log(`PDF: ${files.length === 1 ? fromRoot(files[0]) : `${fromRoot(path.dirname(files[0]))}/`}`);
}

const fromRoot = (file) => path.relative(ROOT, file);

module.exports = { runReport };
