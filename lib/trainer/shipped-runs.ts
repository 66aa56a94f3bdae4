import { DataError } from "../errors";
import type { PresetName } from "../network/presets";
import type { Recipe } from "./recipe";
import type { RecipeName } from "./recipes";

/** A training run that comes with the project: a network of the lesson, a recipe, and the epochs that are kept of it. */
interface PlannedRun {
  readonly preset: PresetName;
  readonly recipe: RecipeName;
  readonly epochs: readonly number[];
}

const MAIN = [1, 2, 3, 5, 10, 20, 30, 40, 50, 60, 70];

/** The runs that come with the project, each in a folder of data/checkpoints/ of that name. */
export const SHIPPED_RUNS = {
  "ebm-mnist-gdl": { preset: "ebm-mnist", recipe: "gdl", epochs: MAIN },
  "ebm-mnist-uva": { preset: "ebm-mnist", recipe: "uva", epochs: MAIN },
  "ebm-mnist-compact": { preset: "ebm-mnist-compact", recipe: "seed1", epochs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
  "mlp-784": { preset: "mlp-784", recipe: "mlp", epochs: [1, 10, 50, 120] },
  "mnist-jem": { preset: "mnist-jem", recipe: "jem", epochs: [2] },
} as const satisfies Record<string, PlannedRun>;
export type ShippedRunName = keyof typeof SHIPPED_RUNS;

/** The run whose last epoch the notebooks call "ebm-mnist". */
export const MAIN_RUN = "ebm-mnist-uva" satisfies ShippedRunName;

/** Networks whose weights are the mean of several epochs of a run (`averageWeights`), each in a file of that name. */
export const SHIPPED_AVERAGES = { "ebm-mnist-averaged": MAIN_RUN, "ebm-mnist-gdl-averaged": "ebm-mnist-gdl" } as const satisfies Record<
  string,
  ShippedRunName
>;

/** One epoch of a shipped run. */
export interface ShippedEpoch {
  /** Epochs made, from 1. */
  readonly epoch: number;
  /** Its weights file, in the folder of the run. */
  readonly file: string;
  /** sha256 of that file, and of θ alone as little-endian float32. */
  readonly sha256: string;
  readonly weightsSha256: string;
  /** E of the images of `probe`, without FMA. */
  readonly energies: readonly number[];
}

/** What the run.json of a shipped run says; data/README.md documents it. */
export interface ShippedRun {
  readonly preset: PresetName;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly command: string;
  readonly machine: string;
  readonly engine: unknown;
  readonly node: string;
  /** Where it went on, if with another engine or Node, or on another machine. */
  readonly resumed?: readonly Pick<ShippedRun, "engine" | "node" | "machine">[];
  /** The stored images whose energies are stored, e.g. "probe-32.f32". */
  readonly probe: string;
  readonly epochs: readonly ShippedEpoch[];
}

/**
 * Reads the text of a run.json.
 * @param options.name how errors call the file
 * @throws DataError when it is damaged or lacks something.
 * @example
 * readShippedRun("{", { name: "run.json" }); // throws DataError
 */
export function readShippedRun(content: Uint8Array | string, { name }: { readonly name: string }): ShippedRun {
  const run = parse(content, name) as Partial<ShippedRun> | null;
  const members = ["preset", "recipe", "seed", "command", "machine", "engine", "node", "probe", "epochs"] as const;
  const missing = members.find((member) => run?.[member] === undefined);
  if (missing !== undefined) throw new DataError({ subject: name, problem: `falta «${missing}»`, remedy: REMEDY });
  const { epochs } = run as ShippedRun;
  if (!Array.isArray(epochs) || epochs.length === 0 || !epochs.every(isEpoch)) {
    throw new DataError({
      subject: name,
      problem: "epochs debe ser una lista de épocas en orden, con su fichero y sus sumas",
      remedy: REMEDY,
    });
  }
  return run as ShippedRun;
}

const REMEDY = "recupéralo con git checkout data/checkpoints";

function parse(content: Uint8Array | string, name: string): unknown {
  try {
    return JSON.parse(typeof content === "string" ? content : new TextDecoder().decode(content));
  } catch (cause) {
    throw new DataError({ subject: name, problem: "el fichero está truncado o no es JSON", remedy: REMEDY, cause });
  }
}

function isEpoch(row: Partial<ShippedEpoch> | null, index: number, rows: readonly Partial<ShippedEpoch>[]): boolean {
  if (typeof row?.epoch !== "number" || (index > 0 && row.epoch <= (rows[index - 1].epoch ?? Infinity))) return false;
  return [row.file, row.sha256, row.weightsSha256].every((text) => typeof text === "string") && Array.isArray(row.energies);
}
