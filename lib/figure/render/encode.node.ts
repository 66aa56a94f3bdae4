import { crc32, deflateSync } from "node:zlib";
import { indexed } from "./palette.node";

/** RGBA pixels, row by row from the top. */
interface Rgba {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const CHANNELS = 3;

/**
 * An opaque picture as PNG, in the smallest of three forms: with few enough colours, as most drawings have, a palette and a
 * byte a pixel (see {@link indexed}); otherwise RGB, its rows filtered or, where sharp squares of noise make filters a burden, as they are.
 *
 * Source: PNG specification (W3C, third edition), sections 5, 9, 11.2.1 and 11.2.2.
 */
export function encodeOpaque({ pixels, width, height }: Rgba): Uint8Array {
  const rgb = withoutAlpha(pixels);
  const found = indexed(rgb);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, found ? 3 : 2, 0, 0, 0], 8); // 8 bits, palette or RGB, deflate, adaptive filters, no interlace
  const data = found ? deflate(unfiltered(found.indices, width)) : smallest(rgb, width * CHANNELS);
  const palette = found ? [chunk("PLTE", found.colours)] : [];
  return new Uint8Array(Buffer.concat([SIGNATURE, chunk("IHDR", header), ...palette, chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]));
}

const deflate = (rows: Uint8Array) => deflateSync(rows, { level: 9 });

function smallest(rgb: Uint8Array, stride: number): Uint8Array {
  const [filtered, plain] = [deflate(filterRows(rgb, stride)), deflate(unfiltered(rgb, stride))];
  return plain.length < filtered.length ? plain : filtered;
}

/** Each row with filter None (0). */
function unfiltered(bytes: Uint8Array, stride: number): Uint8Array {
  const rows = bytes.length / stride;
  const out = new Uint8Array(rows * (stride + 1));
  for (let y = 0; y < rows; y++) out.set(bytes.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  return out;
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * CHANNELS);
  for (let i = 0, j = 0; i < rgba.length; i += 4, j += CHANNELS) {
    rgb[j] = rgba[i] as number;
    rgb[j + 1] = rgba[i + 1] as number;
    rgb[j + 2] = rgba[i + 2] as number;
  }
  return rgb;
}

/** Each row with its filter: Sub (1), Up (2) or Paeth (4), the one with the smallest sum of absolute values. */
function filterRows(rgb: Uint8Array, stride: number): Uint8Array {
  const rows = rgb.length / stride;
  const out = new Uint8Array(rows * (stride + 1));
  const candidates = [1, 2, 4].map((filter) => ({ filter, row: new Uint8Array(stride) }));
  for (let y = 0; y < rows; y++) {
    const sums = candidates.map(({ filter, row }) => applyFilter(filter, { rgb, start: y * stride, row }));
    const best = candidates[sums.indexOf(Math.min(...sums))] as { filter: number; row: Uint8Array };
    out[y * (stride + 1)] = best.filter;
    out.set(best.row, y * (stride + 1) + 1);
  }
  return out;
}

function applyFilter(filter: number, { rgb, start, row }: { rgb: Uint8Array; start: number; row: Uint8Array }): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) {
    const left = i < CHANNELS ? 0 : (rgb[start + i - CHANNELS] as number);
    const up = start === 0 ? 0 : (rgb[start + i - row.length] as number);
    const corner = i < CHANNELS || start === 0 ? 0 : (rgb[start + i - row.length - CHANNELS] as number);
    const guess = filter === 1 ? left : filter === 2 ? up : paeth(left, up, corner);
    const residue = ((rgb[start + i] as number) - guess) & 255;
    row[i] = residue;
    sum += residue < 128 ? residue : 256 - residue;
  }
  return sum;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
