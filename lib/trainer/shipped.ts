import { readShippedFile } from "#trainer/shipped-files";
import { OptionError, requireOneOf } from "../errors";
import { decodeWeights, type WeightsFile } from "../network/weights-file";
import { readHistory } from "./callbacks/metrics-history";
import type { EpochReport } from "./epoch-report";
import { MAIN_RUN, readShippedRun, SHIPPED_RUNS, type ShippedRun, type ShippedRunName } from "./shipped-runs";

/** Where each network lies in data/checkpoints/: a file, or the folder of a run with several epochs. */
const PLACES = {
  /** The network of the notebooks: the last epoch of its run. */
  "ebm-mnist": { run: MAIN_RUN },
  /** The mean of the weights of its last epochs. */
  "ebm-mnist-averaged": { file: "ebm-mnist-averaged.ebm" },
  /** The same of the run with the book's own recipe: of the means and last epochs of this network, the one whose chains most often end at a digit. */
  "ebm-mnist-gdl-averaged": { file: "ebm-mnist-gdl-averaged.ebm" },
  "ebm-mnist-gdl": { run: "ebm-mnist-gdl" },
  "ebm-mnist-uva": { run: "ebm-mnist-uva" },
  "ebm-mnist-compact": { run: "ebm-mnist-compact" },
  "mlp-784": { run: "mlp-784" },
  /** A classifier whose −log Σ exp of the logits is an energy. */
  "mnist-jem": { run: "mnist-jem" },
  "mnist-classifier": { file: "mnist-classifier.ebm" },
} as const satisfies Record<string, { readonly file: string } | { readonly run: ShippedRunName }>;

export type ShippedName = keyof typeof PLACES;
/** Names of the networks that come trained with the project, in data/checkpoints/. */
export const SHIPPED = Object.keys(PLACES) as readonly ShippedName[];

/**
 * Loads a network that comes trained with the project; `about` says how it was trained, and of which epochs it is the mean
 * (`averaged`) if it is one.
 * @param options.epoch which epoch of its run; by default the last one that is there
 * @throws OptionError when no network has that name or that epoch; FileError, DataError when a file is missing or damaged.
 * @example
 * (await loadShipped("ebm-mnist")).weights.length; // 76993
 */
export async function loadShipped(name: ShippedName, { epoch }: { readonly epoch?: number } = {}): Promise<WeightsFile> {
  const place = placeOf(name, "loadShipped");
  const file = "file" in place ? place.file : await fileOfEpoch(place.run, epoch);
  const found = await decodeWeights(await readShippedFile(file), { name: file });
  if ("file" in place && epoch !== undefined && found.about.epochs !== epoch) throw noEpoch(name, epoch, [Number(found.about.epochs)]);
  return found;
}

/**
 * The epochs of a network that come with the project, in rising order; of a single file, how many it was trained for.
 * @throws OptionError when no network has that name; FileError, DataError when a file is missing or damaged.
 * @example
 * (await shippedEpochs("ebm-mnist")).slice(0, 3); // [ 1, 2, 3 ]
 */
export async function shippedEpochs(name: ShippedName): Promise<readonly number[]> {
  const place = placeOf(name, "shippedEpochs");
  if ("file" in place) return [Number((await loadShipped(name)).about.epochs)];
  return (await readRun(place.run)).epochs.map(({ epoch }) => epoch);
}

/**
 * The metrics of all epochs of a run that comes with the project, also of those whose weights were not kept.
 * @throws OptionError when no run has that name; FileError, DataError when its history is missing or damaged.
 * @example
 * (await loadShippedHistory("ebm-mnist"))[0].epoch; // 0
 * await loadShippedHistory("mnist-classifier"); // throws OptionError
 */
export async function loadShippedHistory(name: ShippedName): Promise<readonly EpochReport[]> {
  const subject = "loadShippedHistory";
  const place = placeOf(name, subject);
  if ("run" in place) return readHistory(await readShippedFile(`${place.run}/history.json`), { name: `${place.run}/history.json` });
  const remedy = `lo tienen ${["ebm-mnist", ...Object.keys(SHIPPED_RUNS)].join(", ")}`;
  throw new OptionError({ subject, problem: `«${name}» es un solo fichero: no tiene historial aparte`, remedy });
}

function placeOf(name: ShippedName, subject: string) {
  return PLACES[requireOneOf("name", name, { subject, allowed: SHIPPED })];
}

async function readRun(run: ShippedRunName): Promise<ShippedRun> {
  const name = `${run}/run.json`;
  return readShippedRun(await readShippedFile(name), { name });
}

async function fileOfEpoch(run: ShippedRunName, epoch: number | undefined): Promise<string> {
  const { epochs } = await readRun(run);
  const found = epoch === undefined ? epochs[epochs.length - 1] : epochs.find((row) => row.epoch === epoch);
  if (found) return `${run}/${found.file}`;
  throw noEpoch(
    run,
    epoch,
    epochs.map((row) => row.epoch),
  );
}

function noEpoch(name: string, epoch: unknown, epochs: readonly number[]): OptionError {
  return new OptionError({
    subject: "loadShipped",
    problem: `de «${name}» no está la época ${epoch}`,
    remedy: `están ${epochs.join(", ")}; sin epoch se abre la última`,
  });
}
