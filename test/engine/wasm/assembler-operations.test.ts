import { strict as assert } from "node:assert";
import { type Body, type Expr, f32, f32x4, f64x2, i32, i32x4, v128 } from "ebm/engine/wasm";
import fc from "fast-check";
import { anyFloats, anyWords, assertSameBits, emit, workbench } from "./run-kernel";

const [A, B, C, OUT] = [64, 128, 192, 256];

/** Runs a body that reads its operands at A, B, C and writes to OUT. */
const bench = (write: () => Body) => workbench((module) => module.define("go", {}, write));
const [a, b, c] = [A, B, C].map((address) => v128.load(i32.const(address)));
const out = (value: Expr<"v128">) => v128.store(i32.const(OUT), value);

type Scalars = (...operands: number[]) => number;
const { fround } = Math;

/** Each operation on four floats, as JavaScript computes it on one; `words` gives bits. */
const FLOAT_OPERATIONS: Record<string, { value: Expr<"v128">; each: Scalars; bits?: true }> = {
  "f32x4.add": { value: f32x4.add(a, b), each: (x, y) => fround(x + y) },
  "f32x4.sub": { value: f32x4.sub(a, b), each: (x, y) => fround(x - y) },
  "f32x4.mul": { value: f32x4.mul(a, b), each: (x, y) => fround(x * y) },
  "f32x4.div": { value: f32x4.div(a, b), each: (x, y) => fround(x / y) },
  "f32x4.pmin": { value: f32x4.pmin(a, b), each: (x, y) => (y < x ? y : x) },
  "f32x4.pmax": { value: f32x4.pmax(a, b), each: (x, y) => (x < y ? y : x) },
  "f32x4.neg": { value: f32x4.neg(a), each: (x) => -x },
  "f32x4.abs": { value: f32x4.abs(a), each: Math.abs },
  "f32x4.sqrt": { value: f32x4.sqrt(a), each: (x) => fround(Math.sqrt(x)) },
  "f32x4.gt": { value: f32x4.gt(a, b), each: (x, y) => (x > y ? 0xffffffff : 0), bits: true },
};

/** Each operation on four words. */
const WORD_OPERATIONS: Record<string, { value: Expr<"v128">; each: Scalars }> = {
  "i32x4.add": { value: i32x4.add(a, b), each: (x, y) => x + y },
  "i32x4.sub": { value: i32x4.sub(a, b), each: (x, y) => x - y },
  "i32x4.shl": { value: i32x4.shl(a, 13), each: (x) => x << 13 },
  "i32x4.shrS": { value: i32x4.shrS(a, 23), each: (x) => x >> 23 },
  "i32x4.shrU": { value: i32x4.shrU(a, 8), each: (x) => x >>> 8 },
  "v128.and": { value: v128.and(a, b), each: (x, y) => x & y },
  "v128.or": { value: v128.or(a, b), each: (x, y) => x | y },
  "v128.xor": { value: v128.xor(a, b), each: (x, y) => x ^ y },
  "v128.select": { value: v128.select(a, b, c), each: (x, y, mask) => (x & mask) | (y & ~mask) },
};

/** Each operation on one word, spread to four lanes. */
const [wordA, wordB] = [A, B].map((address) => i32.load(i32.const(address)));
const SCALAR_OPERATIONS: Record<string, { value: Expr<"i32">; each: Scalars }> = {
  "i32.add": { value: i32.add(wordA, wordB), each: (x, y) => x + y },
  "i32.sub": { value: i32.sub(wordA, wordB), each: (x, y) => x - y },
  "i32.mul": { value: i32.mul(wordA, wordB), each: Math.imul },
  "i32.shrU": { value: i32.shrU(wordA, 2), each: (x) => x >>> 2 },
  "i32.eq": { value: i32.eq(wordA, wordB), each: (x, y) => Number(x === y) },
  "i32.ltU": { value: i32.ltU(wordA, wordB), each: (x, y) => Number(x < y) },
};

/** Operations that have a test of their own below. */
const OTHERS = {
  f32x4: ["const", "splat", "extractLane", "fromI32x4", "relaxedMadd", "relaxedNmadd"],
  i32x4: ["const", "splat"],
  v128: ["load", "store", "loadSplat", "shuffle"],
  i32: ["const", "load"],
  f32: ["load", "store", "add"],
  f64x2: ["promoteLow", "add", "mul"],
};

it("every operation of the assembler has a test here", () => {
  const tested = [FLOAT_OPERATIONS, WORD_OPERATIONS, SCALAR_OPERATIONS].flatMap(Object.keys);
  for (const [name, group] of Object.entries({ f32x4, i32x4, v128, i32, f32, f64x2 })) {
    const all = Object.keys(group).map((operation) => `${name}.${operation}`);
    const own = OTHERS[name as keyof typeof OTHERS].map((operation) => `${name}.${operation}`);
    assert.deepEqual(
      all.filter((operation) => !tested.includes(operation) && !own.includes(operation)),
      [],
    );
  }
});

describe("the arithmetic of four floats", () => {
  for (const [name, { value, each, bits }] of Object.entries(FLOAT_OPERATIONS)) {
    it(`${name} is JavaScript's rounded to float32, for any numbers`, () => {
      const { kernels, floats, words } = bench(() => out(value));
      fc.assert(
        fc.property(anyFloats(4), anyFloats(4), (x, y) => {
          floats.set(x, A / 4);
          floats.set(y, B / 4);
          kernels.go();
          const seen = (bits ? words : floats).slice(OUT / 4, OUT / 4 + 4);
          assertSameBits(
            seen,
            Array.from(x, (_, i) => each(x[i], y[i])),
          );
        }),
      );
    });
  }

  it("fromI32x4 rounds signed integers", () => {
    const { kernels, floats, words } = bench(() => out(f32x4.fromI32x4(a)));
    fc.assert(
      fc.property(anyWords(4), (x) => {
        words.set(x, A / 4);
        kernels.go();
        assertSameBits(
          floats.slice(OUT / 4, OUT / 4 + 4),
          Array.from(x, (word) => fround(word | 0)),
        );
      }),
    );
  });

  it("relaxedMadd is a · b + c and relaxedNmadd c − a · b, where the processor has them", function () {
    const write = () => [out(f32x4.relaxedMadd(a, b, c)), v128.store(i32.const(OUT), f32x4.relaxedNmadd(a, b, c), 16)];
    if (!WebAssembly.validate(emit((module) => module.define("go", {}, write)))) this.skip();
    const { kernels, floats } = bench(write);
    [A, B, C].forEach((address, i) => floats.set([1 + i, 2 * i, -3, 0.5 + i], address / 4));
    kernels.go(); // small numbers, exact with one rounding and with two
    assert.deepEqual([...floats.subarray(OUT / 4, OUT / 4 + 8)], [5, 4, 6, 3.25, 1, 4, -12, 1.75]);
  });
});

describe("the arithmetic of four words", () => {
  for (const [name, { value, each }] of Object.entries(WORD_OPERATIONS)) {
    it(`${name} is JavaScript's modulo 2^32`, () => {
      const { kernels, words } = bench(() => out(value));
      fc.assert(
        fc.property(anyWords(4), anyWords(4), anyWords(4), (x, y, z) => {
          [x, y, z].forEach((operand, i) => words.set(operand, [A, B, C][i] / 4));
          kernels.go();
          assert.deepEqual(
            [...words.subarray(OUT / 4, OUT / 4 + 4)],
            Array.from(x, (_, i) => each(x[i], y[i], z[i]) >>> 0),
          );
        }),
      );
    });
  }
});

describe("the arithmetic of one word", () => {
  for (const [name, { value, each }] of Object.entries(SCALAR_OPERATIONS)) {
    it(`${name} is JavaScript's modulo 2^32`, () => {
      const { kernels, words } = bench(() => out(i32x4.splat(value)));
      const operands = fc.oneof(
        fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)),
        fc.nat(0xffffffff).map((word) => [word, word] as const),
      );
      fc.assert(
        fc.property(operands, ([x, y]) => {
          [words[A / 4], words[B / 4]] = [x, y];
          kernels.go();
          assert.deepEqual([...words.subarray(OUT / 4, OUT / 4 + 4)], Array(4).fill(each(x, y) >>> 0));
        }),
      );
    });
  }
});

describe("the moves between memory and lanes", () => {
  const four = fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7), fc.nat(7));

  it("shuffle takes its lanes from both operands", () => {
    fc.assert(
      fc.property(four, (lanes) => {
        const { kernels, words } = bench(() => out(v128.shuffle(a, b, lanes)));
        [10, 11, 12, 13].forEach((word, i) => (words[A / 4 + i] = word));
        [14, 15, 16, 17].forEach((word, i) => (words[B / 4 + i] = word));
        kernels.go();
        assert.deepEqual(
          [...words.subarray(OUT / 4, OUT / 4 + 4)],
          lanes.map((lane) => 10 + lane),
        );
      }),
    );
  });

  it("loadSplat, splat, extractLane and the constants put numbers where they say", () => {
    const { kernels, floats, words } = bench(() => [
      out(v128.loadSplat(i32.const(A), 8)),
      v128.store(i32.const(OUT), f32x4.splat(f32x4.extractLane(a, 1)), 16),
      v128.store(i32.const(OUT), f32x4.const(1, -2, Number.NaN, 0.1), 32),
      v128.store(i32.const(OUT), i32x4.const(1, -2, 2 ** 31, 4), 48),
    ]);
    floats.set([0, 1.5, 2.5, 3.5], A / 4);
    kernels.go();
    assertSameBits(floats.slice(OUT / 4, OUT / 4 + 12), [2.5, 2.5, 2.5, 2.5, 1.5, 1.5, 1.5, 1.5, 1, -2, Number.NaN, fround(0.1)]);
    assert.deepEqual([...words.subarray(OUT / 4 + 12, OUT / 4 + 16)], [1, 2 ** 32 - 2, 2 ** 31, 4]);
  });

  it("f32 loads, adds and stores one float, for any numbers", () => {
    const [x, y] = [f32.load(i32.const(A), 4), f32.load(i32.const(B))];
    const { kernels, floats } = bench(() => f32.store(i32.const(OUT), f32.add(x, y), 4));
    fc.assert(
      fc.property(anyFloats(2), ([p, q]) => {
        [floats[A / 4 + 1], floats[B / 4]] = [p, q];
        kernels.go();
        assertSameBits(floats.slice(OUT / 4 + 1, OUT / 4 + 2), [fround(p + q)]);
      }),
    );
  });

  it("f64x2 computes in double precision with the two lower floats", () => {
    const [x, y] = [f64x2.promoteLow(a), f64x2.promoteLow(b)];
    const { kernels, floats, doubles } = bench(() => [out(f64x2.add(x, y)), v128.store(i32.const(OUT), f64x2.mul(x, y), 16)]);
    fc.assert(
      fc.property(anyFloats(4), anyFloats(4), (p, q) => {
        floats.set(p, A / 4);
        floats.set(q, B / 4);
        kernels.go();
        assertSameBits(doubles.slice(OUT / 8, OUT / 8 + 4), [p[0] + q[0], p[1] + q[1], p[0] * q[0], p[1] * q[1]]);
      }),
    );
  });
});
