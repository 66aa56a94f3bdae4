import { readFile } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { FileError } from "../errors";

const REMEDY = "ejecuta npm ci en la carpeta del proyecto";

/** Reads a file of an installed npm package. @throws FileError when the package or the file is missing. */
export async function readPackageFile(packageName: string, path: string): Promise<Uint8Array> {
  const subject = `${packageName}/${path}`;
  const file = join(packageFolder(packageName, subject), path);
  try {
    return await readFile(file);
  } catch (cause) {
    throw new FileError({
      subject,
      problem: `no se pudo leer el fichero (${(cause as NodeJS.ErrnoException).code ?? "error"})`,
      remedy: REMEDY,
      cause,
    });
  }
}

/** The project's folder: lib/dist/data/ is three folders below it. */
const PROJECT = join(__dirname, "..", "..", "..");

/** Reads a file by its absolute path or, if it is relative, by its path from the project's folder. @throws FileError with that remedy */
export async function readLocalFile(path: string, remedy: string): Promise<Uint8Array> {
  try {
    return await readFile(isAbsolute(path) ? path : join(PROJECT, path));
  } catch (cause) {
    throw new FileError({
      subject: path,
      problem: `no se pudo leer el fichero (${(cause as NodeJS.ErrnoException).code ?? "error"})`,
      remedy,
      cause,
    });
  }
}

function packageFolder(packageName: string, subject: string): string {
  try {
    return dirname(require.resolve(`${packageName}/package.json`));
  } catch (cause) {
    throw new FileError({ subject, problem: `el paquete ${packageName} no está instalado`, remedy: REMEDY, cause });
  }
}
