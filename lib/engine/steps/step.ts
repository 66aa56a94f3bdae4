import type { Energy } from "../../energy/energy";
import { EbmError } from "../../errors";
import type { Rng } from "../../rng/rng";
import { normals } from "../../rng/normal";

/** What a step needs of an energy: the shape of a chain, E and ∇E. */
export type Landscape = Pick<Energy, "shape" | "energyAndGradient">;

/** Which rule to follow, and which noise to draw. */
export interface StepAt<Rule> {
  readonly rule: Rule;
  readonly rng: Rng;
  /** Number of the step: the noise of chain c is a function of (rng, step, c). */
  readonly step: number;
}

/** The chains after a step and what the step saw, a value a chain. */
export interface StepResult {
  readonly x: Float32Array;
  /** E where the gradient was taken. */
  readonly energy: Float32Array;
  /** Euclidean norm |∇E| there, before clipping. */
  readonly gradientNorm: Float32Array;
}

/** N(0, 1) noise for chains x of `dimension` values each; all zero, without drawing, when its scale is 0. */
export function drawNoise(
  x: Float32Array,
  dimension: number,
  { rng, step, scale }: { rng: Rng; step: number; scale: number },
): Float32Array {
  const noise = new Float32Array(x.length);
  if (scale !== 0) normals(rng, noise, { step, chains: x.length / dimension });
  return noise;
}

/** |g| of every chain. */
export function gradientNorms(gradient: Float32Array, chains: number): Float32Array {
  const dimension = gradient.length / chains;
  return Float32Array.from({ length: chains }, (_, chain) => {
    let sum = 0;
    for (let i = chain * dimension; i < (chain + 1) * dimension; i++) sum += gradient[i] * gradient[i];
    return Math.sqrt(sum);
  });
}

/** What of a chain left the numbers. */
export const LEFT = {
  energy: (energy: number) => `su energía es ${energy}`,
  gradient: "su gradiente no es finito",
  position: "su posición se salió de los números",
} as const;

/** Refuses a step whose energies, gradients or chains left the numbers. @throws EbmError naming the first chain. */
export function requireFiniteStep(
  { x, energy, gradientNorm }: StepResult,
  { rule: { algorithm }, step }: StepAt<{ readonly algorithm: string }>,
): void {
  const dimension = x.length / energy.length;
  for (let chain = 0; chain < energy.length; chain++) {
    const at = { chain, step, algorithm };
    if (!Number.isFinite(energy[chain])) throw divergenceError(LEFT.energy(energy[chain]), at);
    if (!Number.isFinite(gradientNorm[chain])) throw divergenceError(LEFT.gradient, at);
    // A sum of finite float32 numbers stays finite in double precision, and any NaN or infinity shows in it.
    let sum = 0;
    for (let i = chain * dimension; i < (chain + 1) * dimension; i++) sum += x[i];
    if (!Number.isFinite(sum)) throw divergenceError(LEFT.position, at);
  }
}

/** The error of a chain that left the numbers at a step. */
export function divergenceError(
  what: string,
  { chain, step, algorithm }: { readonly chain: number; readonly step: number; readonly algorithm: string },
): EbmError {
  return new EbmError({
    subject: algorithm,
    problem: `la cadena ${chain} divergió en el paso ${step}: ${what}`,
    remedy: "usa un stepSize más pequeño, o revisa los pesos de la red si acabas de entrenarla",
  });
}
