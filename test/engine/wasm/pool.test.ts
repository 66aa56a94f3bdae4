import { strict as assert } from "node:assert";
import { openSeat } from "ebm/engine/pool";
import { EbmError } from "ebm/errors";
import { sharedMemory, testPool, watched } from "./pool-plans";

const once = (items: number) => Array<number>(items).fill(1);
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

describe("pool: runs", () => {
  it("does each item of 200 synchronous runs exactly once", () => {
    const plan = watched();
    const executor = openSeat(testPool(), plan.loaded);
    for (let run = 1; run <= 200; run++) {
      executor.run(100);
      assert.deepEqual(plan.times(101), [...Array<number>(100).fill(run), 0]);
    }
  });

  it("does each item of 200 asynchronous runs exactly once, by turns of two networks", async () => {
    const pool = testPool();
    const plans = [watched({ workers: 3 }), watched({ workers: 2 })];
    const executors = plans.map(({ loaded }) => openSeat(pool, loaded));
    for (let run = 1; run <= 100; run++) {
      for (const executor of executors) await executor.runAsync(40);
      for (const plan of plans) assert.deepEqual(plan.times(41), [...Array<number>(40).fill(run), 0]);
    }
  });

  it("does runs of fewer items than workers, and of none", async () => {
    const plan = watched({ workers: 4 });
    const executor = openSeat(testPool(), plan.loaded);
    for (const items of [0, 1, 2, 3]) {
      executor.run(items);
      await executor.runAsync(items);
    }
    assert.deepEqual(plan.times(4), [6, 4, 2, 0]);
  });

  it("computes with no more workers than the plan has scratch areas for, and each in its own", () => {
    const pool = testPool();
    openSeat(pool, watched({ workers: 4 }).loaded).run(16);
    const plan = watched({ kind: "slow", workers: 2 });
    openSeat(pool, plan.loaded).run(16);
    assert.deepEqual([...new Set(plan.runners(16))].sort(), [0, 1]);
  });

  it("computes a single item on the calling thread, whose scratch is the last", () => {
    const plan = watched({ workers: 3 });
    openSeat(testPool(), plan.loaded).run(1);
    assert.deepEqual(plan.runners(1), [3]);
  });

  it("does asynchronous runs one after the other, in the order of the calls", async () => {
    const pool = testPool();
    const memory = sharedMemory();
    const [first, second] = [1, 2].map((mark) => watched({ kind: "slow", mark, memory }));
    const executors = [first, second].map(({ loaded }) => openSeat(pool, loaded));
    await Promise.all([executors[0].runAsync(9), executors[1].runAsync(9), executors[0].runAsync(3)]);
    assert.deepEqual(first.order(), [...Array(9).fill(1), ...Array(9).fill(2), ...Array(3).fill(1)]);
  });

  it("computes a synchronous run at once, on the calling thread, while an asynchronous one is under way", async () => {
    const pool = testPool();
    const [long, short] = [watched({ kind: "endless" }), watched({ workers: 2 })];
    const executors = [long, short].map(({ loaded }) => openSeat(pool, loaded));
    const abort = new AbortController();
    const run = executors[0].runAsync(8, abort.signal);
    await soon();
    executors[1].run(5);
    assert.deepEqual(short.runners(5), Array(5).fill(2));
    abort.abort();
    await run;
  });

  it("runs a network again after others were disposed", async () => {
    const pool = testPool();
    const kept = watched();
    const executor = openSeat(pool, kept.loaded);
    for (let i = 1; i <= 5; i++) {
      const gone = openSeat(pool, watched().loaded);
      gone.run(8);
      gone.dispose();
      await executor.runAsync(8);
      assert.deepEqual(kept.times(8), Array(8).fill(i));
    }
  });
});

describe("pool: failures", () => {
  const broken = (error: unknown) =>
    error instanceof EbmError && /el elemento 3 está roto/.test(error.message) && /está roto/.test((error.cause as Error).message);

  it("gives back what a runner throws, and goes on", async () => {
    const pool = testPool();
    const executor = openSeat(pool, watched({ kind: "throwAtThree" }).loaded);
    assert.throws(() => executor.run(8), broken);
    await assert.rejects(executor.runAsync(8), broken);
    executor.run(3);
    const other = watched();
    openSeat(pool, other.loaded).run(8);
    assert.deepEqual(other.times(8), once(8));
  });

  it("says why a runner could not be made, on a worker and on the calling thread", () => {
    const executor = openSeat(testPool(), watched({ kind: "broken" }).loaded);
    for (const items of [1, 8]) assert.throws(() => executor.run(items), /wasmEngine · el cálculo falló: no hay tal núcleo/);
  });

  it("rejects an asynchronous run whose worker exits, and starts others for the next", async () => {
    const pool = testPool();
    const executor = openSeat(pool, watched({ kind: "exitAtThree" }).loaded);
    await assert.rejects(executor.runAsync(8), /un hilo del motor terminó antes de tiempo: código 7/);
    await executor.runAsync(3);
    const other = watched();
    await openSeat(pool, other.loaded).runAsync(8);
    assert.deepEqual(other.times(8), once(8));
  });

  it("rejects an asynchronous run whose worker is terminated, when the others are out too", async () => {
    const pool = testPool();
    const plan = watched({ kind: "endless" });
    const run = openSeat(pool, plan.loaded).runAsync(8);
    while (plan.steps() < 10) await soon();
    void pool.crew().threads[1].terminate();
    await assert.rejects(run, /un hilo del motor terminó antes de tiempo/);
    const steps = plan.steps();
    await soon();
    assert.equal(plan.steps(), steps);
  });

  it("never resolves a run half done when a worker ended outside it", async () => {
    for (let tries = 0; tries < 10; tries++) {
      const pool = testPool();
      const plan = watched({ kind: "slow", workers: 2 });
      const executor = openSeat(pool, plan.loaded);
      executor.run(8);
      void pool.crew().threads[1].terminate(); // it is heard of when the run is under way
      const run = executor.runAsync(50);
      const done = await run.then(
        () => true,
        (error: Error) => assert.match(error.message, /un hilo del motor terminó antes de tiempo/),
      );
      if (done) assert.deepEqual(plan.times(50), [...Array(8).fill(2), ...Array(42).fill(1)]);
    }
  });

  it("rejects the run that is under way when the pool is closed", async () => {
    const pool = testPool();
    const plan = watched({ kind: "endless" });
    const run = openSeat(pool, plan.loaded).runAsync(8);
    while (plan.steps() < 10) await soon();
    const closed = pool.close();
    await assert.rejects(run, /los hilos del motor se cerraron en medio de un cálculo/);
    await closed;
  });

  it("computes nothing in a network's memory while threads that were given up may still be there", async () => {
    const pool = testPool({ patience: 3 });
    const plan = watched({ kind: "exitAtThree" });
    const executor = openSeat(pool, plan.loaded);
    assert.throws(() => executor.run(8), /los hilos del motor no dan señales de vida/);
    for (const items of [1, 3]) assert.throws(() => executor.run(items), /los hilos de una llamada anterior aún no han terminado/);
    await executor.runAsync(3); // it waits for their end
    executor.run(3);
    assert.deepEqual(
      plan.times(3).map((times) => times >= 2),
      [true, true, true],
    );
  });

  it("starts other workers after one was terminated between runs", async () => {
    const pool = testPool();
    const plan = watched();
    const executor = openSeat(pool, plan.loaded);
    executor.run(8);
    await pool.crew().threads[0].terminate();
    executor.run(8);
    await executor.runAsync(8);
    assert.deepEqual(plan.times(8), Array(8).fill(3));
  });

  it("gives up a synchronous run without a sign of life, and starts other workers for the next", () => {
    const pool = testPool({ patience: 3 });
    for (const kind of ["exitAtThree", "deaf"]) {
      assert.throws(() => openSeat(pool, watched({ kind }).loaded).run(8), /los hilos del motor no dan señales de vida/);
    }
    const plan = watched();
    openSeat(pool, plan.loaded).run(8);
    assert.deepEqual(plan.times(8), once(8));
  });

  it("starts again after it was closed", async () => {
    const pool = testPool();
    const plan = watched();
    const executor = openSeat(pool, plan.loaded);
    for (let run = 1; run <= 3; run++) {
      executor.run(8);
      await pool.close();
    }
    assert.deepEqual(plan.times(8), Array(8).fill(3));
  });
});
