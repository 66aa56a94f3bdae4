import { DataError, EbmError, requireInteger } from "../../errors";
import type { RunFolder } from "../run-folder";
import type { Checkpoint } from "./checkpoint";
import { decodeCheckpoint, encodeCheckpoint, type Provenance } from "./codec";

/** The checkpoints of a run in its folder, the newest few of them. */
export interface CheckpointStore {
  /** Writes a checkpoint whole, and only then removes the oldest beyond those to keep. @throws FileError */
  save(checkpoint: Checkpoint): Promise<void>;
  /**
   * The newest checkpoint that is whole, or undefined when there is none at all.
   * @param onDamaged is told of each newer file that cannot be used
   * @throws DataError when there are files and none is whole.
   */
  latest(onDamaged?: (error: Error) => void): Promise<Checkpoint | undefined>;
}

const FOLDER = "checkpoints";
const NAME = /^paso-(\d{9})\.ebmc$/;

/**
 * Where a run keeps its checkpoints: FOLDER/checkpoints/paso-000000468.ebmc, named by the training steps made.
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
  return {
    async save(checkpoint) {
      const name = `paso-${String(checkpoint.progress.step).padStart(9, "0")}.ebmc`;
      folder.write(`${FOLDER}/${name}`, await encodeCheckpoint(checkpoint, { madeWith }));
      // After a watchdog went back, files of later steps belong to a future that will not be.
      const [past, undone] = [names().filter((other) => other <= name), names().filter((other) => other > name)];
      for (const old of [...undone, ...past.slice(0, -keep)]) folder.remove(`${FOLDER}/${old}`);
    },
    async latest(onDamaged = () => undefined) {
      const found = names().reverse();
      for (const name of found) {
        try {
          return await decodeCheckpoint(folder.read(`${FOLDER}/${name}`) ?? new Uint8Array(), { name: `${folder.path}/${FOLDER}/${name}` });
        } catch (error) {
          if (!(error instanceof EbmError)) throw error;
          onDamaged(error);
        }
      }
      if (found.length > 0) throw noneWhole(folder);
      return undefined;
    },
  };
}

function noneWhole(folder: RunFolder): DataError {
  return new DataError({
    subject: `${folder.path}/${FOLDER}`,
    problem: "ningún punto de control está entero",
    remedy: "recupera la carpeta de una copia, o empieza otra vez en otra carpeta",
  });
}
