import { DataError, EbmError, requireInteger } from "../../errors";
import type { RunFolder } from "../run-folder";
import type { Checkpoint } from "./checkpoint";
import { decodeCheckpoint, encodeCheckpoint, type Provenance } from "./codec";

/** What a run goes on from. */
export interface FoundCheckpoints {
  /** The newest one that is whole. */
  readonly last: Checkpoint & Provenance;
  /** The newest one of a whole epoch, where a watchdog goes back to; absent in the first epoch of a run. */
  readonly good: Checkpoint | undefined;
}

/** The checkpoints of a run in its folder, the newest few of them. */
export interface CheckpointStore {
  /** Writes a checkpoint whole, and only then removes the oldest beyond those to keep. @throws FileError */
  save(checkpoint: Checkpoint): Promise<void>;
  /**
   * The newest checkpoint that is whole, or undefined when there is none at all.
   * @param onDamaged is told of each newer file that cannot be used
   * @throws DataError when there are files and none is whole.
   */
  latest(onDamaged?: (error: Error) => void): Promise<FoundCheckpoints | undefined>;
}

const FOLDER = "checkpoints";
/** How often the run went back, its training steps, and whether an epoch was under way: in the order of time. */
const NAME = /^vuelta-\d{3}-paso-\d{9}(-a-medias)?\.ebmc$/;
const PARTIAL = "-a-medias.ebmc";
/** What a process that was killed while it wrote left behind. */
const RUBBISH = /^vuelta-.*\.ebmc\.\d+\.tmp$/;

function nameOf({ progress: { rollbacks, step, batch } }: Checkpoint): string {
  const [turn, steps] = [String(rollbacks).padStart(3, "0"), String(step).padStart(9, "0")];
  return `vuelta-${turn}-paso-${steps}${batch === 0 ? ".ebmc" : PARTIAL}`;
}

/**
 * Where a run keeps its checkpoints: FOLDER/checkpoints/vuelta-000-paso-000000468.ebmc, in the order of time; those of the
 * middle of an epoch end in «-a-medias». The newest one of a whole epoch always stays.
 * @param options.keep how many of them stay
 * @throws OptionError
 * @example
 * await checkpointStore(runFolder("/no/existe")).latest(); // undefined
 */
export function checkpointStore(
  folder: RunFolder,
  { keep = 2, madeWith = {} }: { readonly keep?: number } & Partial<Provenance> = {},
): CheckpointStore {
  requireInteger("keep", keep, { subject: "checkpointStore", min: 1, remedy: "guarda al menos uno; por ejemplo keep: 2" });
  const names = () => folder.names(FOLDER).filter((name) => NAME.test(name));
  const read = (name: string) =>
    decodeCheckpoint(folder.read(`${FOLDER}/${name}`) ?? new Uint8Array(), { name: `${folder.path}/${FOLDER}/${name}` });
  return {
    async save(checkpoint) {
      const name = nameOf(checkpoint);
      folder.write(`${FOLDER}/${name}`, await encodeCheckpoint(checkpoint, { madeWith }));
      for (const old of surplus(names(), { name, keep })) folder.remove(`${FOLDER}/${old}`);
      for (const rubbish of folder.names(FOLDER).filter((other) => RUBBISH.test(other))) folder.remove(`${FOLDER}/${rubbish}`);
    },
    async latest(onDamaged = () => undefined) {
      const newestFirst = names().reverse();
      if (newestFirst.length === 0) return undefined;
      const last = await firstWhole(newestFirst, { read, onDamaged });
      if (!last) throw noneWhole(folder);
      if (last.progress.batch === 0) return { last, good: last };
      const before = newestFirst.filter((name) => name < nameOf(last) && !name.endsWith(PARTIAL));
      return { last, good: await firstWhole(before, { read, onDamaged }) };
    },
  };
}

/** What a new checkpoint makes superfluous: the oldest, but for the newest of a whole epoch; and newer ones, that could not be used. */
function surplus(names: readonly string[], { name, keep }: { readonly name: string; readonly keep: number }): string[] {
  const past = names.filter((other) => other <= name);
  const good = past.filter((other) => !other.endsWith(PARTIAL)).at(-1);
  return [...names.filter((other) => other > name), ...past.slice(0, -keep).filter((other) => other !== good)];
}

async function firstWhole(
  names: readonly string[],
  { read, onDamaged }: { readonly read: (name: string) => Promise<Checkpoint & Provenance>; readonly onDamaged: (error: Error) => void },
): Promise<(Checkpoint & Provenance) | undefined> {
  for (const name of names) {
    try {
      return await read(name);
    } catch (error) {
      if (!(error instanceof EbmError)) throw error;
      onDamaged(error);
    }
  }
  return undefined;
}

function noneWhole(folder: RunFolder): DataError {
  return new DataError({
    subject: `${folder.path}/${FOLDER}`,
    problem: "ningún punto de control está entero",
    remedy: "recupera la carpeta de una copia, o empieza otra vez en otra carpeta",
  });
}
