import { describeValue, requireFiniteValues, ShapeError } from "../errors";
import { countParameters } from "../network/layout";
import type { NetworkSpec } from "../network/spec";

/** Checks that `weights` is a whole, finite θ of the network. @throws ShapeError, OptionError */
export function requireWeights(spec: NetworkSpec, weights: unknown): Float32Array {
  const count = countParameters(spec);
  const subject = `red ${spec.name}`;
  if (!(weights instanceof Float32Array) || weights.length !== count) {
    throw new ShapeError({
      subject,
      problem: `los pesos deben ser un Float32Array de ${count} valores y llegó ${describeValue(weights)}`,
      remedy: "usa initialWeights(red, { seed }) o los pesos de una red con las mismas capas",
    });
  }
  requireFiniteValues("los pesos", weights, { subject, remedy: "el entrenamiento divergió: vuelve a un punto de control anterior y baja la tasa de aprendizaje" });
  return weights;
}

/** Checks that an objective gave one finite weight a sample. @throws ShapeError, OptionError */
export function requireSampleWeights(weights: unknown, samples: number): Float32Array {
  const subject = "parameterGradient";
  if (!(weights instanceof Float32Array) || weights.length !== samples) {
    throw new ShapeError({ subject, problem: `sampleWeights debe devolver un Float32Array de ${samples} pesos, uno por muestra, y devolvió ${describeValue(weights)}` });
  }
  requireFiniteValues("sampleWeights", weights, { subject, remedy: "¿alguna energía desbordó? Mira la energía de las muestras" });
  return weights;
}
