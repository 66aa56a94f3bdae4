import { imageSet } from "ebm/data";
import { openNetwork } from "ebm/engine";
import { conv2d, dense, flatten, network } from "ebm/network";
import { generator, rng } from "ebm/rng";
import { GDL_RECIPE, type Recipe, startTraining, type Training } from "ebm/trainer";

/** Bright squares in the middle of 28×28 images: easy to tell from noise. */
const draws = generator(rng(1));
export const squares = imageSet("cuadrados", {
  pixels: Uint8Array.from({ length: 40 * 784 }, (_, i) => {
    const [row, column] = [Math.floor((i % 784) / 28), i % 28];
    return row >= 10 && row < 18 && column >= 10 && column < 18 ? 200 + draws.integer(56) : 0;
  }),
  labels: new Uint8Array(40),
  height: 28,
  width: 28,
});

/** A network that learns them in a moment. */
const tiny = network({
  name: "diminuta",
  inputShape: [32, 32, 1],
  layers: [conv2d(4, { kernelSize: 5, strides: 4, activation: "swish" }), flatten(), dense(1)],
});

/** Five batches of eight an epoch. */
export const quick: Recipe = { ...GDL_RECIPE, name: "prueba", epochs: 2, batchSize: 8, steps: 5, adam: { learningRate: 1e-3 } };

/** A new run on them. */
export async function quickRun(changes: Partial<Recipe> = {}, seed = 5): Promise<Training> {
  return startTraining(await openNetwork(tiny, { seed: 5 }), { ...quick, ...changes }, { seed });
}
