import { strict as assert } from "node:assert";
import {
  CIFAR_CONFIG,
  createCifarEbm,
  createEbm,
  createMnistEbm,
  createSimpleEbm,
  deepEbmConfig,
  type Ebm,
  ebmConfig,
  MNIST_CONFIG,
  networkOf,
  recipeOf,
  SEED4_DEEP_CONFIG,
  SIMPLE_CONFIG,
} from "ebm/config";
import { colouredShapes, type ImageSet, imageSet } from "ebm/data";
import { tfEngine } from "ebm/engine";
import { countParameters, preset, spectralNorms } from "ebm/network";
import { normalStart, sample, uniformStart } from "ebm/sampler";
import { adam, loadShipped, type Recipe, recipe, train, trainStep } from "ebm/trainer";
import * as fc from "fast-check";
import { anyConfig } from "./arbitrary";

/** A recipe with its optimizer's defaults written out. */
function explicit({ name: _, ...rest }: Recipe): Omit<Recipe, "name"> {
  const { rate: __, ...decays } = adam(rest.adam).rates(0);
  return { ...rest, adam: { learningRate: rest.adam.learningRate, ...decays } };
}

/** A bright square in a corner of its own: what a network can tell from noise. */
function squares(count: number): ImageSet {
  const pixels = new Uint8Array(count * 784);
  for (let i = 0; i < count; i++) {
    const corner = (i % 8) * 28 + (i % 5);
    for (let p = 0; p < 64; p++) pixels[i * 784 + corner + (p >> 3) * 28 + (p & 7)] = 255;
  }
  return imageSet("cuadrados", { pixels, labels: new Uint8Array(count), height: 28, width: 28 });
}

describe("what a configuration describes", () => {
  it("the defaults are the networks and the recipes of the lesson", () => {
    assert.deepEqual(networkOf(MNIST_CONFIG), preset("ebm-mnist"));
    assert.deepEqual(networkOf(SIMPLE_CONFIG), preset("mlp-784"));
    assert.deepEqual(explicit(recipeOf(MNIST_CONFIG)), explicit(recipe("gdl")));
    assert.deepEqual(explicit(recipeOf(SIMPLE_CONFIG)), explicit(recipe("mlp")));
    assert.deepEqual(networkOf(CIFAR_CONFIG), preset("ebm-cifar"));
    assert.deepEqual(explicit(recipeOf(CIFAR_CONFIG)), explicit(recipe("cifar")));
  });

  it("it can describe the other networks and recipes of the lesson", () => {
    const compact = deepEbmConfig({
      name: "ebm-mnist-compact",
      energyNetwork: { firstKernelSize: 3, headDims: [] },
      mcmc: { steps: 100 },
      training: { epochs: 10 },
    });
    assert.deepEqual(networkOf(compact), preset("ebm-mnist-compact"));
    assert.deepEqual(explicit(recipeOf(compact)), explicit(recipe("seed1")));
    const minimal = ebmConfig({ name: "mlp-10", inputDim: 10, energyNetwork: { hiddenDims: [128, 64] } });
    assert.deepEqual(networkOf(minimal), preset("mlp-10"));
    const uva = deepEbmConfig({ training: { beta1: 0, learningRateDecay: 0.97, longestGradient: 0.1 } });
    assert.deepEqual(explicit(recipeOf(uva)), explicit(recipe("uva")));
  });

  it("any valid configuration describes a network with its input and its filters", () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const { inputShape, layers } = networkOf(config);
        assert.deepEqual(inputShape, config.kind === "ebm" ? [config.inputDim] : config.inputShape);
        if (config.kind === "ebm") return assert.equal(layers.length, config.energyNetwork.hiddenDims.length + 1);
        const { hiddenDims, headDims, residual } = config.energyNetwork;
        // A block of the same filters needs no projection: three layers instead of four.
        const projected = hiddenDims.slice(1).reduce((sum, filters, i) => sum + (filters === hiddenDims[i] ? 3 : 4), 1);
        const stages = residual === "projected" ? projected : (residual ? 4 : 1) * hiddenDims.length;
        assert.equal(layers.length, stages + 1 + headDims.length + 1);
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it("residual blocks act at every stage, also where the filters change", async () => {
    const { layers } = networkOf(SEED4_DEEP_CONFIG);
    assert.deepEqual(
      layers.map(({ type }) => type),
      [..."123"].flatMap(() => ["conv2d", "conv2d", "conv2d", "add"]).concat("flatten", "dense"),
    );
    assert.deepEqual(
      layers.flatMap((layer) => (layer.type === "conv2d" ? [layer.filters] : [])),
      [32, 32, 32, 64, 64, 64, 128, 128, 128],
    );
    // With all weights of the blocks' second convolutions at 0 each block is a(x), so the rest of the network is seen through it.
    const small = deepEbmConfig({
      inputShape: [8, 8, 2],
      images: "signed",
      energyNetwork: { hiddenDims: [3, 4], headDims: [], residual: true },
    });
    const { network, energy } = await createEbm(small);
    const weights = network.weights();
    let at = 0;
    for (const [inputs, filters, kernel, isLast] of [
      [2, 3, 25, false],
      [3, 3, 9, false],
      [3, 3, 9, true],
      [3, 4, 9, false],
      [4, 4, 9, false],
      [4, 4, 9, true],
    ] as const) {
      const size = inputs * filters * kernel + filters;
      if (isLast) weights.fill(0, at, at + size);
      at += size;
    }
    network.setWeights(weights);
    const x = uniformStart([8, 8, 2], { chains: 3, seed: 1 });
    assert.ok(
      energy.energy(x).every((e) => e !== 0),
      "what goes around the blocks reaches the energy",
    );
  });

  it("after each step no layer stretches more than spectralLimit, and without it layers do", async () => {
    const widest = async (spectralLimit: number | null) => {
      const training = { batchSize: 16, learningRate: 0.05, spectralLimit } as const;
      const { run } = await createSimpleEbm({ inputDim: 4, energyNetwork: { hiddenDims: [12, 12] }, mcmc: { steps: 2 }, training });
      for (let step = 0; step < 20; step++) await trainStep(run, normalStart([4], { chains: 16, seed: step, spread: 0.3 }));
      assert.deepEqual(run.weights, run.network.weights());
      return Math.max(...spectralNorms(run.network.spec, run.weights).map(({ norm }) => norm));
    };
    // Ten power iterations from below leave a few per cent over the limit.
    assert.ok((await widest(0.8)) < 0.8 * 1.05);
    assert.ok((await widest(null)) > 1.5);
  });

  it("without a buffer all chains start at noise", async () => {
    const { run } = await createSimpleEbm({ inputDim: 2, sampleBuffer: null, training: { batchSize: 8 } });
    run.buffer.push(new Float32Array(16).fill(0.5), new Uint32Array(8));
    const { fresh, ages } = run.buffer.draw(8);
    assert.equal(fresh, 8);
    assert.ok(ages.every((age) => age === 0));
  });
});

describe("factories", () => {
  it("the weights of the project fit the model of the main lesson, whose noise has more energy than what it samples", async () => {
    const { weights } = await loadShipped("ebm-mnist");
    const { energy, sampler, config } = await createMnistEbm({}, { weights });
    const start = uniformStart(energy.shape, { chains: 2, seed: 7 });
    const { energies } = await sample(sampler, start, { seed: 7, steps: config.mcmc.steps });
    const before = energy.energy(start);
    assert.ok(energies.every((e, i) => e < before[i]));
  });

  it("changes replace fields at any depth and leave the others", async () => {
    const { config } = await createMnistEbm({ mcmc: { steps: 20 }, energyNetwork: { hiddenDims: [4] }, sampleBuffer: null });
    assert.deepEqual(config, {
      ...MNIST_CONFIG,
      mcmc: { ...MNIST_CONFIG.mcmc, steps: 20 },
      energyNetwork: { ...MNIST_CONFIG.energyNetwork, hiddenDims: [4] },
      sampleBuffer: null,
    });
  });

  it("a change that cannot be is refused with its path", async () => {
    await assert.rejects(createCifarEbm({ mcmc: { stepSize: -10 } }), { name: "ConfigError", path: "mcmc.stepSize" });
    await assert.rejects(createSimpleEbm({ mcmc: new Date() as never }), { name: "ConfigError", path: "mcmc" });
    await assert.rejects(createSimpleEbm({ training: { batchsize: 3 } as never }), { path: "training.batchsize", message: /batchSize/ });
  });

  it("the same configuration gives the same weights, another seed others", async () => {
    const weightsOf = async (seed: number) => (await createSimpleEbm({ seed, inputDim: 5 })).network.weights().join();
    assert.equal(await weightsOf(7), await weightsOf(7));
    assert.notEqual(await weightsOf(7), await weightsOf(8));
  });

  it("the colour model is of 32 × 32 × 3 in both engines, with the same energies", async () => {
    const small = { energyNetwork: { hiddenDims: [4, 6] }, sampleBuffer: { capacity: 128 } } as const;
    const ours = await createCifarEbm(small);
    const theirs = await createCifarEbm(small, { engine: await tfEngine("cpu") });
    const x = uniformStart([32, 32, 3], { chains: 3, seed: 1 });
    const [a, b] = [ours.energy.energy(x), theirs.energy.energy(x)];
    const scale = Math.max(...a.map(Math.abs));
    assert.ok(scale > 0);
    // Sums of a few hundred products in float32, in another order.
    assert.ok(a.every((e, i) => Math.abs(e - b[i]) < 1e-5 * scale));
    assert.equal(countParameters(networkOf(CIFAR_CONFIG)), 212_705);
  });

  const TRAINING = { batchSize: 16, learningRate: 2e-3, beta1: 0 } as const;
  const shared = { mcmc: { steps: 8 }, sampleBuffer: { capacity: 128 }, training: TRAINING, seed: 7 };
  const TRAINED: readonly (readonly [name: string, create: () => Promise<Ebm>, set: ImageSet])[] = [
    ["createSimpleEbm", () => createSimpleEbm({ ...shared, energyNetwork: { hiddenDims: [16] } }), squares(160)],
    ["createMnistEbm", () => createMnistEbm({ ...shared, energyNetwork: { hiddenDims: [4, 8, 8], headDims: [8] } }), squares(160)],
    [
      "createCifarEbm",
      () => createCifarEbm({ ...shared, energyNetwork: { hiddenDims: [4, 8], headDims: [] } }),
      colouredShapes(160, { seed: 7 }),
    ],
  ];
  for (const [name, create, set] of TRAINED) {
    it(`a model of ${name} learns in some steps that its images have less energy than noise`, async () => {
      const { run, config } = await create();
      const { steps } = await train(run, set, { epochs: 3 });
      assert.equal(steps.length, 30);
      assert.ok(steps.every(({ loss }) => Number.isFinite(loss)));
      const last = steps.slice(-10).reduce((sum, { cdiv }) => sum + cdiv / 10, 0);
      assert.ok(last < 0, `mean E(real) − mean E(fake) is ${last}`);
      assert.equal(run.recipe.name, config.name);
    }).timeout(60_000);
  }
});
