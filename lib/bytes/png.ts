import { encode } from "fast-png";

/** 8-bit pixels, row by row from the top; 1 channel grey or 3 channels RGB. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/**
 * The bytes of a PNG file with those pixels; the same pixels, the same bytes.
 * @example
 * encodePng({ data: Uint8Array.of(0, 255), width: 2, height: 1, channels: 1 }).slice(1, 4); // Uint8Array(3) [ 80, 78, 71 ]
 */
export function encodePng({ data, width, height, channels }: Pixels): Uint8Array {
  return encode({ data, width, height, channels, depth: 8 });
}
