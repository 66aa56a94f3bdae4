import { strict as assert } from "node:assert";
import { defineTranspose } from "ebm/engine/wasm";
import fc from "fast-check";
import { anyWords, CHAINS, VALUE_BYTES, workbench } from "./run-kernel";

const { kernels, words } = workbench(defineTranspose);
const [SAMPLES, CHAIN_VALUES] = [4096, 32768];
const GUARD = 0xdeadbeef;

/** Samples of `count` words, some words apart; and the same words as values of eight chains. */
const layouts = fc
  .record({ count: fc.integer({ min: 1, max: 21 }), gap: fc.nat(3) })
  .chain(({ count, gap }) => fc.record({ count: fc.constant(count), gap: fc.constant(gap), bits: anyWords(CHAINS * count) }));

/** Calls back with the place of each word: in which sample, and which value of it. */
function eachWord(count: number, visit: (word: number, at: { chain: number; value: number }) => void): void {
  for (let word = 0; word < CHAINS * count; word++) visit(word, { chain: Math.floor(word / count), value: word % count });
}

const sampleWord = (stride: number, chain: number, value: number) => (SAMPLES + stride * chain) / 4 + value;
const chainWord = (chain: number, value: number) => (CHAIN_VALUES + VALUE_BYTES * value) / 4 + chain;

describe("the kernels gather and scatter", () => {
  it("turn eight samples into values of eight chains, bit by bit, whatever their length and stride", () => {
    fc.assert(
      fc.property(layouts, ({ count, gap, bits }) => {
        const stride = 4 * (count + gap);
        words.fill(GUARD);
        eachWord(count, (word, { chain, value }) => (words[sampleWord(stride, chain, value)] = bits[word]));
        kernels.gather(SAMPLES, count, stride, CHAIN_VALUES);
        eachWord(count, (word, { chain, value }) => assert.equal(words[chainWord(chain, value)], bits[word]));
        assert.equal(words[chainWord(0, count)], GUARD, "nothing is written after the values");
      }),
    );
  });

  it("turn them back, and write nothing between or after the samples", () => {
    fc.assert(
      fc.property(layouts, ({ count, gap, bits }) => {
        const stride = 4 * (count + gap);
        words.fill(GUARD);
        eachWord(count, (word, { chain, value }) => (words[chainWord(chain, value)] = bits[word]));
        kernels.scatter(SAMPLES, count, stride, CHAIN_VALUES);
        const expected = new Uint32Array((stride / 4) * CHAINS + 1).fill(GUARD);
        eachWord(count, (word, { chain, value }) => (expected[(stride / 4) * chain + value] = bits[word]));
        assert.deepEqual(words.slice(SAMPLES / 4, SAMPLES / 4 + expected.length), expected);
      }),
    );
  });
});
