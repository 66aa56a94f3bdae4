import type { EngineNetwork } from "../../../engine/engine";
import { rng, STREAM } from "../../../rng/rng";
import { uniformStart } from "../../../sampler/start";
import { floatsOfBase64 } from "../../base64";
import type { DigitsData, DigitsSettings } from "../../digits/data";
import { type GrowingCurve, growingCurve } from "../../growing-curve";
import { sharedEngine } from "../parts/engine";

export const CHAINS = 16;

/** Points of a curve: more could not be told apart. */
const POINTS = 200;

/** What the pictures and the numbers are drawn from. */
export interface DigitsState {
  readonly seed: number;
  readonly step: number;
  /** The chains, of shape [16, height, width, 1], and of each its energy and its gradient there. */
  readonly x: Float32Array;
  readonly energy: Float32Array;
  readonly gradient: Float32Array;
  /** What each step saw, a series a chain and after them, the series CHAINS, their mean: the energy and the norm of the gradient. */
  readonly energies: GrowingCurve;
  readonly norms: GrowingCurve;
}

/** Sixteen chains that come from one seed. */
export interface DigitsRun {
  readonly state: DigitsState;
  restart(seed: number): void;
  /** Makes steps, one call after the other; those of before a restart come to nothing. */
  advance(settings: DigitsSettings, steps: number): Promise<void>;
}

/** Opens the network and puts its chains at the start. */
export function digitsRun({ spec, weights, seed }: Pick<DigitsData, "spec" | "weights" | "seed">): DigitsRun {
  const net = sharedEngine().load(spec, floatsOfBase64(weights));
  const curves = { energies: growingCurve(CHAINS + 1, POINTS), norms: growingCurve(CHAINS + 1, POINTS) };
  const startAt = (from: number): DigitsState => {
    curves.energies.clear();
    curves.norms.clear();
    const x = uniformStart(spec.inputShape, { chains: CHAINS, seed: from });
    return { seed: from, step: 0, x, ...net.energyAndGradient(x), ...curves };
  };
  let state = startAt(seed);
  let last: Promise<unknown> = Promise.resolve();
  return {
    get state() {
      return state;
    },
    restart(next) {
      state = startAt(next);
    },
    advance(settings, steps) {
      const made = last.then(async () => {
        const from = state;
        const next = await stepped(net, from, { settings, steps });
        if (state === from) state = next();
      });
      last = made.catch(() => undefined);
      return made;
    },
  };
}

/** Makes steps from a state; what it resolves to enters them into the curves. */
async function stepped(net: EngineNetwork, from: DigitsState, { settings, steps }: { settings: DigitsSettings; steps: number }) {
  const trace = { energy: new Float32Array(steps * CHAINS), gradientNorm: new Float32Array(steps * CHAINS) };
  const { stepSize, noise, gradientClip } = settings;
  const rule = { algorithm: "langevin", stepSize, noise, gradientClip, bounds: [-1, 1] } as const;
  const key = rng(from.seed, STREAM.langevin);
  const x = await net.manySteps(from.x, { rule, steps, firstStep: from.step, rng: key, trace, watch: [from.step + steps] });
  return (): DigitsState => {
    for (let t = 0; t < steps; t++) {
      from.energies.push(withMean(trace.energy.subarray(t * CHAINS, (t + 1) * CHAINS)));
      from.norms.push(withMean(trace.gradientNorm.subarray(t * CHAINS, (t + 1) * CHAINS)));
    }
    return { ...from, step: from.step + steps, x, ...net.energyAndGradient(x) };
  };
}

/** The values, and their mean after them. */
export function withMean(values: Float32Array): Float32Array {
  const all = new Float32Array(values.length + 1);
  all.set(values);
  all[values.length] = values.reduce((sum, one) => sum + one, 0) / values.length;
  return all;
}
