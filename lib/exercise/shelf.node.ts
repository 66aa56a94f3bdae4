import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readIfThere, writeWhole } from "../bytes/index";
import type { Shelf } from "./ledger";

/** progreso/ of the project: lib/dist/exercise/ is three folders below its root. */
const FOLDER = join(__dirname, "..", "..", "..", "progreso");
const FILE = "ejercicios.json";

/** How long to wait for another session, and how old the lock of one that died is: milliseconds. */
const WAIT = { tries: 100, pause: 5, stale: 2000 };

/**
 * The file progreso/ejercicios.json of the project, or of the folder EBM_PROGRESS.
 *
 * None when notebooks are built or tried headless (EBM_BUILD=1, EBM_SMOKE=1): what they show must not depend on anybody's progress.
 */
export function localShelf(): Shelf | undefined {
  const { EBM_BUILD, EBM_SMOKE, EBM_PROGRESS } = process.env;
  return EBM_BUILD === "1" || EBM_SMOKE === "1" ? undefined : shelfIn(EBM_PROGRESS || FOLDER);
}

function shelfIn(folder: string): Shelf {
  const file = join(folder, FILE);
  const name = `${basename(folder)}/${FILE}`;
  return {
    name,
    read: () => {
      const bytes = readIfThere(file);
      return bytes && new TextDecoder().decode(bytes);
    },
    keptAt: () => statSync(file, { throwIfNoEntry: false })?.mtimeMs,
    write: (text) => void writeWhole(file, text),
    putAside: () => {
      const aside = freeName(file);
      renameSync(file, aside);
      return `${basename(folder)}/${basename(aside)}`;
    },
    alone: (work) => {
      const free = lock(`${file}.lock`);
      try {
        return work();
      } finally {
        free();
      }
    },
  };
}

/** A name beside the file that nothing has. */
function freeName(file: string): string {
  for (let n = 1; ; n++) {
    const name = file.replace(/\.json$/, `-apartado-${n}.json`);
    if (readIfThere(name) === undefined) return name;
  }
}

/** Takes a lock and returns what gives it back. A folder that cannot be written has no lock: the write will say so. */
function lock(name: string): () => void {
  for (let i = 0; i < WAIT.tries; i++) {
    try {
      mkdirSync(dirname(name), { recursive: true });
      closeSync(openSync(name, "wx"));
      return () => rmSync(name, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return () => undefined;
      dropStale(name);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT.pause);
    }
  }
  return () => undefined;
}

/** Removes the lock of a session that ended before it gave it back. */
function dropStale(name: string): void {
  const age = Date.now() - (statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY);
  if (age > WAIT.stale) rmSync(name, { force: true });
}
