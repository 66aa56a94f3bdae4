// Installs the real Keras and TensorBoard in CI. Outside it installs nothing, since only some tests use them: what is there is used.
"use strict";

const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { finish } = require("../check/report");
const { isInstalled } = require("../interop/recipe");
const { layout, ROOT } = require("../setup/paths");
const { isCi } = require("./ci");
const { closingLine } = require("./counts");

function main() {
  if (!isCi() && !isInstalled(layout(ROOT))) {
    console.log("saltada: Keras y TensorBoard no están instalados; son opcionales y se instalan con npm run interop");
    console.log(closingLine({ passed: 0, failed: 0, skipped: 1 }));
    return;
  }
  const { status } = spawnSync(process.execPath, [path.join("bin", "interop.js")], { cwd: ROOT, stdio: "inherit" });
  finish(status === 0 ? { passed: 1, problems: [] } : { passed: 0, problems: ["Keras y TensorBoard no se han podido instalar"] });
}

main();
