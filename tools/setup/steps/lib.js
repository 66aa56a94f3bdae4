// The library: lib/**/*.ts -> lib/dist, incrementally, and the scripts of the live outputs.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { liveNames } = require("../../browser/live-names");
const { removeStale } = require("../stale-outputs");
const { listing, readOrEmpty } = require("../stamp");

/** What is there when all has been made. */
const MADE = [".tsbuildinfo", ...liveNames().map((name) => path.join("live", "page", `${name}.js`))];

module.exports = {
  name: "lib",
  title: "Compilar la biblioteca (lib)",
  inputs: ({ paths }) => [
    ...listing(path.join(paths.root, "lib"), (name) => name.endsWith(".ts") || name.endsWith(".json")),
    readOrEmpty(path.join(paths.root, "tsconfig.json")),
  ],
  intact: ({ paths }) => MADE.every((file) => fs.existsSync(path.join(paths.root, "lib", "dist", file))),
  async run({ paths, command }) {
    removeStale({ lib: path.join(paths.root, "lib"), dist: path.join(paths.root, "lib", "dist") });
    await command(process.execPath, [path.join(paths.modules, "typescript", "bin", "tsc"), "-b", "lib"]);
    await command(process.execPath, [path.join(paths.root, "tools", "browser", "live.js")]);
  },
};
