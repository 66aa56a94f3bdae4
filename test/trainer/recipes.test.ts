import { strict as assert } from "node:assert";
import { openNetwork } from "ebm/engine";
import { preset } from "ebm/network";
import { learningRate, recipe, RECIPES, type RecipeName, startTraining, TRAINABLE, train, trainStep } from "ebm/trainer";
import { quick, quickRun, squares } from "./squares";

const NAMES = Object.keys(RECIPES) as RecipeName[];

describe("recipes", () => {
  it("are plain data: JSON gives them back", () => {
    for (const name of NAMES) assert.deepEqual(JSON.parse(JSON.stringify(recipe(name))), recipe(name));
  });

  it("start a run on the network that they are for", async () => {
    for (const [network, name] of Object.entries(TRAINABLE)) {
      const opened = await openNetwork(preset(network as keyof typeof TRAINABLE), { seed: 1 });
      const run = startTraining(opened, recipe(name), { seed: 1 });
      assert.equal(run.buffer.size, run.recipe.batchSize);
      const [low, high] = run.recipe.langevin.bounds ?? [];
      assert.ok(run.buffer.images(4).every((v) => low !== undefined && high !== undefined && v >= low && v < high));
      opened.dispose();
    }
  });

  it("of the UvA course: Adam without momentum, 3 % less each epoch, gradients no longer than 0.1", async () => {
    const { adam, learningRateDecay, longestGradient, ...rest } = recipe("uva");
    assert.deepEqual([adam, learningRateDecay, longestGradient], [{ learningRate: 1e-4, beta1: 0 }, 0.97, 0.1]);
    const { adam: _, learningRateDecay: __, longestGradient: ___, ...gdl } = recipe("gdl");
    assert.deepEqual({ ...rest, name: "gdl" }, gdl);
  });

  it("have a learning rate of η · decay^epoch, times schedule and watchdog", async () => {
    const run = await quickRun({ learningRateDecay: 0.9 });
    Object.assign(run, { epoch: 3, rateFactor: 0.5, rateScale: 0.25 });
    assert.ok(Math.abs(learningRate(run) - 1e-3 * 0.9 ** 3 * 0.125) < 1e-18);
  });

  it("shorten a gradient to the longest allowed and leave a shorter one alone", async () => {
    const x = new Float32Array(8 * 1024).fill(0.1);
    const plain = await quickRun();
    const { parameterGradient: length } = await trainStep(plain, x);
    const long = await quickRun({ longestGradient: 2 * length });
    await trainStep(long, x);
    assert.deepEqual(long.weights, plain.weights);
    // The first moment of Adam after one step is (1 − β₁) g: its length tells how long the gradient was.
    const short = await quickRun({ longestGradient: length / 10 });
    assert.equal((await trainStep(short, x)).parameterGradient, length, "the metric is the length before");
    const moved = Math.hypot(...short.moments.first);
    assert.ok(Math.abs(moved / (0.1 * (length / 10)) - 1) < 1e-4, `${moved} ${length}`);
  });

  it("may keep the order of the set, the same in every epoch", async () => {
    const [fixed, shuffled] = [await quickRun({ shuffle: false }), await quickRun()];
    await train(fixed, squares);
    await train(shuffled, squares);
    assert.notDeepEqual(fixed.weights, shuffled.weights);
  });

  it("are refused when a number is none", async () => {
    const network = await openNetwork(preset("mlp-784"), { seed: 1 });
    const bad = [
      { epochs: 0 },
      { images: "jpeg" },
      { learningRateDecay: 0 },
      { longestGradient: -1 },
      { spectralLimit: 0 },
      { crossEntropy: -1 },
      { buffer: { ...quick.buffer, kind: "roto" } },
    ];
    for (const change of bad) {
      const [name] = Object.keys(change);
      assert.throws(() => startTraining(network, { ...quick, ...change } as never, { seed: 1 }), {
        name: "OptionError",
        message: new RegExp(name),
      });
    }
  });
});
