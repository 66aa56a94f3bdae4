// What an earlier version of the library left in lib/dist: tsc never removes it, and `x.js` would be found before `x/index.js`.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

/** Kinds of files that tsc makes of a source. */
const MADE = /\.(?:js|js\.map|d\.ts)$/;

/** Removes from `dist` what tsc once made of sources that `lib` no longer has; returns their paths in `dist`. */
function removeStale({ lib, dist }) {
  const names = fs.existsSync(dist) ? fs.readdirSync(dist, { recursive: true }) : [];
  const stale = names.filter((name) => {
    const source = path.join(lib, `${name.replace(MADE, "")}.ts`);
    return MADE.test(name) && wasCompiled(path.join(dist, name)) && !fs.existsSync(source);
  });
  for (const name of stale) fs.rmSync(path.join(dist, name));
  return stale;
}

/** Whether a file is of tsc: bundles for pages lie beside its files, and have no source map. */
const wasCompiled = (file) => fs.existsSync(`${file.replace(MADE, "")}.js.map`) || file.endsWith(".d.ts");

module.exports = { removeStale };
