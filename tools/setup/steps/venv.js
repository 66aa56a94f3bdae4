// The virtual environment .venv, made by whatever this machine has: venv, virtualenv, uv, or a virtualenv that pip fetches.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { findPython } = require("../python");
const { readOrEmpty, writeAtomically } = require("../stamp");
const { repairScripts } = require("../relocate");

const VIRTUALENV = "virtualenv==21.15.8";
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
  const { paths, attempt, fail } = context;
  const { command, args, version } = await findPython();
  const outputs = [];
  for (const way of ways(paths, [command, ...args])) {
    fs.rmSync(paths.venv, { recursive: true, force: true, maxRetries: 3 });
    let result = { code: 0, output: "" };
    for (const { words, env } of way) {
      result = await attempt(words[0], words.slice(1), { env: { ...process.env, ...env } });
      if (result.code !== 0) break;
    }
    if (result.code === 0 && (await isUsable(context))) return `Python ${version}`;
    outputs.push(result.output);
  }
  fs.rmSync(paths.venv, { recursive: true, force: true });
  return fail(outputs.join("\n"));
}

/** Each way is a list of commands; the first way whose commands all succeed makes the environment. */
function ways({ venv, cache }, python) {
  const fetched = path.join(cache, "virtualenv");
  return [
    [{ words: [...python, "-m", "venv", venv] }],
    [{ words: [...python, "-m", "virtualenv", "--quiet", venv] }],
    [{ words: ["uv", "venv", "--quiet", "--seed", "--python", python[0], venv] }],
    [
      { words: [...python, "-m", "pip", "install", "--quiet", "--no-input", "--upgrade", "--target", fetched, VIRTUALENV] },
      { words: [...python, "-m", "virtualenv", "--quiet", venv], env: { PYTHONPATH: fetched } },
    ],
  ];
}
