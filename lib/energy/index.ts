/** Energies: closed-form landscapes with exact gradients, models with exact conditionals, and the energy of a network. @module */
export type { BinaryBlock, BlockModel, GaussianBlock } from "./block-model";
export { boxed, type BoxedEnergy } from "./boxed";
export { doubleWell } from "./double-well";
export type { Energy, EnergyAndGradient, EnergyValues } from "./energy";
export { type EnumeratedStates, enumerateStates } from "./enumerate-states";
export { gaussian, type GaussianOptions } from "./gaussian";
export { himmelblau } from "./himmelblau";
export { ising, type IsingOptions } from "./ising";
export { type MixtureOptions, mixtureEnergy } from "./mixture";
export { isNetworkEnergy, type NetworkEnergy, networkEnergy } from "./network-energy";
export { type Landscape, landscape2d } from "./pointwise";
export { quadratic } from "./quadratic";
export { type Rbm, rbm, type RbmOptions } from "./rbm";
export { ring } from "./ring";
export { tiltedNetwork } from "./tilted-network";
export { twoMoonsEnergy, twoMoonsLogDensity, type TwoMoonsOptions } from "./two-moons";
export type { SymmetricMatrix } from "./symmetric";
