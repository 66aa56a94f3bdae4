import { afterSteps } from "../../engine/turns";
import { DataError, describeValue, OptionError, requireOneOf, requireProbability } from "../../errors";
import type { Callback, CallbackState } from "./callback";

/** How fast the average forgets, and where it starts. */
export interface EmaOptions {
  /** μ in [0, 1): the average reaches back about 1 / (1 − μ) training steps. */
  readonly decay?: number;
  /** "weights": at the weights before the first step. "zero": at 0, and `weights()` divides by 1 − μᵗ. */
  readonly start?: "weights" | "zero";
}

/** A callback that keeps an average of the weights. */
export interface Ema extends Callback {
  /**
   * A copy of θ̄, to sample or export with: open a second network with it and leave the run's alone.
   * @throws OptionError when there is none yet.
   */
  weights(): Float32Array;
  state(): CallbackState;
  restore(state: CallbackState): void;
}

const SUBJECT = "ema";
const REMEDY = "reanuda con los ajustes (decay, start) y la red con que empezaste, o empieza otro entrenamiento";

/**
 * An exponential moving average of the weights, updated after each training step:
 *
 * θ̄ ← μ θ̄ + (1 − μ) θ,
 *
 * in float32 and in this order: μ is rounded, 1 − μ and the two products and their sum are each rounded once. With that, and
 * with what a checkpoint keeps of it, an average that was resumed has the bits of one that never stopped. The weights of one
 * step wander around those of their mean; samples of the mean are cleaner (Song and Ermon, 2020, "Improved techniques for
 * training score-based generative models", section 4). Started at "weights" it remembers the random start for a while,
 * with weight μᵗ after t steps; started at "zero" it is the weighted mean of the weights after the t steps alone.
 * Added to a run that goes on without a state of it, it starts there.
 * @throws OptionError
 * @example
 * const average = ema({ decay: 0.5 });
 * average.onBegin({ run: { weights: Float32Array.of(0) } });
 * average.onStep({}, { run: { weights: Float32Array.of(4) } });
 * average.weights(); // Float32Array(1) [ 2 ]
 */
export function ema({ decay = 0.999, start = "weights" }: EmaOptions = {}): Ema {
  requireDecay(decay);
  requireOneOf("start", start, { subject: SUBJECT, allowed: ["weights", "zero"] });
  const keep = Math.fround(decay);
  const progress = { average: undefined as Float32Array | undefined, steps: 0 };
  const begin = (weights: Float32Array) => {
    progress.average ??= start === "weights" ? weights.slice() : new Float32Array(weights.length);
    return requireLength(progress.average, weights.length);
  };
  return {
    name: "ema",
    onBegin: ({ run }) => void begin(run.weights),
    onStep: (_, { run }) => {
      blend(begin(run.weights), run.weights, keep);
      progress.steps++;
    },
    onGoneBack: ({ run }) => void begin(run.weights), // the start of a run is older than its average
    weights: () => finished(progress, start === "zero" ? 1 - keep ** progress.steps : 1),
    state: () => {
      const { average, steps } = progress;
      return { values: { decay, start, steps }, ...(average && { arrays: { average: average.slice() } }) };
    },
    restore: (state) => void Object.assign(progress, checked(state, { decay, start })),
  };
}

function blend(average: Float32Array, weights: Float32Array, keep: number): void {
  const take = Math.fround(1 - keep);
  for (let i = 0; i < average.length; i++) average[i] = Math.fround(keep * average[i]) + Math.fround(take * weights[i]);
}

function finished({ average, steps }: { average: Float32Array | undefined; steps: number }, share: number): Float32Array {
  if (average && share > 0) return average.map((value) => value / share);
  throw new OptionError({
    subject: SUBJECT,
    problem: `todavía no hay media de los pesos, ${afterSteps(steps)}`,
    remedy: "pásala en callbacks y entrena al menos un paso",
  });
}

function requireDecay(decay: number): void {
  const context = { subject: SUBJECT, remedy: "0.999 recuerda unos mil pasos; con 1 no cambiaría nunca" };
  requireProbability("decay", decay, context);
  if (Math.fround(decay) < 1) return;
  throw new OptionError({ ...context, problem: `decay debe ser menor que 1 y llegó ${decay}` });
}

function requireLength(average: Float32Array, length: number): Float32Array {
  if (average.length === length) return average;
  const problem = `la media guardada tiene ${average.length} pesos y la red, ${length}`;
  throw new DataError({ subject: SUBJECT, problem, remedy: REMEDY });
}

/** What `state` gave, of an average with the same options. @throws DataError */
function checked(state: CallbackState, { decay, start }: Required<EmaOptions>) {
  const { values = {}, arrays = {} } = state ?? {};
  const { steps } = values;
  const { average } = arrays;
  const refuse = (problem: string): never => {
    throw new DataError({ subject: SUBJECT, problem, remedy: REMEDY });
  };
  if (!Number.isSafeInteger(steps) || (steps as number) < 0) refuse(`steps debe ser un entero y es ${describeValue(steps)}`);
  if (values.decay !== decay || values.start !== start)
    refuse(`lo guardado es de decay ${describeValue(values.decay)} y start ${describeValue(values.start)}`);
  if (average === undefined && steps === 0) return { average, steps: 0 };
  if (!(average instanceof Float32Array) || !average.every(Number.isFinite))
    refuse(`average debe ser un Float32Array de números finitos y es ${describeValue(average)}`);
  return { average: average.slice(), steps: steps as number };
}
