import { networkEnergy } from "../../energy/network-energy";
import { wasmEngine } from "../../engine/wasm/engine";
import type { Figure } from "../../figure/figure";
import { imageGrid } from "../../figure/imageGrid";
import { formatFixed } from "../../figure/text";
import { relaxPath } from "../../interpolation/relax";
import type { InterpolationData } from "../../live/interpolation/data";
import { BOUNDS, LINE_NAMES, lineBetween, lineProfile, pathProfile, POINTS, STRUNG } from "../../live/interpolation/paths";
import { greysOfBase64 } from "../../live/base64";
import { sizeOf } from "../../network/shapes";

const STEPS = 150;
/** Images of a row: every fourth of a path. */
const COLUMNS = 11;

/** The output "interpolation" as a figure: the line between its two images, and the path that it relaxes to. */
export async function interpolationPicture(data: InterpolationData, weights: Float32Array): Promise<Figure> {
  const { spec, from, to, line, stepSize, title } = data;
  const net = wasmEngine({ fma: false, workers: 1 }).load(spec, weights);
  const energy = networkEnergy(net);
  const size = sizeOf(spec.inputShape);
  const images = greysOfBase64(data.images);
  const imageAt = (place: number) => images.subarray(place * size, (place + 1) * size);
  const ends = [imageAt(from), imageAt(to)] as const;
  const { path } = await relaxPath(energy, lineBetween(line, ends, STRUNG), { steps: STEPS, stepSize, bounds: BOUNDS });
  const rows = [lineProfile(energy, line, ends), pathProfile(energy, path)];
  net.dispose();
  const every = (POINTS - 1) / (COLUMNS - 1);
  const places = Array.from({ length: COLUMNS }, (_, i) => i * every);
  const shown = new Float32Array(rows.length * COLUMNS * size);
  rows.forEach(({ images: all }, row) =>
    places.forEach((place, i) => shown.set(all.subarray(place * size, (place + 1) * size), (row * COLUMNS + i) * size)),
  );
  return imageGrid(shown, {
    shape: spec.inputShape,
    columns: COLUMNS,
    scale: 2,
    rowLabels: [LINE_NAMES[line].toLowerCase(), "relajado"],
    titles: rows.flatMap(({ energies }) => places.map((place) => `E = ${formatFixed(energies[place], 3)}`)),
    title,
    subtitle: `Barreras: ${rows.map(({ barrier }) => formatFixed(barrier, 3)).join("; tras relajar, ")}. ${STEPS} pasos del método de la cuerda`,
  });
}
