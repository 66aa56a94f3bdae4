/** Training: recipe, run, one step of contrastive divergence, the loop, Adam and validation. @module */
export * from "./callbacks/index";
export { type Checkpoint, checkpointOf, type Progress, resumeTraining } from "./checkpoint/checkpoint";
export { decodeCheckpoint, encodeCheckpoint, type Provenance } from "./checkpoint/codec";
export { bufferSha256, weightsSha256 } from "./checkpoint/fingerprints";
export { type CheckpointStore, checkpointStore, type FoundCheckpoints } from "./checkpoint/store";
export { averageWeights } from "./average-weights";
export { type Adam, type AdamOptions, type AdamState, adam } from "./adam";
export { type BufferRecipe, type Recipe, requireRecipe } from "./recipe";
export {
  GDL_RECIPE,
  MLP_RECIPE,
  recipe,
  type RecipeName,
  RECIPES,
  SEED1_RECIPE,
  SEED3_RECIPE,
  TRAINABLE,
  type TrainableName,
  UVA_RECIPE,
} from "./recipes";
export { loadShipped, loadShippedHistory, SHIPPED, shippedEpochs, type ShippedName } from "./shipped";
export {
  MAIN_RUN,
  readShippedRun,
  SHIPPED_AVERAGES,
  SHIPPED_RUNS,
  type ShippedEpoch,
  type ShippedRun,
  type ShippedRunName,
} from "./shipped-runs";
export { testStep, type TestMetrics } from "./test-step";
export { type FitOptions, type FitRecord, type Fitted, fitNetwork } from "./fit-network";
export { type Events, type HistogramPoint, type ImagePoint, readEvents, type ScalarPoint } from "./tensorboard/read-events";
export { type EpochRecord, type History, type StepRecord, type TrainOptions, train } from "./train";
export { type RunFolder, runFolder } from "./run-folder";
export { memoryFolder } from "./memory-folder";
export type { MetricSums, StepMetrics } from "./step-metrics";
export { learningRate, trainStep } from "./train-step";
export { type Outcome, type Trainer, trainer, type TrainerOptions } from "./trainer";
export { startTraining, type Training } from "./training";
