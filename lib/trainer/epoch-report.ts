import type { TestMetrics } from "./test-step";
import type { EpochRecord } from "./train";

/** An epoch as it ended: means over its batches, the rate it learned with, how long it took, and its validation. */
export interface EpochReport extends EpochRecord {
  readonly learningRate: number;
  /** Of training alone: neither validation nor callbacks. */
  readonly seconds: number;
  /** Test images against uniform noise, with the weights after the epoch; absent without a validation set. */
  readonly validation?: TestMetrics;
}
