import { requireOneOf } from "../errors";
import { conv2d, dense, flatten, network } from "./builders";
import { residual } from "./residual";
import type { LayerSpec, NetworkSpec } from "./spec";

/** The networks of the lesson, by name. */
export const PRESETS: Readonly<Record<PresetName, NetworkSpec>> = Object.freeze({
  /** Four convolutions and a hidden layer on 32 × 32 images: the main lesson, 76,993 parameters. */
  "ebm-mnist": network({
    name: "ebm-mnist",
    inputShape: [32, 32, 1],
    layers: [...convolutions(5), flatten(), dense(64, { activation: "swish" }), dense(1)],
  }),
  /** The same with a first 3 × 3 kernel and no hidden layer, 60,481 parameters. */
  "ebm-mnist-compact": network({ name: "ebm-mnist-compact", inputShape: [32, 32, 1], layers: [...convolutions(3), flatten(), dense(1)] }),
  /** The convolutions of `ebm-mnist` and ten logits, whose −log Σ exp is the energy (JEM), 77,578 parameters. */
  "mnist-jem": network({
    name: "mnist-jem",
    inputShape: [32, 32, 1],
    layers: [...convolutions(5), flatten(), dense(64, { activation: "swish" }), dense(10)],
    outputSign: -1,
    head: "logsumexp",
  }),
  /** Three residual blocks on 32 × 32 colour images, two of which halve the image, 212,705 parameters. */
  "ebm-cifar": network({
    name: "ebm-cifar",
    inputShape: [32, 32, 3],
    layers: [
      conv2d(16, { kernelSize: 5, strides: 2, activation: "swish" }),
      ...residual(32, { channels: 16, strides: 2 }),
      ...residual(64, { channels: 32, strides: 2 }),
      ...residual(64, { channels: 64 }),
      flatten(),
      dense(64, { activation: "swish" }),
      dense(1),
    ],
  }),
  /** 128-64-1 ReLU on 10 inputs. */
  "mlp-10": network({ name: "mlp-10", inputShape: [10], layers: [...hidden(128, 64), dense(1)] }),
  /** 784-128-1 ReLU: a flat 28 × 28 image. */
  "mlp-784": network({ name: "mlp-784", inputShape: [784], layers: [...hidden(128), dense(1)] }),
});

export type PresetName = "ebm-mnist" | "ebm-mnist-compact" | "mnist-jem" | "ebm-cifar" | "mlp-10" | "mlp-784";

/**
 * A network of the lesson by its name.
 * @throws OptionError when there is none of that name.
 * @example
 * preset("mlp-784").inputShape; // [ 784 ]
 */
export function preset(name: PresetName): NetworkSpec {
  return PRESETS[requireOneOf("name", name, { subject: "preset", allowed: Object.keys(PRESETS) as PresetName[] })];
}

/** Strided convolutions that halve the image four times: 32 → 16 → 8 → 4 → 2. */
function convolutions(firstKernel: number): LayerSpec[] {
  const halve = (filters: number, kernelSize: number) => conv2d(filters, { kernelSize, strides: 2, activation: "swish" });
  return [halve(16, firstKernel), halve(32, 3), halve(64, 3), halve(64, 3)];
}

function hidden(...units: number[]): LayerSpec[] {
  return units.map((n) => dense(n, { activation: "relu" }));
}
