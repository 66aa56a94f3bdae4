import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { isInstalled, places } = require("../../tools/interop/recipe");
const { jupyterEnvironment } = require("../../tools/setup/environment");
const { layout, ROOT } = require("../../tools/setup/paths");

/** Path of the interpreter that has them. */
export function interopPython(): string {
  return places(layout(ROOT)).python;
}

/** `describe` of what needs them: without them it fails and says how they are installed. The stage "interop" runs it only with them. */
export function describeInterop(title: string, body: (this: Mocha.Suite) => void): void {
  describe(title, function () {
    before(() => {
      if (!isInstalled(layout(ROOT))) throw new Error("Keras y TensorBoard no están instalados.\n  Remedio: npm run interop");
    });
    body.call(this);
  });
}

/** Runs a script of this folder with the real Keras on JAX; its standard output. @throws with what it said when it fails. */
export function runPython(script: string, words: readonly string[]): string {
  const variables = { ...jupyterEnvironment(layout(ROOT)), KERAS_BACKEND: "jax", JAX_PLATFORMS: "cpu" };
  const { status, stdout, stderr } = spawnSync(interopPython(), [join(__dirname, script), ...words], { env: variables, encoding: "utf8" });
  if (status !== 0) throw new Error(`${script}: ${stderr.slice(-4000)}`);
  return stdout;
}
