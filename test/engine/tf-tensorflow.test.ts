import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { chooseEngine, type EngineNetwork } from "ebm/engine";
import { initialWeights, preset } from "ebm/network";
import { rng } from "ebm/rng";
import { assertClose } from "./close";
import { engineContract } from "./contract";
import { RULES } from "./contract-steps";
import { randomBatch } from "./nets";

const BUILT = join(__dirname, "../../.cache/tfjs-node");
const places = process.env.EBM_TFJS_NODE ? [process.env.EBM_TFJS_NODE] : ["@tensorflow/tfjs-node", BUILT];

// tfjs-node is optional: its tests exist where it does, so that nothing is ever counted as skipped.
if (places.some(isThere)) {
  const liveArrays = () => tf.memory().numTensors;
  const make = () => chooseEngine({ prefer: "tf-tensorflow" });
  engineContract("tf-tensorflow", { make, sameBitsInAnyBatch: false, liveArrays });

  describe("tf-tensorflow beside tf-wasm", () => {
    const spec = preset("ebm-mnist");
    const x = randomBatch(spec, { samples: 4, seed: 21 });
    const nets: EngineNetwork[] = [];
    before(async () => {
      for (const prefer of ["tf-wasm", "tf-tensorflow"] as const) {
        nets.push((await chooseEngine({ prefer })).load(spec, initialWeights(spec, { seed: 3 })));
      }
    });
    after(() => {
      for (const net of nets) net.dispose();
    });

    // Both round to float32 in other orders; a sum of some thousand terms stays below 1e-5 of the largest value.
    it("gives the same energies and gradients of the MNIST network, each with its own backend", () => {
      const [wasm, native] = nets.map((net) => net.energyAndGradient(x));
      assertClose(native.energy, wasm.energy, "energy", 1e-5);
      assertClose(native.gradient, wasm.gradient, "∂E/∂x", 1e-5);
      const [wasmWeights, nativeWeights] = nets.map((net) => net.parameterGradient(x, () => Float32Array.of(1, -1, 0.5, 2)).gradient);
      assertClose(nativeWeights, wasmWeights, "∂E/∂θ", 1e-5);
    });

    // Each step adds 10 times a gradient error of some 1e-7.
    it("takes the same chains 20 Langevin steps from the same noise", async () => {
      const work = { rule: RULES[0], steps: 20, firstStep: 0, rng: rng(5) };
      const [wasm, native] = [await nets[0].manySteps(x, work), await nets[1].manySteps(x, work)];
      assertClose(native, wasm, "chains", 1e-4);
    });
  });

  describe("loading tfjs-node", () => {
    it("says nothing on the terminal and lets a program end", () => {
      const program = `require("ebm/engine").chooseEngine({ prefer: "tf-tensorflow" }).then(async (engine) => {
        const spec = require("ebm/network").preset("mlp-10");
        const net = await require("ebm/engine").openNetwork(spec, { seed: 1, engine });
        net.parameterGradient(new Float32Array(10), (e) => e);
      });`;
      const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", program], {
        cwd: __dirname,
        encoding: "utf8",
        timeout: 20_000,
      });
      assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "", stderr: "" });
    });
  });
}

function isThere(place: string): boolean {
  try {
    return require.resolve(place) !== "";
  } catch {
    return false;
  }
}
