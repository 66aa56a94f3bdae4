// The virtual environment .venv, made by whatever this machine has, or repaired when the checkout moved.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { makeVenv } = require("../make-venv");
const { findPython } = require("../python");
const { readOrEmpty, writeAtomically } = require("../stamp");
const { repairScripts } = require("../relocate");

const ROOT_FILE = "paisajes-root.txt";

module.exports = {
  name: "venv",
  title: "Entorno de Python (.venv)",
  inputs: ({ paths }) => [paths.root],
  intact: ({ paths }) => fs.existsSync(paths.python) && fs.existsSync(path.join(paths.venv, "pyvenv.cfg")),
  async run(context) {
    const note = (await isUsable(context)) ? repair(context.paths) : await create(context);
    writeAtomically(path.join(context.paths.venv, ROOT_FILE), `${context.paths.root}\n`);
    return note;
  },
};

/** Whether .venv has an interpreter that runs and a pip: a moved one has, a half-made one has not. */
async function isUsable({ paths, attempt }) {
  if (!fs.existsSync(paths.python)) return false;
  const { code } = await attempt(paths.python, [
    "-c",
    "import sys, pip; sys.exit(sys.prefix == sys.base_prefix or sys.version_info < (3, 10))",
  ]);
  return code === 0;
}

/** A moved checkout: rewrites the absolute paths inside .venv. */
function repair({ venv, root, scripts }) {
  const before = readOrEmpty(path.join(venv, ROOT_FILE)).trim();
  if (before === "" || before === root) return undefined;
  return `carpeta cambiada de sitio: ${repairScripts(scripts, { before, after: root })} programas arreglados`;
}

async function create(context) {
  const { command, args, version } = await findPython();
  await makeVenv(context, { folder: context.paths.venv, python: [command, ...args], usable: () => isUsable(context) });
  return `Python ${version}`;
}
