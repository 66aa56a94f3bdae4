import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { FileError } from "../errors";

/**
 * Writes a whole file, with its folder: under a temporary name first, then renamed, so that nobody ever sees half of it and
 * an error leaves the file that was there before.
 * @returns the file's path
 * @throws FileError when the disk is full or the folder cannot be written.
 */
export function writeWhole(file: string, content: string | Uint8Array): string {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeDurably(temporary, content);
    renameSync(temporary, file);
    return file;
  } catch (cause) {
    removeFile(temporary);
    throw new FileError({ subject: file, problem: `no se pudo escribir el fichero (${codeOf(cause)})`, remedy: remedyOf(cause), cause });
  }
}

/**
 * Adds bytes to the end of a file, which is made, with its folder, when it is not there.
 *
 * Only for logs whose readers know what to do with half a record: an error or a kill may leave a part of the bytes.
 * @throws FileError when the disk is full or the folder cannot be written.
 */
export function appendTo(file: string, content: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, content);
  } catch (cause) {
    throw new FileError({ subject: file, problem: `no se pudo ampliar el fichero (${codeOf(cause)})`, remedy: remedyOf(cause), cause });
  }
}

/**
 * The contents of a file, or undefined when there is none.
 * @throws FileError when it cannot be read.
 */
export function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR") return undefined;
    throw new FileError({ subject: file, problem: `no se pudo leer el fichero (${codeOf(cause)})`, remedy: remedyOf(cause), cause });
  }
}

/**
 * Names of what a folder holds, sorted; none when it is not there.
 * @throws FileError when it cannot be read.
 */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return [];
    throw new FileError({ subject: folder, problem: `no se pudo leer la carpeta (${codeOf(cause)})`, remedy: remedyOf(cause), cause });
  }
}

/**
 * Removes a file if it is there; what cannot be removed stays.
 */
export function removeFile(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // a file too many does no harm
  }
}

/** On the disk, not only on its way there, before the rename makes it the file. */
function writeDurably(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(file, "w");
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function codeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? "error";
}

function remedyOf(cause: unknown): string {
  const remedies: Readonly<Record<string, string>> = {
    ENOSPC: "el disco está lleno: libera espacio",
    EDQUOT: "has llegado al límite de tu espacio en disco: libera espacio",
    EROFS: "la carpeta es de solo lectura: elige otra",
    ENOTDIR: "una parte del camino es un fichero y no una carpeta: elige otra carpeta",
    EEXIST: "una parte del camino es un fichero y no una carpeta: elige otra carpeta",
    EISDIR: "es una carpeta y se esperaba un fichero: elige otro nombre",
  };
  return remedies[codeOf(cause)] ?? "comprueba que tienes permiso en esa carpeta";
}
