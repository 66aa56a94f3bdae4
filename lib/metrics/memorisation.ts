import { requireInteger, requireSamples } from "../errors";
import { auroc, type Auroc } from "./auroc";
import { type Nearest, nearest } from "./nearest";
import { quantile } from "./quantile";

/** Whether samples are copies of the training data. */
export interface Memorisation {
  /** Distances of the samples to their nearest training sample. */
  readonly samples: Float64Array;
  /** Numbers of those training samples, to look at them side by side. */
  readonly index: Uint32Array;
  /** The same of test data, which nobody could have copied. */
  readonly test: Float64Array;
  readonly medians: { readonly samples: number; readonly test: number };
  /**
   * The chance that a sample is farther from the training set than a test one is: about ½ for a model as good as new data; near 0, copies; near 1, samples that
   * look like no training datum, good or bad.
   */
  readonly farther: Auroc;
  /** Share of samples nearer to the training set than all but 1 % of the test data. */
  readonly closeShare: number;
}

/** Data that a model has seen and data that nobody has. */
interface Known {
  readonly train: Float32Array;
  readonly test: Float32Array;
  readonly size: number;
}

/**
 * Compares how near to the training set samples are with how near unseen data are. A distance alone says nothing: digits of one class are close to one another.
 *
 * It sees copies and near copies in the metric of pixels; a copy that is moved by two pixels is far away in it, so a high value does not rule out memory.
 * Source: the data-copying test of Meehan, Chaudhuri and Dasgupta (2020), "A non-parametric test to detect data-copying in generative models", without its cells.
 * @param x samples, of shape [n, size]
 * @param options.train of shape [m, size]
 * @param options.test of shape [k, size]
 * @throws ShapeError, OptionError
 * @example
 * const [train, test] = [Float32Array.of(0, 1, 2), Float32Array.of(0.4, 1.6)];
 * memorisation(Float32Array.of(0, 1), { train, test, size: 1 }).farther.auroc; // 0
 */
export function memorisation(x: Float32Array, { train, test, size }: Known = {} as Known): Memorisation {
  const subject = "memorisation";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de valores de una muestra; 1024 en imágenes de 32 × 32" });
  for (const [name, values] of Object.entries({ x, train, test })) requireSamples(name, values, { subject, shape: [size] });
  return memorisationOf(nearest(x, train, size), nearest(test, train, size));
}

/**
 * The same from neighbours that are known already: one search of the test data serves the samples of many models.
 * @param drawn neighbours of the samples in the training data, from {@link nearest}
 * @param unseen those of the test data
 * @throws OptionError
 * @example
 * const train = Float32Array.of(0, 1, 2);
 * const [drawn, unseen] = [nearest(Float32Array.of(0.5), train, 1), nearest(Float32Array.of(0.4, 1.6), train, 1)];
 * memorisationOf(drawn, unseen).farther.auroc; // 1
 */
export function memorisationOf(drawn: Nearest, unseen: Nearest): Memorisation {
  const limit = quantile(unseen.distance, 0.01);
  return {
    samples: drawn.distance,
    index: drawn.index,
    test: unseen.distance,
    medians: { samples: quantile(drawn.distance, 0.5), test: quantile(unseen.distance, 0.5) },
    farther: auroc(unseen.distance, drawn.distance),
    closeShare: drawn.distance.filter((d) => d < limit).length / drawn.distance.length,
  };
}
