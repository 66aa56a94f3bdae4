import type { ContrastiveLoss } from "../objective/contrastive-divergence";

/** What a training step reports: the seeds' five metrics, and three that tell how the chains and the weights fare. */
export interface StepMetrics extends ContrastiveLoss {
  /** |∂L/∂θ|, before it is shortened. */
  readonly parameterGradient: number;
  /** Mean |∇ₓE| of the chains at their last Langevin step. */
  readonly inputGradient: number;
  /** Mean age of the buffer's samples, in Langevin rounds. */
  readonly bufferAge: number;
  /** Cross-entropy of the classes, which the loss then holds too, and their accuracy: in a recipe with classes. */
  readonly crossEntropy?: number;
  readonly accuracy?: number;
}

/** Sums of the metrics over the batches of an epoch so far: what a checkpoint in the middle of an epoch keeps of them. */
export type MetricSums = Readonly<Partial<Record<keyof StepMetrics, number>>>;

/** The sums with one step more. */
export function addMetrics(sums: MetricSums, metrics: StepMetrics): MetricSums {
  const names = Object.keys(metrics) as (keyof StepMetrics)[];
  return Object.fromEntries(names.map((name) => [name, (sums[name] ?? 0) + (metrics[name] as number)]));
}

/** The means of so many steps. */
export function meansOf(sums: MetricSums, steps: number): StepMetrics {
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / steps])) as unknown as StepMetrics;
}
