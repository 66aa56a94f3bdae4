import { describeValue, requireFiniteValues, ShapeError } from "../errors";

/** Checks that an objective gave one finite weight a sample. @throws ShapeError, OptionError */
export function requireSampleWeights(weights: unknown, samples: number): Float32Array {
  return requireChosen(weights, { subject: "parameterGradient", name: "sampleWeights", count: samples, each: "muestra" });
}

/** Checks that an objective gave one finite weight for each output of each sample. @throws ShapeError, OptionError */
export function requireOutputWeights(weights: unknown, outputs: number): Float32Array {
  return requireChosen(weights, { subject: "outputGradient", name: "outputWeights", count: outputs, each: "salida de cada muestra" });
}

interface Chosen {
  readonly subject: string;
  readonly name: string;
  readonly count: number;
  readonly each: string;
}

function requireChosen(weights: unknown, { subject, name, count, each }: Chosen): Float32Array {
  if (!(weights instanceof Float32Array) || weights.length !== count) {
    throw new ShapeError({
      subject,
      problem: `${name} debe devolver un Float32Array de ${count} pesos, uno por ${each}, y devolvió ${describeValue(weights)}`,
    });
  }
  requireFiniteValues(name, weights, { subject, remedy: "¿alguna energía desbordó? Mira la energía de las muestras" });
  return weights;
}
