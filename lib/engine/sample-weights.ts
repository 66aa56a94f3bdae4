import { describeValue, requireFiniteValues, ShapeError } from "../errors";

/** Checks that an objective gave one finite weight a sample. @throws ShapeError, OptionError */
export function requireSampleWeights(weights: unknown, samples: number): Float32Array {
  const subject = "parameterGradient";
  if (!(weights instanceof Float32Array) || weights.length !== samples) {
    throw new ShapeError({
      subject,
      problem: `sampleWeights debe devolver un Float32Array de ${samples} pesos, uno por muestra, y devolvió ${describeValue(weights)}`,
    });
  }
  requireFiniteValues("sampleWeights", weights, { subject, remedy: "¿alguna energía desbordó? Mira la energía de las muestras" });
  return weights;
}
