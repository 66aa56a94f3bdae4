// The virtual environment .cache/interop, apart from .venv: its Python must be newer, and its packages are others.
"use strict";

const fs = require("node:fs");
const { makeVenv } = require("../../setup/make-venv");
const { findPython } = require("../../setup/python");
const { OLDEST_PYTHON, places, recipe } = require("../recipe");

module.exports = {
  name: "interop-venv",
  title: "Entorno de Python (.cache/interop)",
  inputs: recipe,
  intact: ({ paths }) => fs.existsSync(places(paths).python),
  async run(context) {
    const { folder, python } = places(context.paths);
    const { command, args, version } = await findPython({ oldest: OLDEST_PYTHON });
    const usable = async () => fs.existsSync(python) && (await context.attempt(python, ["-m", "pip", "--version"])).code === 0;
    await makeVenv(context, { folder, python: [command, ...args], usable });
    return `Python ${version}`;
  },
};
