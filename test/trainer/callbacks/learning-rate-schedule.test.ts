import { strict as assert } from "node:assert";
import { exponentialDecay, learningRateSchedule } from "ebm/trainer";
import { contextOf, reportOf, smallRun, trainWith } from "./harness";

describe("learningRateSchedule", () => {
  it("gives each epoch its factor before its first step", async () => {
    const { history } = await trainWith(await smallRun(), [learningRateSchedule(exponentialDecay(0.5))], { epochs: 3 });
    assert.deepEqual(
      history.map(({ learningRate }) => learningRate),
      [1e-3, 5e-4, 2.5e-4],
    );
  });

  it("is the same run as a recipe with that decay, bit for bit", async () => {
    const [scheduled, decaying] = [await smallRun(), await smallRun({ learningRateDecay: 0.5 })];
    await trainWith(scheduled, [learningRateSchedule(exponentialDecay(0.5))], { epochs: 2 });
    await trainWith(decaying, [], { epochs: 2 });
    assert.deepEqual(scheduled.weights, decaying.weights);
  });

  it("sets the factor of the epoch under way when a run is resumed, and multiplies a recipe's own decay", async () => {
    const run = await smallRun();
    Object.assign(run, { epoch: 3, batch: 2, rateFactor: 1 });
    await learningRateSchedule((epoch) => epoch + 1).onBegin?.(contextOf(run));
    assert.equal(run.rateFactor, 4);
  });

  it("sets the factor of the epoch that a watchdog puts the run back to", async () => {
    const run = await smallRun();
    Object.assign(run, { epoch: 1, rateFactor: 1 });
    await learningRateSchedule(exponentialDecay(0.5)).onGoneBack?.(contextOf(run));
    assert.equal(run.rateFactor, 0.5);
  });

  it("refuses what is no function, and a function that gives no positive number", async () => {
    assert.throws(() => learningRateSchedule(0.5 as never), { name: "OptionError", message: /exponentialDecay/ });
    const context = contextOf(await smallRun());
    const callback = learningRateSchedule((epoch) => 1 - epoch);
    callback.onBegin?.(context);
    assert.throws(() => callback.onEpoch?.(reportOf(0), context), { name: "OptionError", message: /schedule\(1\).*llegó 0/ });
  });
});
