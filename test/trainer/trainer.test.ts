import { strict as assert } from "node:assert";
import { FileError } from "ebm/errors";
import {
  type Callback,
  type CheckpointStore,
  type checkpointOf,
  checkpoints,
  ema,
  type EpochReport,
  trainer,
  type Training,
} from "ebm/trainer";
import { quickRun, squares } from "./squares";

const stateOf = ({ weights, buffer, step, epoch, batch }: Training) => [weights, buffer.images(), buffer.ages(), step, epoch, batch];
const withoutSeconds = (history: readonly EpochReport[]) => history.map(({ seconds: _, ...report }) => report);

/** Counts its hooks, and what it counted survives a resume. */
function counter(log: string[] = []): Callback & { readonly seen: { steps: number } } {
  const seen = { steps: 0 };
  return {
    name: "contador",
    seen,
    onBegin: () => void log.push("begin"),
    onStep: ({ step }) => {
      seen.steps++;
      log.push(`step ${step}`);
    },
    onEpoch: ({ epoch }) => void log.push(`epoch ${epoch}`),
    onEnd: () => void log.push("end"),
    state: () => ({ values: { ...seen } }),
    restore: ({ values }) => void Object.assign(seen, values),
  };
}

describe("trainer", () => {
  it("calls every hook in its turn, those of the last ones after the others", async () => {
    const log: string[] = [];
    const late: Callback = { name: "tarde", turn: "last", onEpoch: ({ epoch }) => void log.push(`late ${epoch}`) };
    const ordered = trainer(await quickRun(), { callbacks: [late, counter(log)], stepsPerEpoch: 2 });
    assert.deepEqual(await ordered.fit(squares, { epochs: 2 }), { finished: true });
    assert.deepEqual(log, ["begin", "step 1", "step 2", "epoch 0", "late 0", "step 3", "step 4", "epoch 1", "late 1", "end"]);
  });

  it("trains with the same bits whoever listens, also with validation", async () => {
    const [alone, watched] = [await quickRun(), await quickRun()];
    await trainer(alone).fit(squares);
    const busy = trainer(watched, { callbacks: [counter()], validation: squares });
    await busy.fit(squares);
    assert.deepEqual(stateOf(watched), stateOf(alone));
    assert.equal(busy.history.length, 2);
    const { validation, learningRate } = busy.history[1];
    assert.ok(validation && validation.cdiv === validation.real - validation.fake);
    assert.equal(learningRate, 1e-3);
  });

  it("ends after the step in which somebody stops it, and goes on from there with the same bits", async () => {
    const [whole, stopped] = [await quickRun(), await quickRun()];
    const first = trainer(whole, { validation: squares });
    await first.fit(squares);
    const halt: Callback = { name: "alto", onStep: ({ step }, { stop }) => void (step === 3 && stop("tengo prisa")) };
    const second = trainer(stopped, { validation: squares, callbacks: [halt] });
    assert.deepEqual(await second.fit(squares), { finished: false, reason: "tengo prisa" });
    assert.equal(stopped.step, 3);
    assert.deepEqual(await second.fit(squares), { finished: true });
    assert.deepEqual(stateOf(stopped), stateOf(whole));
    assert.deepEqual(withoutSeconds(second.history), withoutSeconds(first.history));
  });

  it("goes on from a checkpoint of any step in a new process's place: weights, buffer, history and callbacks", async () => {
    const [whole, other] = [await quickRun(), await quickRun()];
    const reference = trainer(whole, { callbacks: [counter()], validation: squares });
    const taken = [reference.checkpoint()];
    const taker: Callback = { name: "toma", turn: "last", onStep: (_, context) => void taken.push(context.checkpoint()) };
    const first = trainer(await quickRun(), { callbacks: [counter(), taker], validation: squares });
    await first.fit(squares);
    await reference.fit(squares);
    const seen = counter();
    const resumed = trainer(other, { callbacks: [seen], validation: squares });
    for (const checkpoint of taken) {
      resumed.restore(checkpoint);
      assert.equal(seen.seen.steps, checkpoint.progress.step);
      await resumed.fit(squares);
      assert.deepEqual(stateOf(other), stateOf(whole));
      assert.deepEqual(withoutSeconds(resumed.history), withoutSeconds(reference.history));
      assert.equal(seen.seen.steps, 10);
    }
  });

  it("does nothing when all epochs are made", async () => {
    const run = await quickRun();
    const done = trainer(run);
    await done.fit(squares, { epochs: 1 });
    const before = stateOf(run);
    assert.deepEqual(await done.fit(squares, { epochs: 1 }), { finished: true });
    assert.deepEqual(stateOf(run), before);
  });

  it("lets an error of a callback out, after telling all that it ends", async () => {
    const log: string[] = [];
    const broken: Callback = {
      name: "roto",
      onEpoch: () => {
        throw new Error("disco lleno");
      },
    };
    const run = await quickRun();
    await assert.rejects(trainer(run, { callbacks: [counter(log), broken] }).fit(squares), /disco lleno/);
    assert.equal(log[log.length - 1], "end");
    assert.equal(run.step, 5);
  });

  it("is interrupted by a signal within the step, which is then not made", async () => {
    const run = await quickRun({ steps: 100_000 });
    const soon = new AbortController();
    setTimeout(() => soon.abort(), 30);
    await assert.rejects(trainer(run).fit(squares, { signal: soon.signal }), { name: "AbortError" });
    assert.equal(run.step, 0);
  });

  it("changes nothing when a callback refuses what a checkpoint keeps for it", async () => {
    const other = trainer(await quickRun({}, 6), { callbacks: [ema({ decay: 0.5 })] });
    await other.fit(squares, { epochs: 1 });
    const run = await quickRun();
    const mine = trainer(run, { callbacks: [counter(), ema({ decay: 0.9 })] });
    await mine.fit(squares, { epochs: 1 });
    const [before, theta] = [mine.checkpoint(), run.network.weights()];
    const foreign = { ...other.checkpoint(), callbacks: { contador: { values: { steps: 77 } }, ...other.checkpoint().callbacks } };
    assert.throws(() => mine.restore(foreign), { name: "DataError", message: /ema · .*es de decay 0\.5/ });
    assert.deepEqual(mine.checkpoint(), before);
    assert.deepEqual(run.network.weights(), theta);
    run.weights.fill(Number.NaN); // also of a run that has diverged the refusal is what is told
    assert.throws(() => mine.restore(foreign), { name: "DataError", message: /ema · .*es de decay 0\.5/ });
    assert.deepEqual([run.seed, run.network.weights()], [before.progress.seed, theta]);
  });

  it("refuses two callbacks with one name", async () => {
    const run = await quickRun();
    assert.throws(() => trainer(run, { callbacks: [counter(), counter()] }), { name: "OptionError", message: /«contador»/ });
  });
});

describe("checkpoints", () => {
  it("are saved after each epoch, now and then in between, and at the end, each step once", async () => {
    const saved: number[] = [];
    const store = {
      save: async ({ progress }: { progress: { step: number } }) => void saved.push(progress.step),
      latest: async () => undefined,
    };
    const run = await quickRun();
    const three = trainer(run, { callbacks: [checkpoints(store, { everySteps: 2 })] });
    const halt = setInterval(() => run.step === 7 && three.stop("basta"), 0);
    await three.fit(squares);
    clearInterval(halt);
    await three.fit(squares);
    assert.deepEqual(saved.filter((step) => step <= 6).concat(saved.slice(-2)), [2, 4, 5, 6, 8, 10]);
    assert.equal(new Set(saved).size, saved.length);
  });

  it("are saved by the next call when the last one of all could not be", async () => {
    const saved: number[] = [];
    let failures = 1;
    const store: CheckpointStore = {
      save: async ({ progress }) => {
        if (failures-- > 0) throw new FileError({ subject: "carpeta", problem: "disco lleno" });
        saved.push(progress.step);
      },
      latest: async () => undefined,
    };
    const kept = trainer(await quickRun(), { callbacks: [checkpoints(store)] });
    await assert.rejects(kept.fit(squares, { epochs: 1 }), { name: "FileError" });
    assert.deepEqual(await kept.fit(squares, { epochs: 1 }), { finished: true });
    assert.deepEqual(saved, [5]);
  });

  it("hold what the others remember of the same moment", async () => {
    const kept: unknown[] = [];
    const store = {
      save: async (checkpoint: ReturnType<typeof checkpointOf>) => void kept.push(checkpoint.callbacks.contador.values),
      latest: async () => undefined,
    };
    await trainer(await quickRun(), { callbacks: [checkpoints(store, { everySteps: 1 }), counter()] }).fit(squares, { epochs: 1 });
    assert.deepEqual(
      kept,
      [1, 2, 3, 4, 5].map((steps) => ({ steps })),
    );
  });
});
