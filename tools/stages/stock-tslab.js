// Executes the notebooks in small on tslab as it comes, without our kernel: what decision 0004 promises.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { jupyterEnvironment } = require("../setup/environment");
const { layout, ROOT } = require("../setup/paths");

const paths = layout(ROOT);

/** A folder for JUPYTER_PATH whose kernel `tslab` is the stock one. */
function stockKernel() {
  const folder = path.join(paths.cache, "stock");
  const spec = path.join(folder, "kernels", "tslab");
  const tslab = path.join(ROOT, "node_modules", "tslab", "bin", "tslab");
  fs.mkdirSync(spec, { recursive: true });
  const kernel = {
    argv: [process.execPath, tslab, "kernel", "--config-path", "{connection_file}"],
    display_name: "tslab",
    language: "typescript",
  };
  fs.writeFileSync(path.join(spec, "kernel.json"), JSON.stringify(kernel));
  return folder;
}

function main(names) {
  const env = { ...jupyterEnvironment(paths), JUPYTER_PATH: stockKernel(), JUPYTER_PREFER_ENV_PATH: "0" };
  const words = [path.join(ROOT, "tools", "notebooks", "build.py"), "--smoke", ...names];
  const { status } = spawnSync(paths.python, words, { cwd: ROOT, env, stdio: "inherit" });
  process.exitCode = status ?? 1;
}

main(process.argv.slice(2));
