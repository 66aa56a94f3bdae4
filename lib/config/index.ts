/** Configurations: networks, samplers, buffers and trainings as checked plain data, in JSON and YAML files, and models made of them. @module */
export { configOfCheckpoint, provenanceOf, restoreEbm } from "./checkpoint";
export { ConfigError, type ConfigIssue } from "./config-error";
export { loadConfig, saveConfig } from "./config-files";
export {
  cnnNetworkConfig,
  deepEbmConfig,
  ebmConfig,
  mcmcConfig,
  mlpNetworkConfig,
  modelConfig,
  sampleBufferConfig,
  trainingConfig,
} from "./configs";
export { type CreateOptions, createCifarEbm, createEbm, createMnistEbm, createSimpleEbm, type Ebm } from "./create";
export { networkOf } from "./network-of";
export { parseConfig } from "./parse-config";
export { CIFAR_CONFIG, MNIST_CONFIG, SEED4_DEEP_CONFIG, SEED4_PCD_CONFIG, SIMPLE_CONFIG } from "./presets";
export { type ConfigFormat, printConfig } from "./print-config";
export { recipeOf } from "./recipe-of";
export type {
  CnnNetworkConfig,
  DeepEbmConfig,
  EbmConfig,
  EnergyNetworkConfig,
  McmcConfig,
  MlpNetworkConfig,
  ModelConfig,
  Partly,
  SampleBufferConfig,
  TrainingConfig,
} from "./types";
export { type ConfigWarning, configWarnings } from "./warnings";
