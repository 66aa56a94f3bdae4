// Signs the project's own notebooks, so that JupyterLab shows their live figures; a notebook of the user's is left alone.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { readOrEmpty } = require("../stamp");

module.exports = {
  name: "trust",
  title: "Firmar los cuadernos",
  // By content: a rebuilt notebook has the same bytes, and a signature is of the content.
  inputs: ({ paths }) => [paths.root, ...own(paths).flatMap((file) => [file, readOrEmpty(path.join(paths.root, file))])],
  intact: ({ paths }) => fs.existsSync(path.join(paths.jupyter, "data", "notebook_secret")) || own(paths).length === 0,
  run: ({ paths, command }) => command(paths.python, [path.join("tools", "setup", "trust.py"), ...own(paths)]),
};

/** The notebooks that have a source of ours in notebooks/fuente. */
function own({ notebooks, root }) {
  const sources = path.join(notebooks, "fuente");
  if (!fs.existsSync(sources)) return [];
  const names = fs.readdirSync(sources).filter((name) => name.endsWith(".ts"));
  const files = names.map((name) => path.join(notebooks, name.replace(/\.ts$/, ".ipynb")));
  return files
    .filter((file) => fs.existsSync(file))
    .map((file) => path.relative(root, file))
    .sort();
}
