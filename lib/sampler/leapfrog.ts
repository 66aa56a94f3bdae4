import type { Energy, EnergyAndGradient } from "../energy/energy";

/** Positions, momenta and forces of a batch on their way. */
export interface Phase {
  readonly x: Float32Array;
  readonly momentum: Float64Array;
  readonly at: EnergyAndGradient;
}

/** The end of a path. */
export interface PathEnd extends Phase {
  /** 0 where a chain left the finite numbers: its place is then that of the start. */
  readonly alive: Uint8Array;
}

/** Which path to follow. */
export interface Leaps {
  readonly energy: Energy;
  /** h of each chain. */
  readonly stepSize: ArrayLike<number>;
  /** Mass of each coordinate. */
  readonly mass: Float64Array;
  readonly leaps: number;
}

/**
 * Leaps of the Störmer-Verlet scheme for dx = p/m dt, dp = −∇E dt, all chains side by side:
 *
 * p ← p − (h/2) ∇E(x);  x ← x + h p/m;  p ← p − (h/2) ∇E(x).
 *
 * It keeps volume and is its own inverse once p turns its sign. Positions travel in double precision; gradients are taken at,
 * and the path ends in, their float32 roundings.
 */
export function leapfrog(start: Phase, { energy, stepSize, mass, leaps }: Leaps): PathEnd {
  const d = mass.length;
  const chains = start.at.energy.length;
  const alive = new Uint8Array(chains).fill(1);
  const position = Float64Array.from(start.x);
  const momentum = start.momentum.slice();
  let [x, at] = [start.x, start.at];
  const kick = () => {
    for (let i = 0; i < momentum.length; i++) momentum[i] -= (stepSize[Math.floor(i / d)] / 2) * at.gradient[i];
  };
  for (let leap = 0; leap < leaps; leap++) {
    kick();
    for (let i = 0; i < position.length; i++) position[i] += (stepSize[Math.floor(i / d)] * momentum[i]) / mass[i % d];
    x = Float32Array.from(position);
    for (let c = 0; c < chains; c++) if (!alive[c] || !allFinite(x, c * d, d)) bringBack(c);
    at = energy.energyAndGradient(x);
    for (let c = 0; c < chains; c++) if (!Number.isFinite(at.energy[c]) || !allFinite(at.gradient, c * d, d)) bringBack(c);
    kick();
  }
  return { x, momentum, at, alive };

  /** A chain that left the numbers waits where it began, so that the others can go on. */
  function bringBack(c: number): void {
    alive[c] = 0;
    const home = start.x.subarray(c * d, (c + 1) * d);
    x.set(home, c * d);
    position.set(home, c * d);
    momentum.fill(0, c * d, (c + 1) * d);
  }
}

function allFinite(values: Float32Array, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}
