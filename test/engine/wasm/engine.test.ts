import { strict as assert } from "node:assert";
import { serialize } from "node:v8";
import { Worker } from "node:worker_threads";
import type { EngineNetwork } from "ebm/engine";
import {
  detectFeatures,
  f32x4,
  i32,
  instantiate,
  moduleBuilder,
  openMemories,
  type Tile,
  v128,
  wasmEngine,
  type WasmEngineOptions,
} from "ebm/engine/wasm";
import { conv2d, countParameters, dense, flatten, initialWeights, network, preset } from "ebm/network";
import { rng } from "ebm/rng";
import { engineContract } from "../contract";
import { ODD_NETS, oddNet, randomBatch } from "../nets";
import { everything, RULE } from "./everything";

const contract = (title: string, options: WasmEngineOptions) =>
  engineContract(`wasm ${title}`, { make: async () => wasmEngine(options), sameBitsInAnyBatch: true, liveArrays: openMemories });

contract("with FMA, on two workers", { fma: true, workers: 2 });
contract("without FMA, on one worker", { fma: false, workers: 1 });

/** Whether multiply-add is there and rounds once: (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 2⁻²⁴, or 0 when the square is rounded before. */
function fusesMadd(): boolean {
  if (!detectFeatures().fma) return false;
  const module = moduleBuilder({ fma: true, shared: false, pages: 1 });
  const all = (value: number) => f32x4.const(value, value, value, value);
  module.define("go", {}, (f) => v128.store(i32.const(64), f.madd(all(1 + 2 ** -12), all(1 + 2 ** -12), all(-1 - 2 ** -11))));
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  instantiate(new WebAssembly.Module(module.bytes()), memory).go();
  return new Float32Array(memory.buffer)[16] === 2 ** -24;
}

describe("wasmEngine", function () {
  this.timeout(60_000);
  const specs = [preset("ebm-mnist-compact"), ODD_NETS[0], oddNet("residual"), oddNet("ramas"), oddNet("normas"), oddNet("tres-clases")];

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

  it("rounds otherwise with FMA than without, on a machine that has it", async function () {
    if (!fusesMadd()) this.skip();
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

  it("refuses a network whose tables alone need more than 1 GiB, without making any", () => {
    const wide = network({ name: "ancha", inputShape: [512, 512, 1], layers: [conv2d(1, { kernelSize: 128 }), flatten(), dense(1)] });
    const began = performance.now();
    // Along one axis 512 windows of 128 taps at i − 63 … i + 64 hear 512 · 128 − (1 + … + 63) − (1 + … + 64) = 61440 inputs.
    // That is 61440² pairs of 8 bytes, 28 800 MiB, and some MiB of values.
    const refused = { name: "SpecError", message: /la red ancha necesita 288\d\d MiB y el motor admite 1024 MiB/ };
    assert.throws(() => wasmEngine().load(wide, new Float32Array(countParameters(wide))), refused);
    assert.ok(performance.now() - began < 2000);
  });

  it("takes fewer workers where the scratch areas of all would not fit, with the same bits", () => {
    const large = network({ name: "grande", inputShape: [512, 512, 4], layers: [conv2d(4, { kernelSize: 1 }), flatten(), dense(1)] });
    const [x, theta] = [randomBatch(large, { samples: 9, seed: 1 }), initialWeights(large, { seed: 1 })];
    const energies = [1, 8].map((workers) => {
      const net = wasmEngine({ workers }).load(large, theta); // values and slopes of a scratch: 128 MiB, of which 7 fit
      const energy = net.energy(x);
      net.dispose();
      return energy;
    });
    assert.deepEqual(energies[0], energies[1]);
  });

  it("sends its workers a plan without its tables, which lie in the shared memory", async () => {
    const { postMessage } = Worker.prototype;
    const sizes: number[] = [];
    Worker.prototype.postMessage = function (this: Worker, mail: { loaded?: { plan: unknown } }, ...rest) {
      if (mail.loaded) sizes.push(serialize(mail.loaded.plan).byteLength);
      return postMessage.call(this, mail, ...rest);
    };
    const net = wasmEngine({ workers: 2 }).load(preset("ebm-mnist"), initialWeights(preset("ebm-mnist"), { seed: 1 }));
    Worker.prototype.postMessage = postMessage;
    net.dispose();
    assert.equal(sizes.length, 2);
    assert.ok(Math.max(...sizes) < 50_000, `${sizes}`); // of the weight orders alone: 2 · 4 · 76 832 bytes
  });

  it("refuses a tile that would change the order of sums, or is none", () => {
    const tiles = [
      { outputs: 6, unroll: 3 },
      { outputs: 6, unroll: 6 },
      { outputs: 6, unroll: 0 },
      { outputs: 0, unroll: 1 },
    ];
    for (const tile of [...tiles, { outputs: 17, unroll: 1 }, { outputs: 2.5, unroll: 1 }, { outputs: 6 }, null]) {
      assert.throws(
        () => wasmEngine({ tile: tile as Tile }),
        { name: "OptionError", message: /^wasmEngine · tile\./ },
        JSON.stringify(tile),
      );
    }
  });

  it("names the earliest step at which a chain diverges, whichever part of a large batch it is in", async () => {
    const slope = network({ name: "cuesta", inputShape: [1], layers: [dense(1)] });
    const net = wasmEngine({ workers: 2 }).load(slope, Float32Array.of(-1, 0));
    const x = new Float32Array(2049); // two parts; 5e37 a step from 0: the seventh leaves float32, and from 2e38 the third
    x[2048] = 2e38;
    const work = { rule: { algorithm: "ula", stepSize: 1e38, temperature: 0 }, steps: 30, firstStep: 2, rng: rng(1) } as const;
    await assert.rejects(net.manySteps(x, work), { name: "EbmError", message: /^ula · la cadena 2048 divergió en el paso 4: su posición/ });
    net.dispose();
  });

  it("says where a long run was interrupted without a number that it does not know", async () => {
    const net = wasmEngine({ workers: 2 }).load(preset("ebm-mnist-compact"), initialWeights(preset("ebm-mnist-compact"), { seed: 1 }));
    const x = randomBatch(preset("ebm-mnist-compact"), { samples: 64, seed: 1 });
    const work = { rule: RULE, steps: 5000, firstStep: 0, rng: rng(1) };
    const abort = { name: "AbortError" };
    await assert.rejects(net.manySteps(x, { ...work, signal: AbortSignal.timeout(50) }), {
      ...abort,
      message: /entre el paso 0 y el 1024\.$/,
    });
    await assert.rejects(net.manySteps(x, { ...work, signal: AbortSignal.abort() }), { ...abort, message: /tras 0 pasos\.$/ });
    net.dispose();
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

  it("hears an abort while it waits for its turn, and for that of another network", async () => {
    const other = wasmEngine({ workers: 2 }).load(spec, initialWeights(spec, { seed: 1 }));
    const stop = new AbortController();
    const long = net.manySteps(x, { ...work, steps: 1e7, signal: stop.signal });
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const waiting of [net, other]) {
      const began = performance.now();
      const run = waiting.manySteps(x, { ...work, steps: 1e7, signal: AbortSignal.timeout(50) });
      await assert.rejects(run, { name: "AbortError", message: /^manySteps · el muestreo se interrumpió/ });
      assert.ok(performance.now() - began < 5000); // the other run would last for minutes
    }
    stop.abort();
    await assert.rejects(long, { name: "AbortError" });
    // Neither of those that did not begin comes later.
    const [again, fresh] = await Promise.all([net.manySteps(x, work), other.manySteps(x, work)]);
    assert.deepEqual(again, fresh);
    other.dispose();
  });

  it("may be disposed of; the run ends as if nothing had happened", async () => {
    const expected = await net.manySteps(x, work);
    const run = net.manySteps(x, work);
    net.dispose();
    assert.deepEqual(await run, expected);
  });
});
