import { decode, encode } from "fast-png";

/** Red, green, blue and opacity of pixels, row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

interface Quantizer {
  quantize(rgba: Uint8Array, colours: number): number[][];
  applyPalette(rgba: Uint8Array, palette: number[][]): Uint8Array;
}
const { applyPalette, quantize }: Quantizer = require("gifenc");

/** The pixels of a PNG file of 8 bits a channel, or with a palette. */
export function readPicture(file: Uint8Array): Picture {
  const { width, height, channels, data, palette } = decode(file);
  const colourOf = (i: number): readonly number[] => {
    if (palette) return palette[data[i]];
    const at = data.slice(i * channels, (i + 1) * channels);
    return channels < 3 ? [at[0], at[0], at[0]] : [...at];
  };
  const pixels = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) pixels.set([...colourOf(i), 255].slice(0, 4), 4 * i);
  return { width, height, data: pixels };
}

/** A PNG file of a picture with at most so many colours, for one that is kept. */
export function smallPng({ width, height, data }: Picture, colours = 32): Uint8Array {
  const palette = quantize(data, colours).map(([red, green, blue]) => [red, green, blue] as [number, number, number]);
  return encode({ width, height, channels: 1, depth: 8, data: applyPalette(data, palette), palette }, { zlib: { level: 9 } });
}

/** A PNG file of a picture as it is. */
export function fullPng({ width, height, data }: Picture): Uint8Array {
  return encode({ width, height, channels: 4, depth: 8, data });
}
