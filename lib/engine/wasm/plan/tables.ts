import { windows } from "../../../network/shapes";
import { VALUE_BYTES, type Volume } from "./plan";

/** A convolution's shape, with zeros before the first row and column. */
export interface Geometry {
  readonly input: Volume;
  readonly output: Volume;
  readonly kernelSize: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly before: readonly [number, number];
}

/** Words a position has in a pass: input offset, first weight, rows of taps, bytes of a row, output offset (bytes). */
export const POSITION_WORDS = 5;
/** Words a position has in a tap's table: input offset, output offset (bytes). */
export const TAP_WORDS = 2;

/** The shape of a convolution of `input` as Keras pads it. */
export function geometry(
  input: Volume,
  layer: {
    readonly filters: number;
    readonly kernelSize: readonly [number, number];
    readonly strides: readonly [number, number];
    readonly padding: "same" | "valid";
  },
): Geometry {
  const { filters, kernelSize, strides, padding } = layer;
  const rows = windows(input.height, kernelSize[0], { stride: strides[0], padding });
  const columns = windows(input.width, kernelSize[1], { stride: strides[1], padding });
  const output = { height: rows.count, width: columns.count, channels: filters };
  return { input, output, kernelSize, strides, before: [rows.before, columns.before] };
}

/** The part of a window that lies inside an axis: the first tap, the first input, and how many. */
function inside(start: number, { taps, size }: { taps: number; size: number }): { tap: number; at: number; count: number } {
  const tap = Math.max(0, -start);
  return { tap, at: start + tap, count: Math.max(0, Math.min(taps, size - start) - tap) };
}

/** Byte offset of a position of an image. */
function offsetOf(y: number, x: number, { width, channels }: Volume): number {
  return (y * width + x) * channels * VALUE_BYTES;
}

/** Every position of a volume, row by row. */
function* positions({ height, width }: Volume): Generator<readonly [y: number, x: number]> {
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) yield [y, x];
}

/** A window of taps over a source image, and the position that it is summed into. */
interface Window {
  readonly source: Volume;
  /** Taps of the kernel, vertically and horizontally. */
  readonly taps: readonly [number, number];
  /** Where its first tap falls in the source; it may lie outside. */
  readonly start: readonly [number, number];
  readonly target: number;
}

/** The words of one position: only the taps that fall inside the source; none is a row count of 0. */
function positionWords({ source, taps, start, target }: Window): number[] {
  const y = inside(start[0], { taps: taps[0], size: source.height });
  const x = inside(start[1], { taps: taps[1], size: source.width });
  if (y.count === 0 || x.count === 0) return [0, 0, 0, 0, target];
  const firstWeight = (y.tap * taps[1] + x.tap) * source.channels;
  return [offsetOf(y.at, x.at, source), firstWeight, y.count, x.count * source.channels * VALUE_BYTES, target];
}

/** Table of the forward pass: every output position and the taps that it hears. */
export function forwardTable({ input, output, kernelSize, strides, before }: Geometry): Int32Array<ArrayBuffer> {
  const words: number[] = [];
  for (const [y, x] of positions(output)) {
    const start = [y * strides[0] - before[0], x * strides[1] - before[1]] as const;
    words.push(...positionWords({ source: input, taps: kernelSize, start, target: offsetOf(y, x, output) }));
  }
  return Int32Array.from(words);
}

/** The taps that the input positions of one residue hear: those of the kernel that are congruent to it. */
export interface Residue {
  readonly residue: readonly [number, number];
  /** How many taps of the kernel are congruent, vertically and horizontally. */
  readonly taps: readonly [number, number];
}

/** All residues of input positions modulo the strides. */
export function residues({ kernelSize, strides }: Geometry): Residue[] {
  const all: Residue[] = [];
  for (let ry = 0; ry < strides[0]; ry++) {
    for (let rx = 0; rx < strides[1]; rx++) {
      const count = (axis: 0 | 1, r: number) => Math.ceil(Math.max(kernelSize[axis] - r, 0) / strides[axis]);
      all.push({ residue: [ry, rx], taps: [count(0, ry), count(1, rx)] });
    }
  }
  return all;
}

/**
 * Table of one residue's part of the input gradient.
 *
 * Input y hears output o through tap t when y + before = o · stride + t. For a residue r of (y + before), the taps are
 * t = r + stride · j, so o = (y + before − r) / stride − j: a correlation of stride 1 with the taps j in falling order.
 */
export function backwardTable({ input, output, strides, before }: Geometry, { residue, taps }: Residue): Int32Array<ArrayBuffer> {
  const words: number[] = [];
  for (const [y, x] of positions(input)) {
    const shifted = [y + before[0], x + before[1]] as const;
    if (shifted[0] % strides[0] !== residue[0] || shifted[1] % strides[1] !== residue[1]) continue;
    const start = [0, 1].map((axis) => (shifted[axis] - residue[axis]) / strides[axis] - taps[axis] + 1) as [number, number];
    words.push(...positionWords({ source: output, taps, start, target: offsetOf(y, x, input) }));
  }
  return Int32Array.from(words);
}

/** Table of one tap: the input and output positions that it joins. */
export function tapTable({ input, output, strides, before }: Geometry, tap: readonly [number, number]): Int32Array<ArrayBuffer> {
  const words: number[] = [];
  for (const [oy, ox] of positions(output)) {
    const [y, x] = [oy * strides[0] - before[0] + tap[0], ox * strides[1] - before[1] + tap[1]];
    if (y < 0 || x < 0 || y >= input.height || x >= input.width) continue;
    words.push(offsetOf(y, x, input), offsetOf(oy, ox, output));
  }
  return Int32Array.from(words);
}

/** Bytes of all tables of a convolution, without making any: a row a position each way, and a row a pair of positions that a tap joins. */
export function tableBytes({ input, output, kernelSize, strides, before }: Geometry): number {
  const pairsAlong = (axis: 0 | 1, sizes: { readonly from: number; readonly to: number }) => {
    let pairs = 0;
    for (let o = 0; o < sizes.to; o++)
      pairs += inside(o * strides[axis] - before[axis], { taps: kernelSize[axis], size: sizes.from }).count;
    return pairs;
  };
  const pairs = pairsAlong(0, { from: input.height, to: output.height }) * pairsAlong(1, { from: input.width, to: output.width });
  const positions = input.height * input.width + output.height * output.width;
  return 4 * (POSITION_WORDS * positions + TAP_WORDS * pairs);
}
