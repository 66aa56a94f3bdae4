import { isOfOtherVersion, pack, unpack } from "../../bytes/container";
import type { ReplayBufferState } from "../../buffer/state";
import { DataError } from "../../errors";
import { countParameters } from "../../network/layout";
import { validateSpec } from "../../network/validate";
import type { CallbackState } from "./callback-state";
import { requireRecipe } from "../recipe";
import type { Checkpoint } from "./checkpoint";

const KIND = { magic: "EBMC", version: 1 } as const;
/** The part of a recipe with a spectral limit. */
const DIRECTIONS = "directions";

/** What made a checkpoint: recorded, not needed. */
export interface Provenance {
  /** Engine, version of Node, whether FMA was used, machine… */
  readonly madeWith: Readonly<Record<string, unknown>>;
}

/** Name and length of each array of the body, in order. */
type Arrays = readonly (readonly [name: string, length: number])[];

/** The header: all of a checkpoint that is not float32. */
interface Header extends Omit<Checkpoint, "weights" | "moments" | "directions" | "buffer" | "callbacks">, Provenance {
  readonly updates: number;
  readonly buffer: Omit<ReplayBufferState, "images" | "ages"> & { readonly ages: readonly number[] };
  readonly callbacks: Readonly<Record<string, CallbackState["values"]>>;
  readonly arrays: Arrays;
}

/**
 * The bytes of a checkpoint file: magic "EBMC", version, everything that JSON can hold, then θ, Adam's moments, the directions of a spectral
 * limit, the images of the buffer and the arrays of the callbacks as float32, and the sha256 of it all.
 * @example
 * const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4 }, { seed: 7 });
 * const bytes = await encodeCheckpoint(checkpointOf(run), { madeWith: { node: "20" } });
 * (await decodeCheckpoint(bytes, { name: "prueba.ebmc" })).progress.seed; // 7
 */
export async function encodeCheckpoint(checkpoint: Checkpoint, { madeWith }: Provenance = { madeWith: {} }): Promise<Uint8Array> {
  const { weights, moments, directions, buffer, callbacks, ...rest } = checkpoint;
  const { images, ages, ...drawn } = buffer;
  const named: [string, Float32Array][] = [
    ["weights", weights],
    ["first", moments.first],
    ["second", moments.second],
    ...(directions ? [[DIRECTIONS, directions] as [string, Float32Array]] : []),
    ["images", images],
    ...Object.entries(callbacks).flatMap(([name, { arrays = {} }]) =>
      Object.entries(arrays).map(([key, values]): [string, Float32Array] => [`${name}/${key}`, values]),
    ),
  ];
  const header: Header = {
    madeWith,
    ...rest,
    updates: moments.step,
    buffer: { ...drawn, ages: [...ages] },
    callbacks: Object.fromEntries(Object.entries(callbacks).map(([name, { values = {} }]) => [name, values])),
    arrays: named.map(([name, values]) => [name, values.length]),
  };
  return pack(KIND, { header: withNames(header), body: joined(named.map(([, values]) => values)) });
}

/**
 * Reads the bytes of a checkpoint file.
 * @param options.name how errors call the file
 * @throws DataError when it is foreign, truncated or altered, or when its parts do not fit one another.
 * @example
 * await decodeCheckpoint(new Uint8Array(100), { name: "vacío.ebmc" }); // throws DataError
 */
export async function decodeCheckpoint(bytes: Uint8Array, { name }: { name: string }): Promise<Checkpoint & Provenance> {
  const { header: stored, body } = await unpack<Header>(bytes, { ...KIND, subject: name });
  const header = withNumbers(stored);
  const { arrays, updates, buffer, callbacks, spec, recipe, ...rest } = header;
  const parts = separated(body, arrays, name);
  const part = (key: string) => parts.get(key) ?? refuse(name, `le falta la parte «${key}»`);
  const checked = validateSpec(spec);
  const [weights, first, second] = ["weights", "first", "second"].map(part);
  const parameters = countParameters(checked);
  if ([weights, first, second].some(({ length }) => length !== parameters)) refuse(name, `su red tiene ${parameters} parámetros`);
  return {
    ...rest,
    spec: checked,
    recipe: requireRecipe(recipe),
    weights,
    moments: { first, second, step: updates },
    ...(parts.has(DIRECTIONS) && { directions: part(DIRECTIONS) }),
    buffer: { ...buffer, images: part("images"), ages: Uint32Array.from(buffer.ages) },
    callbacks: Object.fromEntries(Object.entries(callbacks).map(([key, values]) => [key, { values, arrays: arraysOf(key, parts) }])),
  };
}

/** Whether a file that `decodeCheckpoint` refused is good for nothing; another version of the library may know what to do with one that is whole. */
export function isDamaged(bytes: Uint8Array, error: unknown): boolean {
  return error instanceof DataError && !isOfOtherVersion(bytes, KIND);
}

/** JSON has no NaN and no infinities: these travel by their names. */
function withNames(header: Header): Header {
  const replacer = (_: string, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? `#${value}` : value);
  return JSON.parse(JSON.stringify(header, replacer)) as Header;
}

function withNumbers(header: Header): Header {
  const reviver = (_: string, value: unknown) => (/^#(NaN|-?Infinity)$/.test(String(value)) ? Number(String(value).slice(1)) : value);
  return JSON.parse(JSON.stringify(header), reviver) as Header;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const body = new Float32Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const values of parts) {
    body.set(values, at);
    at += values.length;
  }
  return body;
}

function separated(body: Float32Array, arrays: Arrays, name: string): Map<string, Float32Array> {
  const parts = new Map<string, Float32Array>();
  let at = 0;
  for (const [key, length] of arrays) {
    parts.set(key, body.subarray(at, at + length));
    at += length;
  }
  if (at !== body.length) refuse(name, `anuncia ${at} valores y tiene ${body.length}`);
  return parts;
}

/** The arrays of one callback. */
function arraysOf(callback: string, parts: ReadonlyMap<string, Float32Array>): Readonly<Record<string, Float32Array>> {
  const own = [...parts].filter(([key]) => key.startsWith(`${callback}/`));
  return Object.fromEntries(own.map(([key, values]) => [key.slice(callback.length + 1), values]));
}

function refuse(name: string, problem: string): never {
  throw new DataError({ subject: name, problem: `el punto de control no es coherente: ${problem}`, remedy: "usa otro punto de control" });
}
