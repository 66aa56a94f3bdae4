import { describeValue, OptionError, requireInteger, requireMembers, ShapeError } from "../../errors";
import type { Samples } from "../../sampler/samples";
import { floatsToBase64 } from "../base64";
import { levelsOf } from "../greys";
import { requireTitle } from "../require";
import { packedText } from "./packed";

/** The most chains that are shown. */
const MOST_CHAINS = 12;

/** What {@link epochsData} is given. */
export interface EpochsRequest {
  /** The epochs of the networks, in rising order. */
  readonly epochs: readonly number[];
  /** The run of each network; all of them start at the same noises. */
  readonly runs: readonly Samples[];
  /** Steps that are shown, recorded in all runs; by default all that the first one has. */
  readonly moments?: readonly number[];
  /** How many chains are shown, at most 12; by default as many as there are. */
  readonly chains?: number;
  /** The epoch and the step at which it starts; by default the first epoch and the last step. */
  readonly epoch?: number;
  readonly moment?: number;
  readonly title?: string;
}

/** What the output "epochs" gets as JSON. */
export interface EpochsData {
  readonly title: string;
  readonly epochs: readonly number[];
  readonly moments: readonly number[];
  readonly chains: number;
  /** Chains of a run, over which `means` are taken. */
  readonly averaged: number;
  /** Pixels of the side of an image. */
  readonly side: number;
  /** Where both sliders start: places in `epochs` and in `moments`. */
  readonly start: { readonly epoch: number; readonly moment: number };
  /** Levels of grey of shape [moments, epochs, chains, side, side], see `packedText`: noises that are alike lie close. */
  readonly frames: string;
  /** E of each image, of shape [epochs, moments, chains], in base64, see `floatsToBase64`. */
  readonly energies: string;
  /** The mean E over all chains of a run, of shape [epochs, moments]. */
  readonly means: string;
}

const SUBJECT = "live.epochs";
/** The most letters that the images may take: a notebook with its output should still be light. */
const HEAVIEST = 600_000;

/**
 * Checks what the output "epochs" is asked for, and makes its data: images with 256 levels of grey, and exact energies.
 * @throws OptionError, ShapeError
 * @example
 * const run = { shape: [2, 2, 1], chains: 1, recorded: [0], images: Float32Array.of(-1, 1, 1, -1), energies: Float32Array.of(2) };
 * const { epochs, frames } = epochsData({ epochs: [7], runs: [run as unknown as Samples] });
 * [epochs[0], bytesOfText(frames, 4)[1]]; // [ 7, 255 ]
 */
export function epochsData(
  {
    epochs,
    runs,
    title = "Los mismos ruidos, época a época",
    moments = runs?.[0]?.recorded,
    chains = Math.min(MOST_CHAINS, runs?.[0]?.chains),
    epoch = epochs?.[0],
    moment,
  }: EpochsRequest = {} as EpochsRequest,
): EpochsData {
  requireEpochs(epochs, runs);
  const side = requireSquare(runs);
  requireSameNoises(runs);
  const steps = requireMoments(moments, runs);
  requireInteger("chains", chains, { subject: SUBJECT, min: 1, max: Math.min(MOST_CHAINS, ...runs.map((run) => run.chains)) });
  const energiesAt = (run: Samples, step: number) => {
    const from = run.recorded.indexOf(step) * run.chains;
    return run.energies.subarray(from, from + run.chains);
  };
  const frames = steps.flatMap((step) => runs.map((run) => levelsAt(run, step, chains * side * side)));
  return {
    title: requireTitle(title, SUBJECT),
    epochs: [...epochs],
    moments: steps,
    chains,
    averaged: runs[0].chains,
    side,
    start: { epoch: placeOf("epoch", epoch, epochs), moment: placeOf("moment", moment ?? steps[steps.length - 1], steps) },
    frames: requireLight(packedText(joined(frames))),
    energies: floatsToBase64(
      Float32Array.from(runs.flatMap((run) => steps.flatMap((step) => Array.from(energiesAt(run, step).subarray(0, chains))))),
    ),
    means: floatsToBase64(Float32Array.from(runs.flatMap((run) => steps.map((step) => mean(energiesAt(run, step)))))),
  };
}

const mean = (values: Float32Array) => values.reduce((sum, one) => sum + one, 0) / values.length;

function levelsAt({ images, recorded }: Samples, step: number, length: number): Uint8Array {
  const from = (recorded.indexOf(step) * images.length) / recorded.length;
  return levelsOf(images.subarray(from, from + length));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.length * parts[0].length);
  parts.forEach((part, i) => all.set(part, i * part.length));
  return all;
}

function requireEpochs(epochs: readonly number[], runs: readonly Samples[]): void {
  if (!Array.isArray(epochs) || !Array.isArray(runs) || epochs.length === 0 || epochs.length !== runs.length) {
    refuse("epochs y runs deben ser dos listas iguales de largas", "una época y su carrera, lo que devuelve sample(…), por cada red");
  }
  epochs.forEach((one, i) => {
    requireInteger(`epochs[${i}]`, one, { subject: SUBJECT });
    if (i > 0 && one <= epochs[i - 1]) refuse("epochs debe ir de menor a mayor");
  });
  const members = ["shape", "chains", "recorded", "images", "energies"] as const;
  runs.forEach((run, i) => requireMembers(`runs[${i}]`, run, { subject: SUBJECT, kind: "lo que devuelve sample(…)", members }));
}

function requireSquare(runs: readonly Samples[]): number {
  const [height, width, channels] = runs[0].shape;
  const alike = runs.every(({ shape, chains }) => shape.join() === runs[0].shape.join() && chains === runs[0].chains);
  if (alike && runs[0].shape.length === 3 && height === width && channels === 1) return height;
  const shapes = runs.map(({ shape, chains }) => [chains, ...shape].join("×")).join(", ");
  throw new ShapeError({
    subject: SUBJECT,
    problem: `las carreras deben ser de tantas cadenas, de imágenes cuadradas y grises, y son de ${shapes}`,
  });
}

/** The moments in rising order, each once. */
function requireMoments(moments: readonly number[], runs: readonly Samples[]): readonly number[] {
  if (!Array.isArray(moments) || moments.length === 0) refuse(`moments debe ser una lista de pasos y llegó ${describeValue(moments)}`);
  for (const step of moments) {
    const without = runs.findIndex(({ recorded }) => !recorded.includes(step));
    if (without >= 0) refuse(`runs[${without}] no guarda el paso ${describeValue(step)}`, "pídelo al muestrear, en record");
  }
  return [...new Set(moments)].sort((a, b) => a - b);
}

/** Checks that the runs start at the same noises, where they have kept their start, also when it is not shown. */
function requireSameNoises(runs: readonly Samples[]): void {
  if (!runs.every(({ recorded }) => recorded.includes(0))) return;
  const starts = runs.map((run) => levelsAt(run, 0, run.images.length / run.recorded.length));
  const other = starts.findIndex((start) => start.some((level, i) => level !== starts[0][i]));
  if (other >= 0) refuse(`runs[${other}] empieza en otros ruidos que runs[0]`, "usa la misma semilla y el mismo comienzo en todas");
}

function requireLight(text: string): string {
  if (text.length <= HEAVIEST) return text;
  const kilobytes = Math.ceil(text.length / 1000);
  return refuse(
    `las imágenes pesan ${kilobytes} kB y el máximo es ${HEAVIEST / 1000}`,
    "pide menos pasos en moments, o menos cadenas en chains",
  );
}

function placeOf(name: string, value: number, all: readonly number[]): number {
  const place = all.indexOf(value);
  return place >= 0 ? place : refuse(`${name} debe ser uno de ${all.join(", ")} y llegó ${describeValue(value)}`);
}

function refuse(problem: string, remedy?: string): never {
  throw new OptionError({ subject: SUBJECT, problem, remedy });
}
