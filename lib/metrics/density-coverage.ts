import { requireInteger, requireSamples } from "../errors";
import { neighbourRadii } from "./nearest";
import { squaredDistance } from "./squared-distance";

/** Fidelity and variety of generated samples beside real ones. */
export interface DensityCoverage {
  /** (1/(k n_fake)) Σ_j Σ_i [fake_j in the ball of real_i]: its expectation is 1 where both laws are the same; it may be above 1. */
  readonly density: number;
  /** The share of real samples with a fake in their ball, in [0, 1]: how much of the data the model reaches. */
  readonly coverage: number;
}

/**
 * Density and coverage by k nearest neighbours: the ball of a real sample reaches to its k-th nearest other real one.
 *
 * An outlier among the fakes changes nothing, and one among the real ones only its own ball. Where both laws are the same, with n real and m fake samples without equal distances,
 * E[density] = 1 and E[coverage] = 1 − Π_{i<k} (n − 1 − i) / (n + m − 1 − i): the k nearest of the other n + m − 1 samples are all real.
 * Distances are between values as they are; of pixels they say less than of features.
 *
 * Source: Naeem, Oh, Uh, Choi and Yoo (2020), "Reliable fidelity and diversity metrics for generative models", equations 3 and 4 and lemma 2.
 * @param real of shape [n, size], n > k
 * @param fake of shape [m, size]
 * @throws ShapeError, OptionError
 * @example
 * const real = Float32Array.of(0, 1, 10, 11);
 * densityCoverage(real, Float32Array.of(0.5, 0.6), { size: 1, k: 1 }); // { density: 2, coverage: 0.5 }
 */
export function densityCoverage(
  real: Float32Array,
  fake: Float32Array,
  { size, k = 5 }: { readonly size: number; readonly k?: number } = {} as { size: number },
): DensityCoverage {
  const subject = "densityCoverage";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de valores de una muestra; 1024 en imágenes de 32 × 32" });
  const m = requireSamples("fake", fake, { subject, shape: [size] });
  const radii = neighbourRadii(real, { size, k });
  let [inBalls, covered] = [0, 0];
  for (let i = 0; i < radii.length; i++) {
    let inside = 0;
    for (let j = 0; j < m; j++) if (Math.sqrt(squaredDistance(real, fake, { i, j, size })) <= radii[i]) inside++;
    inBalls += inside;
    if (inside > 0) covered++;
  }
  return { density: inBalls / (k * m), coverage: covered / radii.length };
}
