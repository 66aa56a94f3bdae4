import type { Energy, EnergyAndGradient, EnergyValues } from "../energy/energy";
import { gradientNorms } from "../engine/steps/step";
import { EbmError, requireSamples } from "../errors";

/** A checked copy of the start x, as Float32Array of whole, finite samples of the energy's shape. @throws ShapeError, OptionError */
export function chainsAt(x: ArrayLike<number>, energy: EnergyValues, subject: string): Float32Array {
  const copy = Array.isArray(x) || ArrayBuffer.isView(x) ? Float32Array.from(x) : x;
  requireSamples("x", copy, {
    subject,
    shape: energy.shape,
    remedy: "uniformStart(energy.shape, { chains: 16, seed: 7 }) da un comienzo válido",
  });
  return copy as Float32Array;
}

/** Chains with the energy and the gradient where they are. */
export interface Placed {
  readonly x: Float32Array;
  readonly at: EnergyAndGradient;
}

/**
 * The same, with E and ∇E there, all finite: a chain that starts where E is NaN could accept no proposal, ever.
 * @throws ShapeError, OptionError; EbmError naming the first chain whose energy or gradient is not finite.
 */
export function placedAt(x: ArrayLike<number>, energy: Energy, subject: string): Placed {
  const copy = chainsAt(x, energy, subject);
  const at = energy.energyAndGradient(copy);
  requireFinitePlaces(at, subject);
  return { x: copy, at };
}

/** Refuses a start whose energy or gradient is no number. @throws EbmError naming the first such chain. */
function requireFinitePlaces({ energy, gradient }: EnergyAndGradient, subject: string): void {
  const norms = gradientNorms(gradient, energy.length);
  const chain = energy.findIndex((value, c) => !Number.isFinite(value) || !Number.isFinite(norms[c]));
  if (chain < 0) return;
  throw new EbmError({
    subject,
    problem: `la cadena ${chain} empieza donde su energía es ${energy[chain]} y la norma de su gradiente ${norms[chain]}`,
    remedy: "elige un comienzo de energía finita, por ejemplo con uniformStart(energy.shape, { chains: 16, seed: 7 })",
  });
}
