import type { Energy } from "../energy/energy";
import type { Placed } from "./chains-at";
import { acceptanceOf, accepts } from "./metropolis";

/** How each row of a batch makes a Metropolis-adjusted Langevin move. */
export interface LangevinMove {
  readonly energy: Energy;
  /** ε of each row. */
  readonly stepSize: ArrayLike<number>;
  /** T > 0 of each row. */
  readonly temperature: ArrayLike<number>;
  /** N(0, 1) noise, laid out as x. */
  readonly xi: Float32Array;
  /** A uniform number in [0, 1) for each row. */
  readonly luck: ArrayLike<number>;
}

/** Where the rows are after the move, and what became of their proposals. */
export interface Moved extends Placed {
  /** 1 where the proposal was accepted, 0 where the row stayed. */
  readonly accepted: Uint8Array;
  /** Its probability of being accepted. */
  readonly acceptance: Float64Array;
}

/**
 * Moves every row by x' = x − (ε/2) ∇E(x) + √(εT) ξ, or leaves it, so that exp(−E/T) stays: see {@link mala}.
 *
 * A proposal outside the float32 numbers, or whose energy or gradient is not finite, is rejected.
 */
export function langevinMove({ x, at }: Placed, { energy, stepSize, temperature, xi, luck }: LangevinMove): Moved {
  const rows = at.energy.length;
  const d = x.length / rows;
  const alive = new Uint8Array(rows).fill(1);
  const proposal = new Float32Array(x.length);
  for (let r = 0; r < rows; r++) {
    const scale = Math.sqrt(stepSize[r] * temperature[r]);
    for (let i = r * d; i < (r + 1) * d; i++) {
      proposal[i] = x[i] - (stepSize[r] / 2) * at.gradient[i] + scale * xi[i];
      if (!Number.isFinite(proposal[i])) alive[r] = 0;
    }
    if (!alive[r]) proposal.set(x.subarray(r * d, (r + 1) * d), r * d);
  }
  const there = energy.energyAndGradient(proposal);
  const next = { x: x.slice(), energy: at.energy.slice(), gradient: at.gradient.slice() };
  const accepted = new Uint8Array(rows);
  const acceptance = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    if (!alive[r] || !Number.isFinite(there.energy[r])) continue;
    const [from, to] = [r * d, (r + 1) * d];
    const back = squares(proposal, x, { gradient: there.gradient, half: stepSize[r] / 2, from, to });
    const forth = squares(x, proposal, { gradient: at.gradient, half: stepSize[r] / 2, from, to });
    const logRatio = -(there.energy[r] - at.energy[r]) / temperature[r] - (back - forth) / (2 * stepSize[r] * temperature[r]);
    acceptance[r] = acceptanceOf(logRatio);
    if (!accepts(luck[r], logRatio)) continue;
    accepted[r] = 1;
    next.x.set(proposal.subarray(from, to), from);
    next.gradient.set(there.gradient.subarray(from, to), from);
    next.energy[r] = there.energy[r];
  }
  return { x: next.x, at: { energy: next.energy, gradient: next.gradient }, accepted, acceptance };
}

interface Drift {
  readonly gradient: Float32Array;
  readonly half: number;
  readonly from: number;
  readonly to: number;
}

/** |y − x + (ε/2) ∇E(x)|² of one row: what the proposal y leaves to chance. */
function squares(x: Float32Array, y: Float32Array, { gradient, half, from, to }: Drift): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (y[i] - x[i] + half * gradient[i]) ** 2;
  return sum;
}
