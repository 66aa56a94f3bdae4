import type { Energy } from "../energy/energy";
import { requireMembers, requireSamples } from "../errors";

/** Checks that a sampler is given an energy. @throws OptionError */
export function requireEnergy(energy: Energy, subject: string): void {
  requireMembers("energy", energy, {
    subject,
    kind: "una energía",
    members: ["shape", "energyAndGradient"],
    remedy: "por ejemplo doubleWell() o networkEnergy(red)",
  });
}

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
