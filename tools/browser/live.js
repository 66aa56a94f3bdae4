// The scripts of the live outputs: each is one text that imports nothing, with the engine and its worker inside.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { bundlePage } = require("./bundle");
const { liveNames } = require("./live-names");
const { ROOT } = require("../setup/paths");

const OUTPUT = path.join(ROOT, "lib", "dist", "live", "page");

/** Resolves to the script of one output. */
const bundleLive = (name) => bundlePage(`live/page/${name}/entry.ts`);

/** Writes all scripts to lib/dist/live/page/; resolves to where each is and how many bytes it has. */
async function writeLive() {
  fs.mkdirSync(OUTPUT, { recursive: true });
  return Promise.all(
    liveNames().map(async (name) => {
      const file = path.join(OUTPUT, `${name}.js`);
      const text = await bundleLive(name);
      fs.writeFileSync(file, text);
      return { file: path.relative(ROOT, file), bytes: Buffer.byteLength(text) };
    }),
  );
}

module.exports = { writeLive };

if (require.main === module) writeLive();
