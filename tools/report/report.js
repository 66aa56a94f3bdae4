// notebooks/*.ipynb -> index.html and NN-nombre.html in report/ or site/, pages that need no network.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { run } = require("../setup/command");
const { jupyterEnvironment } = require("../setup/environment");
const { layout, ROOT } = require("../setup/paths");
const { problem } = require("../setup/problem");
const { startTask } = require("../setup/progress");
const { readOrEmpty, writeAtomically } = require("../setup/stamp");
const { indexPage } = require("./index-page");
const { fillFormulas, typesetter } = require("./math");
const { searchBox, withSearch } = require("./search");

const STATIC = path.join(ROOT, "share", "jupyter", "nbconvert", "templates", "paisajes", "static");

/**
 * Writes the pages of the notebooks in `notebooks` into the folder `report`.
 * Resolves to { index, pages: [{ file, libraries }] }: the files it wrote, and the programs under node_modules that each page holds.
 */
async function writeReport({
  notebooks = layout(ROOT).notebooks,
  report = layout(ROOT).report,
  title = "Informe",
  out = process.stdout,
} = {}) {
  const task = startTask(title, { out });
  const draft = fs.mkdtempSync(path.join(os.tmpdir(), "informe-"));
  try {
    const entries = await convert({ notebooks, draft, task });
    const typeset = await typesetter();
    const pages = await finish(entries, { draft, report, typeset });
    const index = path.join(report, "index.html");
    const { html } = await fillFormulas(indexPage(entries, { css: readStatic("page.css"), script: readStatic("search.js") }), typeset);
    writeAtomically(index, html);
    removeOld(report, pages);
    task.done();
    return { index, pages };
  } catch (error) {
    task.failed();
    throw error;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** The first half, in Python: nbconvert writes pages whose formulas are marks. */
async function convert({ notebooks, draft, task }) {
  const paths = layout(ROOT);
  const entries = [];
  const onLine = (line) => {
    if (!line.startsWith("{")) return;
    entries.push(JSON.parse(line));
    task.detail(entries.at(-1).name);
  };
  const log = path.join(paths.state, "report.log");
  fs.rmSync(log, { force: true });
  const { code } = await run(paths.python, [path.join("tools", "report", "convert.py"), draft, notebooks], {
    cwd: ROOT,
    env: jupyterEnvironment(paths),
    log,
    onLine,
  });
  if (code === 0) return entries;
  const last = readOrEmpty(log).trim().split("\n").at(-1);
  throw problem({
    sentence: `No se ha podido escribir el informe: ${last}`,
    remedy: "npm run reproduce (vuelve a hacer los cuadernos)",
    log: path.relative(ROOT, log),
  });
}

/** The second half, in Node: formulas and the search, then the final name. */
async function finish(entries, { draft, report, typeset }) {
  const pages = [];
  const box = searchBox(entries);
  for (const entry of entries) {
    const { name, libraries } = entry;
    const { html, broken } = await fillFormulas(fs.readFileSync(path.join(draft, `${name}.html`), "utf8"), typeset);
    for (const tex of broken) console.error(`  aviso: en ${name} hay una fórmula que no se entiende: ${tex}`);
    const file = path.join(report, `${name}.html`);
    writeAtomically(file, withSearch(html, { box, entry }));
    pages.push({ file, libraries });
  }
  return pages;
}

function readStatic(name) {
  return fs.readFileSync(path.join(STATIC, name), "utf8");
}

/** Removes the pages, and their PDF, of notebooks that no longer exist. */
function removeOld(report, pages) {
  const kept = new Set(pages.map(({ file }) => path.parse(file).name));
  for (const name of fs.readdirSync(report)) {
    if (/^\d\d-.*\.(html|pdf)$/.test(name) && !kept.has(path.parse(name).name)) fs.rmSync(path.join(report, name));
  }
}

module.exports = { writeReport };
