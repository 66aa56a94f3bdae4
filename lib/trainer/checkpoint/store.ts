import { DataError, EbmError, requireInteger } from "../../errors";
import type { RunFolder } from "../run-folder";
import type { Checkpoint } from "./checkpoint";
import { decodeCheckpoint, encodeCheckpoint, isDamaged, type Provenance } from "./codec";

/** What a run goes on from. */
export interface FoundCheckpoints {
  /** The newest one that is whole. */
  readonly last: Checkpoint & Provenance;
  /** The newest one of a whole epoch, where a watchdog goes back to; absent in the first epoch of a run. */
  readonly good: Checkpoint | undefined;
}

/** The checkpoints of a run in its folder, the newest few of them. */
export interface CheckpointStore {
  /**
   * Writes a checkpoint whole, and only then removes the oldest beyond those to keep and those that `latest` found damaged. What could
   * not be read, or is of another version, may be good: it stays, until the run comes to the same step again.
   * @throws FileError
   */
  save(checkpoint: Checkpoint): Promise<void>;
  /**
   * The newest checkpoint that is whole, or undefined when there is none at all.
   * @param onDamaged is told of each newer file that cannot be used
   * @throws DataError when there are files and none is whole; else the FileError or DataError of the newest that this user, or this version
   * of the library, cannot read.
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
  const useless: Useless = new Map();
  const read = (name: string) => readFrom(folder, name, useless);
  return {
    async save(checkpoint) {
      const name = nameOf(checkpoint);
      folder.write(`${FOLDER}/${name}`, await encodeCheckpoint(checkpoint, { madeWith }));
      useless.delete(name);
      for (const old of surplus(names(), { name, keep, useless })) folder.remove(`${FOLDER}/${old}`);
      for (const rubbish of folder.names(FOLDER).filter((other) => RUBBISH.test(other))) folder.remove(`${FOLDER}/${rubbish}`);
    },
    async latest(onDamaged = () => undefined) {
      const newestFirst = names().reverse();
      if (newestFirst.length === 0) return undefined;
      const last = await firstWhole(newestFirst, { read, onDamaged });
      if (!last) throw newestFirst.map((name) => useless.get(name)).find((found) => found?.damaged === false)?.error ?? noneWhole(folder);
      if (last.progress.batch === 0) return { last, good: last };
      const before = newestFirst.filter((name) => name < nameOf(last) && !name.endsWith(PARTIAL));
      return { last, good: await firstWhole(before, { read, onDamaged }) };
    },
  };
}

/** What could not be used of a folder, by name. */
type Useless = Map<string, { readonly error: Error; readonly damaged: boolean }>;

async function readFrom(folder: RunFolder, name: string, useless: Useless): Promise<Checkpoint & Provenance> {
  let bytes: Uint8Array | undefined;
  try {
    bytes = folder.read(`${FOLDER}/${name}`) ?? new Uint8Array();
    const found = await decodeCheckpoint(bytes, { name: `${folder.path}/${FOLDER}/${name}` });
    useless.delete(name); // somebody may have brought it back
    return found;
  } catch (error) {
    useless.set(name, { error: error as Error, damaged: bytes !== undefined && isDamaged(bytes, error) });
    throw error;
  }
}

/** What a new checkpoint makes superfluous: what is damaged, and the oldest but for the newest of a whole epoch. */
function surplus(
  names: readonly string[],
  { name, keep, useless }: { readonly name: string; readonly keep: number; readonly useless: Useless },
): string[] {
  const past = names.filter((other) => other <= name && !useless.has(other));
  const good = past.filter((other) => !other.endsWith(PARTIAL)).at(-1);
  return [...names.filter((other) => useless.get(other)?.damaged), ...past.slice(0, -keep).filter((other) => other !== good)];
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
