import { describeValue } from "../errors";
import { check } from "./check";
import { ConfigError } from "./config-error";
import { inconsistencies } from "./consistency";
import { BUFFER, CNN, DEEP, EBM, MCMC, MLP, TRAINING } from "./schemas";
import type {
  CnnNetworkConfig,
  DeepEbmConfig,
  EbmConfig,
  McmcConfig,
  MlpNetworkConfig,
  ModelConfig,
  Partly,
  SampleBufferConfig,
  TrainingConfig,
} from "./types";

/**
 * A whole configuration of an energy-based model with a dense network: what is left out gets its default, as visible as the
 * rest. Without arguments it is the network 784-128-1 and the recipe `mlp` of ebm/trainer.
 * @throws ConfigError with the path of each field that is wrong.
 * @example
 * ebmConfig().mcmc; // { steps: 60, stepSize: 1, noise: 0.005, gradientClip: 0.03, bounds: [ 0, 1 ] }
 * ebmConfig({ mcmc: { stepSize: -10 } }); // throws ConfigError
 */
export function ebmConfig(fields: Partly<EbmConfig> = {}): EbmConfig {
  return whole(check<EbmConfig>(EBM, fields, { subject: "ebmConfig" }), "ebmConfig");
}

/**
 * A whole configuration of an energy-based model with a convolutional network: what is left out gets its default. Without
 * arguments it is the network `ebm-mnist` and the recipe `gdl` of ebm/trainer.
 * @throws ConfigError with the path of each field that is wrong.
 * @example
 * deepEbmConfig({ energyNetwork: { hiddenDims: [8, 16] } }).energyNetwork.firstKernelSize; // 5
 */
export function deepEbmConfig(fields: Partly<DeepEbmConfig> = {}): DeepEbmConfig {
  return whole(check<DeepEbmConfig>(DEEP, fields, { subject: "deepEbmConfig" }), "deepEbmConfig");
}

/**
 * A configuration of the kind that its field `kind` says ("ebm" when it has none), from plain data of anywhere.
 * @param options.subject how errors call it, e.g. the name of a file
 * @throws ConfigError with the path of each field that is wrong.
 * @example
 * modelConfig({ kind: "deepEbm", alpha: 0.001 }).alpha; // 0.001
 * modelConfig({ mcmc: { stepsize: 1 } }); // throws ConfigError
 */
export function modelConfig(value: unknown, { subject = "configuración" }: { readonly subject?: string } = {}): ModelConfig {
  const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
  const { kind = "ebm" } = isGroup ? (value as { readonly kind?: unknown }) : {};
  if (kind === "ebm") return whole(check<EbmConfig>(EBM, value, { subject }), subject);
  if (kind === "deepEbm") return whole(check<DeepEbmConfig>(DEEP, value, { subject }), subject);
  const problem = `kind debe ser "ebm" (red densa) o "deepEbm" (red convolucional) y llegó ${describeValue(kind)}`;
  throw new ConfigError(subject, [{ path: "kind", problem, remedy: 'el valor por defecto es "ebm"' }]);
}

/** The configuration, if its fields fit one another. @throws ConfigError */
function whole<T extends ModelConfig>(config: T, subject: string): T {
  const issues = inconsistencies(config);
  if (issues.length > 0) throw new ConfigError(subject, issues);
  return config;
}

/**
 * The part `mcmc` on its own, with the defaults of the main lesson.
 * @throws ConfigError
 * @example
 * mcmcConfig({ steps: 100 }).stepSize; // 10
 */
export function mcmcConfig(fields: Partly<McmcConfig> = {}): McmcConfig {
  return check<McmcConfig>(MCMC, fields, { subject: "mcmcConfig" });
}

/**
 * The part `sampleBuffer` on its own.
 * @throws ConfigError
 * @example
 * sampleBufferConfig({ capacity: 10_000 }); // { capacity: 10000, newFraction: 0.05 }
 */
export function sampleBufferConfig(fields: Partly<SampleBufferConfig> = {}): SampleBufferConfig {
  return check<SampleBufferConfig>(BUFFER, fields, { subject: "sampleBufferConfig" });
}

/**
 * The part `training` on its own, with the defaults of the main lesson.
 * @throws ConfigError
 * @example
 * trainingConfig({ beta1: 0 }).learningRate; // 0.0001
 */
export function trainingConfig(fields: Partly<TrainingConfig> = {}): TrainingConfig {
  return check<TrainingConfig>(TRAINING, fields, { subject: "trainingConfig" });
}

/**
 * The part `energyNetwork` of an EbmConfig on its own.
 * @throws ConfigError
 * @example
 * mlpNetworkConfig({ hiddenDims: [256, 128] }).activation; // 'relu'
 */
export function mlpNetworkConfig(fields: Partly<MlpNetworkConfig> = {}): MlpNetworkConfig {
  return check<MlpNetworkConfig>(MLP, fields, { subject: "mlpNetworkConfig" });
}

/**
 * The part `energyNetwork` of a DeepEbmConfig on its own.
 * @throws ConfigError
 * @example
 * cnnNetworkConfig({ residual: true }).hiddenDims; // [ 16, 32, 64, 64 ]
 */
export function cnnNetworkConfig(fields: Partly<CnnNetworkConfig> = {}): CnnNetworkConfig {
  return check<CnnNetworkConfig>(CNN, fields, { subject: "cnnNetworkConfig" });
}
