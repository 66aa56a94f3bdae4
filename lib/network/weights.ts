import { describeValue, requireFiniteValues, ShapeError } from "../errors";
import { countParameters } from "./layout";
import type { NetworkSpec } from "./spec";

/** Checks that `weights` is a whole, finite θ of the network and returns it. @throws ShapeError, OptionError */
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
  requireFiniteValues("los pesos", weights, {
    subject,
    remedy: "el entrenamiento divergió: vuelve a un punto de control anterior y baja la tasa de aprendizaje",
  });
  return weights;
}
