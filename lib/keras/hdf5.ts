import { MAX_PARAMETERS } from "../network/refuse";
import { refuseFile } from "./refuse";

/** An ES module of 4 MB: loaded only when a file asks for it. */
const load = () => import("h5wasm");
type H5wasm = Awaited<ReturnType<typeof load>>;
type File = InstanceType<H5wasm["File"]>;
type Group = InstanceType<H5wasm["Group"]>;
type Dataset = InstanceType<H5wasm["Dataset"]>;

/** An array of an HDF5 file. */
export interface H5Array {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A group of an HDF5 file as plain data: texts and lists of texts that hang from it, groups and arrays inside. */
export interface H5Group {
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
  readonly groups: Readonly<Record<string, H5Group>>;
  readonly arrays: Readonly<Record<string, H5Array>>;
}

/** More groups and arrays than any network that we accept has; a damaged file may go round in circles. */
const MAX_OBJECTS = 20_000;
const MAX_DEPTH = 24;

/** What trains a network and is not the network, at the root of the files of Keras. */
const NOT_WEIGHTS = ["optimizer", "optimizer_weights"];

let files = 0;

/**
 * All of an HDF5 file but the state of the optimizer, read at once; numbers that are no float32 or float64 are left out.
 * @throws DataError when the file is damaged, truncated or foreign.
 */
export async function readHdf5(bytes: Uint8Array, subject: string): Promise<H5Group> {
  const { File, FS } = await library();
  const path = `/ebm-${files++}.h5`;
  let file: File | undefined;
  try {
    FS.writeFile(path, bytes);
    file = new File(path, "r");
    const names = file.keys().filter((name) => !NOT_WEIGHTS.includes(name));
    return readGroup(file, { names, budget: { objects: 0, values: 0 }, depth: 0 });
  } catch (cause) {
    return refuseFile(subject, "no se puede leer como HDF5: está truncado, alterado o es de otro tipo", { cause });
  } finally {
    quietly(() => file?.close());
    quietly(() => FS.unlink(path));
  }
}

/** The bytes of an HDF5 file. */
export async function writeHdf5(root: H5Group): Promise<Uint8Array> {
  const { File, FS } = await library();
  const path = `/ebm-${files++}.h5`;
  const file = new File(path, "w");
  try {
    writeGroup(file, root);
    file.close();
    return FS.readFile(path);
  } finally {
    FS.unlink(path);
  }
}

/** The library, compiled once. */
async function library() {
  const { File, ready } = await load();
  const module = await ready;
  module.activate_throwing_error_handler(); // without it the library prints and goes on
  return { File, FS: (module as unknown as { FS: FileSystem }).FS };
}

/** What of the library's file system, in memory, is used here. */
interface FileSystem {
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
  unlink(path: string): void;
}

interface Reading {
  readonly names: readonly string[];
  /** Shared by all groups of a file. */
  readonly budget: { objects: number; values: number };
  readonly depth: number;
}

function readGroup(group: Group, { names, budget, depth }: Reading): H5Group {
  budget.objects += names.length;
  if (depth > MAX_DEPTH || budget.objects > MAX_OBJECTS) throw new RangeError("too many groups");
  const groups: Record<string, H5Group> = {};
  const arrays: Record<string, H5Array> = {};
  for (const name of names) {
    const found = group.get(name) as { readonly type?: string } | null;
    if (found?.type === "Group") {
      const inner = found as unknown as Group;
      groups[name] = readGroup(inner, { names: inner.keys(), budget, depth: depth + 1 });
    } else if (found?.type === "Dataset") {
      const array = readArray(found as unknown as Dataset, budget);
      if (array) arrays[name] = array;
    }
  }
  return { attributes: readAttributes(group), groups, arrays };
}

function readArray(dataset: Dataset, budget: Reading["budget"]): H5Array | undefined {
  const { dtype, shape } = dataset;
  if (shape === null || typeof dtype !== "string" || !/^[<>]?[fd]$/.test(dtype)) return undefined;
  const size = shape.reduce((a, b) => a * b, 1);
  budget.values += size;
  if (!(budget.values <= MAX_PARAMETERS)) throw new RangeError("too many values");
  const value = dataset.value;
  const values = Float32Array.from(typeof value === "number" ? [value] : (value as unknown as ArrayLike<number>));
  if (values.length !== size) throw new RangeError("fewer values than its shape says");
  return { shape, values };
}

function readAttributes(group: Group): H5Group["attributes"] {
  const entries = Object.entries(group.attrs).map(([name, attribute]) => [name, attribute.value] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string | string[]] => isText(entry[1])));
}

function isText(value: unknown): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}

function writeGroup(group: Group, { attributes, groups, arrays }: H5Group): void {
  for (const [name, text] of Object.entries(attributes)) group.create_attribute(name, text as string, null, "S");
  for (const [name, inner] of Object.entries(groups)) writeGroup(group.create_group(name), inner);
  for (const [name, { shape, values }] of Object.entries(arrays)) {
    group.create_dataset({ name, data: values, shape: [...shape], dtype: "<f" });
  }
}

/** After a damaged file, what is left to close may fail too. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // the error that matters is on its way
  }
}
