import { strict as assert } from "node:assert";
import {
  type Callback,
  checkpointOf,
  checkpoints,
  checkpointStore,
  ema,
  learningRateSchedule,
  memoryFolder,
  type RunFolder,
  trainer,
  warmUp,
  watchdog,
} from "ebm/trainer";
import { quickRun, squares } from "./squares";

/** Steps of five an epoch at which a watchdog sees NaN, each once: in an epoch, at its end, and again after going back. */
const BAD = [4, 10, 13];
const EPOCHS = 4;

/** A watchdog that sees NaN at the k-th bad step when the run went back k times. */
function shortSighted(): Callback {
  const dog = watchdog({ gapLimit: 1000 });
  return {
    ...dog,
    onStep: (record, context) => dog.onStep?.(record.step === BAD[context.run.rollbacks] ? { ...record, loss: NaN } : record, context),
  };
}

/** A training in a folder that goes on from what is there, and ends, as if killed, before the step `until` is told to anybody. */
async function session(
  folder: RunFolder,
  { everySteps, until = Infinity, others = [] }: { everySteps: number; until?: number; others?: Callback[] },
) {
  const run = await quickRun();
  const store = checkpointStore(folder, { keep: 1 });
  let steps = 0;
  const killer: Callback = {
    name: "muerte",
    turn: "first",
    onStep: () => {
      if (++steps >= until) throw new Error("kill");
    },
  };
  const kept = trainer(run, { callbacks: [killer, shortSighted(), checkpoints(store, { everySteps }), ...others], validation: squares });
  const found = await store.latest();
  if (found) kept.restore(found.last, found.good);
  await kept.fit(squares, { epochs: EPOCHS });
  const { buffer, progress, weights, history, callbacks } = kept.checkpoint();
  const { seconds: _, ...place } = progress;
  return {
    weights,
    callbacks,
    images: buffer.images,
    ages: buffer.ages,
    place,
    history: history.map(({ seconds: __, ...report }) => report),
  };
}

describe("a training that goes back", () => {
  it("takes other random numbers and half the rate each time", async () => {
    const { place, history } = await session(memoryFolder(), { everySteps: 0 });
    assert.deepEqual([place.rollbacks, place.rateScale, place.seed, place.epoch], [3, 1 / 8, 5 + 3 * 2 ** 32, EPOCHS]);
    assert.deepEqual(
      history.map(({ epoch, learningRate }) => [epoch, learningRate]),
      [
        [0, 5e-4],
        [1, 2.5e-4],
        [2, 1.25e-4],
        [3, 1.25e-4],
      ],
    );
  });

  for (const everySteps of [0, 1, 2]) {
    it(`ends with the same bits and history wherever it is killed, saving every ${everySteps || "epoch's"} steps`, async () => {
      const whole = await session(memoryFolder(), { everySteps: 0 });
      for (const until of [1, 3, 4, 5, 6, 9, 12, 14, 17, 19, 22]) {
        const folder = memoryFolder();
        await assert.rejects(session(folder, { everySteps, until }), /^Error: kill$/);
        assert.deepEqual(await session(folder, { everySteps }), whole, `killed at its step ${until}`);
      }
    });
  }

  it("keeps the factor of a schedule and the start of an average, killed and resumed too, when it goes back in its first epoch", async () => {
    const others = () => [learningRateSchedule(warmUp(3)), ema({ decay: 0.5 })];
    const whole = await session(memoryFolder(), { everySteps: 0, others: others() });
    const rates = [1 / 2 / 4, 1 / 4 / 2, (1 / 8) * 0.75, 1 / 8]; // half of it each time, times the warm-up of the epoch
    assert.deepEqual(
      whole.history.map(({ learningRate }) => learningRate),
      rates.map((factor) => 1e-3 * factor),
    );
    assert.equal(whole.callbacks.ema.values?.steps, whole.place.step);
    // in the middle of the first epoch, right after going back to the start, and some steps later
    for (const [everySteps, until] of [
      [1, 3],
      [0, 5],
      [1, 7],
    ]) {
      const folder = memoryFolder();
      await assert.rejects(session(folder, { everySteps, until, others: others() }), /^Error: kill$/);
      assert.deepEqual(await session(folder, { everySteps, others: others() }), whole, `killed at its step ${until}`);
    }
  });

  it("leaves its last good state when it gives up: resumed, it gives up again", async () => {
    const folder = memoryFolder();
    const store = checkpointStore(folder);
    const hopeless = async () => {
      const run = await quickRun();
      const dog = trainer(run, { callbacks: [watchdog({ gapLimit: 1e-9 }), checkpoints(store)] });
      const found = await store.latest();
      if (found) dog.restore(found.last, found.good);
      await dog.fit(squares, { epochs: 2 });
    };
    for (let times = 0; times < 2; times++) await assert.rejects(hopeless(), { name: "EbmError", message: /ya volví atrás 3 veces/ });
    const { last } = (await store.latest()) ?? {};
    assert.deepEqual([last?.progress.epoch, last?.progress.rollbacks, last?.history.length], [1, 3, 1]);
  });

  it("does not go back because of a wrong call", async () => {
    const run = await quickRun();
    const said: string[] = [];
    const asked = trainer(run, { callbacks: [watchdog()], stepsPerEpoch: 1000, say: (text) => void said.push(text) });
    await assert.rejects(asked.fit(squares), { name: "OptionError", message: /stepsPerEpoch debe ser un entero entre 1 y 5/ });
    assert.deepEqual([said, checkpointOf(run).progress.rollbacks], [[], 0]);
  });
});
