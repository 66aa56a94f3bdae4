import { strict as assert } from "node:assert";
import { openSeat } from "ebm/engine/pool";
import { testPool, watched } from "./pool-plans";

const once = (items: number) => Array<number>(items).fill(1);
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

describe("pool: aborted runs", () => {
  it("lets each worker make one more step at most, and leaves everything ready for the next run", async () => {
    const pool = testPool();
    const plan = watched({ kind: "endless", workers: 3 });
    const executor = openSeat(pool, plan.loaded);
    const abort = new AbortController();
    const run = executor.runAsync(50, abort.signal);
    while (plan.steps() < 10) await soon();
    abort.abort();
    const steps = plan.steps();
    await run;
    assert.ok(plan.steps() <= steps + 3, `${plan.steps() - steps} steps after the abort`);
    const next = watched();
    openSeat(pool, next.loaded).run(20);
    assert.deepEqual(next.times(20), once(20));
  });

  it("computes nothing when the signal is aborted before", async () => {
    const plan = watched();
    await openSeat(testPool(), plan.loaded).runAsync(8, AbortSignal.abort());
    assert.deepEqual(plan.order(), []);
  });

  it("leaves the queue at once when it is aborted before its turn, and is never computed", async () => {
    const pool = testPool();
    const [long, short] = [watched({ kind: "endless" }), watched()];
    const [first, second] = [long, short].map(({ loaded }) => openSeat(pool, loaded));
    const stop = new AbortController();
    const run = first.runAsync(8, stop.signal);
    while (long.steps() < 10) await soon();
    await second.runAsync(8, AbortSignal.timeout(50));
    stop.abort();
    await run;
    await second.runAsync(3);
    assert.deepEqual(short.times(4), [1, 1, 1, 0]);
  });

  it("forgets the signal of a run that ended", async () => {
    const plan = watched({ kind: "slow" });
    const executor = openSeat(testPool(), plan.loaded);
    const abort = new AbortController();
    await executor.runAsync(3, abort.signal);
    const second = executor.runAsync(50);
    while (plan.order().length < 10) await soon();
    abort.abort();
    await second;
    assert.equal(plan.order().length, 53);
  });
});
