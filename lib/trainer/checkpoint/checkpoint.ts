import type { ReplayBufferState } from "../../buffer/state";
import { DataError } from "../../errors";
import type { NetworkSpec } from "../../network/spec";
import { requireWeights } from "../../network/weights";
import type { AdamState } from "../adam";
import type { EpochReport } from "../epoch-report";
import type { CallbackState } from "./callback-state";
import type { Recipe } from "../recipe";
import type { MetricSums } from "../step-metrics";
import type { Training } from "../training";
import { stable } from "./stable";

/** Everything that a training run needs to go on with the bits of one that never stopped. */
export interface Checkpoint {
  readonly spec: NetworkSpec;
  readonly recipe: Recipe;
  readonly progress: Progress;
  readonly weights: Float32Array;
  readonly moments: AdamState;
  /** Where the power iterations of a spectral limit start, in a recipe that has one. */
  readonly directions?: Float32Array;
  readonly buffer: ReplayBufferState;
  readonly history: readonly EpochReport[];
  /** What each callback remembers, by its name. */
  readonly callbacks: Readonly<Record<string, CallbackState>>;
}

/** Where a run is. The state of its random numbers is the seed and the counters: they are functions of both. */
export interface Progress {
  readonly seed: number;
  readonly step: number;
  readonly epoch: number;
  readonly batch: number;
  readonly sums: MetricSums;
  readonly rateScale: number;
  readonly rateFactor: number;
  /** How often a watchdog went back. */
  readonly rollbacks: number;
  /** Seconds that the epoch under way has taken so far. */
  readonly seconds: number;
}

/** What a trainer knows besides its run. */
export type Surroundings = Pick<Checkpoint, "history" | "callbacks"> & Pick<Progress, "seconds">;

/**
 * The checkpoint of a run as it is now; later steps do not change it.
 * @example
 * const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4 }, { seed: 7 });
 * checkpointOf(run).progress.step; // 0
 */
export function checkpointOf(
  run: Training,
  { history, callbacks, seconds }: Surroundings = { history: [], callbacks: {}, seconds: 0 },
): Checkpoint {
  const { seed, step, epoch, batch, sums, rateScale, rateFactor, rollbacks } = run;
  const { first, second, step: updates } = run.moments;
  return {
    spec: run.network.spec,
    recipe: run.recipe,
    progress: { seed, step, epoch, batch, sums, rateScale, rateFactor, rollbacks, seconds },
    weights: run.weights.slice(),
    moments: { first: first.slice(), second: second.slice(), step: updates },
    ...(run.directions && { directions: run.directions.slice() }),
    buffer: run.buffer.state(),
    history: [...history],
    callbacks,
  };
}

/**
 * Puts a run where a checkpoint was taken.
 * @throws DataError when it is of another network or recipe; ShapeError, OptionError when its weights are not weights of it; the run
 * is then as it was.
 * @example
 * const open = async () => startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4, steps: 2 }, { seed: 7 });
 * const [run, other] = [await open(), await open()];
 * await trainStep(run, normalStart([10], { chains: 4, seed: 1, spread: 0.1 }));
 * resumeTraining(other, checkpointOf(run));
 * [other.step, other.weights.join() === run.weights.join()]; // [ 1, true ]
 */
export function resumeTraining(run: Training, { spec, recipe, progress, weights, moments, directions, buffer }: Checkpoint): void {
  requireSame("la red", run.network.spec, spec);
  requireSame("la receta", run.recipe, recipe);
  requireDirections(run.directions, directions);
  const copies = { first: moments.first.slice(), second: moments.second.slice(), step: moments.step };
  requireWeights(run.network.spec, weights); // all that may be refused is, before anything changes
  run.buffer.restore(buffer);
  run.network.setWeights(weights);
  const { seconds: _, ...counters } = progress;
  Object.assign(run, counters, { weights: weights.slice(), moments: copies, directions: directions?.slice() });
}

/** Those of the file are of the same layers. */
function requireDirections(ours: Float32Array | undefined, theirs: Float32Array | undefined): void {
  if (ours?.length === theirs?.length) return;
  throw new DataError({
    subject: "punto de control",
    problem: `debe guardar ${ours?.length ?? 0} números para el límite espectral y guarda ${theirs?.length ?? 0}`,
    remedy: "usa un punto de control de este mismo entrenamiento",
  });
}

function requireSame(what: string, ours: object, theirs: object): void {
  const different = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (key) => stable(ours[key as keyof object]) !== stable(theirs[key as keyof object]),
  );
  if (different.length === 0) return;
  throw new DataError({
    subject: "punto de control",
    problem: `${what} del punto de control no es la de este entrenamiento: cambia ${different.join(", ")}`,
    remedy: "sigue con la misma red y la misma receta, o empieza otro entrenamiento en otra carpeta",
  });
}
