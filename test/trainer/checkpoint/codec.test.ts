import { strict as assert } from "node:assert";
import { type Checkpoint, checkpointOf, decodeCheckpoint, encodeCheckpoint, train } from "ebm/trainer";
import fc from "fast-check";
import { quickRun, squares } from "../squares";

const name = "prueba.ebmc";

/** A checkpoint in the middle of an epoch, with a callback that remembers. */
async function midway(): Promise<Checkpoint> {
  const run = await quickRun();
  const stop = new Error("basta");
  await assert.rejects(
    train(run, squares, {
      onStep: ({ step }) => {
        if (step === 3) throw stop;
      },
    }),
    stop,
  );
  const arrays = { media: Float32Array.of(1, 2, 3), "": Float32Array.of(-0) };
  return checkpointOf(run, { history: [], callbacks: { ema: { values: { pasos: 3 }, arrays }, otro: {} }, seconds: 0.1 + 0.2 });
}

describe("the file of a checkpoint", () => {
  let checkpoint: Checkpoint;
  let bytes: Uint8Array;
  before(async () => {
    checkpoint = await midway();
    bytes = await encodeCheckpoint(checkpoint, { madeWith: { node: "20" } });
  });

  it("gives back every number, bit for bit", async () => {
    const { madeWith, ...back } = await decodeCheckpoint(bytes, { name });
    assert.deepEqual(madeWith, { node: "20" });
    const { otro, ...callbacks } = back.callbacks;
    assert.deepEqual(otro, { values: {}, arrays: {} }, "nothing to remember");
    assert.deepEqual({ ...back, callbacks }, { ...checkpoint, callbacks: { ema: checkpoint.callbacks.ema } });
  });

  it("gives back any counters, sums and scales that a run can have", () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.nat(2 ** 31),
          step: fc.nat(),
          epoch: fc.nat(),
          batch: fc.nat(),
          rollbacks: fc.nat(3),
          rateScale: fc.double({ min: 1e-300, max: 1, noNaN: true }),
          rateFactor: fc.double({ min: 0, max: 10, noNaN: true }),
          seconds: fc.double({ min: 0, max: 1e9, noNaN: true }),
          sums: fc.record({ loss: fc.double() }),
        }),
        async (progress) => {
          const back = await decodeCheckpoint(await encodeCheckpoint({ ...checkpoint, progress }), { name });
          assert.deepEqual({ ...back.progress, sums: back.progress.sums.loss }, { ...progress, sums: progress.sums.loss + 0 });
        },
      ),
      { numRuns: 20 },
    ));

  it("notices any damaged byte, in every region of the file", () =>
    fc.assert(
      fc.asyncProperty(regionByte(bytes.length), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = bytes.slice();
        damaged[at] ^= flip;
        await assert.rejects(decodeCheckpoint(damaged, { name }), { name: "DataError", message: /^prueba\.ebmc · / });
      }),
      { numRuns: 60 },
    ));

  it("is refused when it is cut anywhere", () =>
    fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        await assert.rejects(decodeCheckpoint(bytes.subarray(0, length), { name }), { name: "DataError" });
      }),
      { numRuns: 40 },
    ));

  it("is refused when its parts do not fit its network", async () => {
    const short = { ...checkpoint, weights: checkpoint.weights.subarray(1) };
    await assert.rejects(decodeCheckpoint(await encodeCheckpoint(short), { name }), {
      name: "DataError",
      message: /su red tiene \d+ parámetros/,
    });
  });
});

/** A byte of the magic, the version, the header, the numbers or the sum. */
function regionByte(length: number): fc.Arbitrary<number> {
  const around = (from: number, to: number) => fc.integer({ min: from, max: to });
  return fc.oneof(around(0, 3), around(4, 7), around(8, 11), around(12, 400), around(1000, length - 65), around(length - 64, length - 1));
}
