import { EbmError } from "../../../errors";
import { normals } from "../../../rng/normal";
import { rng, STREAM } from "../../../rng/rng";
import { mala } from "../../../sampler/mala";
import { uniformStart } from "../../../sampler/start";
import { ula } from "../../../sampler/ula";
import { type Density, exactDensity, recentHistogram, totalVariation } from "../../particles/density";
import { type GrowingCurve, growingCurve } from "../../growing-curve";
import { landscapeOf, type LiveLandscape } from "../../particles/landscapes";
import type { Relief } from "../../particles/relief";
import type { ParticlesData, ParticlesSettings } from "../../particles/data";

const PARTICLES = 400;
/** Bins of the densities, a side. */
export const BINS = 40;
/** Points of a curve: more could not be told apart. */
const POINTS = 200;
/** A mean energy that no settled particles have: their steps have grown too large. */
const TOO_HIGH = 1e6;
/** How far particles that are dropped at a point lie around it, as a share of the square. */
const SPREAD = 0.02;

/** What the pictures and the numbers are drawn from. */
export interface ParticlesState {
  readonly seed: number;
  readonly step: number;
  /** Flat points [x0, y0, x1, y1, …]. */
  readonly x: Float32Array;
  /** What they move on. */
  readonly landscape: LiveLandscape;
  readonly exact: Density;
  /** Where the particles have been of late. */
  readonly seen: Float32Array;
  /** The particles' mean energy now. */
  readonly meanEnergy: number;
  /** From the histogram to the exact density, in total variation. */
  readonly distance: number;
  /** The share of accepted proposals in the last step; 1 without any. */
  readonly accepted: number;
  /** Whether a particle has gone to infinity since the start: what is left of the others is no sample of anything. */
  readonly lost: boolean;
  /** A series for the mean energy of the particles and one for the exact one; and one for the distance. */
  readonly energies: GrowingCurve;
  readonly distances: GrowingCurve;
}

export interface ParticlesRun {
  readonly state: ParticlesState;
  restart(seed: number): void;
  /** Another landscape or drawing, temperature, method or step; what was counted is forgotten. */
  change(settings: ParticlesSettings, relief: Relief): void;
  /** Makes a step. @throws EbmError when particles are on their way to infinity. */
  advance(): void;
  /** Puts particles elsewhere: places and their new points. */
  move(places: readonly number[], points: Float32Array): void;
  /** Drops all particles around a point. */
  gather(x: number, y: number): void;
}

/** What the particles move on, for some settings, and where they have been there. */
function groundOf({ landscape: name, temperature }: ParticlesSettings, relief: Relief) {
  const landscape = landscapeOf(name, relief);
  const bins = { side: landscape.side, bins: BINS };
  return { landscape, exact: exactDensity(landscape.energy, bins, temperature), counts: recentHistogram(bins) };
}

type Own = Pick<ParticlesState, "seed" | "step" | "x" | "accepted" | "lost" | "energies" | "distances">;

/** A state with all that is measured of it. @throws EbmError when the particles are on their way to infinity */
function measured({ landscape, exact, counts }: ReturnType<typeof groundOf>, own: Own): ParticlesState {
  const seen = counts.shares();
  const meanEnergy = landscape.energy.energy(own.x).reduce((sum, e) => sum + e / PARTICLES, 0);
  if (!(meanEnergy < TOO_HIGH)) throw new EbmError({ subject: "live.particles", problem: "las partículas se van al infinito" });
  return { ...own, landscape, exact, seen, meanEnergy, distance: totalVariation(exact, { p: seen, outside: counts.outside() }) };
}

/** Particles on a landscape that come from one seed. @param relief what is drawn at the start */
export function particlesRun({ seed, ...start }: ParticlesData, relief: Relief): ParticlesRun {
  let settings: ParticlesSettings = start;
  let ground = groundOf(settings, relief);
  const curves = { energies: growingCurve(2, POINTS), distances: growingCurve(1, POINTS) };
  const startAt = (from: number): ParticlesState => {
    for (const one of [curves.energies, curves.distances, ground.counts]) one.clear();
    const x = uniformStart([2], { chains: PARTICLES, seed: from, bounds: [-ground.landscape.side / 2, ground.landscape.side / 2] });
    ground.counts.add(x);
    return measured(ground, { ...curves, seed: from, step: 0, x, accepted: 1, lost: false });
  };
  let state = startAt(seed);
  return {
    get state() {
      return state;
    },
    restart(next) {
      state = startAt(next);
    },
    change(next, painted) {
      const another = next.landscape !== settings.landscape;
      settings = next;
      ground = groundOf(next, painted);
      ground.counts.add(state.x);
      state = another ? startAt(state.seed) : measured(ground, state);
    },
    advance() {
      const { lost } = state;
      state = { ...state, lost: true };
      const moved = stepped(state, settings);
      ground.counts.add(moved.x);
      state = measured(ground, { ...state, step: state.step + 1, ...moved, lost });
      curves.energies.push([state.meanEnergy, state.exact.meanEnergy]);
      curves.distances.push([state.distance]);
    },
    move(places, points) {
      const x = state.x.slice();
      places.forEach((one, i) => x.set(points.subarray(2 * i, 2 * i + 2), 2 * one));
      state = measured(ground, { ...state, x });
    },
    gather(...centre) {
      const x = new Float32Array(2 * PARTICLES);
      normals(rng(state.seed, STREAM.toy), x, { step: state.step, chains: PARTICLES });
      state = measured(ground, { ...state, lost: false, x: x.map((v, i) => centre[i % 2] + SPREAD * ground.landscape.side * v) });
    },
  };
}

/** One step of the method. */
function stepped({ x, step, seed, landscape }: ParticlesState, { method, stepSize, temperature }: ParticlesSettings) {
  const { energy } = landscape;
  const key = rng(seed, STREAM.langevin);
  const options = { stepSize, temperature };
  if (method === "ula") return { x: ula(energy, options).step({ x, step }, key)[0].x, accepted: 1 };
  const sampler = mala(energy, options);
  const [next, { accepted }] = sampler.step({ ...sampler.init(x), step }, key);
  return { x: next.x, accepted: accepted.reduce((sum, one) => sum + one, 0) / PARTICLES };
}
