// The library: lib/**/*.ts -> lib/dist, incrementally.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { listing, readOrEmpty } = require("../stamp");

module.exports = {
  name: "lib",
  title: "Compilar la biblioteca (lib)",
  inputs: ({ paths }) => [
    ...listing(path.join(paths.root, "lib"), (name) => name.endsWith(".ts") || name.endsWith(".json")),
    readOrEmpty(path.join(paths.root, "tsconfig.json")),
  ],
  intact: ({ paths }) => fs.existsSync(path.join(paths.root, "lib", "dist", ".tsbuildinfo")),
  run: ({ paths, command }) => command(process.execPath, [path.join(paths.modules, "typescript", "bin", "tsc"), "-b", "lib"]),
};
