// Builds a notebook twice, each time in an empty folder, and compares every byte: the notebook and its figures.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { finish } = require("../check/report");
const { jupyterEnvironment } = require("../setup/environment");
const { layout, ROOT } = require("../setup/paths");

const NOTEBOOK = "00-bienvenida";
const paths = layout(ROOT);

/** Executes the notebook in the new folder `root`; returns the files it made, by name, or null after saying what failed. */
function build(root) {
  fs.rmSync(root, { recursive: true, force: true });
  const source = path.join("notebooks", "fuente", `${NOTEBOOK}.ts`);
  fs.mkdirSync(path.join(root, "notebooks", "fuente"), { recursive: true });
  fs.copyFileSync(path.join(ROOT, source), path.join(root, source));
  fs.copyFileSync(path.join(ROOT, "package.json"), path.join(root, "package.json")); // figures go below the nearest one
  const words = [path.join(ROOT, "tools", "notebooks", "build.py"), "--execute", "--root", root, NOTEBOOK];
  const { status, stdout, stderr } = spawnSync(paths.python, words, { cwd: ROOT, env: jupyterEnvironment(paths), encoding: "utf8" });
  if (status !== 0) {
    console.log(`${stdout}${stderr}`.replace(/^\d+ passed, \d+ failed$/gm, ""));
    return null;
  }
  const names = fs.readdirSync(root, { recursive: true }).filter((name) => /\.(ipynb|svg|png|csv)$/.test(name));
  return new Map(names.sort().map((name) => [name, fs.readFileSync(path.join(root, name))]));
}

/** What differs between two builds, a line each. */
function differences(first, second) {
  const names = [...new Set([...first.keys(), ...second.keys()])];
  return names
    .filter((name) => !first.get(name)?.equals(second.get(name) ?? Buffer.alloc(0)))
    .map((name) => `${name}: las dos veces salió distinto`);
}

function main() {
  // Inside the checkout, so that the cells find the library.
  const [first, second] = ["1", "2"].map((name) => build(path.join(paths.cache, "bytes", name)));
  const problems = first && second ? differences(first, second) : [`${NOTEBOOK} no se ha podido ejecutar`];
  finish({ passed: Math.max(0, (first?.size ?? 0) - problems.length), problems });
}

main();
