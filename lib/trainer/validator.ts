import { type ImageSet, requireImageSet } from "../data/image-set";
import { PREPROCESS } from "./preprocess";
import { type TestMetrics, testStep } from "./test-step";
import type { Training } from "./training";

/**
 * Compares all images of a set with as much uniform noise, the same in every epoch: seed 0's `test_step` on its test set.
 * @throws OptionError when it is no set of images.
 */
export function validator(run: Training, set: ImageSet): () => TestMetrics {
  requireImageSet(set, "trainer");
  const { recipe } = run;
  const bounds = recipe.langevin.bounds ?? undefined;
  let images: Float32Array | undefined;
  return () => {
    images ??= PREPROCESS[recipe.images](
      set,
      Array.from({ length: set.count }, (_, i) => i),
    );
    return testStep(run.energy, images, { seed: run.seed % 2 ** 32, bounds }); // a watchdog adds 2³² to the seed
  };
}
