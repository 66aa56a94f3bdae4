// notebooks/*.ipynb -> report/index.html and report/NN-nombre.html, pages that need no network.
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

const STYLE = path.join(ROOT, "share", "jupyter", "nbconvert", "templates", "paisajes", "static", "page.css");

/** Writes the report of the notebooks in `notebooks` into `report`; resolves to { index, pages }, the files it wrote. */
async function writeReport({ notebooks = layout(ROOT).notebooks, report = layout(ROOT).report, out = process.stdout } = {}) {
  const task = startTask("Informe", { out });
  const draft = fs.mkdtempSync(path.join(os.tmpdir(), "informe-"));
  try {
    const entries = await convert({ notebooks, draft, task });
    const pages = await finish(entries, { draft, report });
    const index = path.join(report, "index.html");
    writeAtomically(index, indexPage(entries, fs.readFileSync(STYLE, "utf8")));
    removeOld(report, [index, ...pages]);
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

/** The second half, in Node: formulas, then the final name. */
async function finish(entries, { draft, report }) {
  const typeset = await typesetter();
  const pages = [];
  for (const { name } of entries) {
    const { html, broken } = await fillFormulas(fs.readFileSync(path.join(draft, `${name}.html`), "utf8"), typeset);
    for (const tex of broken) console.error(`  aviso: en ${name} hay una fórmula que no se entiende: ${tex}`);
    const page = path.join(report, `${name}.html`);
    writeAtomically(page, html);
    pages.push(page);
  }
  return pages;
}

/** Removes the pages of notebooks that no longer exist. */
function removeOld(report, kept) {
  for (const name of fs.readdirSync(report)) {
    const file = path.join(report, name);
    if (name.endsWith(".html") && !kept.includes(file)) fs.rmSync(file);
  }
}

module.exports = { writeReport };
