// npm run build: the library, and the kernel's definition where there is a .venv to put it in. Needs no Python.
"use strict";

const fs = require("node:fs");
const { layout, ROOT } = require("../setup/paths");
const { runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");

/** Runs `npm run build`. */
module.exports = function main() {
  return runMain(async () => {
    const hasVenv = fs.existsSync(layout(ROOT).python);
    await setUp({ only: hasVenv ? [...NODE_STEPS, "kernelspec"] : NODE_STEPS });
    console.log("✔ Biblioteca compilada en lib/dist.");
  });
};
