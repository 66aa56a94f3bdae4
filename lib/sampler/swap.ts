import type { EnergyAndGradient } from "../energy/energy";
import { accepts } from "./metropolis";

/** Replicas of every chain, one a temperature. */
export interface Ladder {
  /** Of shape [chains, replicas, ...shape], from cold to hot. */
  readonly replicas: Float32Array;
  /** E and ∇E there. */
  readonly at: EnergyAndGradient;
  /** Which of the replicas that began together is where, of shape [chains, replicas]: tells who travelled from end to end. */
  readonly walkers: Uint16Array;
}

/** Which swaps to propose, and the chance that decides. */
export interface SwapPlan {
  readonly temperatures: readonly number[];
  /** 0: pairs (0, 1), (2, 3)…; 1: pairs (1, 2), (3, 4)… */
  readonly parity: number;
  /** A uniform number in [0, 1) for a pair of a chain. */
  readonly luck: (chain: number, pair: number) => number;
}

/** The ladder after its swaps, and what became of each pair: see {@link parallelTempering}. */
export interface Swapped extends Ladder {
  readonly swapped: Uint8Array;
  readonly swapProposed: Uint8Array;
}

/** Proposes to swap every second pair of neighbours, with probability min(1, exp((1/T_r − 1/T_r+1)(E_r − E_r+1))). */
export function swapNeighbours({ replicas, at, walkers }: Ladder, { temperatures, parity, luck }: SwapPlan): Swapped {
  const copies = temperatures.length;
  const chains = at.energy.length / copies;
  const next = { replicas: replicas.slice(), energy: at.energy.slice(), gradient: at.gradient.slice(), walkers: walkers.slice() };
  const swapped = new Uint8Array(chains * (copies - 1));
  const swapProposed = new Uint8Array(chains * (copies - 1));
  for (let chain = 0; chain < chains; chain++) {
    for (let pair = parity; pair < copies - 1; pair += 2) {
      const row = chain * copies + pair;
      const colder = 1 / temperatures[pair] - 1 / temperatures[pair + 1];
      const logRatio = colder * (at.energy[row] - at.energy[row + 1]);
      const place = chain * (copies - 1) + pair;
      swapProposed[place] = 1;
      if (!accepts(luck(chain, pair), logRatio)) continue;
      swapped[place] = 1;
      for (const values of Object.values(next)) exchange(values, row, values.length / at.energy.length);
    }
  }
  const { energy, gradient, ...rest } = next;
  return { ...rest, at: { energy, gradient }, swapped, swapProposed };
}

/** Exchanges the rows `row` and `row + 1` of `size` values. */
function exchange(values: Float32Array | Uint16Array, row: number, size: number): void {
  for (let i = row * size; i < (row + 1) * size; i++) [values[i], values[i + size]] = [values[i + size], values[i]];
}
