import { type EngineNetwork, manySteps } from "ebm/engine";
import { dense, network } from "ebm/network";
import { normals, rng } from "ebm/rng";

/**
 * The energy E(x) = (k/2) (x − m)² on the line, with θ = [m, log k], behind the interface of an opened network: a family whose best θ
 * is known for every objective. Its layers are only there for the shape and to be smooth.
 */
export function gaussianModel({ mean, stiffness }: { mean: number; stiffness: number }): EngineNetwork {
  const spec = network({ name: "gaussiana", inputShape: [1], layers: [dense(1)] });
  let theta = Float32Array.of(mean, Math.log(stiffness));
  const energy = (x: Float32Array) => x.map((v) => (Math.exp(theta[1]) / 2) * (v - theta[0]) ** 2);
  const energyAndGradient = (x: Float32Array) => ({ energy: energy(x), gradient: x.map((v) => Math.exp(theta[1]) * (v - theta[0])) });
  const refuse = () => {
    throw new Error("no outputs");
  };
  return {
    spec,
    weights: () => theta.slice(),
    setWeights: (next) => {
      theta = Float32Array.from(next);
    },
    energy,
    energyAndGradient,
    parameterGradient(x, sampleWeights) {
      const energies = energy(x);
      const weights = sampleWeights(energies.slice());
      const k = Math.exp(theta[1]);
      let [byMean, byLog] = [0, 0];
      x.forEach((v, i) => {
        byMean -= weights[i] * k * (v - theta[0]);
        byLog += weights[i] * (k / 2) * (v - theta[0]) ** 2;
      });
      return { energy: energies, gradient: Float32Array.of(byMean, byLog) };
    },
    adamStep(moments, gradient, { rate, beta1, beta2 }) {
      const first = moments.first.map((m, j) => beta1 * m + (1 - beta1) * gradient[j]);
      const second = moments.second.map((v, j) => beta2 * v + (1 - beta2) * gradient[j] ** 2);
      theta = theta.map((w, j) => w - (rate * first[j]) / (Math.sqrt(second[j]) + 1e-7));
      return { first, second };
    },
    manySteps: (x, work) => manySteps(x, { shape: [1], energyAndGradient }, work),
    outputs: refuse,
    outputGradient: refuse,
    perturb: refuse,
    dispose: () => undefined,
  };
}

/** n samples of N(mean, spread²). */
export function gaussianSamples(n: number, { mean, spread, seed }: { mean: number; spread: number; seed: number }): Float32Array {
  const xi = new Float32Array(n);
  normals(rng(seed), xi, { step: 0, chains: n });
  return xi.map((v) => mean + spread * v);
}

/** Mean and variance of some numbers. */
export function momentsOf(x: Float32Array): { mean: number; variance: number } {
  const mean = x.reduce((sum, v) => sum + v / x.length, 0);
  return { mean, variance: x.reduce((sum, v) => sum + (v - mean) ** 2 / x.length, 0) };
}
