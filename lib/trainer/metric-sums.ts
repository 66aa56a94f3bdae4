import type { StepMetrics } from "./train-step";

/** Sums of the metrics over the batches of an epoch so far: what a checkpoint in the middle of an epoch keeps of them. */
export type MetricSums = Readonly<Partial<Record<keyof StepMetrics, number>>>;

/** The sums with one step more. */
export function addMetrics(sums: MetricSums, metrics: StepMetrics): MetricSums {
  const names = Object.keys(metrics) as (keyof StepMetrics)[];
  return Object.fromEntries(names.map((name) => [name, (sums[name] ?? 0) + metrics[name]]));
}

/** The means of so many steps. */
export function meansOf(sums: MetricSums, steps: number): StepMetrics {
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / steps])) as unknown as StepMetrics;
}
