// What files.node.ts offers; this is its twin for a browser page, which has no folders: here everything throws.
import { FileError } from "../errors";

function noFiles(file: string): never {
  throw new FileError({
    subject: file,
    problem: "en el navegador no hay carpetas donde leer ni escribir",
    remedy: "ejecuta esto en JupyterLab o en un terminal",
  });
}

/**
 * Writes a whole file, with its folder: under a temporary name first, then renamed, so that nobody ever sees half of it and
 * an error leaves the file that was there before.
 * @returns the file's path
 * @throws FileError when the disk is full or the folder cannot be written.
 * @example
 * writeWhole("/dev/null/nota.txt", "hola"); // throws FileError
 */
export function writeWhole(file: string, _content: string | Uint8Array): string {
  return noFiles(file);
}

/**
 * Adds bytes to the end of a file, which is made, with its folder, when it is not there.
 *
 * Only for logs whose readers know what to do with half a record: an error or a kill may leave a part of the bytes.
 * @throws FileError when the disk is full or the folder cannot be written.
 * @example
 * appendTo("/dev/null/registro", Uint8Array.of(1)); // throws FileError
 */
export function appendTo(file: string, _content: Uint8Array): void {
  noFiles(file);
}

/**
 * The contents of a file, or undefined when there is none.
 * @throws FileError when it cannot be read.
 * @example
 * readIfThere("/no/existe"); // undefined
 */
export function readIfThere(file: string): Uint8Array | undefined {
  return noFiles(file);
}

/**
 * Names of what a folder holds, sorted; none when it is not there.
 * @throws FileError when it cannot be read.
 * @example
 * namesIn("/no/existe"); // []
 */
export function namesIn(folder: string): string[] {
  return noFiles(folder);
}

/**
 * Removes a file if it is there; what cannot be removed stays.
 * @example
 * removeFile("/no/existe"); // undefined
 */
export function removeFile(file: string): void {
  noFiles(file);
}
