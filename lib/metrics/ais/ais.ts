import type { Energy } from "../../energy/energy";
import { requireEnergy } from "../../energy/require-energy";
import { describeValue, OptionError, requireInteger, requireMembers, requirePositive, requireSamples, ShapeError } from "../../errors";
import { rng, STREAM } from "../../rng/rng";
import { ascend, descend, type Passage, type Passed, type Transition } from "./anneal";
import type { BaseDensity } from "./base-density";
import { type LogMean, logMeanWeights } from "./log-weights";
import { annealingSchedule } from "./schedule";
import { tuneStepSizes } from "./tune";

/** How to anneal. */
export interface AisOptions {
  readonly base: BaseDensity;
  /** Makes the reversible kernel of a temperature: `(energy, stepSize) => mala(energy, { stepSize })`. */
  readonly transition: Transition;
  readonly seed: number;
  /** Chains from the base; backwards there are as many as starts. */
  readonly chains?: number;
  /** K, or 0 = β_0 < … < β_K = 1 themselves. */
  readonly schedule?: number | Float64Array;
  /** Transitions at each temperature. */
  readonly steps?: number;
  /** One for all temperatures, or one for each of β_1 … β_K; by default pilot chains find them. */
  readonly stepSizes?: number | Float64Array;
  readonly signal?: AbortSignal;
}

/** An estimate of log Z from one direction. */
export interface AisRun extends Passed {
  /** The estimate: its expectation is a bound, below from `aisForward`, above from `aisReverse` if its starts are exact. */
  readonly logZ: number;
  readonly standardError: number;
  /** Bootstrap interval of 95 % of the estimate itself, not of log Z. */
  readonly interval: readonly [low: number, high: number];
  readonly ess: number;
  readonly stepSizes: Float64Array;
}

/** Index of the key of the draws from the base. */
const DRAWS = 2 ** 30 - 1;

/**
 * Annealed importance sampling: an estimate of log Z = log ∫ exp(−E(x)) dx whose expectation is at most log Z.
 *
 * Chains begin at x ~ p₀ and go through the densities ∝ p₀^(1−β) exp(−βE): w = Π_k (exp(−E(x_{k−1})) / p₀(x_{k−1}))^(β_k − β_{k−1}). E[w] = Z exactly, for
 * any schedule, so by Jensen's inequality E[log (1/N) Σ w] ≤ log Z, and by Markov's P(log (1/N) Σ w > log Z + b) ≤ e^−b: a stochastic lower bound. In
 * `log p(x) = −E(x) − log Z` it gives an **upper** bound of the log-likelihood, that is, it flatters the model.
 *
 * Source: Neal (2001), "Annealed importance sampling"; Grosse, Ghahramani and Adams (2015).
 * @throws OptionError, ShapeError; EbmError when an energy is no number; AbortError when `signal` fires.
 * @example
 * const options = { base: gaussianBase([2]), transition: (e, stepSize) => mala(e, { stepSize }), seed: 7, chains: 200, schedule: 100 };
 * const { logZ } = await aisForward(quadratic([1, 0]), options);
 * Math.abs(logZ - Math.log(2 * Math.PI)) < 0.05; // true
 */
export async function aisForward(energy: Energy, options: AisOptions): Promise<AisRun> {
  const subject = "aisForward";
  const passage = await prepare(energy, options, subject);
  const chains = requireInteger("chains", options.chains ?? 500, { subject, min: 1, max: 1e6 });
  const start = passage.base.draw(chains, rng(passage.seed, STREAM.annealing, DRAWS));
  const passed = await ascend(energy, start, passage);
  return runOf(passed, passage, (log) => log);
}

/**
 * The same passage backwards, from samples of the model to the base: an estimate of log Z whose expectation is at least log Z.
 *
 * With x_K ~ p = exp(−E)/Z exactly and reversible kernels, E[1/w] = 1/Z, so −log (1/N) Σ 1/w is a stochastic upper bound of log Z: a **lower** bound of the
 * log-likelihood, that is, an honest one. All of it rests on the starts: from chains that have not converged, or from data, it is no bound; if they miss
 * a region that the base misses too, both directions agree on the log Z of the rest.
 *
 * Source: Grosse, Ghahramani and Adams (2015); Burda, Grosse and Salakhutdinov (2015), "Accurate and conservative estimates of MRF log-likelihood
 * using reverse annealing", for starts at data.
 * @param starts exact samples of the model, of shape [n, ...energy.shape]
 * @throws OptionError, ShapeError; EbmError when an energy is no number or a chain leaves the base's support; AbortError when `signal` fires.
 * @example
 * const model = gaussianBase([2], { mean: 1 }); // the Gaussian of quadratic([1, 1])
 * const options = { base: gaussianBase([2]), transition: (e, stepSize) => mala(e, { stepSize }), seed: 7, schedule: 100 };
 * const { logZ } = await aisReverse(quadratic([1, 1]), model.draw(200, rng(3)), options);
 * Math.abs(logZ - Math.log(2 * Math.PI)) < 0.05; // true
 */
export async function aisReverse(energy: Energy, starts: Float32Array, options: AisOptions): Promise<AisRun> {
  const subject = "aisReverse";
  const passage = await prepare(energy, options, subject);
  requireSamples("starts", starts, { subject, shape: energy.shape, remedy: "pasa muestras del modelo" });
  const passed = await descend(energy, starts, passage);
  return runOf(passed, passage, (log) => -log);
}

function runOf(passed: Passed, { stepSizes, seed }: Passage, sign: (log: number) => number): AisRun {
  const { value, standardError, interval, ess }: LogMean = logMeanWeights(passed.logWeights.map(sign), { seed });
  const ends = [sign(interval[0]), sign(interval[1])].sort((a, b) => a - b) as unknown as readonly [number, number];
  return { ...passed, logZ: sign(value), standardError, interval: ends, ess, stepSizes };
}

async function prepare(energy: Energy, options: AisOptions, subject: string): Promise<Passage> {
  const { base, transition, seed, schedule = 500, steps = 1, stepSizes, signal } = options ?? ({} as AisOptions);
  requireEnergy(energy, subject);
  const kind = "una densidad de partida";
  requireMembers("base", base, {
    subject,
    kind,
    members: ["draw", "logDensity", "gradient"],
    remedy: "por ejemplo gaussianBase(energy.shape)",
  });
  if (String(base.shape) !== String(energy.shape))
    throw new ShapeError({
      subject,
      problem: `la base es de forma [${base.shape.join(", ")}] y la energía de [${energy.shape.join(", ")}]`,
    });
  if (typeof transition !== "function") {
    const problem = `transition debe ser una función (energía, paso) => muestreador y llegó ${describeValue(transition)}`;
    throw new OptionError({ subject, problem, remedy: "por ejemplo transition: (e, stepSize) => mala(e, { stepSize })" });
  }
  requireInteger("steps", steps, { subject, min: 1, max: 1e5 });
  requireInteger("seed", seed, { subject, remedy: "por ejemplo seed: 7" });
  const betas = typeof schedule === "number" ? annealingSchedule(schedule) : requireSchedule(schedule, subject);
  const partial = { base, transition, betas, steps, seed, signal };
  return { ...partial, stepSizes: stepsOf(stepSizes, betas.length - 1, subject) ?? (await tuneStepSizes(energy, partial)) };
}

function stepsOf(stepSizes: AisOptions["stepSizes"], count: number, subject: string): Float64Array | undefined {
  if (stepSizes === undefined) return undefined;
  const all = typeof stepSizes === "number" ? new Float64Array(count).fill(stepSizes) : stepSizes;
  if (all?.length !== count)
    throw new ShapeError({ subject, problem: `hay ${count} temperaturas y stepSizes trae ${describeValue(stepSizes)}` });
  all.forEach((size, k) => requirePositive(`stepSizes[${k}]`, size, { subject }));
  return all;
}

function requireSchedule(betas: Float64Array, subject: string): Float64Array {
  const good =
    betas instanceof Float64Array &&
    betas.length > 1 &&
    betas.every((b, k) => (k === 0 ? b === 0 : b > betas[k - 1])) &&
    betas[betas.length - 1] === 1;
  if (good) return betas;
  const problem = `schedule debe ser un número de temperaturas o un Float64Array que sube de 0 a 1 y llegó ${describeValue(betas)}`;
  throw new OptionError({ subject, problem, remedy: "por ejemplo annealingSchedule(500)" });
}
