import { strict as assert } from "node:assert";
import { defineAdam } from "ebm/engine/wasm";
import { adam, type AdamState } from "ebm/trainer";
import fc from "fast-check";
import { assertSameBits, emit, workbench } from "./run-kernel";

const { kernels, floats } = workbench(defineAdam);
const ADDRESSES = { theta: 1024, first: 2048, second: 4096, gradient: 8192 } as const;
type Arrays = Readonly<Record<keyof typeof ADDRESSES, Float32Array>>;

/** One call of the kernel on arrays that it pads to four floats. */
function update(arrays: Arrays, { rate, beta1, beta2, epsilon }: { rate: number; beta1: number; beta2: number; epsilon: number }): Arrays {
  const names = Object.keys(ADDRESSES) as (keyof typeof ADDRESSES)[];
  const { theta, first, second, gradient } = ADDRESSES;
  const { length } = arrays.theta;
  floats.fill(0);
  for (const name of names) floats.set(arrays[name], ADDRESSES[name] / 4);
  kernels.adam(theta + 4 * length, theta, first, second, gradient, rate, beta1, 1 - beta1, beta2, 1 - beta2, epsilon);
  const padded = 4 * Math.ceil(length / 4);
  assert.ok(
    names.every((name) => floats[ADDRESSES[name] / 4 + padded] === 0),
    "nothing is written after the padding",
  );
  const read = (name: keyof typeof ADDRESSES) => floats.slice(ADDRESSES[name] / 4, ADDRESSES[name] / 4 + length);
  return { theta: read("theta"), first: read("first"), second: read("second"), gradient: read("gradient") };
}

const decay = fc.double({ min: 0, max: 0.9999, noNaN: true });
const gradients = fc.integer({ min: 1, max: 13 }).chain((length) => {
  // From subnormal numbers to almost where squares overflow.
  const values = fc.array(fc.float({ min: -(2 ** 60), max: 2 ** 60, noNaN: true }), { minLength: length, maxLength: length });
  return fc.array(
    values.map((list) => new Float32Array(list)),
    { minLength: 2, maxLength: 5 },
  );
});

describe("the kernel adam", () => {
  it("gives the bits of the trainer's Adam, step after step, for any length and rates", () => {
    const rates = fc.record({ learningRate: fc.double({ min: 1e-6, max: 1, noNaN: true }), beta1: decay, beta2: decay });
    fc.assert(
      fc.property(gradients, rates, fc.constantFrom(1e-7, 1e-3), ([start, ...steps], { learningRate, beta1, beta2 }, epsilon) => {
        const optimizer = adam({ learningRate, beta1, beta2, epsilon });
        let [weights, state]: readonly [Float32Array, AdamState] = [start, optimizer.init(start.length)];
        let arrays: Arrays = { theta: start, first: state.first, second: state.second, gradient: start };
        for (const gradient of steps) {
          const t = state.step + 1;
          const rate = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
          [weights, state] = optimizer.step(state, weights, gradient);
          arrays = update({ ...arrays, gradient }, { rate, beta1, beta2, epsilon });
          assertSameBits(arrays.theta, weights, "θ");
          assertSameBits(arrays.first, state.first, "m");
          assertSameBits(arrays.second, state.second, "v");
          assertSameBits(arrays.gradient, gradient, "g");
        }
      }),
    );
  });

  it("is the same code with FMA and without", () => {
    assert.deepEqual(emit(defineAdam, true), emit(defineAdam, false));
  });
});
