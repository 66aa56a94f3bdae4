import type { Geometry, Residue } from "./tables";

/** A run of tiles of the same width. */
export interface TileRun {
  readonly width: number;
  readonly count: number;
}

/**
 * Splits channels into as few tiles as fit, of two widths that differ by one at most.
 * @example
 * splitIntoTiles(16, 6); // [ { width: 6, count: 1 }, { width: 5, count: 2 } ]
 */
export function splitIntoTiles(channels: number, widest: number): TileRun[] {
  const tiles = Math.ceil(channels / widest);
  const narrow = Math.floor(channels / tiles);
  const wide = channels - narrow * tiles;
  return [
    { width: narrow + 1, count: wide },
    { width: narrow, count: tiles - wide },
  ].filter(({ count }) => count > 0);
}

/** First channel and width of every tile. */
function* tiles(channels: number, widest: number): Generator<{ first: number; width: number }> {
  let first = 0;
  for (const { width, count } of splitIntoTiles(channels, widest)) {
    for (let i = 0; i < count; i++, first += width) yield { first, width };
  }
}

/** Where a layer's kernel lies in θ, and the widest tile. */
export interface PackingOptions {
  readonly kernelAt: number;
  readonly widest: number;
}

/** Index in θ of weight [tap, channel in, channel out] of a kernel in HWIO order. */
function weightIndex({ input, output }: Geometry, kernelAt: number, [tap, from, to]: readonly [number, number, number]): number {
  return kernelAt + (tap * input.channels + from) * output.channels + to;
}

/** Order in which the forward pass reads the weights: for each tile of outputs, tap by tap, input by input. */
export function forwardPacking(geometry: Geometry, { kernelAt, widest }: PackingOptions): Int32Array<ArrayBuffer> {
  const { input, output, kernelSize } = geometry;
  const order: number[] = [];
  for (const { first, width } of tiles(output.channels, widest)) {
    for (let tap = 0; tap < kernelSize[0] * kernelSize[1]; tap++) {
      for (let from = 0; from < input.channels; from++) {
        for (let to = first; to < first + width; to++) order.push(weightIndex(geometry, kernelAt, [tap, from, to]));
      }
    }
  }
  return Int32Array.from(order);
}

/** Order in which one residue's input gradient reads them: for each tile of inputs, taps in falling order, output by output. */
export function backwardPacking(
  geometry: Geometry,
  { residue, taps }: Residue,
  { kernelAt, widest }: PackingOptions,
): Int32Array<ArrayBuffer> {
  const { input, output, kernelSize, strides } = geometry;
  const order: number[] = [];
  for (const { first, width } of tiles(input.channels, widest)) {
    for (let jy = taps[0] - 1; jy >= 0; jy--) {
      for (let jx = taps[1] - 1; jx >= 0; jx--) {
        const tap = (residue[0] + strides[0] * jy) * kernelSize[1] + residue[1] + strides[1] * jx;
        for (let to = 0; to < output.channels; to++) {
          for (let from = first; from < first + width; from++) order.push(weightIndex(geometry, kernelAt, [tap, from, to]));
        }
      }
    }
  }
  return Int32Array.from(order);
}
