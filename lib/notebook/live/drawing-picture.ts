import { networkEnergy } from "../../energy/network-energy";
import { wasmEngine } from "../../engine/wasm/engine";
import type { Figure } from "../../figure/figure";
import { imageGrid } from "../../figure/imageGrid";
import { formatFixed, formatNumber } from "../../figure/text";
import type { DigitsSettings } from "../../live/digits/data";
import { sizeOf } from "../../network/shapes";
import type { NetworkSpec } from "../../network/spec";
import { rng, STREAM } from "../../rng/rng";
import { langevin } from "../../sampler/langevin";

/** Examples in the picture, the noise that soils them, and the steps that clean them. */
const [EXAMPLES, SOIL, STEPS] = [6, 0.3, 40];

export interface DrawingPicture extends DigitsSettings {
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  readonly examples: { readonly x: Float32Array };
  readonly seed: number;
  readonly title: string;
}

/** The output "drawing" as a figure: its first examples, soiled, and after some Langevin steps. */
export function drawingPicture({ spec, weights, examples, seed, title, ...settings }: DrawingPicture): Figure {
  const net = wasmEngine({ fma: false, workers: 1 }).load(spec, weights);
  const clean = examples.x.slice(0, EXAMPLES * sizeOf(spec.inputShape));
  const soiled = net.perturb(clean, { noise: SOIL, bounds: [-1, 1], rng: rng(seed, STREAM.dataNoise) });
  const sampler = langevin(networkEnergy(net), settings);
  let state = sampler.init(soiled);
  for (let step = 0; step < STEPS; step++) [state] = sampler.step(state, rng(seed, STREAM.langevin));
  const rows = [clean, soiled, state.x];
  const images = new Float32Array(rows.length * clean.length);
  rows.forEach((row, i) => images.set(row, i * clean.length));
  const energies = net.energy(images);
  net.dispose();
  return imageGrid(images, {
    shape: spec.inputShape,
    columns: energies.length / rows.length,
    scale: 2,
    rowLabels: ["ejemplos", "con ruido", `${STEPS} pasos`],
    titles: Array.from(energies, (energy) => formatFixed(energy, 3)),
    title,
    subtitle: `La red ${spec.name} quita un ruido de ${formatNumber(SOIL, 1)} a unos ejemplos; sobre cada imagen, su energía`,
  });
}
