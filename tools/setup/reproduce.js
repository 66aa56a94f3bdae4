// Every notebook headless, in order, with a line each; then the report. Says where everything is.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { run } = require("./command");
const { jupyterEnvironment } = require("./environment");
const { requireKernel } = require("./lab");
const { layout, ROOT } = require("./paths");
const { presentBuild } = require("./present-build");
const { problem } = require("./problem");

const LOG = "reproduce.log";

/** Executes the notebooks (all, or `names`) and writes the report; resolves to 0, or 1 when a cell failed. */
async function reproduce(names = []) {
  const paths = layout(ROOT);
  requireKernel(paths);
  const smoke = process.env.EBM_SMOKE === "1";
  const failures = await execute(paths, smoke ? ["--smoke", ...names] : ["--execute", ...names]);
  for (const failure of failures) console.error(describeFailure(failure));
  const { writeReport } = require("../report/report");
  const { index } = await writeReport();
  const figures = path.relative(ROOT, smoke ? path.join(paths.figures, "humo") : paths.figures);
  console.log(
    `\nFiguras: ${figures}${path.sep} (${countFigures(path.join(ROOT, figures))} archivos)\nInforme: ${path.relative(ROOT, index)}`,
  );
  return failures.length === 0 ? 0 : 1;
}

/** Runs the builder and shows its events; resolves to the events of failed notebooks. */
async function execute(paths, args) {
  const failures = [];
  const { show, total } = presentBuild();
  const onLine = (line) => {
    const event = parseEvent(line);
    if (event === null) return;
    show(event);
    if (event.event === "failed") failures.push(event);
  };
  const log = path.join(paths.state, LOG);
  fs.rmSync(log, { force: true });
  const words = [path.join("tools", "notebooks", "build.py"), "--json", ...args];
  const { code, output } = await run(paths.python, words, { cwd: ROOT, env: jupyterEnvironment(paths), log, onLine });
  if (code !== 0 && failures.length === 0) {
    const last = output.trim().split("\n").at(-1) || "sin mensaje";
    throw problem({
      sentence: `Los cuadernos no se han podido ejecutar: ${last}`,
      remedy: "git status notebooks tools (deshaz lo que hayas cambiado) y repite la orden",
      log: path.relative(ROOT, log),
    });
  }
  total();
  return failures;
}

function parseEvent(line) {
  try {
    const event = JSON.parse(line);
    return typeof event?.event === "string" ? event : null;
  } catch {
    return null;
  }
}

/** "✘ 02-red…, celda 7 (id): ErrorName: message". */
function describeFailure({ notebook, cell, id, ename, evalue }) {
  const where = cell ? `, celda ${cell}${id ? ` (${id})` : ""}` : "";
  return `✘ ${notebook}${where}: ${ename}: ${evalue}\n  Remedio: ábrelo con npm start, o repite solo este: npm run reproduce -- ${notebook}`;
}

function countFigures(folder) {
  if (!fs.existsSync(folder)) return 0;
  return fs.readdirSync(folder, { recursive: true }).filter((name) => /\.(svg|png|csv)$/.test(name)).length;
}

module.exports = { describeFailure, parseEvent, reproduce };
