// The pinned Python packages: JupyterLab and what builds, checks and prints the notebooks.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { readOrEmpty } = require("../stamp");

const LIST = path.join("tools", "setup", "requirements.txt");
const VERIFY = "import jupyterlab, nbclient, nbconvert, jupytext, plotly";

module.exports = {
  name: "requirements",
  title: "Paquetes de Python (JupyterLab)",
  inputs: ({ paths }) => [readOrEmpty(path.join(paths.root, LIST)), interpreterOf(paths.venv)],
  intact: ({ paths }) => fs.existsSync(path.join(paths.venv, "share", "jupyter", "lab", "static", "index.html")),
  async run({ paths, command }, task) {
    const total = readOrEmpty(path.join(paths.root, LIST)).split("\n").filter(Boolean).length;
    let collected = 0;
    const onLine = (line) => {
      if (/^(Collecting|Requirement already satisfied)/.test(line)) task.detail(`${Math.min(++collected, total)} de ${total}`);
      if (line.startsWith("Installing collected")) task.detail("instalando");
    };
    // --no-compile: Python compiles what it imports, a third of all files.
    const args = ["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--no-compile", "--progress-bar", "off", "-r", LIST];
    await command(paths.python, args, { onLine });
    await command(paths.python, ["-c", VERIFY]);
  },
};

/** The Python that .venv was made from, as its pyvenv.cfg says it; without paths inside the checkout, which may move. */
function interpreterOf(venv) {
  const lines = readOrEmpty(path.join(venv, "pyvenv.cfg")).split("\n");
  return lines.filter((line) => /^(home|version|version_info) *=/.test(line)).join("\n");
}
