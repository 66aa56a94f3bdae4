// Builds tfjs-node as a student would. Outside CI it builds nothing, since it is optional: what is already there is tested.
"use strict";

const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { finish } = require("../check/report");
const { layout, ROOT } = require("../setup/paths");
const { isBuilt } = require("../tfjs-node/recipe");
const { isCi } = require("./ci");
const { closingLine } = require("./counts");

function main() {
  if (!isCi() && !isBuilt(layout(ROOT))) {
    console.log("saltada: tfjs-node no está construido; es opcional y se construye con npm run tfjs-node");
    console.log(closingLine({ passed: 0, failed: 0, skipped: 1 }));
    return;
  }
  const { status } = spawnSync(process.execPath, [path.join("bin", "tfjs-node.js")], { cwd: ROOT, stdio: "inherit" });
  finish(status === 0 ? { passed: 1, problems: [] } : { passed: 0, problems: ["tfjs-node no se ha podido construir"] });
}

main();
