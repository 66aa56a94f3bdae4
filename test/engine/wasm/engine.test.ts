import { strict as assert } from "node:assert";
import type { EngineNetwork } from "ebm/engine";
import { openMemories, wasmEngine, type WasmEngineOptions } from "ebm/engine/wasm";
import { conv2d, dense, flatten, initialWeights, network, preset } from "ebm/network";
import { rng } from "ebm/rng";
import { engineContract } from "../contract";
import { ODD_NETS, oddNet, randomBatch } from "../nets";
import { everything, RULE } from "./everything";

const contract = (title: string, options: WasmEngineOptions) =>
  engineContract(`wasm ${title}`, { make: async () => wasmEngine(options), sameBitsInAnyBatch: true, liveArrays: openMemories });

contract("with FMA, on two workers", { fma: true, workers: 2 });
contract("without FMA, on one worker", { fma: false, workers: 1 });

describe("wasmEngine", function () {
  this.timeout(60_000);
  const specs = [preset("ebm-mnist-compact"), ODD_NETS[0], oddNet("residual"), oddNet("tres-clases")];

  for (const spec of specs) {
    for (const fma of [true, false]) {
      it(`gives the same bits of ${spec.name} for 1, 2, 3 and 8 workers and every tile, ${fma ? "with" : "without"} FMA`, async () => {
        const expected = await everything(spec, { fma, workers: 1 });
        const others: WasmEngineOptions[] = [{ workers: 2 }, { workers: 3 }, { workers: 8 }];
        for (const [outputs, unroll] of [
          [1, 1],
          [4, 1],
          [6, 2],
          [12, 4],
        ])
          others.push({ workers: 2, tile: { outputs, unroll } });
        for (const options of others) assert.deepEqual(await everything(spec, { fma, ...options }), expected, JSON.stringify(options));
      });
    }
  }

  it("rounds otherwise with FMA than without, on a machine that has it", async () => {
    const [fused, plain] = await Promise.all([true, false].map((fma) => everything(preset("mlp-10"), { fma })));
    assert.notDeepEqual(fused.energy, plain.energy);
  });

  it("gives the gradient of the weights that were chosen, whatever is computed while they are chosen", () => {
    const spec = ODD_NETS[0];
    const net = wasmEngine({ workers: 2 }).load(spec, initialWeights(spec, { seed: 1 }));
    const [x, other] = [randomBatch(spec, { samples: 20, seed: 1 }), randomBatch(spec, { samples: 20, seed: 2 })];
    const expected = net.parameterGradient(x, (energy) => energy);
    const meanwhile: (() => unknown)[] = [
      () => net.energy(other),
      () => net.energyAndGradient(other),
      () => net.parameterGradient(other, (energy) => energy),
      () => net.outputGradient(other, (outputs) => outputs),
      () => net.setWeights(net.weights()),
    ];
    for (const compute of meanwhile) {
      const choose = (energy: Float32Array) => {
        compute();
        return energy;
      };
      assert.deepEqual(net.parameterGradient(x, choose), expected, String(compute));
    }
    net.dispose();
  });

  it("refuses a network that needs more than 1 GiB, and says how much it needs", () => {
    const huge = network({ name: "enorme", inputShape: [4000], layers: [dense(6000), dense(1)] });
    assert.throws(() => wasmEngine().load(huge, new Float32Array(24_012_001)), {
      name: "SpecError",
      message: /la red enorme necesita \d+ MiB y el motor admite 1024 MiB/,
    });
  });

  it("refuses options that are none", () => {
    for (const workers of [-1, 1.5, 1000]) assert.throws(() => wasmEngine({ workers }), { name: "OptionError", message: /workers/ });
    assert.throws(() => wasmEngine({ width: 512 as 256 }), { name: "OptionError", message: /width/ });
  });
});

describe("a network of the wasm engine while its chains are under way", () => {
  const spec = network({
    name: "n",
    inputShape: [8, 8, 1],
    layers: [conv2d(4, { kernelSize: 3, activation: "swish" }), flatten(), dense(1)],
  });
  const x = randomBatch(spec, { samples: 20, seed: 1 });
  const work = { rule: RULE, steps: 300, firstStep: 0, rng: rng(1) };
  let net: EngineNetwork;
  beforeEach(() => {
    net = wasmEngine({ workers: 2 }).load(spec, initialWeights(spec, { seed: 1 }));
  });
  afterEach(() => net.dispose());

  it("computes energies, gradients and another run with the bits of a network at rest", async () => {
    const expected = { at: net.energyAndGradient(x), chains: await net.manySteps(x, work) };
    const runs = [net.manySteps(x, work), net.manySteps(x, work)];
    await new Promise((resolve) => setTimeout(resolve, 2));
    assert.deepEqual(net.energyAndGradient(x), expected.at);
    for (const chains of await Promise.all(runs)) assert.deepEqual(chains, expected.chains);
    assert.deepEqual(net.energyAndGradient(x), expected.at);
  });

  it("computes energies when a step is seen", async () => {
    const seen: Float32Array[] = [];
    await net.manySteps(x, { ...work, steps: 3, onStep: ({ x: chains }) => seen.push(net.energy(chains)) });
    const later = await net.manySteps(x, { ...work, steps: 3 });
    assert.deepEqual(seen[2], net.energy(later));
  });

  it("refuses new weights, and takes them afterwards", async () => {
    const run = net.manySteps(x, work);
    assert.throws(() => net.setWeights(net.weights()), { name: "EbmError", message: /mientras la red mueve cadenas/ });
    await run;
    net.setWeights(net.weights().fill(0));
    assert.ok(net.energy(x).every((e) => e === 0));
  });

  it("may be disposed of; the run ends as if nothing had happened", async () => {
    const expected = await net.manySteps(x, work);
    const run = net.manySteps(x, work);
    net.dispose();
    assert.deepEqual(await run, expected);
  });
});
