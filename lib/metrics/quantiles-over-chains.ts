import { describeValue, OptionError, requireInteger, requireProbability, requireSamples } from "../errors";
import { quantileOfSorted } from "./quantile";

/**
 * Quantiles over the chains of a traced value at each step: with those of 0.1, 0.5 and 0.9, where eight of ten chains are.
 * @param values of shape [steps, chains], e.g. trace.energy
 * @param qs probabilities in [0, 1]
 * @returns one series a quantile, a number a step; each as {@link quantile} defines it
 * @throws ShapeError, OptionError
 * @example
 * quantilesOverChains(Float32Array.of(3, 1, 2, 8, 6, 7), 3, [0, 0.5]); // [ Float32Array(2) [ 1, 6 ], Float32Array(2) [ 2, 7 ] ]
 */
export function quantilesOverChains(values: Float32Array, chains: number, qs: readonly number[]): Float32Array[] {
  const subject = "quantilesOverChains";
  requireInteger("chains", chains, { subject, min: 1, remedy: "está en la traza: trace.chains" });
  const steps = requireSamples("values", values, { subject, shape: [chains], remedy: "por ejemplo trace.energy" });
  requireProbabilities(qs, subject);
  const series = qs.map(() => new Float32Array(steps));
  for (let step = 0; step < steps; step++) {
    const sorted = values.slice(step * chains, (step + 1) * chains).sort();
    qs.forEach((q, i) => {
      series[i][step] = quantileOfSorted(sorted, q);
    });
  }
  return series;
}

function requireProbabilities(qs: readonly number[], subject: string): void {
  const remedy = "por ejemplo [0.1, 0.5, 0.9]";
  if (!Array.isArray(qs)) {
    throw new OptionError({ subject, problem: `qs debe ser una lista de probabilidades y llegó ${describeValue(qs)}`, remedy });
  }
  qs.forEach((q, i) => {
    requireProbability(`qs[${i}]`, q, { subject, remedy });
  });
}
