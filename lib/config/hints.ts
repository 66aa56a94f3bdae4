import type { z } from "zod";
import { shapeOf } from "./fields";
import { pathText } from "./config-error";

/** Names that other libraries and courses give to our fields; capitals and underscores do not count. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  n_steps: "steps",
  num_steps: "steps",
  mcmc_steps: "steps",
  noise_scale: "noise",
  grad_clip: "gradientClip",
  clip: "gradientClip",
  reinit_prob: "newFraction",
  buffer_size: "capacity",
  lr: "learningRate",
  units: "hiddenDims",
  filters: "hiddenDims",
  network: "energyNetwork",
  sampler: "mcmc",
  buffer: "sampleBuffer",
  use_residual: "residual",
  clip_norm: "longestGradient",
};

/** What is a switch elsewhere and a number here. */
const SPECTRAL = "escribe training.spectralLimit: 1, que mantiene en 1 como mucho la norma espectral de cada capa";

/** Fields that other libraries have and that would do nothing here, with what to do instead. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  use_spectral_norm: SPECTRAL,
  spectral_norm: SPECTRAL,
  use_batch_norm: "la normalización por lotes mezcla las energías de las cadenas de un lote; aquí no se usa",
  network_type: 'lo dice kind: "ebm" es una red densa y "deepEbm", una convolucional',
  name: "solo la configuración entera tiene nombre",
  temperature: "en esta receta la temperatura es noise² / (2 · stepSize): cambia uno de los dos",
};

/** How to mend a field that does not exist, at `path` in a configuration of that schema. */
export function hintFor(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const owner = path.slice(0, -1);
  const name = String(path[path.length - 1]);
  const known = Object.keys(shapeOf(owner.reduce<z.ZodType>(child, schema)) ?? {});
  const plain = bare(name);
  const other = wordFor(OTHER_NAMES, plain);
  const here = known.find((field) => bare(field) === plain || field === other);
  if (here !== undefined) return youMeant([...owner, here]);
  const instead = wordFor(WITHOUT_EFFECT, plain);
  if (instead !== undefined) return instead;
  const elsewhere = allPaths(schema).find((field) => [name, other].includes(field.at(-1)));
  if (elsewhere !== undefined) return `ese campo está en otro sitio: ${pathText(elsewhere)}`;
  const near = nearest(plain, known);
  return near === undefined ? `los campos son ${known.join(", ")}` : youMeant([...owner, near]);
}

function youMeant(path: readonly PropertyKey[]): string {
  return `¿querías decir ${pathText(path)}?`;
}

const bare = (name: string) => name.toLowerCase().replace(/[_\s-]/g, "");

/** What a table has for a name without capitals and underscores. */
function wordFor(table: Readonly<Record<string, string>>, plain: string): string | undefined {
  return Object.entries(table).find(([name]) => bare(name) === plain)?.[1];
}

function child(schema: z.ZodType, key: PropertyKey): z.ZodType {
  return shapeOf(schema)?.[String(key)] ?? schema;
}

function allPaths(schema: z.ZodType): string[][] {
  return Object.entries(shapeOf(schema) ?? {}).flatMap(([key, inner]) => [[key], ...allPaths(inner).map((rest) => [key, ...rest])]);
}

/** The name that is fewest edits away, if these are few for its length. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((field) => ({ field, edits: editDistance(name.slice(0, 64), bare(field)) })).sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits <= Math.max(1, Math.floor(best.field.length / 3)) ? best.field : undefined;
}

/** Levenshtein: how many letters must be put, taken away or changed to make b of a. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    previous = row;
  }
  return previous[b.length];
}
