// The samplers that keep the contract, each with settings that fit a target.
import type { BlockModel, Energy } from "ebm/energy";
import {
  annealed,
  type ChainState,
  geometric,
  gibbs,
  hmc,
  langevin,
  mala,
  type ParallelTemperingState,
  parallelTempering,
  preconditioned,
  type Sampler,
  type StepInfo,
  ula,
  underdamped,
} from "ebm/sampler";
import { combine, product, stationaryCovariance } from "./statistics";
import { COVARIANCE, PRECISION, type Target } from "./targets";

/** A sampler under the contract. */
export interface Entry {
  readonly name: string;
  /** A sampler of the target's law. */
  make(target: Pick<Target, "energy" | "temperature" | "curvature">): Sampler<ChainState, StepInfo>;
  /** The same without its options, or with others, as a caller may err. */
  makeWith(energy: Energy, options?: object): unknown;
  /**
   * What it keeps: "reversible" and "invariant" hold the target's law, the first with detailed balance; "biased" ends in a
   * Gaussian of known covariance on a Gaussian target.
   */
  readonly law: "reversible" | "invariant" | "biased";
  /** Where its biased law on the correlated Gaussian ends at temperature T. */
  covariance?(temperature: number): number[][];
  /** Samples no energy but a model with blocks. */
  readonly blocks?: true;
  /** Rejects proposals outside the numbers, instead of an error. */
  readonly rejects?: true;
  /** Independent draws of its extended state, from draws of the target at a temperature. */
  readonly spread?: (state: ChainState, energy: Energy, draw: (temperature: number) => Float32Array) => ChainState;
  /** Options that it refuses, and what the error says. */
  readonly bad: readonly (readonly [options: object, message: RegExp])[];
}

const IDENTITY = [
  [1, 0],
  [0, 1],
];
const [ULA_STEP, RECIPE, TEMPERATURES] = [0.4, { stepSize: 0.15, noise: 0.4 }, [1, 2, 4]];
const P = [
  [1.2, 0.5],
  [0.5, 0.7],
];
const withUla = (temperature: number) =>
  stationaryCovariance(combine([1, IDENTITY], [-ULA_STEP / 2, PRECISION]), combine([ULA_STEP * temperature, IDENTITY]));
const badStep = [{ stepSize: 0 }, /stepSize debe ser un número positivo y llegó 0/] as const;
const badTemperature = [{ stepSize: 0.1, temperature: Number.NaN }, /temperature debe ser/] as const;
const badAdapt = [{ stepSize: 0.1, adapt: { steps: 10, target: 1 } }, /adapt\.target debe estar entre 0 y 1/] as const;

/** The recipe has its own temperature, noise²/(2 stepSize), and its own law: x' = (I − ηK)(x + σξ) about the mean. */
const recipeCovariance = () => {
  const shrink = combine([1, IDENTITY], [-RECIPE.stepSize, PRECISION]);
  return stationaryCovariance(shrink, combine([RECIPE.noise ** 2, product(shrink, shrink)]));
};

export const ENTRIES: readonly Entry[] = [
  {
    name: "langevin",
    law: "biased",
    make: ({ energy }) => langevin(energy, { ...RECIPE, gradientClip: 1e6, bounds: null }),
    makeWith: langevin,
    covariance: recipeCovariance,
    bad: [badStep, [{ noise: -1 }, /noise/], [{ gradientClip: 0 }, /gradientClip/]],
  },
  {
    name: "ula",
    law: "biased",
    make: ({ energy, temperature }) => ula(energy, { stepSize: ULA_STEP, temperature }),
    makeWith: (energy, options) => ula(energy, options as never),
    covariance: withUla,
    bad: [badStep, badTemperature],
  },
  {
    name: "preconditioned",
    law: "biased",
    make: ({ energy, temperature }) => preconditioned(energy, { stepSize: ULA_STEP, temperature, preconditioner: P }),
    makeWith: (energy, options) => preconditioned(energy, { preconditioner: [1, 1], ...options } as never),
    covariance: (temperature) =>
      stationaryCovariance(combine([1, IDENTITY], [-ULA_STEP / 2, product(P, PRECISION)]), combine([ULA_STEP * temperature, P])),
    bad: [
      badStep,
      badTemperature,
      [{ stepSize: 1, preconditioner: [1] }, /preconditioner debe ser una diagonal de 2 números/],
      [{ stepSize: 1, preconditioner: [1, -1] }, /preconditioner\[1\] debe ser un número positivo/],
      [
        {
          stepSize: 1,
          preconditioner: [
            [1, 2],
            [2, 1],
          ],
        },
        /preconditioner debe ser definida positiva/,
      ],
      [
        {
          stepSize: 1,
          preconditioner: [
            [1, 0.5],
            [0.4, 1],
          ],
        },
        /preconditioner debe ser simétrica/,
      ],
    ],
  },
  {
    name: "annealed",
    law: "biased",
    make: ({ energy, temperature }) =>
      annealed(energy, {
        levels: geometric({ from: 4 * temperature, to: temperature, count: 3 }).map((t) => ({
          temperature: t,
          stepSize: ULA_STEP,
          steps: 20,
        })),
      }),
    makeWith: (energy, options) => annealed(energy, { levels: [options ?? {}] } as never),
    covariance: withUla,
    bad: [
      [{ steps: 10, stepSize: 0 }, /levels\[0\]\.stepSize/],
      [{ steps: 0, stepSize: 1 }, /levels\[0\]\.steps/],
      [{ steps: 1, stepSize: 1, temperature: -1 }, /levels\[0\]\.temperature/],
    ],
  },
  {
    name: "underdamped",
    law: "biased",
    make: ({ energy, temperature, curvature }) => underdamped(energy, { stepSize: 1 / Math.sqrt(curvature), friction: 1, temperature }),
    makeWith: (energy, options) => underdamped(energy, options as never),
    covariance: (temperature) => combine([temperature, COVARIANCE]), // BAOAB: positions are exact on a Gaussian
    bad: [badStep, badTemperature, [{ stepSize: 1, friction: 0 }, /friction/], [{ stepSize: 1, mass: [1, 2, 3] }, /mass debe tener 2/]],
  },
  {
    name: "mala",
    law: "reversible",
    rejects: true,
    make: ({ energy, temperature, curvature }) => mala(energy, { stepSize: 1.5 / curvature, temperature }),
    makeWith: (energy, options) => mala(energy, options as never),
    bad: [badStep, badTemperature, badAdapt, [{ stepSize: 1, temperature: 0 }, /temperature/]],
  },
  {
    name: "hmc",
    law: "reversible",
    rejects: true,
    make: ({ energy, temperature, curvature }) =>
      hmc(energy, { stepSize: 0.9 / Math.sqrt(curvature), leaps: [2, 6], mass: [1, 1.5], temperature }),
    makeWith: (energy, options) => hmc(energy, options as never),
    bad: [
      badStep,
      badTemperature,
      badAdapt,
      [{ stepSize: 1, leaps: 0 }, /leaps debe ser un entero/],
      [{ stepSize: 1, leaps: [5, 3] }, /leaps debe ser un entero entre 5/],
      [{ stepSize: 1, mass: [1, 0] }, /mass\[1\]/],
    ],
  },
  {
    name: "parallelTempering",
    law: "invariant",
    rejects: true,
    make: ({ energy, temperature, curvature }) =>
      parallelTempering(energy, { temperatures: TEMPERATURES.map((t) => t * temperature), stepSize: 1.5 / curvature }),
    makeWith: (energy, options) => parallelTempering(energy, { temperatures: TEMPERATURES, ...options } as never),
    spread(state, energy, draw) {
      const layers = TEMPERATURES.map(draw);
      const replicas = (state as ParallelTemperingState).replicas.map((_, k) => {
        const [chain, r, i] = [Math.floor(k / (2 * layers.length)), Math.floor(k / 2) % layers.length, k % 2];
        return layers[r][2 * chain + i];
      });
      return { ...state, replicas, at: energy.energyAndGradient(replicas) } as ChainState;
    },
    bad: [
      badStep,
      [{ stepSize: 1, temperatures: [1] }, /temperatures debe ser una lista de al menos dos/],
      [{ stepSize: 1, temperatures: [2, 1] }, /orden creciente/],
      [{ stepSize: [1, 1] }, /lista de 3, uno por temperatura/],
    ],
  },
  {
    name: "gibbs",
    law: "invariant",
    blocks: true,
    make: ({ energy, temperature }) => gibbs(energy as Energy & BlockModel, { temperature }),
    makeWith: (energy, options) => gibbs(energy as Energy & BlockModel, options),
    bad: [
      [{ temperature: 0 }, /temperature debe ser un número positivo/],
      [{ temperature: Number.POSITIVE_INFINITY }, /temperature/],
    ],
  },
];
