/** Energies: closed-form 2-D landscapes with exact gradients, and the energy of a network. @module */
export { doubleWell } from "./double-well";
export type { Energy, EnergyAndGradient } from "./energy";
export { himmelblau } from "./himmelblau";
export { type MixtureOptions, mixtureEnergy } from "./mixture";
export { isNetworkEnergy, type NetworkEnergy, networkEnergy } from "./network-energy";
export { type Landscape, landscape2d } from "./pointwise";
export { quadratic } from "./quadratic";
export { ring } from "./ring";
export { tiltedNetwork } from "./tilted-network";
export { twoMoonsEnergy, twoMoonsLogDensity, type TwoMoonsOptions } from "./two-moons";
