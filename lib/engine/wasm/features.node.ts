import type { Features } from "./features";
import { type Probe, probeVectors } from "./probe";
import type { Tile } from "./plan/plan";
import { detectVectors, tooWide } from "./vectors";
import { JOIN_VECTORS, joinsVectors, V8_MAJOR, widthAsked } from "./v8-flags.node";

/** What `detectFeatures` is asked. */
interface Asked {
  /** Absent: the environment's EBM_WIDTH, or 128. */
  readonly width?: 128 | 256;
  /** How vectors of 256 bits are tried out. */
  readonly probe?: Probe;
}

/** Probes that have passed: each takes a while, and once is enough. */
const passed = new Set<Probe>();

/**
 * What the running V8 gives to WebAssembly. It sets no flags: that is for the entry points, by `prepareV8`.
 *
 * Vectors of 256 bits are V8's experiment, so they are tried out the first time they are asked for: a small network must
 * have the same bits with them. Whether V8 really joins vectors cannot be seen from here; only speed depends on it.
 * @throws OptionError when the width is neither 128 nor 256
 * @throws EbmError when 256 bits are asked for, and V8 cannot join vectors, was not told to, or computes something else
 */
export function detectFeatures({ width: asked, probe = probeVectors }: Asked = {}): Features {
  const width = widthAsked(asked);
  const vectors = detectVectors();
  if (width === 256 && V8_MAJOR < 13) throw tooWide(`piden Node 24; este es Node ${process.versions.node}`);
  if (width === 256 && !joinsVectors())
    throw tooWide(`se encienden al arrancar: node ${JOIN_VECTORS}, o EBM_WIDTH=256 con una orden nuestra`);
  if (width === 256) requireSameBits(probe, vectors);
  return { ...vectors, width, tile: tileOf(width) };
}

/** Without vectors there is nothing to try out. @throws EbmError */
function requireSameBits(probe: Probe, { simd, fma }: { readonly simd: boolean; readonly fma: boolean }): void {
  if (!simd || passed.has(probe)) return;
  const kernels = { narrow: tileOf(128), wide: tileOf(256) };
  for (const fused of fma ? [false, true] : [false])
    if (!probe({ ...kernels, fma: fused })) throw tooWide("en esta máquina una red de prueba no da con ellos los mismos bits");
  passed.add(probe);
}

/**
 * As many outputs as fit in the registers of the machine. V8 before 12 puts all loads of a loop first, so that a larger
 * tile spills.
 */
function tileOf(width: 128 | 256): Tile {
  if (width === 256) return { outputs: 12, unroll: 4 };
  return V8_MAJOR < 12 ? { outputs: 4, unroll: 1 } : { outputs: 6, unroll: 2 };
}
