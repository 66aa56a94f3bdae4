import type { EngineNetwork } from "../engine/engine";
import { manySteps } from "../engine/many-steps";
import { OptionError, requireMembers } from "../errors";
import type { Energy, EnergyAndGradient } from "./energy";
import { requireEnergy } from "./require-energy";

/**
 * A network on top of a fixed energy: E(x) = E_net(x; θ) + E₀(x), that is p(x) ∝ exp(−E_net(x)) · exp(−E₀(x)).
 *
 * A dense network with swish or softplus grows at most linearly, so with a quadratic E₀ the integral Z is always finite, whatever θ;
 * without it nothing keeps the energy from falling far from the data, where no objective looks. It is an opened network like any
 * other: outputs, θ and Adam are those of the network within. Source: Xie, Lu, Zhu and Wu (2016), "A theory of generative ConvNet",
 * where E₀ is that of white noise.
 * @param base E₀, of the network's shape
 * @throws OptionError
 * @example
 * const net = await openNetwork(network({ name: "red", inputShape: [2], layers: [dense(1)] }), { weights: new Float32Array(3) });
 * tiltedNetwork(net, quadratic([0, 0])).energy(Float32Array.of(3, 4)); // Float32Array(1) [ 12.5 ]
 */
export function tiltedNetwork(network: EngineNetwork, base: Energy): EngineNetwork {
  const subject = "tiltedNetwork";
  requireMembers("network", network, { subject, kind: "una red abierta con openNetwork", members: ["spec", "parameterGradient"] });
  requireEnergy(base, subject);
  const shape = network.spec.inputShape;
  if (String(shape) !== String(base.shape)) {
    const problem = `la red espera muestras de forma [${shape.join(", ")}] y la energía base, [${base.shape.join(", ")}]`;
    throw new OptionError({ subject, problem, remedy: "por ejemplo quadratic([0, 0]) con una red de dos entradas" });
  }
  const energyAndGradient = (x: Float32Array): EnergyAndGradient => {
    const [own, fixed] = [network.energyAndGradient(x), base.energyAndGradient(x)];
    return { energy: sum(own.energy, fixed.energy), gradient: sum(own.gradient, fixed.gradient) };
  };
  return {
    ...network,
    energy: (x) => sum(network.energy(x), base.energy(x)),
    energyAndGradient,
    parameterGradient(x, sampleWeights) {
      const fixed = base.energy(x);
      let energy!: Float32Array;
      const { gradient } = network.parameterGradient(x, (own) => {
        energy = sum(own, fixed);
        return sampleWeights(energy.slice());
      });
      return { energy, gradient };
    },
    manySteps: (x, work) => manySteps(x, { shape, energyAndGradient }, work),
  };
}

function sum(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((v, i) => v + b[i]);
}
