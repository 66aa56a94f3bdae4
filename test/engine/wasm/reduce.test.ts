import { defineReduce } from "ebm/engine/wasm";
import fc from "fast-check";
import { anyFloats, assertSameBits, workbench } from "./run-kernel";

const { kernels, floats } = workbench(defineReduce);
const [TARGET, SLOTS] = [1024, 4096];
const WIDTH = 4;

/** Some arrays of equal length, a multiple of four, as they lie one after the other. */
const slotsOf = fc
  .record({ count: fc.integer({ min: 1, max: 9 }), length: fc.integer({ min: 1, max: 5 }), gap: fc.nat(2) })
  .chain(({ count, length, gap }) =>
    fc.record({
      slots: fc.array(anyFloats(WIDTH * length), { minLength: count, maxLength: count }),
      length: fc.constant(WIDTH * length),
      stride: fc.constant(WIDTH * (length + gap)),
    }),
  );

function reduce({ slots, length, stride }: { slots: readonly Float32Array[]; length: number; stride: number }) {
  floats.fill(42);
  slots.forEach((slot, i) => floats.set(slot, SLOTS / 4 + stride * i));
  kernels.reduce(TARGET, TARGET + 4 * length, SLOTS, slots.length, 4 * stride);
  return {
    sums: floats.slice(TARGET / 4, TARGET / 4 + length + 1),
    slots: floats.slice(SLOTS / 4, SLOTS / 4 + stride * slots.length + 1),
  };
}

describe("the kernel reduce", () => {
  it("adds the slots in order, each sum rounded to float32", () => {
    fc.assert(
      fc.property(slotsOf, (input) => {
        const sums = input.slots.reduce((sum, slot) => sum.map((value, i) => value + slot[i]));
        assertSameBits(reduce(input).sums, [...sums, 42]);
      }),
    );
  });

  it("leaves the slots zero, and what lies between them as it was", () => {
    fc.assert(
      fc.property(slotsOf, (input) => {
        const left = new Float32Array(input.stride * input.slots.length + 1).fill(42);
        input.slots.forEach((_, i) => left.fill(0, input.stride * i, input.stride * i + input.length));
        assertSameBits(reduce(input).slots, left);
      }),
    );
  });
});
