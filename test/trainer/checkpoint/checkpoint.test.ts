import { strict as assert } from "node:assert";
import { bufferSha256, type Checkpoint, checkpointOf, resumeTraining, train, type Training, weightsSha256 } from "ebm/trainer";
import { quickRun, squares } from "../squares";

const fingerprints = async (run: Training) => {
  const { weights, buffer } = checkpointOf(run);
  return [await weightsSha256(weights), await bufferSha256(buffer), run.step, run.epoch, run.batch];
};

describe("resumeTraining", () => {
  it("gives a new run the future of the old one, from any step, with both kinds of buffer", async () => {
    for (const kind of ["replay", "frozen"] as const) {
      const changes = { buffer: { kind, capacity: 20, newFraction: 0.2 }, learningRateDecay: 0.5, longestGradient: 0.1 };
      const whole = await quickRun(changes);
      const seen: Checkpoint[] = [];
      const { epochs } = await train(whole, squares, { epochs: 2, onStep: () => void seen.push(checkpointOf(whole)) });
      for (const checkpoint of [seen[0], seen[4], seen[6]]) {
        const resumed = await quickRun(changes);
        resumeTraining(resumed, checkpoint);
        const { epochs: rest } = await train(resumed, squares, { epochs: 2 - resumed.epoch });
        assert.deepEqual(await fingerprints(resumed), await fingerprints(whole));
        assert.deepEqual(rest[rest.length - 1], epochs[1], "the means of an epoch are those of all its batches");
      }
    }
  });

  it("keeps a checkpoint as it was, however the run goes on", async () => {
    const run = await quickRun();
    const checkpoint = checkpointOf(run);
    const weights = checkpoint.weights.slice();
    resumeTraining(run, checkpoint);
    await train(run, squares);
    assert.deepEqual(checkpoint.weights, weights);
    assert.equal(checkpoint.progress.step, 0);
  });

  it("refuses another network or recipe, names what differs, and changes nothing", async () => {
    const run = await quickRun();
    const checkpoint = checkpointOf(run);
    const before = await fingerprints(run);
    const spec = { ...checkpoint.spec, inputShape: [16, 16, 1] };
    assert.throws(() => resumeTraining(run, { ...checkpoint, spec }), { name: "DataError", message: /la red .* cambia inputShape/ });
    const recipe = { ...checkpoint.recipe, steps: 6, alpha: 1 };
    assert.throws(() => resumeTraining(run, { ...checkpoint, recipe }), { name: "DataError", message: /la receta .* cambia steps, alpha/ });
    assert.deepEqual(await fingerprints(run), before);
  });

  it("changes nothing when the weights or the buffer are damaged", async () => {
    const run = await quickRun();
    const other = await quickRun({}, 6);
    await train(other, squares);
    const [before, theta] = [await fingerprints(run), run.network.weights()];
    const whole = checkpointOf(other);
    const { images } = whole.buffer;
    const damaged: [string, Partial<Checkpoint>][] = [
      ["ShapeError", { weights: whole.weights.slice(1) }],
      ["OptionError", { weights: whole.weights.slice().fill(Number.NaN) }],
      ["DataError", { buffer: { ...whole.buffer, images: images.slice(1) } }],
      ["DataError", { buffer: { ...whole.buffer, seed: Number.NaN } }],
    ];
    for (const [name, part] of damaged) {
      assert.throws(() => resumeTraining(run, { ...whole, ...part }), { name });
      assert.deepEqual(await fingerprints(run), before);
      assert.deepEqual(run.network.weights(), theta);
    }
  });
});

describe("fingerprints", () => {
  it("tell weights, images and ages apart, and are those of their little-endian bytes", async () => {
    // printf '\x00\x00\x80\x3f' | sha256sum
    assert.equal(await weightsSha256(Float32Array.of(1)), "e00e5eb9444182f352323374ef4e08ebcb784725fdd4fd612d7730540b3e0c8c");
    const state = { images: Float32Array.of(1), ages: Uint32Array.of(2) };
    const sums = await Promise.all([
      bufferSha256(state),
      bufferSha256({ ...state, ages: Uint32Array.of(3) }),
      bufferSha256({ ...state, images: Float32Array.of(2) }),
    ]);
    assert.equal(new Set(sums).size, 3);
  });
});
