import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type CallbackState, ema, type Ema } from "ebm/trainer";
import { contextOf, smallRun, trainWith } from "./harness";

const SEQUENCE = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 30 });

/** An average fed with a number a step, from a network of one weight. */
function fed(average: Ema, values: readonly number[], start = 0): number {
  const run = { weights: Float32Array.of(start) };
  const context = contextOf(run as never);
  average.onBegin?.(context);
  for (const value of values) {
    run.weights = Float32Array.of(value);
    average.onStep?.({} as never, context);
  }
  return average.weights()[0];
}

/** What a checkpoint does to a state. */
function stored(state: CallbackState): CallbackState {
  const arrays = Object.entries(state.arrays ?? {}).map(([name, array]) => [name, new Float32Array(array)]);
  return { values: JSON.parse(JSON.stringify(state.values)), arrays: Object.fromEntries(arrays) };
}

describe("ema", () => {
  it("is the sum of its formula, to float32", () => {
    fc.assert(
      fc.property(SEQUENCE, fc.float({ min: -4, max: 4, noNaN: true }), (values, start) => {
        const exact = values.reduce((average, value) => 0.9 * average + 0.1 * value, start);
        // 30 steps of three roundings each of numbers up to 4, and a decay rounded to 3e-8
        assert.ok(Math.abs(fed(ema({ decay: 0.9 }), values, start) - exact) < 30 * 4 * 3 * 2 ** -24);
      }),
    );
  });

  it("keeps a constant, whichever the start", () => {
    for (const start of ["weights", "zero"] as const) {
      const kept = fed(ema({ decay: 0.99, start }), new Array(500).fill(1.7), 1.7);
      // the roundings of each step are forgotten as fast as they come: 100 of them of half a unit, at most
      assert.ok(Math.abs(kept - 1.7) < 100 * 2 ** -24, `${start}: ${kept}`);
    }
  });

  it("started at zero is the mean of the steps alone, and started at the weights remembers them", () => {
    assert.equal(fed(ema({ decay: 0.75, start: "zero" }), [2], 100), 2);
    assert.equal(fed(ema({ decay: 0.75 }), [2], 100), 75.5);
    assert.equal(fed(ema({ decay: 0 }), [2, 3], 100), 3);
  });

  it("stays between the smallest and the largest weight", () => {
    fc.assert(
      fc.property(SEQUENCE, (values) => {
        const average = fed(ema({ decay: 0.9 }), values, values[0]);
        const slack = 30 * 4 * 2 ** -23; // roundings
        assert.ok(average >= Math.min(...values) - slack && average <= Math.max(...values) + slack);
      }),
    );
  });

  it("has the same bits after a resume, with either start", async () => {
    for (const start of ["weights", "zero"] as const) {
      const [whole, before, after] = [0, 1, 2].map(() => ema({ decay: 0.9, start }));
      await trainWith(await smallRun(), [whole], { epochs: 2 });
      const run = await smallRun();
      await trainWith(run, [before]);
      after.restore(stored(before.state()));
      await trainWith(run, [after]);
      assert.deepEqual(after.weights(), whole.weights());
      assert.deepEqual(after.state(), whole.state());
    }
  });

  it("does not touch the run, nor is touched by those who took its weights or its state", async () => {
    const [run, alone] = [await smallRun(), await smallRun()];
    const average = ema();
    await trainWith(run, [average]);
    await trainWith(alone, []);
    assert.deepEqual(run.weights, alone.weights);
    const before = average.weights();
    average.weights().fill(0);
    average.state().arrays?.average.fill(0);
    assert.deepEqual(average.weights(), before);
  });

  it("comes back to an earlier state, as a watchdog asks, also to the one before the first step", () => {
    const average = ema({ decay: 0.5 });
    const fresh = average.state();
    fed(average, [4, 8]);
    average.restore(stored(fresh));
    assert.throws(() => average.weights(), { name: "OptionError", message: /todavía no hay media/ });
    const run = { weights: Float32Array.of(1) }; // θ₀, where the run was put back: nobody calls onBegin then
    average.onGoneBack?.(contextOf(run as never));
    run.weights = Float32Array.of(4);
    average.onStep?.({} as never, contextOf(run as never));
    assert.equal(average.weights()[0], 2.5);
  });

  it("refuses states that are not its own and options out of range", () => {
    const average = ema({ decay: 0.5 });
    fed(average, [1]);
    const { values, arrays } = average.state();
    const refused: [CallbackState, RegExp][] = [
      [{}, /steps debe ser un entero/],
      [undefined as never, /steps debe ser un entero/],
      [{ values }, /average debe ser un Float32Array/],
      [{ values, arrays: { average: Float32Array.of(Number.NaN) } }, /average debe ser/],
      [{ values: { ...values, decay: 0.9 }, arrays }, /es de decay 0.9/],
      [{ values: { ...values, start: "zero" }, arrays }, /start "zero"/],
    ];
    for (const [state, message] of refused) assert.throws(() => average.restore(state), { name: "DataError", message });
    assert.equal(average.weights()[0], 0.5);
    average.restore({ values, arrays: { average: Float32Array.of(1, 2) } });
    assert.throws(() => fed(average, [1]), { name: "DataError", message: /tiene 2 pesos y la red, 1/ });
    for (const decay of [1, -0.1, 0.99999999999, Number.NaN]) assert.throws(() => ema({ decay }), { name: "OptionError" });
    assert.throws(() => ema({ start: "auto" as never }), { name: "OptionError" });
  });
});
