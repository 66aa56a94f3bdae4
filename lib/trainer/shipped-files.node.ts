import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FileError } from "../errors";

/** data/checkpoints/ of the project: lib/dist/trainer/ is three folders below its root. */
const FOLDER = join(__dirname, "..", "..", "..", "data", "checkpoints");

/** Reads a file of data/checkpoints/. @throws FileError */
export async function readShippedFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(join(FOLDER, file));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "error";
    throw new FileError({
      subject: `data/checkpoints/${file}`,
      problem: `no se pudo leer el fichero (${code})`,
      remedy: "recupéralo con git checkout data/checkpoints; lo que hay lo dice npm run checkpoints",
      cause,
    });
  }
}
