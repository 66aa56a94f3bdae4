import type { EpochReport } from "./callback";

/** The metrics of an epoch by name, in the order of the columns of history.csv; those of the classes only where there are any. */
export const METRICS = [
  "loss",
  "reg",
  "cdiv",
  "real",
  "fake",
  "gap",
  "parameterGradient",
  "inputGradient",
  "bufferAge",
  "learningRate",
  "crossEntropy",
  "accuracy",
  "val_cdiv",
  "val_real",
  "val_fake",
] as const;

/** Name of a metric of an epoch; `val_…` are those of the validation, and gap = fake − real. */
export type MetricName = (typeof METRICS)[number];

/** The value of each metric of an epoch; undefined where there was no validation or no classes. */
export function metricsOf(report: EpochReport): Record<MetricName, number | undefined> {
  const { loss, reg, cdiv, real, fake, parameterGradient, inputGradient, bufferAge, learningRate, crossEntropy, accuracy, validation } =
    report;
  return {
    ...{ loss, reg, cdiv, real, fake, gap: fake - real, parameterGradient, inputGradient, bufferAge, learningRate, crossEntropy, accuracy },
    ...{ val_cdiv: validation?.cdiv, val_real: validation?.real, val_fake: validation?.fake },
  };
}
