import { networkEnergy } from "../../energy/network-energy";
import { wasmEngine } from "../../engine/wasm/engine";
import type { Figure } from "../../figure/figure";
import { imageGrid } from "../../figure/imageGrid";
import { formatNumber } from "../../figure/text";
import type { DigitsSettings } from "../../live/digits/data";
import type { NetworkSpec } from "../../network/spec";
import { rng, STREAM } from "../../rng/rng";
import { langevin } from "../../sampler/langevin";
import { uniformStart } from "../../sampler/start";

/** Steps whose chains are in the picture, and how many of them. */
const MOMENTS = [0, 40, 240];
const CHAINS = 8;

export interface DigitsPicture extends DigitsSettings {
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  readonly seed: number;
  readonly title: string;
}

/** The output "digits" as a figure: its first eight chains at the start and later, the same that the living output shows. */
export function digitsPicture({ spec, weights, seed, title, ...settings }: DigitsPicture): Figure {
  const net = wasmEngine({ fma: false, workers: 1 }).load(spec, weights);
  const sampler = langevin(networkEnergy(net), settings);
  const key = rng(seed, STREAM.langevin);
  let state = sampler.init(uniformStart(spec.inputShape, { chains: CHAINS, seed }));
  const moments: Float32Array[] = [];
  for (let step = 0; step <= MOMENTS[MOMENTS.length - 1]; step++) {
    if (MOMENTS.includes(step)) moments.push(state.x);
    [state] = sampler.step(state, key);
  }
  const images = new Float32Array(moments.length * moments[0].length);
  moments.forEach((x, i) => images.set(x, i * x.length));
  const energies = net.energy(images);
  net.dispose();
  return imageGrid(images, {
    shape: spec.inputShape,
    columns: CHAINS,
    scale: 2,
    rowLabels: MOMENTS.map((step) => `paso ${step}`),
    energies,
    title,
    subtitle: `Cadenas de Langevin de una red ${spec.name}, con paso ${formatNumber(settings.stepSize, 0)} y semilla ${seed}`,
  });
}
