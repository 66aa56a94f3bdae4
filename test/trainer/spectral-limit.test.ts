import { strict as assert } from "node:assert";
import { imageSet, twoMoons } from "ebm/data";
import { chooseEngine, openNetwork } from "ebm/engine";
import { conv2d, dense, flatten, network, residual } from "ebm/network";
import { cd } from "ebm/objective";
import { generator, rng } from "ebm/rng";
import {
  adam,
  bufferSha256,
  type Checkpoint,
  checkpointOf,
  decodeCheckpoint,
  encodeCheckpoint,
  fitNetwork,
  GDL_RECIPE,
  type Recipe,
  resumeTraining,
  startTraining,
  train,
  type Training,
  trainStep,
  weightsSha256,
} from "ebm/trainer";
import { exactNorms } from "../network/singular-values";

/** Images of 6 × 6 in colour: bright on the left, dark on the right. */
const draws = generator(rng(1));
const halves = imageSet("mitades", {
  pixels: Uint8Array.from({ length: 40 * 108 }, (_, i) => (Math.floor(i / 3) % 6 < 3 ? 200 : 0) + draws.integer(50)),
  labels: new Uint8Array(40),
  height: 6,
  width: 6,
  channels: 3,
});
const spec = network({
  name: "diminuta",
  inputShape: [6, 6, 3],
  layers: [conv2d(4, { kernelSize: 3, activation: "swish" }), ...residual(6, { channels: 4, strides: 2 }), flatten(), dense(1)],
});
const LIMIT = 0.9;
/** Five batches an epoch, with a learning rate that turns the weights over in a few steps. */
const recipe: Recipe = {
  ...GDL_RECIPE,
  images: "signed",
  batchSize: 8,
  steps: 4,
  adam: { learningRate: 0.03 },
  buffer: { kind: "replay", capacity: 20, newFraction: 0.2 },
};
const limited: Recipe = { ...recipe, spectralLimit: LIMIT };

async function start(chosen: Recipe, prefer?: "tf-cpu"): Promise<Training> {
  const engine = await chooseEngine({ prefer });
  return startTraining(await openNetwork(spec, { seed: 5, engine }), chosen, { seed: 5 });
}

describe("a recipe with a spectral limit", () => {
  for (const prefer of [undefined, "tf-cpu"] as const) {
    it(`leaves every layer at the limit, by its exact norm, which the same training without it goes beyond (${prefer ?? "the fastest engine"})`, async () => {
      const [bounded, free] = [await start(limited, prefer), await start(recipe, prefer)];
      for (const run of [bounded, free]) await train(run, halves, { epochs: 3 });
      const [kept, beyond] = [bounded, free].map(({ network: net }) => exactNorms(spec, net.weights()));
      // √(t/2) is 0.7 % for the tolerance of 1e-4.
      assert.ok(Math.max(...kept) <= LIMIT * 1.01, kept.join(" "));
      assert.ok(Math.min(...beyond) > 1.1 * LIMIT && Math.max(...beyond) > 2 * LIMIT, beyond.join(" "));
      assert.ok(kept.filter((norm) => norm > 0.98 * LIMIT).length >= 4, `the limit is what holds them: ${kept.join(" ")}`);
      assert.deepEqual(bounded.network.weights(), bounded.weights);
    });
  }

  it("begins below it", async () => {
    const norms = exactNorms(spec, (await start(limited)).weights);
    assert.ok(Math.max(...norms) <= LIMIT * 1.01 && Math.max(...exactNorms(spec, (await start(recipe)).weights)) > LIMIT, norms.join(" "));
  });

  it("goes on from the file of a checkpoint, also of the middle of an epoch, with the bits of a run that never stopped", async () => {
    const prints = async (run: Training) => {
      const { weights, buffer, directions = new Float32Array(0) } = checkpointOf(run);
      return [await weightsSha256(weights), await bufferSha256(buffer), await weightsSha256(directions), run.step];
    };
    const whole = await start(limited);
    const files: Uint8Array[] = [];
    await train(whole, halves, { epochs: 2, onStep: async () => void files.push(await encodeCheckpoint(checkpointOf(whole))) });
    for (const file of [files[0], files[6]]) {
      const resumed = await start(limited);
      resumeTraining(resumed, await decodeCheckpoint(file, { name: "prueba.ebmc" }));
      await train(resumed, halves, { epochs: 2 - resumed.epoch });
      assert.deepEqual(await prints(resumed), await prints(whole));
    }
  });

  it("needs the directions: a start from others gives other bits, and a checkpoint without them is refused", async () => {
    const run = await start(limited);
    await train(run, halves, { stepsPerEpoch: 3 });
    const checkpoint = checkpointOf(run);
    const other = await start(limited);
    const { directions: _, ...without } = checkpoint;
    assert.throws(() => resumeTraining(other, without as Checkpoint), { name: "DataError", message: /límite espectral y guarda 0/ });
    assert.equal(other.step, 0);
    resumeTraining(other, { ...checkpoint, directions: run.limiter?.init() });
    for (const both of [run, other]) await train(both, halves, { stepsPerEpoch: 3 });
    assert.notDeepEqual(other.weights, run.weights);
  });

  it("leaves no trace in the checkpoint of a recipe without it", async () => {
    const checkpoint = checkpointOf(await start(recipe));
    assert.ok(!("directions" in checkpoint) && !("spectralLimit" in checkpoint.recipe));
    const back = await decodeCheckpoint(await encodeCheckpoint(checkpoint), { name: "prueba.ebmc" });
    assert.ok(!("directions" in back));
  });

  it("leaves θ, moments and buffer as they were when limiting fails", async () => {
    const run = await start(limited);
    const before = checkpointOf(run);
    const broken = {
      ...run,
      limiter: {
        init: () => new Float32Array(0),
        step: () => {
          throw new RangeError("roto");
        },
      },
    };
    await assert.rejects(trainStep(broken, new Float32Array(8 * 108)), /roto/);
    assert.deepEqual(run.network.weights(), before.weights);
    const after = checkpointOf(broken);
    for (const part of ["weights", "moments", "directions", "progress"] as const) assert.deepEqual(after[part], before[part]);
    assert.deepEqual(after.buffer.images, before.buffer.images);
  });

  it("is positive", async () => {
    for (const spectralLimit of [0, -1, Number.NaN, null as never])
      await assert.rejects(start({ ...recipe, spectralLimit }), { name: "OptionError", message: /receta · spectralLimit/ });
  });
});

describe("fitNetwork with a spectral limit", () => {
  it("leaves every layer at it, by its exact norm, with the mean of the last weights too", async () => {
    const point = network({ name: "punto", inputShape: [2], layers: [dense(8, { activation: "swish" }), dense(6), dense(1)] });
    const norms = async (options: { spectralLimit?: number; average?: number }) => {
      const net = await openNetwork(point, { seed: 7 });
      const optimizer = adam({ learningRate: 0.05 });
      const objective = cd({ steps: 2 });
      await fitNetwork({
        network: net,
        objective,
        data: { x: twoMoons(200, { seed: 7 }) },
        batchSize: 32,
        steps: 40,
        seed: 7,
        optimizer,
        ...options,
      });
      return Math.max(...exactNorms(point, net.weights()));
    };
    assert.ok((await norms({ spectralLimit: 1 })) <= 1.01 && (await norms({ spectralLimit: 1, average: 10 })) <= 1.01);
    assert.ok((await norms({})) > 1.5);
  });
});
