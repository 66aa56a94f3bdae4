import { describeValue, OptionError, requireFiniteValues, ShapeError } from "../errors";
import { runningMean } from "./running-mean";

const SUBJECT = "averageWeights";

/**
 * The mean of some weights of one network, e.g. of the last epochs of a run:
 *
 * θ̄ = (1 / n) Σₖ θₖ, summed and divided in float64, and rounded to float32 once.
 *
 * All θₖ must come from one run: then they wander around one place, and θ̄ lies nearer to it than any of them. Weights of two
 * runs that started apart have nothing in common, and their mean is no network worth sampling from.
 *
 * Sources: Polyak and Juditsky (1992), "Acceleration of stochastic approximation by averaging"; Izmailov, Podoprikhin,
 * Garipov, Vetrov and Wilson (2018), "Averaging weights leads to wider optima and better generalization" (SWA).
 * @param list θₖ, each flat as `parameterLayout(spec)` says
 * @throws OptionError when there is none, or a weight is not finite; ShapeError when lengths differ.
 * @example
 * averageWeights([Float32Array.of(1, 4), Float32Array.of(2, 8)]); // Float32Array(2) [ 1.5, 6 ]
 * averageWeights([Float32Array.of(1), Float32Array.of(1, 2)]); // throws ShapeError
 */
export function averageWeights(list: readonly Float32Array[]): Float32Array {
  requireList(list);
  const mean = runningMean();
  for (const weights of list) mean.add(weights);
  return mean.values()[0];
}

function requireList(list: readonly Float32Array[]): void {
  const remedy = "pasa los pesos de varias épocas de un mismo entrenamiento: [red5.weights, red10.weights]";
  if (!Array.isArray(list) || list.length === 0) {
    throw new OptionError({
      subject: SUBJECT,
      problem: `hace falta una lista con unos pesos o más y llegó ${describeValue(list)}`,
      remedy,
    });
  }
  list.forEach((weights, k) => {
    if (!(weights instanceof Float32Array) || weights.length === 0 || weights.length !== list[0].length) {
      const problem = `list[${k}] debe ser un Float32Array tan largo como list[0] y llegó ${describeValue(weights)}`;
      throw new ShapeError({ subject: SUBJECT, problem, remedy });
    }
    requireFiniteValues(`list[${k}]`, weights, { subject: SUBJECT, remedy: "un entrenamiento que diverge no se arregla con la media" });
  });
}
