import type { EngineNetwork } from "../engine/engine";
import { requireMembers } from "../errors";
import type { Energy } from "./energy";

/** The energy of a network: an {@link Energy} that an engine evaluates. */
export interface NetworkEnergy extends Energy {
  readonly network: EngineNetwork;
}

/**
 * Sees a loaded network as an energy E(x; θ) of its inputs.
 *
 * It keeps following the network: after a training step it is the new energy.
 * @throws OptionError when it is no loaded network.
 * @example
 * const net = await openNetwork(preset("mlp-10"), { seed: 7 });
 * networkEnergy(net).shape; // [ 10 ]
 */
export function networkEnergy(network: EngineNetwork): NetworkEnergy {
  requireMembers("network", network, { subject: "networkEnergy", kind: "una red abierta con openNetwork", members: ["spec", "manySteps"] });
  return {
    name: network.spec.name,
    shape: network.spec.inputShape,
    network,
    energy: (x) => network.energy(x),
    energyAndGradient: (x) => network.energyAndGradient(x),
  };
}

/**
 * Whether an engine evaluates this energy, so that many steps can be one call.
 * @example
 * isNetworkEnergy(quadratic([0, 0])); // false
 */
export function isNetworkEnergy(energy: Energy): energy is NetworkEnergy {
  return typeof (energy as Partial<NetworkEnergy> | undefined)?.network?.manySteps === "function";
}
