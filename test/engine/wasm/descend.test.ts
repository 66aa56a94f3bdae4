import { strict as assert } from "node:assert";
import { langevinStep, type StepRule, ulaStep } from "ebm/engine";
import { defineDescend } from "ebm/engine/wasm";
import { rng } from "ebm/rng";
import fc from "fast-check";
import { bound, perturb } from "./perturbation";
import { anyFloats, assertSameBits, CHAINS, emit, finiteFloats, interleave, limits, separate, VALUE_BYTES, workbench } from "./run-kernel";

const { kernels, floats, doubles } = workbench(defineDescend);
const [NORMS, X, GRADIENT] = [512, 1024, 8192];

interface Descent {
  readonly size: number;
  readonly steepest: number;
  readonly bounds: readonly [low: number, high: number];
}

/** What the kernel makes of eight samples and their gradients. */
function descend(x: Float32Array, gradient: Float32Array, { size, steepest, bounds }: Descent) {
  const end = X + (VALUE_BYTES * x.length) / CHAINS;
  floats.set(interleave(x), X / 4);
  floats.fill(42, end / 4, end / 4 + CHAINS);
  floats.set(interleave(gradient), GRADIENT / 4);
  kernels.descend(X, end, GRADIENT, size, steepest, ...bounds, NORMS);
  assertSameBits(floats.subarray(end / 4, end / 4 + CHAINS), new Float32Array(CHAINS).fill(42), "guard");
  return { x: separate(floats.slice(X / 4, end / 4)), squares: doubles.slice(NORMS / 8, NORMS / 8 + CHAINS) };
}

/** The formula of the recipe, each operation rounded to float32. */
function expected(x: Float32Array, gradient: Float32Array, { size, steepest, bounds: [low, high] }: Descent) {
  const clip = (value: number, least: number, most: number) => (value < least ? least : value > most ? most : value);
  return x.map((value, i) => clip(Math.fround(value - Math.fround(size * clip(gradient[i], -steepest, steepest))), low, high));
}

/** Σ g² of each sample, value by value in double precision. */
function sumsOfSquares(gradient: Float32Array) {
  const count = gradient.length / CHAINS;
  return Array.from({ length: CHAINS }, (_, chain) => {
    let sum = 0;
    for (const g of gradient.subarray(chain * count, (chain + 1) * count)) sum += g * g;
    return sum;
  });
}

const pairs = (floatsOf: typeof anyFloats) =>
  fc.integer({ min: 1, max: 13 }).chain((count) => fc.tuple(floatsOf(CHAINS * count), floatsOf(CHAINS * count)));
const positive = (max: number) => fc.float({ min: 2 ** -20, max, noNaN: true });

describe("the kernel descend", () => {
  it("gives the bits of clip(x − size · clip(g, ±steepest)) for any numbers", () => {
    fc.assert(
      fc.property(pairs(anyFloats), fc.float(), fc.float({ min: 0, noNaN: true }), limits, ([x, gradient], size, steepest, bounds) => {
        const descent = { size, steepest, bounds };
        assertSameBits(descend(x, gradient, descent).x, expected(x, gradient, descent));
      }),
      { numRuns: 500 },
    );
  });

  it("sums the squares of each chain's gradient in double precision, value by value", () => {
    fc.assert(
      fc.property(pairs(anyFloats), ([x, gradient]) => {
        const { squares } = descend(x, gradient, { size: 1, steepest: 1, bounds: [-1, 1] });
        assertSameBits(squares, sumsOfSquares(gradient));
      }),
    );
  });

  it("keeps NaN of a chain or of its gradient, so that a diverged chain is seen", () => {
    const [numbers, nan] = [new Float32Array(CHAINS * 2), new Float32Array(CHAINS * 2).fill(NaN)];
    const descent: Descent = { size: 10, steepest: 0.03, bounds: [-1, 1] };
    assertSameBits(descend(nan, numbers, descent).x, nan);
    assertSameBits(descend(numbers, nan, descent).x, nan);
  });

  it("is the same code with FMA and without", () => {
    assert.deepEqual(emit(defineDescend, true), emit(defineDescend, false));
  });
});

/** An energy whose gradient is the same everywhere. */
const landscape = (gradient: Float32Array) => ({
  shape: [gradient.length / CHAINS],
  energyAndGradient: () => ({ energy: new Float32Array(CHAINS), gradient }),
});

/** The noise of a step, if it has any. */
const move = (x: Float32Array, scale: number, { bounds, step }: { bounds: readonly [number, number]; step: number }) =>
  scale === 0 ? bound(x, bounds) : perturb(x, { scale, bounds, step, key: rng(3).key });

describe("the kernels of a step", () => {
  it("give the bits of langevinStep: noise, gradient, descent", () => {
    const options = fc.record({ stepSize: positive(100), noise: fc.constantFrom(0, 0.005, 1 / 3), gradientClip: positive(1) });
    fc.assert(
      fc.property(pairs(finiteFloats), options, fc.nat(0xffffffff), ([x, gradient], numbers, step) => {
        const rule: StepRule = { algorithm: "langevin", ...numbers, bounds: [-1, 1] };
        const mirror = langevinStep(x, landscape(gradient), { rule, rng: rng(3), step });
        const noisy = move(x, rule.noise, { bounds: [-1, 1], step });
        const { x: moved, squares } = descend(noisy, gradient, { size: rule.stepSize, steepest: rule.gradientClip, bounds: [-1, 1] });
        assertSameBits(moved, mirror.x);
        assertSameBits(Float32Array.from(squares, Math.sqrt), mirror.gradientNorm);
      }),
    );
  });

  it("give the bits of ulaStep: gradient, drift, noise", () => {
    const options = fc.record({ stepSize: positive(100), temperature: fc.constantFrom(0, 1, 0.1) });
    fc.assert(
      fc.property(pairs(finiteFloats), options, fc.nat(0xffffffff), ([x, gradient], numbers, step) => {
        const rule: StepRule = { algorithm: "ula", ...numbers };
        const mirror = ulaStep(x, landscape(gradient), { rule, rng: rng(3), step });
        const drift: Descent = { size: rule.stepSize / 2, steepest: Infinity, bounds: [-Infinity, Infinity] };
        const { x: drifted } = descend(x, gradient, drift);
        const scale = Math.sqrt(rule.stepSize * rule.temperature);
        assertSameBits(move(drifted, scale, { bounds: drift.bounds, step }), mirror.x);
      }),
    );
  });
});
