import type { Features } from "./features";
import type { Tile } from "./plan/plan";
import { detectVectors, tooWide } from "./vectors";
import { JOIN_VECTORS, joinsVectors, V8_MAJOR, widthAsked } from "./v8-flags.node";

/**
 * What the running V8 gives to WebAssembly. It sets no flags: that is for the entry points, by `prepareV8`.
 * @param width absent: the environment's EBM_WIDTH, or 128
 * @throws OptionError when the width is neither 128 nor 256
 * @throws EbmError when 256 bits are asked for, and V8 cannot join vectors or was not told to
 */
export function detectFeatures({ width: asked }: { readonly width?: 128 | 256 } = {}): Features {
  const width = widthAsked(asked);
  if (width === 256 && V8_MAJOR < 13) throw tooWide(`piden Node 24; este es Node ${process.versions.node}`);
  if (width === 256 && !joinsVectors())
    throw tooWide(`se encienden al arrancar: node ${JOIN_VECTORS}, o EBM_WIDTH=256 con una orden nuestra`);
  return { ...detectVectors(), shared: true, width, tile: tileOf(width) };
}

/**
 * As many outputs as fit in the registers of the machine. V8 before 12 puts all loads of a loop first, so that a larger
 * tile spills.
 */
function tileOf(width: 128 | 256): Tile {
  if (width === 256) return { outputs: 12, unroll: 4 };
  return V8_MAJOR < 12 ? { outputs: 4, unroll: 1 } : { outputs: 6, unroll: 2 };
}
