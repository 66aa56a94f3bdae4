// Where everything lives in a checkout; the only file that knows how Windows names a virtual environment's folders.
"use strict";

const path = require("node:path");

/** The folders and files of the checkout at `root`, on `platform`. */
function layout(root, platform = process.platform) {
  const venv = path.join(root, ".venv");
  const cache = path.join(root, ".cache");
  return {
    root,
    venv,
    python: platform === "win32" ? path.join(venv, "Scripts", "python.exe") : path.join(venv, "bin", "python"),
    scripts: platform === "win32" ? path.join(venv, "Scripts") : path.join(venv, "bin"),
    kernelspec: path.join(venv, "share", "jupyter", "kernels", "tslab"),
    modules: path.join(root, "node_modules"),
    notebooks: path.join(root, "notebooks"),
    figures: path.join(root, "figures"),
    report: path.join(root, "report"),
    site: path.join(root, "site"),
    cache,
    state: path.join(cache, "setup"),
    jupyter: path.join(cache, "jupyter"),
  };
}

const ROOT = path.resolve(__dirname, "../..");

module.exports = { ROOT, layout };
