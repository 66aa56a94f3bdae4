import type { Tile } from "./plan/plan";
import { detectVectors, tooWide } from "./vectors";

/** What the running engine of JavaScript gives to WebAssembly. */
export interface Features {
  /** 128-bit vectors. */
  readonly simd: boolean;
  /** Fused multiply-add, from relaxed SIMD. */
  readonly fma: boolean;
  /** 256 when V8 was told to join two of our vectors, and the bits of its results stayed. */
  readonly width: 128 | 256;
  /** The shape of the kernels' inner loop that is fastest here; results do not depend on it. */
  readonly tile: Tile;
}

/**
 * Browser twin of features.node.ts: the tile of a recent V8, and 128 bits.
 * @throws EbmError when 256 bits are asked for
 */
export function detectFeatures({ width = 128 }: { readonly width?: 128 | 256 } = {}): Features {
  if (width === 256) throw tooWide("en el navegador no se puede encender");
  return { ...detectVectors(), width, tile: { outputs: 6, unroll: 2 } };
}
