import type { EngineNetwork } from "../../../engine/engine";
import { rng, STREAM } from "../../../rng/rng";
import { floatsOfBase64 } from "../../base64";
import type { DigitsSettings } from "../../digits/data";
import { centred } from "../../drawing/centred";
import type { DrawingData } from "../../drawing/data";
import { keepInk } from "../../drawing/keep-ink";
import { type GrowingCurve, growingCurve } from "../../growing-curve";
import { sharedEngine } from "../parts/engine";

/** Points of the curve: more could not be told apart. */
const POINTS = 200;
/** Drawings that are kept to go back to. */
const KEPT = 60;
/** Standard deviation of the noise that soils a drawing. */
export const SOIL = 0.3;

/** What the pictures and the numbers are drawn from. */
export interface DrawingState {
  /** Seed of the noise of the steps. */
  readonly seed: number;
  /** Langevin steps since the drawing was last touched. */
  readonly step: number;
  /** The image as it was then, and its energy. */
  readonly drawn: Float32Array;
  readonly drawnEnergy: number;
  /** The image now, its energy and its gradient. */
  readonly x: Float32Array;
  readonly energy: number;
  readonly gradient: Float32Array;
  /** What each step saw: one series, the energy. */
  readonly energies: GrowingCurve;
}

/** The recipe of the steps. */
export interface StepSettings extends DigitsSettings {
  /** After each step the ink of the drawing is put back. */
  readonly keepsInk: boolean;
}

/** A drawing, and the Langevin chain that goes on from it. */
export interface DrawingRun {
  readonly state: DrawingState;
  /** Puts back the drawing as it was before the steps. */
  restart(seed: number): void;
  /** Makes steps, one call after the other; those of before the drawing was touched come to nothing. */
  advance(settings: StepSettings, steps: number): Promise<void>;
  /** Begins a change that one `undo` takes back. */
  mark(): void;
  /** The image is another: a piece of a stroke, or a whole image. */
  change(image: Float32Array): void;
  /** Takes back the steps, or else the last change; whether there was any. */
  undo(): boolean;
  /** The image with noise, another one each time. */
  soiled(): Float32Array;
  /** The image in the middle, and by how much that would change its energy. */
  centring(): { readonly image: Float32Array; readonly change: number };
}

/** Opens the network, with nothing drawn. */
export function drawingRun({ spec, weights, seed }: Pick<DrawingData, "spec" | "weights" | "seed">): DrawingRun {
  const net = sharedEngine().load(spec, floatsOfBase64(weights));
  const energies = growingCurve(1, POINTS);
  const stateAt = (image: Float32Array, from: number): DrawingState => {
    energies.clear();
    const now = seenBy(net, image);
    return { seed: from, step: 0, drawn: image, drawnEnergy: now.energy, ...now, energies };
  };
  const past: Float32Array[] = [];
  const keep = (image: Float32Array) => past.push(image) > KEPT && past.shift();
  let [state, times] = [stateAt(new Float32Array(spec.inputShape[0] * spec.inputShape[1]).fill(-1), seed), 0];
  let last: Promise<unknown> = Promise.resolve();
  return {
    get state() {
      return state;
    },
    restart(next) {
      state = stateAt(state.drawn, next);
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
    mark() {
      keep(state.drawn);
      if (state.step > 0) keep(state.x);
    },
    change(image) {
      state = stateAt(image, state.seed);
    },
    undo() {
      const image = state.step > 0 ? state.drawn : past.pop();
      if (image) state = stateAt(image, state.seed);
      return image !== undefined;
    },
    soiled: () => net.perturb(state.x, { noise: SOIL, bounds: [-1, 1], rng: rng(state.seed, STREAM.dataNoise, times++) }),
    centring() {
      const image = centred(state.x);
      return { image, change: image === state.x ? 0 : net.energy(image)[0] - state.energy };
    },
  };
}

function seenBy(net: EngineNetwork, x: Float32Array) {
  const { energy, gradient } = net.energyAndGradient(x);
  return { x, energy: energy[0], gradient };
}

/** Makes steps from a state; what it resolves to enters them into the curve. */
async function stepped(net: EngineNetwork, from: DrawingState, { settings, steps }: { settings: StepSettings; steps: number }) {
  const { stepSize, noise, gradientClip, keepsInk } = settings;
  const trace = { energy: new Float32Array(steps), gradientNorm: new Float32Array(steps) };
  const work = {
    rule: { algorithm: "langevin", stepSize, noise, gradientClip, bounds: [-1, 1] },
    rng: rng(from.seed, STREAM.langevin),
  } as const;
  let x = from.x;
  for (let done = 0; done < steps; ) {
    const count = keepsInk ? 1 : steps;
    const [energy, gradientNorm] = [trace.energy, trace.gradientNorm].map((values) => values.subarray(done, done + count));
    const firstStep = from.step + done;
    x = await net.manySteps(x, { ...work, steps: count, firstStep, trace: { energy, gradientNorm }, watch: [firstStep + count] });
    if (keepsInk) x = keepInk(x, from.drawn);
    done += count;
  }
  return (): DrawingState => {
    for (const energy of trace.energy) from.energies.push([energy]);
    return { ...from, step: from.step + steps, ...seenBy(net, x) };
  };
}
