import type { Energy } from "../energy/energy";
import { networkEnergy } from "../energy/network-energy";
import type { EngineNetwork } from "../engine/engine";
import { OptionError, requireInteger } from "../errors";
import { sample } from "../sampler/sample";
import type { ChainState, Sampler, StepInfo } from "../sampler/sampler";
import { ula } from "../sampler/ula";

/** How an objective moves its chains in each training step. */
export interface ChainOptions {
  /** Steps of the sampler for each training step. */
  readonly steps?: number;
  /** The sampler of the energy as it is then; by default ULA with stepSize 0.004. */
  readonly sampler?: (energy: Energy) => Sampler<ChainState, StepInfo>;
  /** Weight α ≥ 0 of the squared energies in the loss: see `contrastiveLoss`. */
  readonly alpha?: number;
}

/** Whose chains they are, and the numbers that decide their noise. */
export interface ChainMoment {
  readonly seed: number;
  readonly step: number;
}

/** ULA with a step for valleys of width 0.1 or more: on a stiffness of 100 its variance is 1/(1 − εk/4) = 1.11 times that of p. */
export const defaultSampler = (energy: Energy) => ula(energy, { stepSize: 0.004 });

/** Checks the options of chains when an objective is made. @throws OptionError */
export function requireChainOptions({ steps, sampler }: Required<Omit<ChainOptions, "alpha">>, subject: string): void {
  requireInteger("steps", steps, { subject, min: 1, max: 1e6, remedy: "por ejemplo steps: 10" });
  if (typeof sampler === "function") return;
  const remedy = "por ejemplo sampler: (energia) => ula(energia, { stepSize: 0.01 })";
  throw new OptionError({ subject, problem: "sampler debe ser una función que dé un muestreador para una energía", remedy });
}

/** The chains `steps` steps further on the network's energy; the noise is a function of (seed, training step). */
export async function moveChains(
  network: EngineNetwork,
  x: Float32Array,
  { steps, sampler, seed, step }: Required<Omit<ChainOptions, "alpha">> & ChainMoment,
): Promise<Float32Array> {
  const run = await sample(sampler(networkEnergy(network)), x, { seed, index: step, steps, record: [] });
  return run.x;
}
