import type { Energy } from "../../energy/energy";
import { turns } from "../../engine/turns";
import { rng, STREAM } from "../../rng/rng";
import { move, type Passage } from "./anneal";
import { placeAt } from "./path-energy";

/** How the pilot chains go. */
const PILOT = { chains: 64, places: 40, warmUp: 40, rounds: 6, target: 0.65, firstStep: 0.1 };
/** Index of the keys of the pilot, away from those of the passages themselves. */
const KEYS = 2 ** 31;

/**
 * Step sizes for every temperature of a passage, from pilot chains of their own: at some 40 temperatures log ε += γ (acceptance − 0.65), on a
 * straight line between them. A kernel that does not tell what it accepts keeps the first step, 0.1. They are fixed before a passage begins, for a step that followed the chains would break the bounds.
 * @returns one for each of β_1 … β_K
 */
export async function tuneStepSizes(
  energy: Energy,
  { base, betas, transition, steps, seed, signal }: Omit<Passage, "stepSizes">,
): Promise<Float64Array> {
  const last = betas.length - 1;
  const places = [...new Set(Array.from({ length: PILOT.places }, (_, i) => 1 + Math.round((i * (last - 1)) / (PILOT.places - 1))))];
  const logs: number[] = [];
  let place = placeAt(energy, base.draw(PILOT.chains, rng(seed, STREAM.annealing, KEYS)));
  let log = Math.log(PILOT.firstStep);
  let round = 1;
  const nextTurn = turns(signal, "ais", "el ajuste de los pasos");
  for (const k of places) {
    const rounds = k === places[0] ? PILOT.warmUp : PILOT.rounds;
    for (let r = 0; r < rounds; r++, round++) {
      await nextTurn(round);
      const key = rng(seed, STREAM.annealing, KEYS + round);
      const moved = move(energy, place, { base, beta: betas[k], transition, stepSize: Math.exp(log), steps, key });
      place = moved.place;
      if (moved.accepted !== undefined) log += (moved.accepted - PILOT.target) * (r < rounds / 2 ? 1.5 : 0.5);
    }
    logs.push(log);
  }
  return Float64Array.from({ length: last }, (_, i) => Math.exp(between(i + 1, places, logs)));
}

/** The value at k on the polygon through (places, values). */
function between(k: number, places: readonly number[], values: readonly number[]): number {
  const after = places.findIndex((place) => place >= k);
  if (places[after] === k) return values[after];
  const part = (k - places[after - 1]) / (places[after] - places[after - 1]);
  return (1 - part) * values[after - 1] + part * values[after];
}
