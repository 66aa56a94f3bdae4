import { strict as assert } from "node:assert";
import { defineRepack } from "ebm/engine/wasm";
import fc from "fast-check";
import { anyWords, workbench } from "./run-kernel";

const { kernels, words } = workbench(defineRepack);
const [TARGET, ORDER, SOURCE] = [1024, 8192, 16384];
const MOST = 40;

describe("the kernel repack", () => {
  it("copies each float from where its order says, bit by bit, some of them often and some never", () => {
    const orders = fc.array(fc.nat(MOST - 1), { minLength: 1, maxLength: 2 * MOST });
    fc.assert(
      fc.property(anyWords(MOST), orders, (source, order) => {
        words.set(source, SOURCE / 4);
        words.set(
          order.map((index) => 4 * index),
          ORDER / 4,
        );
        words[TARGET / 4 + order.length] = 42;
        kernels.repack(TARGET, TARGET + 4 * order.length, ORDER, SOURCE);
        const expected = [...order.map((index) => source[index]), 42];
        assert.deepEqual([...words.subarray(TARGET / 4, TARGET / 4 + expected.length)], expected);
      }),
    );
  });
});
