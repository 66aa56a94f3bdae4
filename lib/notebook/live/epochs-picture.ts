import type { Figure } from "../../figure/figure";
import { imageGrid } from "../../figure/imageGrid";
import { formatFixed } from "../../figure/text";
import type { EpochsData } from "../../live/epochs/data";
import { chainsAtStep, type Samples } from "../../sampler/samples";

/** Rows and columns of the picture: more would be too small. */
const [ROWS, COLUMNS] = [3, 8];

/** The output "epochs" as a figure: the first chains at its first step, in a few epochs from the first one to the last. */
export function epochsPicture({ title, epochs, moments, chains, start, side }: EpochsData, runs: readonly Samples[]): Figure {
  const rows = Math.min(ROWS, epochs.length);
  const places = Array.from({ length: rows }, (_, row) => Math.round((row * (epochs.length - 1)) / Math.max(1, rows - 1)));
  const [columns, step] = [Math.min(COLUMNS, chains), moments[start.moment]];
  const size = columns * side * side;
  const images = new Float32Array(rows * size);
  places.forEach((place, row) => images.set(chainsAtStep(runs[place], step).subarray(0, size), row * size));
  const titles = places.flatMap((place) => {
    const { recorded, energies, chains: all } = runs[place];
    const from = recorded.indexOf(step) * all;
    return Array.from(energies.subarray(from, from + columns), (energy) => formatFixed(energy));
  });
  return imageGrid(images, {
    shape: [side, side, 1],
    columns,
    scale: 2,
    rowLabels: places.map((place) => `época ${epochs[place]}`),
    titles,
    title,
    subtitle: `Tras ${step} pasos, con su energía E encima; cada columna empieza siempre en el mismo ruido`,
  });
}
