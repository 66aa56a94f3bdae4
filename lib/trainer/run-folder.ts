import { appendTo, namesIn, readIfThere, removeFile, writeWhole } from "#bytes/files";

/** Where a training run keeps its files; names may have folders in them, e.g. "images/epoch-001.png". */
export interface RunFolder {
  readonly path: string;
  /** Writes a whole file or leaves the old one as it was. @throws FileError */
  write(name: string, content: string | Uint8Array): void;
  /** Adds bytes to the end of a file, for logs: an error or a kill may leave a part of them. @throws FileError */
  append(name: string, bytes: Uint8Array): void;
  /** Its contents, or undefined when it is not there. @throws FileError */
  read(name: string): Uint8Array | undefined;
  /** Names of the files in a folder of it, sorted; none when there is no such folder. @throws FileError */
  names(folder?: string): string[];
  remove(name: string): void;
}

/**
 * A folder of the disk as the place of a run; it is made when the first file is written.
 * @example
 * runFolder("/no/existe").names(); // []
 */
export function runFolder(path: string): RunFolder {
  const at = (name: string) => (name === "" ? path : `${path}/${name}`);
  return {
    path,
    write: (name, content) => void writeWhole(at(name), content),
    append: (name, bytes) => appendTo(at(name), bytes),
    read: (name) => readIfThere(at(name)),
    names: (folder = "") => namesIn(at(folder)),
    remove: (name) => removeFile(at(name)),
  };
}
