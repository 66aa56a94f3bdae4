/** Networks as data: builders, presets, parameter layout, initial weights, summary, tf.js models. @module */
export { ACTIVATIONS, type ActivationFunction, LEAKY_SLOPE } from "./activations";
export { add, conv2d, type Conv2dOptions, dense, flatten, groupNorm, network, type NetworkOptions } from "./builders";
export { featureNetwork } from "./feature-network";
export { initialWeights } from "./initial-weights";
export { toLayersModel, weightsOf } from "./layers-model";
export { countParameters, type ParameterEntry, parameterLayout } from "./layout";
export { type PresetName, PRESETS, preset } from "./presets";
export { inputShapes, layerNames, outputShapes, windows, type Windows } from "./shapes";
export { residual, type ResidualOptions } from "./residual";
export { selectOutputs } from "./select-outputs";
export type { Activation, AddSpec, Conv2dSpec, DenseSpec, FlattenSpec, GroupNormSpec, LayerSpec, NetworkSpec } from "./spec";
export { limitSpectralNorms, type SpectralNorm, type SpectralOptions, spectralNorms } from "./spectral";
export { type Limited, type SpectralLimiter, spectralLimiter } from "./spectral-limiter";
export { type SpreadOptions, spreadWeights } from "./spread-weights";
export { summary } from "./summary";
export { MAX_PARAMETERS, MAX_VALUES, validateSpec } from "./validate";
export type { WeightedNetwork } from "./weighted-network";
export { decodeWeights, encodeWeights, type WeightsFile } from "./weights-file";
