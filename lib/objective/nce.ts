import type { EngineNetwork } from "../engine/engine";
import { OptionError, requireFinite, requireMembers, requirePositive, ShapeError } from "../errors";
import { ACTIVATIONS } from "../network/activations";
import { sizeOf } from "../network/shapes";
import { rng, STREAM } from "../rng/index";
import type { NoiseDensity } from "./noise/density";
import { NOTHING_OWN, type Objective } from "./objective";

/** Options of {@link nce}. */
export interface NceOptions {
  /** The noise q, which must be positive wherever there are data. */
  readonly noise: NoiseDensity;
  /** ν: noise samples for each datum. */
  readonly ratio?: number;
  /** "learned": a parameter c of its own, from 0; or a number c that stays, and the network must make exp(−E − c) add up to 1. */
  readonly logZ?: "learned" | number;
}

/**
 * Noise-contrastive estimation: a logistic regression that tells data from noise, whose logit is made of the energy,
 *
 * G(x) = −E(x) − c − log q(x) − log ν,   L = −(1/n) [Σ_data log σ(G(x)) + Σ_noise log(1 − σ(G(x̃)))],
 *
 * with n data and νn noise samples. With data and a network without limits, at the minimum exp(−E − c) is the density of the data, so
 * that c = log Z. The
 * gradient is that of a loss of energies: ∂L/∂E(x) = (1 − σ(G))/n for data, ∂L/∂E(x̃) = −σ(G)/n for noise; ∂L/∂c is the sum of all.
 * A network with a bias in its last layer has one number too many: adding to the bias what is taken from c changes nothing.
 * Source: Gutmann and Hyvärinen (2010), "Noise-contrastive estimation"; (2012) for ν.
 * @throws OptionError
 * @example
 * nce({ noise: uniformBase([2], { bounds: [-2, 2] }) }).own; // [ 0 ]
 */
export function nce({ noise, ratio = 1, logZ = "learned" }: NceOptions = {} as NceOptions): Objective<null> {
  const subject = "nce";
  const remedy = "por ejemplo noise: fitGaussianNoise(datos, { shape: [2] })";
  requireMembers("noise", noise, { subject, kind: "una densidad de ruido", members: ["logDensity", "draw", "shape"], remedy });
  requirePositive("ratio", ratio, { subject, remedy: "es cuántas muestras de ruido hay por dato; por ejemplo ratio: 4" });
  const given = logZ === "learned" ? undefined : requireFinite("logZ", logZ, { subject, remedy: 'o logZ: "learned"' });
  return {
    name: "NCE",
    own: given === undefined ? [0] : NOTHING_OWN,
    init({ spec }) {
      if (String(spec.inputShape) === String(noise.shape)) return null;
      const problem = `el ruido tiene forma [${noise.shape.join(", ")}] y la red espera [${spec.inputShape.join(", ")}]`;
      throw new ShapeError({ subject, problem, remedy });
    },
    async measure(network, { x }, { seed, step, state, own }) {
      const n = x.length / sizeOf(network.spec.inputShape);
      const fakes = noise.draw(Math.max(1, Math.round(ratio * n)), rng(seed, STREAM.objective, step));
      const c = given ?? own[0];
      const told = tellApart(network, { x, fakes, noise, c });
      const ownGradient = given === undefined ? Float32Array.of(told.slope) : new Float32Array(0);
      const { loss, gradient, energy, accuracy } = told;
      return { loss, gradient, ownGradient, state, energy, facts: { accuracy, logZ: c } };
    },
  };
}

interface Sides {
  readonly x: Float32Array;
  readonly fakes: Float32Array;
  readonly noise: NoiseDensity;
  readonly c: number;
}

/** The loss of the logistic regression, its gradient in θ and in c, the data's mean energy and the share told right. */
function tellApart(network: EngineNetwork, { x, fakes, noise, c }: Sides) {
  const size = sizeOf(network.spec.inputShape);
  const [n, all] = [x.length / size, (x.length + fakes.length) / size];
  const both = new Float32Array(x.length + fakes.length);
  both.set(x);
  both.set(fakes, x.length);
  const logQ = requireNoiseEverywhere(noise.logDensity(both));
  const logRatio = Math.log((all - n) / n);
  const found = { loss: 0, energy: 0, slope: 0, accuracy: 0 };
  const { gradient } = network.parameterGradient(both, (energies) =>
    energies.map((e, i) => {
      const sign = i < n ? 1 : -1; // log(1 − σ(G)) = log σ(−G)
      const logit = sign * (-e - c - logQ[i] - logRatio);
      const weight = (sign * sigmoid(-logit)) / n;
      found.loss += ACTIVATIONS.softplus.value(-logit) / n;
      found.energy += i < n ? e / n : 0;
      found.slope += weight;
      found.accuracy += logit > 0 ? 1 / all : 0;
      return weight;
    }),
  );
  return { ...found, gradient };
}

/** Data where the noise never falls have an infinite logit, and would teach nothing. @throws OptionError */
function requireNoiseEverywhere(logQ: Float64Array): Float64Array {
  const at = logQ.indexOf(Number.NEGATIVE_INFINITY);
  if (at < 0) return logQ;
  throw new OptionError({
    subject: "nce",
    problem: `la densidad del ruido es 0 en la muestra ${at} de los datos`,
    remedy: "el ruido debe cubrir los datos: ensancha bounds o mézclalo con una gaussiana",
  });
}

/** 1 / (1 + e^−z). */
function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
