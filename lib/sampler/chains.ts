import type { Energy } from "../energy/energy";
import { requireSamples } from "../errors";

/** A checked copy of the start x, as Float32Array of whole, finite samples of the energy's shape. */
export function chainsAt(x: ArrayLike<number>, energy: Energy, subject: string): Float32Array {
  const copy = Array.isArray(x) || ArrayBuffer.isView(x) ? Float32Array.from(x) : x;
  requireSamples("x", copy, {
    subject,
    shape: energy.shape,
    remedy: "uniformStart(energy.shape, { chains: 16, seed: 7 }) da un comienzo válido",
  });
  return copy as Float32Array;
}
