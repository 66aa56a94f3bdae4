/** Training: recipe, run, one step of contrastive divergence, the loop, Adam and validation. @module */
export { type Adam, type AdamOptions, type AdamState, adam } from "./adam";
export { type DataNoise, withDataNoise } from "./data-noise";
export { GDL_RECIPE, type Recipe } from "./recipe";
export { loadShipped, SHIPPED, type ShippedName } from "./shipped";
export { testStep, type TestMetrics } from "./test-step";
export { type EpochRecord, type History, type StepRecord, type TrainOptions, train } from "./train";
export { type StepMetrics, trainStep } from "./train-step";
export { startTraining, type Training } from "./training";
