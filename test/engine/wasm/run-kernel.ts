import { strict as assert } from "node:assert";
import { instantiate, type Kernels, type ModuleBuilder, moduleBuilder } from "ebm/engine/wasm";
import fc from "fast-check";

export const CHAINS = 8;
export const VALUE_BYTES = 4 * CHAINS;
const PAGES = 2;

/** Adds functions to a module. */
export type Define = (module: ModuleBuilder) => void;

/** The functions of a module, and its memory as numbers. */
export interface Workbench {
  readonly kernels: Kernels;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly words: Uint32Array;
}

/** The bytes of a module with these functions. */
export function emit(define: Define, fma = false): Uint8Array<ArrayBuffer> {
  const module = moduleBuilder({ fma, shared: false, pages: PAGES });
  define(module);
  return module.bytes();
}

/** Functions on a small memory of their own, all zero. */
export function workbench(define: Define): Workbench {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  const buffer = memory.buffer as ArrayBuffer;
  return {
    kernels: instantiate(new WebAssembly.Module(emit(define)), memory),
    floats: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
    words: new Uint32Array(buffer),
  };
}

/** Eight samples one after the other, as values of eight chains. */
export function interleave(samples: Float32Array): Float32Array {
  const count = samples.length / CHAINS;
  return samples.map((_, i) => samples[(i % CHAINS) * count + Math.floor(i / CHAINS)]);
}

/** Values of eight chains, as eight samples one after the other. */
export function separate(values: Float32Array): Float32Array {
  const count = values.length / CHAINS;
  return values.map((_, i) => values[(i % count) * CHAINS + Math.floor(i / count)]);
}

/** Refuses any difference, also in the sign of a zero; all NaN are the same. */
export function assertSameBits(actual: ArrayLike<number>, expected: ArrayLike<number>, what = ""): void {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < actual.length; i++) {
    if (!Object.is(actual[i], expected[i])) assert.fail(`${what}[${i}]: ${actual[i]} instead of ${expected[i]}`);
  }
}

/** Any floats, NaN, infinities, negative zero and subnormal numbers among them. */
export const anyFloats = (length: number) =>
  fc.array(fc.float(), { minLength: length, maxLength: length }).map((list) => new Float32Array(list));

/** Floats of a size at which no step overflows. */
export const finiteFloats = (length: number) =>
  fc.array(fc.float({ min: -1e9, max: 1e9, noNaN: true }), { minLength: length, maxLength: length }).map((list) => new Float32Array(list));

/** Any 32-bit words. */
export const anyWords = (length: number) =>
  fc.array(fc.nat(0xffffffff), { minLength: length, maxLength: length }).map((list) => new Uint32Array(list));

/** Any two limits in order, infinite ones among them. */
export const limits = fc
  .tuple(fc.float({ noNaN: true }), fc.float({ noNaN: true }))
  .map(([a, b]): [low: number, high: number] => (a < b ? [a, b] : [b, a]));
