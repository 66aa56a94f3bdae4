/** Callbacks: who listens to a training, one a file. @module */
export type { Callback, CallbackContext, CallbackState, EpochReport } from "./callback";
export { checkpoints } from "./checkpoints";
export { earlyStop, type EarlyStopOptions } from "./early-stop";
export { ema, type Ema, type EmaOptions } from "./ema";
export { imageGenerator, type ImageGenerator, type ImageGeneratorOptions, type Picture } from "./image-generator";
export { learningRateSchedule } from "./learning-rate-schedule";
export type { MetricName } from "./metrics";
export { metricsHistory, readHistory } from "./metrics-history";
export { constantRate, cosineDecay, exponentialDecay, type RateSchedule, stepDecay, warmUp } from "./rate-schedules";
export { tensorboard, type TensorboardOptions } from "./tensorboard";
export { watchdog, type WatchdogOptions } from "./watchdog";
export { weightsFiles } from "./weights-files";
