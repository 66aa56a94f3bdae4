// @ts-check
// A loop of multiply-adds between registers: no memory, no dependence that the processor cannot hide.
"use strict";

const { i32, moduleBuilder, repeat, v128 } = require("ebm/engine/wasm");
const { FLOPS } = require("./useful-work");

/** Accumulators in flight: enough to hide the latency, few enough for the sixteen registers (twice as many at 256 bits, in pairs). */
const ACCUMULATORS = { 128: [8, 10, 12], 256: [20, 24] };
const LANES = 4;

/**
 * The module, and for each of its functions (rounds: i32) the floating-point operations of one round.
 * @param {{ fma: boolean, width: 128 | 256 }} features
 */
function peakKernel({ fma, width }) {
  const module = moduleBuilder({ fma, shared: false, pages: 1 });
  const kernels = ACCUMULATORS[width].map((count) => ({ name: `accumulate${count}`, flops: count * LANES * FLOPS }));
  ACCUMULATORS[width].forEach((count, k) => {
    module.define(kernels[k].name, { rounds: "i32" }, (f, { rounds }) => {
      const sums = Array.from({ length: count }, () => f.local("v128"));
      const factors = [0, 1].map(() => f.local("v128")); // one a half, so that V8's 256-bit pass can join neighbours
      const address = i32.const(0);
      return [
        factors.map((factor, half) => factor.set(v128.load(address, 16 * half))),
        sums.map((sum, i) => sum.set(v128.load(address, 32 + 16 * i))),
        repeat(
          f.local("i32"),
          rounds,
          sums.map((sum, i) => sum.set(f.madd(sum, factors[i % 2], factors[i % 2]))),
        ),
        sums.map((sum, i) => v128.store(address, sum, 32 + 16 * i)),
      ];
    });
  });
  return { bytes: module.bytes(), kernels };
}

module.exports = { peakKernel };
