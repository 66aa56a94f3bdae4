import type { RunFolder } from "./run-folder";

/**
 * A folder that is nowhere but in memory: for a run in a browser page, and for trying things out.
 * @example
 * const folder = memoryFolder();
 * folder.write("images/a.txt", "hola");
 * folder.append("images/a.txt", Uint8Array.of(33));
 * [folder.names("images"), new TextDecoder().decode(folder.read("images/a.txt"))]; // [ [ 'a.txt' ], 'hola!' ]
 */
export function memoryFolder(path = "memoria"): RunFolder {
  const files = new Map<string, Uint8Array>();
  const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? new TextEncoder().encode(content) : content.slice());
  return {
    path,
    write: (name, content) => void files.set(name, bytesOf(content)),
    append: (name, bytes) => void files.set(name, joined(files.get(name), bytes)),
    read: (name) => files.get(name)?.slice(),
    names: (folder = "") => childrenOf([...files.keys()], folder === "" ? "" : `${folder}/`),
    remove: (name) => void files.delete(name),
  };
}

function joined(before: Uint8Array = new Uint8Array(), after: Uint8Array): Uint8Array {
  const whole = new Uint8Array(before.length + after.length);
  whole.set(before);
  whole.set(after, before.length);
  return whole;
}

/** Names of the files and folders right below a prefix. */
function childrenOf(paths: readonly string[], prefix: string): string[] {
  const inside = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split("/")[0]);
  return [...new Set(inside)].sort();
}
