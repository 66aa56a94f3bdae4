import type { EngineNetwork } from "../engine/engine";
import { requireProbability } from "../errors";
import { classHistogram } from "./class-histogram";
import { DIGITS } from "./classifier";
import { histogramEntropy } from "./histogram-entropy";
import { judge } from "./judge";
import { meanPairwiseDistance } from "./pairwise-distance";
import { SIZE } from "./picture";

/** How good and how varied some samples are, to a judge. */
export interface SampleQuality {
  readonly samples: number;
  /** The judge's probability of the likeliest digit, one a sample. */
  readonly confidence: Float32Array;
  /** Share of samples whose confidence is above the threshold: those that count as digits. */
  readonly confidentShare: number;
  /** How many of those each digit has: ten counts. */
  readonly histogram: readonly number[];
  /** How many digits have at least one. */
  readonly coverage: number;
  /** Entropy of the histogram in nats, at most log 10 ≈ 2.303. */
  readonly entropy: number;
  /** Mean Euclidean distance between two samples. */
  readonly meanDistance: number;
}

/**
 * Judges samples: the share that are digits, which digits, and how far they are from one another.
 *
 * A model that draws one perfect 1 again and again has a share of 1, a coverage of 1 and an entropy of 0.
 * @param network the judge, see {@link judge}
 * @param x of shape [n, 32, 32, 1] in [−1, 1]
 * @throws ShapeError, OptionError, SpecError
 * @example
 * const { spec, weights } = await loadShipped("mnist-classifier");
 * const noise = uniformStart([32, 32, 1], { chains: 16, seed: 7 });
 * const { confidentShare, coverage } = sampleQuality(await openNetwork(spec, { weights }), noise);
 * [confidentShare, coverage]; // [ 0, 0 ]
 */
export function sampleQuality(network: EngineNetwork, x: Float32Array, { threshold = 0.9 }: { threshold?: number } = {}): SampleQuality {
  requireProbability("threshold", threshold, { subject: "sampleQuality", remedy: "lo habitual es 0.9" });
  const { confidence, digits } = judge(network, x);
  const histogram = classHistogram(
    digits.filter((_, i) => confidence[i] > threshold),
    DIGITS,
  );
  const confident = histogram.reduce((a, b) => a + b, 0);
  return {
    samples: digits.length,
    confidence,
    confidentShare: confident / digits.length,
    histogram,
    coverage: histogram.filter((count) => count > 0).length,
    entropy: histogramEntropy(histogram),
    meanDistance: meanPairwiseDistance(x, SIZE),
  };
}
