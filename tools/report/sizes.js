// What each page weighs, and how much of it are the programs that draw its figures.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { layout, ROOT } = require("../setup/paths");

const PROGRAMS = { Vega: /^vega/, Plotly: /^plotly/ };

/** "4 KB", "350 KB" or "1,9 MB"; decimal units, as file managers show. */
function bytesText(bytes) {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1000)} KB`;
  return `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;
}

/** Bytes of each program among `libraries`, files under node_modules. */
function programsOf(libraries) {
  const weights = Object.keys(PROGRAMS).map((program) => {
    const files = libraries.filter((library) => PROGRAMS[program].test(library));
    return [program, files.reduce((sum, file) => sum + fs.statSync(path.join(layout(ROOT).modules, file)).size, 0)];
  });
  return Object.fromEntries(weights.filter(([, bytes]) => bytes > 0));
}

/** A line for each page of `pages` ({ file, libraries }) and one for all of them. */
function sizeLines(pages) {
  const rows = pages.map(({ file, libraries = [] }) => ({
    name: path.basename(file),
    bytes: fs.statSync(file).size,
    programs: programsOf(libraries),
  }));
  const all = { name: "en total", bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0), programs: {} };
  for (const { programs } of rows) {
    for (const [program, bytes] of Object.entries(programs)) all.programs[program] = (all.programs[program] ?? 0) + bytes;
  }
  const width = Math.max(...rows.map(({ name }) => name.length), all.name.length);
  return [...rows, all].map(({ name, bytes, programs }) => {
    const parts = Object.entries(programs).map(([program, share]) => `${program} ${bytesText(share)}`);
    const detail = parts.length === 0 ? "" : `   de ellos, ${parts.join(" y ")}`;
    return `  ${name.padEnd(width)}  ${bytesText(bytes).padStart(8)}${detail}`;
  });
}

module.exports = { sizeLines };
