import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { COMPARED, fingerprints } from "./fingerprints";

const FLAG = "--experimental-wasm-revectorize";

// Only V8 13 (Node 24) can join vectors, so elsewhere there is nothing to test: `npm run test:node24` runs this.
if (Number.parseInt(process.versions.v8, 10) >= 13) {
  describe("wasmEngine with vectors of 256 bits", () => {
    it("joins vectors while they are tried out: V8's own trace says that it saves more than it costs", () => {
      const words = [FLAG, "--trace-wasm-revectorize", "-e", `require("ebm/engine/wasm").wasmEngine({ width: 256, workers: 1 })`];
      const { stdout } = spawnSync(process.execPath, words, { encoding: "utf8", cwd: __dirname, maxBuffer: 2 ** 26 });
      const decisions = [...stdout.matchAll(/DecideVectorize \d+: Save: (\d+), cost: (\d+)/g)];
      assert.ok(decisions.some(([, save, cost]) => Number(save) > Number(cost)));
    }).timeout(60_000);

    it("gives the bits of 128: energies, gradients, chains, gradients of the parameters, and what Adam makes of them", async () => {
      const script = path.join(__dirname, "fingerprints.ts");
      const words = [FLAG, "--no-wasm-tier-up", "--no-liftoff", "-r", "ts-node/register/transpile-only", script];
      const child = spawnSync(process.execPath, words, { encoding: "utf8", timeout: 120_000 });
      assert.equal(child.stderr, "");
      const expected = await fingerprints(128);
      assert.equal(expected.length, 2 * COMPARED.length);
      assert.deepEqual(JSON.parse(child.stdout), expected);
    }).timeout(180_000);
  });
}
