import { adamUpdate } from "../engine/adam-update";
import type { AdamMoments, AdamRates, EngineNetwork } from "../engine/engine";
import { turns } from "../engine/turns";
import { EbmError, requireInteger, requireMembers, requireSamples, ShapeError } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Examples, Objective } from "../objective/objective";
import { type Adam, type AdamState, adam } from "./adam";
import { drawBatch } from "./draw-batch";
import { euclideanNorm } from "./euclidean-norm";
import { runningMean } from "./running-mean";
import { keepLimit, startLimit } from "./spectral-limit";

/** What one training step saw. */
export interface FitRecord {
  /** Training steps made, from 1. */
  readonly step: number;
  readonly loss: number;
  /** Mean E of the batch's data. */
  readonly energy: number;
  /** |∂L/∂θ|. */
  readonly parameterGradient: number;
  /** What the objective tells besides, by name. */
  readonly facts: Readonly<Record<string, number>>;
}

/** What a training of {@link fitNetwork} is made of. */
export interface FitOptions<State> {
  /** Its θ are trained in place. */
  readonly network: EngineNetwork;
  readonly objective: Objective<State>;
  /** The training set. */
  readonly data: Examples;
  /** Samples a step, drawn from the set with replacement. */
  readonly batchSize?: number;
  readonly optimizer?: Adam;
  /** Training steps. */
  readonly steps: number;
  /** Decides, with the step, every random number. */
  readonly seed: number;
  /** Steps of which a record is kept, from 1; by default all. */
  readonly record?: readonly number[];
  /** The learning rate of the step after `done` steps; by default the optimizer's own. */
  readonly learningRate?: (done: number) => number;
  /** The network ends with the mean of θ over the last so many steps; 1 is the last θ alone. */
  readonly average?: number;
  /** No layer stretches anything more than this, from the start and after each step; by default there is no limit. */
  readonly spectralLimit?: number;
  readonly signal?: AbortSignal;
  readonly onStep?: (record: FitRecord) => void;
}

/** What is left of a training besides the network. */
export interface Fitted<State> {
  readonly history: readonly FitRecord[];
  /** The objective's own parameters, e.g. [log Z], averaged as θ is. */
  readonly own: Float32Array;
  /** The objective's state, e.g. its chains. */
  readonly state: State;
}

/**
 * Trains a small network on points with any objective: batches, the objective's gradient, Adam, and again.
 *
 * θ_{t+1} = Adam(θ_t, ∂L/∂θ), and the same for the objective's own parameters. All random numbers are functions of (seed, step), so
 * the same options give the same bits, on any engine that gives the same bits. For images there is `trainer`, with its recipes,
 * callbacks and checkpoints. Averaging: Polyak and Juditsky (1992).
 * @throws OptionError, ShapeError; EbmError when the loss or its gradient is no number any more; AbortError when `signal` fires.
 * @example
 * const spec = network({ name: "punto", inputShape: [2], layers: [dense(8, { activation: "swish" }), dense(1)] });
 * const net = await openNetwork(spec, { seed: 7 });
 * const data = { x: twoMoons(500, { seed: 7 }) };
 * const objective = nce({ noise: fitGaussianNoise(data.x, { shape: [2] }) });
 * const { history, own } = await fitNetwork({ network: net, objective, data, steps: 3, seed: 7 });
 * [history.length, own.length]; // [ 3, 1 ]
 */
export async function fitNetwork<State>(options: FitOptions<State>): Promise<Fitted<State>> {
  const { network, objective, data, batchSize, optimizer, steps, seed, record, learningRate, average, signal, onStep, spectralLimit } =
    checked(options);
  const wanted = record && new Set(record);
  const own = { values: Float32Array.from(objective.own), moments: optimizer.init(objective.own.length) };
  let moments: AdamState = optimizer.init(network.weights().length);
  let state = objective.init(network, seed);
  let limit = startLimit(network, spectralLimit);
  const history: FitRecord[] = [];
  const mean = runningMean();
  const nextTurn = turns(signal, "fitNetwork", "el ajuste");
  for (let step = 0; step < steps; step++) {
    await nextTurn(step);
    const batch = drawBatch(data, { batchSize, dimension: sizeOf(network.spec.inputShape), seed, step });
    const found = await objective.measure(network, batch, { seed, step, state, own: own.values });
    const parameterGradient = euclideanNorm(found.gradient);
    requireNumber("la pérdida", found.loss, step);
    requireNumber("el gradiente", parameterGradient, step);
    const rates = optimizer.rates(step, learningRate?.(step));
    moments = { ...network.adamStep(moments, found.gradient, rates), step: step + 1 };
    limit = { ...limit, ...keepLimit(network, limit) };
    updateOwn(own, found.ownGradient, rates);
    state = found.state;
    if (steps - step <= average) mean.add(network.weights(), own.values);
    const { loss, energy, facts } = found;
    const seen = { step: step + 1, loss, energy, parameterGradient, facts };
    if (wanted?.has(seen.step) ?? true) history.push(seen);
    onStep?.(seen);
  }
  const [weights, ownMean] = mean.values();
  network.setWeights(weights);
  return { history, own: ownMean, state };
}

type Optional = "spectralLimit" | "record" | "signal" | "onStep" | "learningRate";
type Checked<State> = Required<Omit<FitOptions<State>, Optional>> & Pick<FitOptions<State>, Optional>;

function checked<State>(options: FitOptions<State>): Checked<State> {
  const {
    network,
    objective,
    data,
    batchSize = 128,
    optimizer = adam(),
    steps,
    seed,
    average = 1,
    learningRate,
    ...rest
  } = options ?? ({} as FitOptions<State>);
  const subject = "fitNetwork";
  requireMembers("network", network, { subject, kind: "una red abierta con openNetwork", members: ["spec", "adamStep"] });
  requireMembers("objective", objective, { subject, kind: "un objetivo", members: ["init", "measure", "own"], remedy: "por ejemplo cd()" });
  const samples = requireSamples("data.x", data?.x, { subject, shape: network.spec.inputShape, remedy: "pasa data: { x: puntos }" });
  if (data.labels && data.labels.length !== samples) {
    const problem = `hay ${samples} muestras y ${data.labels.length} clases`;
    throw new ShapeError({ subject, problem, remedy: "pasa una clase por muestra" });
  }
  requireInteger("batchSize", batchSize, { subject, min: 1, max: 1e6 });
  requireInteger("seed", seed, { subject, remedy: "decide todos los números al azar; por ejemplo seed: 7" });
  requireInteger("steps", steps, { subject, min: 1, max: 1e7, remedy: "por ejemplo steps: 1000" });
  for (const at of rest.record ?? []) requireInteger("record", at, { subject, min: 1, max: steps, remedy: "los pasos se cuentan desde 1" });
  requireInteger("average", average, { subject, min: 1, max: steps, remedy: "cuántos de los últimos pasos se promedian" });
  return { network, objective, data, batchSize, optimizer, steps, seed, average, learningRate, ...rest };
}

interface Own {
  values: Float32Array;
  moments: AdamMoments;
}

/** The same Adam update for the objective's own parameters. */
function updateOwn(own: Own, gradient: Float32Array, rates: AdamRates): void {
  const next = adamUpdate(own.moments, { weights: own.values, gradient }, rates);
  Object.assign(own, { values: next.weights, moments: next.moments });
}

function requireNumber(what: string, value: number, step: number): void {
  if (Number.isFinite(value)) return;
  throw new EbmError({
    subject: "fitNetwork",
    problem: `${what} del paso ${step + 1} ya no es un número`,
    remedy: "baja learningRate o el paso del muestreador",
  });
}
