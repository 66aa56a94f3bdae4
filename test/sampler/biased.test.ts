// The laws that samplers without a Metropolis step end in.
import { strict as assert } from "node:assert";
import { doubleWell, gaussian, quadratic } from "ebm/energy";
import { integratedAutocorrelationTime, meanWithError } from "ebm/metrics";
import { rng } from "ebm/rng";
import { coordinateTrace, normalStart, preconditioned, type Sampler, sample, ula, underdamped, uniformStart } from "ebm/sampler";
import { combine, inverse2, kolmogorov, KOLMOGOROV_BOUND, momentsOf, product, stationaryCovariance } from "./statistics";
import { COVARIANCE, PRECISION } from "./targets";

const near = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
  a.forEach((row, i) => row.forEach((v, j) => assert.ok(Math.abs(v - b[i][j]) < 1e-9, `${v} against ${b[i][j]}`)));
const IDENTITY = [
  [1, 0],
  [0, 1],
];

describe("ula", () => {
  it("on a Gaussian of precision K ends in the covariance T (K − (ε/4) K²)⁻¹", () => {
    const [step, temperature] = [0.4, 0.7];
    const found = stationaryCovariance(combine([1, IDENTITY], [-step / 2, PRECISION]), combine([step * temperature, IDENTITY]));
    near(found, combine([temperature, inverse2(combine([1, PRECISION], [-step / 4, product(PRECISION, PRECISION)]))]));
  });

  it("on a double well ends in the law that its own kernel keeps, which a large ε takes away from Boltzmann's", async () => {
    const [stepSize, temperature, points, side] = [0.2, 0.5, 400, 2.5];
    const width = (2 * side) / points;
    const at = Float64Array.from({ length: points }, (_, i) => -side + (i + 0.5) * width);
    // E splits into x and y: the kernel of x alone, N(x − (ε/2) 4x(x² − 1), εT), on a grid.
    const kernel = Array.from(at, (x) =>
      at.map((y) => Math.exp(-((y - x + stepSize * 2 * x * (x * x - 1)) ** 2) / (2 * stepSize * temperature))),
    );
    for (const row of kernel) {
      const total = row.reduce((a, b) => a + b, 0);
      row.forEach((v, j) => {
        row[j] = v / total;
      });
    }
    let law = new Float64Array(points).fill(1 / points);
    for (let t = 0; t < 300; t++) {
      const next = new Float64Array(points);
      law.forEach((p, i) => {
        for (let j = 0; j < points; j++) next[j] += p * kernel[i][j];
      });
      law = next;
    }
    const below = [0];
    for (const p of law) below.push(below[below.length - 1] + p);
    const cdf = (x: number) => {
      const place = Math.min(Math.max((x + side) / width, 0), points - 1e-9);
      return below[Math.floor(place)] + (place % 1) * law[Math.floor(place)];
    };
    const boltzmann = Float64Array.from(at, (x) => Math.exp(-((x * x - 1) ** 2) / temperature));
    const square = (p: Float64Array) => p.reduce((sum, v, i) => sum + v * at[i] ** 2, 0) / p.reduce((a, b) => a + b, 0);
    const start = uniformStart([2], { chains: 4000, seed: 1, bounds: [-1.3, 1.3] });
    const { x } = await sample(ula(doubleWell(), { stepSize, temperature }), start, { seed: 2, steps: 150 });
    const across = x.filter((_, k) => k % 2 === 0);
    assert.ok(kolmogorov(across, cdf) < KOLMOGOROV_BOUND);
    const { mean, error } = meanOfSquares(across);
    assert.ok(Math.abs(mean - square(law)) < 3 * error);
    assert.ok(Math.abs(square(law) - square(boltzmann)) > 5 * error, "the bias is well above the error, so that the test can tell");
  });
});

function meanOfSquares(draws: Float32Array) {
  const { mean, variance } = momentsOf(draws.map((v) => v * v));
  return { mean, error: Math.sqrt(variance / draws.length) };
}

describe("preconditioned", () => {
  const P = [
    [1.2, 0.5],
    [0.5, 0.7],
  ];

  it("on a Gaussian of precision K ends in the covariance T (K − (ε/4) KPK)⁻¹", () => {
    const [step, temperature] = [0.4, 0.7];
    const found = stationaryCovariance(combine([1, IDENTITY], [-step / 2, product(P, PRECISION)]), combine([step * temperature, P]));
    const sandwich = product(product(PRECISION, P), PRECISION);
    near(found, combine([temperature, inverse2(combine([1, PRECISION], [-step / 4, sandwich]))]));
  });

  it("with P = I is ula, up to rounding, and a diagonal is the matrix of it", () => {
    const energy = gaussian({ covariance: COVARIANCE });
    const start = normalStart([2], { chains: 6, seed: 1 });
    const step = (sampler: ReturnType<typeof ula>) => sampler.step(sampler.init(start), rng(3))[0].x;
    const close = (a: Float32Array, b: Float32Array) => a.forEach((v, i) => assert.ok(Math.abs(v - b[i]) < 1e-6));
    close(step(preconditioned(energy, { stepSize: 0.3, preconditioner: [1, 1] })), step(ula(energy, { stepSize: 0.3 })));
    const [diagonal, matrix] = [
      [2, 0.5],
      [
        [2, 0],
        [0, 0.5],
      ],
    ].map((preconditioner) => preconditioned(energy, { stepSize: 0.3, preconditioner: preconditioner as number[] }));
    close(step(diagonal), step(matrix));
  });

  it("with the covariance as P makes a narrow valley as quick as a round one", async () => {
    const covariance = [
      [1, 0.99],
      [0.99, 1],
    ];
    const energy = gaussian({ covariance });
    const time = async (sampler: ReturnType<typeof ula>) => {
      const run = await sample(sampler, normalStart([2], { chains: 20, seed: 1 }), { seed: 1, burnIn: 50, steps: 400, thin: 1 });
      return integratedAutocorrelationTime(coordinateTrace(run, 0), 20);
    };
    // Of x' = (1 − εk/2)x + noise, τ = (1 + a)/(1 − a): with P = Σ and ε = 0.5 a = 3/4 and τ = 7; ula, bound by ε < 4/100, τ = 4/ε k ≈ 400.
    const fitted = await time(preconditioned(energy, { stepSize: 0.5, preconditioner: covariance }));
    assert.ok(Math.abs(fitted - 7) < 1.5, `${fitted}`);
    assert.ok((await time(ula(energy, { stepSize: 0.02 }))) > 10 * fitted);
  });
});

describe("underdamped", () => {
  it("on a parabola has var x = T/k for any h, and var v = (T/m)(1 − h²k/(4m))", async () => {
    for (const stepSize of [0.4, 1.2]) {
      const [stiffness, mass, temperature, chains] = [2, 1.5, 0.7, 20_000];
      const sampler = underdamped(quadratic([0], { stiffness }), { stepSize, mass, temperature, friction: 0.8 });
      const { x, state } = await sample(sampler, new Float32Array(chains), { seed: 1, steps: 60 });
      const error = 3 * Math.sqrt(2 / chains); // relative standard error of a variance, three of them
      assert.ok(Math.abs(momentsOf(x).variance / (temperature / stiffness) - 1) < error);
      const right = (temperature / mass) * (1 - (stepSize ** 2 * stiffness) / (4 * mass));
      assert.ok(Math.abs(momentsOf(state.velocity).variance / right - 1) < error, `${momentsOf(state.velocity).variance} against ${right}`);
    }
  });

  it("on a double well is within the noise with h = 0.3, where ula with the same ε = h² is ten standard errors off", async () => {
    const [temperature, chains, stepSize] = [0.5, 3000, 0.3];
    const height = (x: number) => (x * x - 1) ** 2;
    // ⟨(x² − 1)²⟩ of exp(−(x² − 1)²/T), by quadrature.
    let [top, bottom] = [0, 0];
    for (let x = -3; x < 3; x += 0.001) {
      const weight = Math.exp(-height(x) / temperature);
      [top, bottom] = [top + height(x) * weight, bottom + weight];
    }
    const errorsOf = async (sampler: Sampler) => {
      const start = uniformStart([2], { chains, seed: 1, bounds: [-1.2, 1.2] });
      const run = await sample(sampler, start, { seed: 1, burnIn: 100, steps: 100, thin: 5 });
      const { mean, error } = meanWithError(coordinateTrace(run, 0).map(height), chains);
      return Math.abs(mean - top / bottom) / error;
    };
    assert.ok((await errorsOf(underdamped(doubleWell(), { stepSize, temperature, friction: 2 }))) < 3);
    assert.ok((await errorsOf(ula(doubleWell(), { stepSize: stepSize ** 2, temperature }))) > 10);
  });

  it("at temperature 0 is a ball that friction brings to the bottom", async () => {
    const { x, state } = await sample(underdamped(quadratic([3, 4]), { stepSize: 0.3, temperature: 0 }), [0, 0], { seed: 1, steps: 200 });
    assert.ok(Math.abs(x[0] - 3) < 1e-5 && Math.abs(x[1] - 4) < 1e-5 && state.velocity.every((v) => Math.abs(v) < 1e-5));
  });
});
