// Our kernel and JupyterLab's settings, copied into .venv where every Jupyter program looks for them.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { listing } = require("../stamp");

const COPIES = [
  { from: ["kernel", "kernelspec"], to: ["share", "jupyter", "kernels", "tslab"] },
  { from: ["share", "jupyter", "lab"], to: ["share", "jupyter", "lab"] },
  { from: ["share", "jupyter", "labconfig"], to: ["etc", "jupyter", "labconfig"] },
];

module.exports = {
  name: "kernelspec",
  title: "Núcleo TypeScript y ajustes de JupyterLab",
  inputs: ({ paths }) => COPIES.flatMap(({ from }) => listing(path.join(paths.root, ...from), () => true)),
  intact: ({ paths }) => fs.existsSync(path.join(paths.kernelspec, "kernel.json")),
  run({ paths }) {
    fs.rmSync(paths.kernelspec, { recursive: true, force: true });
    for (const { from, to } of COPIES) fs.cpSync(path.join(paths.root, ...from), path.join(paths.venv, ...to), { recursive: true });
  },
};
