import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const BIN = join(__dirname, "../../bin");

describe("the help of each command", () => {
  for (const command of [
    "start",
    "test",
    "build",
    "reproduce",
    "report",
    "site",
    "bench",
    "energy",
    "export",
    "train",
    "sample",
    "checkpoints",
    "plot-loss",
    "resultados",
    "tfjs-node",
    "interop",
  ]) {
    it(`npm ${command}: says in Spanish how it is used, and does nothing else`, () => {
      for (const word of ["--ayuda", "--help", "-h"]) {
        const { status, stdout, stderr } = spawnSync(process.execPath, [join(BIN, `${command}.js`), word], { encoding: "utf8" });
        assert.deepEqual([status, stderr], [0, ""]);
        assert.match(stdout, new RegExp(`^Uso: npm (run )?${command}\\b`));
        assert.match(stdout, /esta ayuda\n$/);
      }
    });
  }
});
