// Densities in the plane whose means, variances and marginal distribution functions are known exactly.
import { type BlockModel, doubleWell, type Energy, gaussian, mixtureEnergy, ring } from "ebm/energy";
import { generator, normals, rng } from "ebm/rng";
import { normalCdf } from "./statistics";

/** A law exp(−E/T)/Z in the plane. */
export interface Target {
  readonly name: string;
  readonly energy: Energy;
  readonly temperature: number;
  /** Largest curvature of E where the law lives: what step sizes must fit. */
  readonly curvature: number;
  readonly mean: readonly number[];
  readonly variance: readonly number[];
  /** Marginal distribution function of each coordinate. */
  readonly cdf: readonly ((x: number) => number)[];
  /** Independent exact draws at a temperature, of shape [count, 2], where there is a way. */
  readonly draw?: (count: number, options?: { seed?: number; temperature?: number }) => Float32Array;
}

export const MEAN = [1, -0.5];
export const COVARIANCE = [
  [1, 0.6],
  [0.6, 0.8],
];
/** Σ⁻¹, of determinant 0.44. */
export const PRECISION = [
  [0.8 / 0.44, -0.6 / 0.44],
  [-0.6 / 0.44, 1 / 0.44],
];

/** The correlated Gaussian, which is also a model with blocks. */
export function correlated(temperature = 1): Target & { readonly energy: Energy & BlockModel } {
  const variance = COVARIANCE.map((row, i) => temperature * row[i]);
  return {
    name: `correlated Gaussian at T = ${temperature}`,
    energy: gaussian({ mean: MEAN, covariance: COVARIANCE }),
    temperature,
    curvature: 3.43, // the larger root of λ² − (1.8/0.44) λ + 1/0.44
    mean: MEAN,
    variance,
    cdf: MEAN.map((mean, i) => (x) => normalCdf((x - mean) / Math.sqrt(variance[i]))),
    draw(count, { seed = 1, temperature: t = temperature } = {}) {
      const xi = new Float32Array(2 * count);
      normals(rng(seed, 99), xi, { step: 0, chains: count });
      // Σ = LLᵀ with L = [[1, 0], [0.6, √0.44]].
      return xi.map((v, k) => MEAN[k % 2] + Math.sqrt(t) * (k % 2 === 0 ? v : 0.6 * xi[k - 1] + Math.sqrt(0.44) * v));
    },
  };
}

const CENTRES = [
  [-1, 0],
  [1, 0.5],
] as const;
const [WIDTH, WEIGHTS] = [0.6, [0.3, 0.7]];

/** Two Gaussians of unequal weight. */
export function mixture(): Target {
  const mean = [0, 1].map((axis) => CENTRES.reduce((sum, c, j) => sum + WEIGHTS[j] * c[axis], 0));
  return {
    name: "mixture of Gaussians",
    energy: mixtureEnergy({ centres: CENTRES, width: WIDTH, weights: WEIGHTS }),
    temperature: 1,
    curvature: 1 / WIDTH ** 2,
    mean,
    variance: [0, 1].map((axis) => WIDTH ** 2 + CENTRES.reduce((sum, c, j) => sum + WEIGHTS[j] * (c[axis] - mean[axis]) ** 2, 0)),
    cdf: [0, 1].map((axis) => (x) => CENTRES.reduce((sum, c, j) => sum + WEIGHTS[j] * normalCdf((x - c[axis]) / WIDTH), 0)),
    draw(count, { seed = 1 } = {}) {
      const random = generator(rng(seed, 99));
      const x = new Float32Array(2 * count);
      for (let i = 0; i < count; i++) {
        const centre = CENTRES[random.uniform() < WEIGHTS[0] ? 0 : 1];
        for (const axis of [0, 1]) x[2 * i + axis] = centre[axis] + WIDTH * random.normal();
      }
      return x;
    },
  };
}

/** Two wells with a barrier of twice the temperature. */
export function wells(): Target {
  return byQuadrature("double well", doubleWell(), { temperature: 0.5, curvature: 8, side: 3 });
}

export function circle(): Target {
  return byQuadrature("ring", ring({ radius: 1, width: 0.3 }), { temperature: 1, curvature: 11, side: 3 });
}

/** Moments and marginals by the midpoint rule on a grid of [−side, side]², outside of which the density is below 1e-20. */
function byQuadrature(
  name: string,
  energy: Energy,
  { temperature, curvature, side }: { temperature: number; curvature: number; side: number },
): Target {
  const points = 300;
  const step = (2 * side) / points;
  const at = Float64Array.from({ length: points }, (_, i) => -side + (i + 0.5) * step);
  const plane = Float32Array.from({ length: 2 * points * points }, (_, k) =>
    k % 2 === 0 ? at[(k >> 1) % points] : at[Math.floor((k >> 1) / points)],
  );
  const density = Float64Array.from(energy.energy(plane), (e) => Math.exp(-e / temperature));
  const total = density.reduce((a, b) => a + b, 0);
  const marginals = [0, 1].map((axis) => {
    const marginal = new Float64Array(points);
    density.forEach((p, k) => {
      marginal[axis === 0 ? k % points : Math.floor(k / points)] += p / total;
    });
    return marginal;
  });
  const mean = marginals.map((marginal) => marginal.reduce((sum, p, i) => sum + p * at[i], 0));
  return {
    name,
    energy,
    temperature,
    curvature,
    mean,
    variance: marginals.map((marginal, axis) => marginal.reduce((sum, p, i) => sum + p * (at[i] - mean[axis]) ** 2, 0)),
    cdf: marginals.map((marginal) => {
      const below = new Float64Array(points + 1);
      marginal.forEach((p, i) => {
        below[i + 1] = below[i] + p;
      });
      return (x) => {
        const place = Math.min(Math.max((x + side) / step, 0), points);
        const cell = Math.min(Math.floor(place), points - 1);
        return below[cell] + (place - cell) * marginal[cell];
      };
    }),
  };
}
