import type { Energy, EnergyAndGradient } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import type { UlaOptions } from "../engine/options";
import { drawNoise, gradientNorms } from "../engine/steps/step";
import { requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Rng } from "../rng/rng";
import { uniforms } from "../rng/uniform";
import { ruleSampler } from "./rule-sampler";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/** Chains, with the energy and the gradient where they are. */
export interface MalaState extends ChainState {
  readonly at: EnergyAndGradient;
}

/** What one step saw, a value a chain. */
export interface MalaInfo extends StepInfo {
  /** 1 where the proposal was accepted, 0 where the chain stayed. */
  readonly accepted: Uint8Array;
}

/**
 * The Metropolis-adjusted Langevin algorithm: a step of {@link ula} is a proposal x', accepted with probability
 *
 * min(1, exp(−(E(x') − E(x))/T) · q(x | x') / q(x' | x)),  q(y | x) = N(y; x − (ε/2) ∇E(x), εT I).
 *
 * Its law tends to p(x) ∝ exp(−E(x)/T) exactly, for any ε; a large ε costs acceptance instead of truth. In high dimension
 * the best acceptance is near 0.57. Source: Roberts and Tweedie (1996); Roberts and Rosenthal (1998).
 * @throws OptionError when an option is not a positive number.
 * @example
 * const sampler = mala(quadratic([0, 0]), { stepSize: 0.5 });
 * const [state, info] = sampler.step(sampler.init([1, 2]), rng(7));
 * [state.step, info.accepted.length]; // [ 1, 1 ]
 */
export function mala(energy: Energy, { stepSize, temperature = 1 }: UlaOptions = {} as UlaOptions): Sampler<MalaState, MalaInfo> {
  const subject = "mala";
  requireEnergy(energy, subject);
  requirePositive("stepSize", stepSize, { subject, remedy: "en un paisaje 2-D prueba con 0.1" });
  requirePositive("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann; sin ruido no hay nada que aceptar" });
  const start = ruleSampler(energy, { algorithm: "ula", stepSize, temperature });
  return {
    name: subject,
    energy,
    init(x) {
      const { x: copy, step } = start.init(x);
      return { x: copy, step, at: energy.energyAndGradient(copy) };
    },
    step: (state, rng) => malaStep(state, { energy, stepSize, temperature, rng }),
  };
}

interface Proposing extends Required<UlaOptions> {
  readonly energy: Energy;
  readonly rng: Rng;
}

function malaStep({ x, step, at }: MalaState, { energy, stepSize, temperature, rng }: Proposing): readonly [MalaState, MalaInfo] {
  const chains = at.energy.length;
  const dimension = sizeOf(energy.shape);
  const scale = Math.sqrt(stepSize * temperature);
  const xi = drawNoise(x, dimension, { rng, step, scale });
  // A proposal beyond the numbers is none: the chain stays.
  const proposal = x.map((v, i) => {
    const moved = Math.fround(v - (stepSize / 2) * at.gradient[i] + scale * xi[i]);
    return Number.isFinite(moved) ? moved : v;
  });
  const there = energy.energyAndGradient(proposal);
  const luck = new Float32Array(chains);
  uniforms(rng, luck, { offset: step * chains });
  const next = { x: x.slice(), energy: at.energy.slice(), gradient: at.gradient.slice() };
  const accepted = new Uint8Array(chains);
  for (let c = 0; c < chains; c++) {
    const [from, to] = [c * dimension, (c + 1) * dimension];
    const back = squares(proposal, x, { gradient: there.gradient, half: stepSize / 2, from, to });
    const forth = squares(x, proposal, { gradient: at.gradient, half: stepSize / 2, from, to });
    const logRatio = -(there.energy[c] - at.energy[c]) / temperature - (back - forth) / (2 * stepSize * temperature);
    if (!(Math.log(luck[c]) < logRatio)) continue; // also when it is no number
    accepted[c] = 1;
    next.x.set(proposal.subarray(from, to), from);
    next.gradient.set(there.gradient.subarray(from, to), from);
    next.energy[c] = there.energy[c];
  }
  const info = { energy: at.energy, gradientNorm: gradientNorms(at.gradient, chains), accepted };
  return [{ x: next.x, step: step + 1, at: { energy: next.energy, gradient: next.gradient } }, info];
}

interface Drift {
  readonly gradient: Float32Array;
  readonly half: number;
  readonly from: number;
  readonly to: number;
}

/** |y − x + (ε/2) ∇E(x)|² of one chain: what the proposal y leaves to chance. */
function squares(x: Float32Array, y: Float32Array, { gradient, half, from, to }: Drift): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (y[i] - x[i] + half * gradient[i]) ** 2;
  return sum;
}
