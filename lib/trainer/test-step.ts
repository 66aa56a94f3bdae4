import type { Energy } from "../energy/energy";
import { requireSamples } from "../errors";
import { contrastiveLoss } from "../objective/contrastive-divergence";
import { requireEnergy } from "../energy/require-energy";
import { uniformStart } from "../sampler/start";

/** Validation against uniform noise: mean energies, and cdiv = real − noise (negative when data lies lower). */
export interface TestMetrics {
  readonly cdiv: number;
  readonly real: number;
  readonly fake: number;
}

/**
 * Compares the energies of real samples with those of as many samples of uniform noise, without training.
 *
 * cdiv = mean E(real) − mean E(noise), as in training. The seeds' networks output f = −E: seed 0's f(noise) − f(real) is this
 * number, and seed 1's f(real) − f(noise) is its opposite, against its own training.
 * @throws ShapeError, OptionError
 * @example
 * testStep(quadratic([0, 0]), Float32Array.of(0, 0), { seed: 7 }).cdiv < 0; // true
 */
export function testStep(
  energy: Energy,
  real: Float32Array,
  { seed, bounds = [-1, 1] }: { seed: number; bounds?: readonly [number, number] } = {} as { seed: number },
): TestMetrics {
  requireEnergy(energy, "testStep");
  const chains = requireSamples("real", real, { subject: "testStep", shape: energy.shape });
  const noise = uniformStart(energy.shape, { chains, seed, bounds });
  const { cdiv, real: realMean, fake } = contrastiveLoss(energy.energy(real), energy.energy(noise), { alpha: 0 });
  return { cdiv, real: realMean, fake };
}
