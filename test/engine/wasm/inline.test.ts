import { strict as assert } from "node:assert";
import { inlineExecutor } from "ebm/engine/wasm";
import { EbmError } from "ebm/errors";
import { watched, RUNNER } from "./pool-plans";

const { createRunner } = require(RUNNER) as { readonly createRunner: Parameters<typeof inlineExecutor>[1] };
const open = (kind: string) => {
  const plan = watched({ kind, workers: 0 });
  return { plan, executor: inlineExecutor(plan.loaded, createRunner) };
};

describe("inlineExecutor", () => {
  it("does each item once, in the first scratch, at once or with pauses", async () => {
    const { plan, executor } = open("count");
    executor.run(8);
    await executor.runAsync(8);
    assert.deepEqual(plan.times(9), [...Array(8).fill(2), 0]);
    assert.deepEqual(plan.runners(8), Array(8).fill(0));
  });

  it("lets timers run between the items of an asynchronous run, so that one can abort it", async () => {
    const { plan, executor } = open("slow");
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 30);
    await executor.runAsync(1000, abort.signal);
    assert.ok(plan.order().length < 1000);
    executor.run(3);
  });

  it("gives back what a runner throws", async () => {
    const broken = (error: unknown) => error instanceof EbmError && /el elemento 3 está roto/.test(error.message);
    const { executor } = open("throwAtThree");
    assert.throws(() => executor.run(8), broken);
    await assert.rejects(executor.runAsync(8), broken);
  });
});
