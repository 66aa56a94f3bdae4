import type { NetworkEnergy } from "../energy/network-energy";
import { openNetwork } from "../engine/choose";
import type { Engine, EngineNetwork } from "../engine/engine";
import { langevin, type LangevinInfo, type LangevinState } from "../sampler/langevin";
import type { Sampler } from "../sampler/sampler";
import { startTraining, type Training } from "../trainer/training";
import { deepEbmConfig, ebmConfig, modelConfig } from "./configs";
import { merge } from "./merge";
import { networkOf } from "./network-of";
import { CIFAR_CONFIG, MNIST_CONFIG, SIMPLE_CONFIG } from "./presets";
import { recipeOf } from "./recipe-of";
import type { DeepEbmConfig, EbmConfig, ModelConfig, Partly } from "./types";
import { type ConfigWarning, configWarnings } from "./warnings";

/** All that a configuration describes, ready to sample and to train. */
export interface Ebm<Config extends ModelConfig = ModelConfig> {
  readonly config: Config;
  readonly network: EngineNetwork;
  readonly energy: NetworkEnergy;
  /** For `sample(ebm.sampler, start, { seed, steps: ebm.config.mcmc.steps })`. */
  readonly sampler: Sampler<LangevinState, LangevinInfo>;
  /** For `trainer(ebm.run)` or `train(ebm.run, set)`: recipe, optimizer and buffer. */
  readonly run: Training;
  /** What will not work although every field is right. */
  readonly warnings: readonly ConfigWarning[];
}

/** Where the network runs, and with which weights. */
export interface CreateOptions {
  /** By default the fastest that works here. */
  readonly engine?: Engine;
  /** By default new ones from the configuration's seed. */
  readonly weights?: Float32Array;
}

/**
 * Builds network, energy, sampler and training run of a configuration.
 * @throws ConfigError; ShapeError when the weights are of another network.
 * @example
 * const { energy, run } = await createEbm(ebmConfig({ inputDim: 2, energyNetwork: { hiddenDims: [8] } }));
 * [energy.shape, run.step]; // [ [ 2 ], 0 ]
 */
export async function createEbm<Config extends ModelConfig>(config: Config, { engine, weights }: CreateOptions = {}): Promise<Ebm<Config>> {
  const checked = modelConfig(config, { subject: "createEbm" }) as Config;
  const { seed } = checked;
  const network = await openNetwork(networkOf(checked), { engine, ...(weights === undefined ? { seed } : { weights }) });
  const run = startTraining(network, recipeOf(checked), { seed });
  const { energy, recipe } = run;
  return { config: checked, network, energy, sampler: langevin(energy, recipe.langevin), run, warnings: configWarnings(checked) };
}

/**
 * A dense energy-based model; `changes` replace fields of {@link SIMPLE_CONFIG}.
 * @throws ConfigError
 * @example
 * const { network } = await createSimpleEbm({ inputDim: 10, energyNetwork: { hiddenDims: [128, 64] } });
 * network.spec.layers.length; // 3
 */
export async function createSimpleEbm(changes: Partly<EbmConfig> = {}, options: CreateOptions = {}): Promise<Ebm<EbmConfig>> {
  return createEbm(ebmConfig(merge(SIMPLE_CONFIG, changes) as EbmConfig), options);
}

/**
 * The energy-based model of the main lesson, for 28 × 28 grey images; `changes` replace fields of {@link MNIST_CONFIG}. Without
 * changes its network is the preset `ebm-mnist`, and the weights that come with the project fit.
 * @throws ConfigError
 * @example
 * const { network } = await createMnistEbm({ mcmc: { steps: 20 } });
 * countParameters(network.spec); // 76993
 */
export async function createMnistEbm(changes: Partly<DeepEbmConfig> = {}, options: CreateOptions = {}): Promise<Ebm<DeepEbmConfig>> {
  return createEbm(deepEbmConfig(merge(MNIST_CONFIG, changes) as DeepEbmConfig), options);
}

/**
 * An energy-based model of 32 × 32 colour images, such as those of `colouredShapes` or CIFAR-10; `changes` replace fields of
 * {@link CIFAR_CONFIG}. Without changes its network is the preset `ebm-cifar`.
 * @throws ConfigError
 * @example
 * const { energy } = await createCifarEbm({ energyNetwork: { hiddenDims: [8, 16] }, sampleBuffer: { capacity: 256 } });
 * energy.shape; // [ 32, 32, 3 ]
 */
export async function createCifarEbm(changes: Partly<DeepEbmConfig> = {}, options: CreateOptions = {}): Promise<Ebm<DeepEbmConfig>> {
  return createEbm(deepEbmConfig(merge(CIFAR_CONFIG, changes) as DeepEbmConfig), options);
}
