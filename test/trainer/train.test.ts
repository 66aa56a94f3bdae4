import { strict as assert } from "node:assert";
import { type Recipe, startTraining, testStep, train, trainStep, type Training } from "ebm/trainer";
import { quick as recipe, quickRun as run, squares } from "./squares";

describe("train", () => {
  it("lowers the data against noise within four small epochs", async () => {
    const training = await run();
    const x = imagesOf(training);
    const before = testStep(training.energy, x, { seed: 9 }).cdiv;
    const { steps } = await train(training, squares, { epochs: 4 });
    const after = testStep(training.energy, x, { seed: 9 }).cdiv;
    assert.ok(after < before - 0.05, `cdiv went from ${before} to ${after}`);
    assert.ok(steps.every((s) => Object.values(s).every(Number.isFinite)));
  });

  it("is the same, bit for bit, in one call or in two, and when it was aborted in between", async () => {
    const [whole, parts, aborted] = [await run(), await run(), await run()];
    await train(whole, squares, { epochs: 2 });
    await train(parts, squares);
    await train(parts, squares);
    const stop = new AbortController();
    await assert.rejects(
      train(aborted, squares, { epochs: 2, signal: stop.signal, onStep: ({ step }) => (step === 3 ? stop.abort() : undefined) }),
      /se interrumpió tras 3 pasos/,
    );
    await train(aborted, squares, { epochs: 2 });
    for (const other of [parts, aborted]) {
      assert.deepEqual(other.weights, whole.weights);
      assert.deepEqual(other.buffer.images(), whole.buffer.images());
      assert.deepEqual(other.network.weights(), whole.weights);
    }
  });

  it("comes back unharmed from an abort in the middle of the Langevin steps", async () => {
    const [whole, aborted] = [await run({ steps: 200 }), await run({ steps: 200 })];
    await train(whole, squares, { stepsPerEpoch: 1 });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 5);
    await assert.rejects(train(aborted, squares, { stepsPerEpoch: 1, signal: stop.signal }), /interrumpió/);
    assert.equal(aborted.step, 0);
    await train(aborted, squares, { stepsPerEpoch: 1 });
    assert.deepEqual(aborted.weights, whole.weights);
    assert.deepEqual(aborted.buffer.images(), whole.buffer.images());
  });

  it("reports means over the epoch, and 5 batches of 8 in 40 images", async () => {
    const { steps, epochs } = await train(await run(), squares);
    assert.deepEqual([steps.length, epochs.length, epochs[0].batches], [5, 1, 5]);
    const mean = steps.reduce((sum, s) => sum + s.loss, 0) / 5;
    assert.ok(Math.abs(epochs[0].loss - mean) < 1e-12);
    assert.deepEqual(
      steps.map((s) => s.step),
      [1, 2, 3, 4, 5],
    );
  });

  it("puts the fakes into the buffer, one round older", async () => {
    const training = await run();
    await train(training, squares, { stepsPerEpoch: 2 });
    assert.equal(training.buffer.size, 8 + 2 * 8);
    assert.ok(training.buffer.ages(16).every((age) => age >= 1));
  });

  it("finishes an epoch that has nothing left to do with the means of all its batches", async () => {
    const training = await run();
    const stop = new Error("parada");
    const onStep = ({ step }: { step: number }) => {
      if (step === 3) throw stop;
    };
    await assert.rejects(train(training, squares, { onStep }), stop);
    const { steps, epochs } = await train(training, squares, {
      epochs: 2,
      stepsPerEpoch: 2,
      onEpoch: ({ loss }) => assert.ok(Number.isFinite(loss)),
    });
    assert.deepEqual(
      [steps.length, epochs.map(({ epoch, batches }) => [epoch, batches]), training.epoch],
      [
        2,
        [
          [0, 3],
          [1, 2],
        ],
        2,
      ],
    );
  });

  it("leaves the run as it was when a step fails, so that it can be made again with the same bits", async () => {
    const [whole, failing] = [await run(), await run()];
    const x = imagesOf(whole);
    await trainStep(whole, x);
    const theta = failing.network.weights();
    const network = { ...failing.network, adamStep: () => assert.fail("divergió") };
    const optimizer = { ...failing.optimizer, rates: (step: number) => ({ ...failing.optimizer.rates(step), rate: Number.NaN }) };
    await assert.rejects(trainStep({ ...failing, network }, x), /divergió/);
    await assert.rejects(trainStep({ ...failing, optimizer }, x), /rate/);
    assert.deepEqual([failing.buffer.size, failing.step, failing.moments.step], [8, 0, 0]);
    assert.deepEqual(failing.network.weights(), theta);
    await trainStep(failing, x);
    assert.deepEqual(failing.weights, whole.weights);
    assert.deepEqual(failing.buffer.images(), whole.buffer.images());
  });

  it("moves the weights by Adam, with the bits of its step on plain arrays", async () => {
    const training = await run();
    const x = imagesOf(training);
    for (let step = 1; step <= 3; step++) {
      const before = { weights: training.weights, moments: training.moments };
      let seen = new Float32Array(0);
      const adamStep: typeof training.network.adamStep = (moments, gradient, rates) => {
        seen = gradient.slice();
        return network.adamStep(moments, gradient, rates);
      };
      const { network } = training;
      const spied = { ...training, network: { ...network, adamStep } };
      await trainStep(spied, x);
      Object.assign(training, { ...spied, network });
      const [weights, moments] = training.optimizer.step(before.moments, before.weights, seen);
      assert.deepEqual(training.weights, weights);
      assert.deepEqual(training.moments, moments);
      assert.equal(moments.step, step);
    }
  });

  it("takes the sampler's own bounds, [−1, 1], for the data too when the recipe names none", async () => {
    const { bounds, ...langevin } = recipe.langevin;
    const [named, unnamed] = [await run({ dataNoise: 0.5 }), await run({ dataNoise: 0.5, langevin })];
    const x = imagesOf(named);
    await trainStep(named, x);
    await trainStep(unnamed, x);
    assert.deepEqual(unnamed.weights, named.weights);
  });

  it("refuses images of another shape even when they hold whole samples by chance", async () => {
    const training = await run({ batchSize: 4 });
    // 4 · 256 values are one sample of 32 × 32.
    const quarter = (_: unknown, indices: ArrayLike<number>) => new Float32Array(indices.length * 256);
    await assert.rejects(train(training, squares, { preprocess: quarter }), {
      name: "ShapeError",
      message: /4 muestras .* y tiene 1\.\n.*preprocess/,
    });
  });

  it("refuses impossible lengths and batches of another shape", async () => {
    const training = await run();
    await assert.rejects(train(training, squares, { epochs: 0 }), /epochs debe ser un entero/);
    await assert.rejects(train(training, squares, { stepsPerEpoch: 6 }), /stepsPerEpoch debe ser un entero entre 1 y 5/);
    await assert.rejects(trainStep(training, new Float32Array(100)), /muestras completas de forma \[32, 32, 1\]/);
    assert.throws(() => startTraining(training.network, { ...recipe, langevin: { stepSize: -10 } }, { seed: 1 }), /langevin · stepSize/);
    assert.throws(() => startTraining(training.network, {} as Recipe, { seed: 1 }), /GDL_RECIPE/);
    for (const options of [undefined, {}, { seed: Number.NaN }, { seed: -1 }, { seed: "7" }] as never[])
      assert.throws(() => startTraining(training.network, recipe, options), {
        name: "OptionError",
        message: /startTraining · seed debe ser/,
      });
    for (const door of [() => train({} as Training, squares), () => trainStep(undefined as unknown as Training, imagesOf(training))]) {
      await assert.rejects(door(), { name: "OptionError", message: /un entrenamiento.*\n.*startTraining/ });
    }
    assert.throws(() => startTraining(training.network, { ...recipe, batchSize: 0 }, { seed: 1 }), /batchSize/);
    assert.throws(() => startTraining(training.network, { ...recipe, alpha: Number.NaN }, { seed: 1 }), /alpha/);
  });
});

describe("testStep", () => {
  it("is mean E(real) − mean E(noise)", async () => {
    const { energy, ...training } = await run();
    const x = imagesOf(training);
    const { cdiv, real, fake } = testStep(energy, x, { seed: 2 });
    const direct = energy.energy(x).reduce((a, b) => a + b, 0) / 8;
    assert.ok(Math.abs(real - direct) < 1e-6 && Math.abs(cdiv - (real - fake)) < 1e-9);
  });
});

function imagesOf({ network: net }: Pick<Training, "network">): Float32Array {
  const size = net.spec.inputShape.reduce((a, b) => a * b, 1);
  return Float32Array.from({ length: 8 * size }, (_, i) => {
    const [row, column] = [Math.floor((i % 1024) / 32), i % 32];
    return row >= 12 && row < 20 && column >= 12 && column < 20 ? 0.8 : -1;
  });
}
