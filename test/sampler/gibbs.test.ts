import { strict as assert } from "node:assert";
import { type BlockModel, enumerateStates, ising, rbm } from "ebm/energy";
import { meanWithError } from "ebm/metrics";
import { coordinateTrace, gibbs, hmc, normalStart, sample } from "ebm/sampler";

/** Number of each state: bit i is whether site i has its high value. */
function stateNumbers(x: Float32Array, sites: number, high: number): number[] {
  return Array.from({ length: x.length / sites }, (_, s) => {
    let number = 0;
    for (let i = 0; i < sites; i++) if (x[s * sites + i] === high) number |= 1 << i;
    return number;
  });
}

/** Pearson's Σ (count − expected)²/expected, states of fewer than five expected put together; and its degrees of freedom. */
function chiSquare(numbers: readonly number[], probabilities: Float64Array) {
  const counts = new Float64Array(probabilities.length);
  for (const number of numbers) counts[number]++;
  let [sum, degrees, rest, restExpected] = [0, -1, 0, 0];
  probabilities.forEach((p, s) => {
    const expected = p * numbers.length;
    if (expected < 5) [rest, restExpected] = [rest + counts[s], restExpected + expected];
    else [sum, degrees] = [sum + (counts[s] - expected) ** 2 / expected, degrees + 1];
  });
  if (restExpected > 0) [sum, degrees] = [sum + (rest - restExpected) ** 2 / restExpected, degrees + 1];
  return { sum, degrees };
}

const MODELS: [string, BlockModel, number, [number, number]][] = [
  ["a periodic Ising lattice of 3 × 3", ising({ rows: 3, columns: 3, coupling: 0.5, field: 0.2 }), 2, [-1, 1]],
  ["a free Ising lattice of 2 × 4", ising({ rows: 2, columns: 4, boundary: "free" }), 2.5, [-1, 1]],
  [
    "a binary RBM",
    rbm({
      weights: [
        [1, -2],
        [2, 1],
        [-1, 1.5],
        [0.5, -0.5],
      ],
      visibleBias: [0.3, -0.2, 0.1, 0],
      hiddenBias: [-1, 0.5],
    }),
    1.3,
    [0, 1],
  ],
];

describe("gibbs", () => {
  for (const [name, model, temperature, [low, high]] of MODELS) {
    it(`draws the states of ${name} as often as enumeration says`, async () => {
      const sites = model.shape.reduce((a, b) => a * b, 1);
      const chains = 10_000;
      const { x } = await sample(gibbs(model, { temperature }), new Float32Array(chains * sites).fill(low), { seed: 5, steps: 40 });
      const { probabilities } = enumerateStates(model, { temperature });
      const { sum, degrees } = chiSquare(stateNumbers(x, sites, high), probabilities);
      // Chi-square has mean `degrees` and variance twice that; 3.3 standard deviations are passed about once in a thousand.
      assert.ok(sum < degrees + 3.3 * Math.sqrt(2 * degrees) + 5, `${sum} with ${degrees} degrees`);
      assert.ok(x.every((v) => v === low || v === high));
    });
  }

  it("tells a wrong temperature, so that the test above can fail", async () => {
    const [, model, temperature, [low, high]] = MODELS[0];
    const { x } = await sample(gibbs(model, { temperature: 1.1 * temperature }), new Float32Array(9 * 10_000).fill(low), {
      seed: 5,
      steps: 40,
    });
    const { sum, degrees } = chiSquare(stateNumbers(x, 9, high), enumerateStates(model, { temperature }).probabilities);
    assert.ok(sum > degrees + 10 * Math.sqrt(2 * degrees));
  });

  it("magnetises a lattice below the critical temperature 2.269 and not above", async () => {
    const side = 16;
    const magnet = async (temperature: number) => {
      const start = new Float32Array(20 * side * side).fill(1);
      const { x } = await sample(gibbs(ising({ rows: side, columns: side }), { temperature }), start, { seed: 1, steps: 400 });
      return x.reduce((a, b) => a + b, 0) / x.length;
    };
    // Onsager and Yang: (1 − sinh(2/T)^−4)^(1/8) = 0.911 at T = 2; a side of 16 is near it.
    assert.ok(Math.abs((await magnet(2)) - 0.911) < 0.03);
    assert.ok(Math.abs(await magnet(4)) < 0.1);
  });

  it("and hmc on the free energy draw the visible units of a Gaussian RBM from the same law", async () => {
    const temperature = 0.8;
    const machine = rbm({
      weights: [
        [1.5, -1],
        [-0.5, 2],
      ],
      hiddenBias: [-0.4, 0.2],
      visibleBias: [0.2, -0.3],
      visibleUnits: "gaussian",
    });
    const chains = 100;
    const joint = await sample(gibbs(machine, { temperature }), new Float32Array(4 * chains).fill(1), {
      seed: 1,
      burnIn: 50,
      steps: 300,
      thin: 1,
    });
    const smooth = hmc(machine.freeEnergy({ temperature }), { stepSize: 0.6, leaps: [2, 5], temperature });
    const alone = await sample(smooth, normalStart([2], { chains, seed: 1 }), { seed: 2, burnIn: 50, steps: 300, thin: 1 });
    // Exactly: v is a mixture of N(a + Wh, T I) with weights ∝ exp((bᵀh + aᵀ W h + ½|Wh|²)/T).
    const W = [
      [1.5, -1],
      [-0.5, 2],
    ];
    const parts = [0, 1, 2, 3].map((state) => {
      const h = [state & 1, state >> 1];
      const shift = W.map((row) => row[0] * h[0] + row[1] * h[1]);
      const log = -0.4 * h[0] + 0.2 * h[1] + 0.2 * shift[0] - 0.3 * shift[1] + (shift[0] ** 2 + shift[1] ** 2) / 2;
      return { weight: Math.exp(log / temperature), centre: [0.2 + shift[0], -0.3 + shift[1]] };
    });
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    for (const axis of [0, 1]) {
      const mean = parts.reduce((sum, { weight, centre }) => sum + (weight * centre[axis]) / total, 0);
      const variance = temperature + parts.reduce((sum, { weight, centre }) => sum + (weight * (centre[axis] - mean) ** 2) / total, 0);
      for (const run of [joint, alone]) {
        const draws = coordinateTrace(run, axis);
        const first = meanWithError(draws, chains);
        const second = meanWithError(
          draws.map((v) => (v - mean) ** 2),
          chains,
        );
        assert.ok(Math.abs(first.mean - mean) < 3 * first.error && Math.abs(second.mean - variance) < 3 * second.error);
      }
    }
  });

  it("takes no gradient, and its trace has none", async () => {
    const { trace } = await sample(gibbs(ising({ rows: 3, columns: 3 })), new Float32Array(9).fill(1), { seed: 1, steps: 5 });
    assert.deepEqual([trace.energy.length, trace.gradientNorm.length, trace.accepted], [5, 0, undefined]);
  });

  it("refuses an energy without blocks, and a start between the two values of a site", () => {
    assert.throws(() => gibbs({ shape: [2], energy: () => new Float32Array(1) } as never), {
      name: "OptionError",
      message: /modelo con bloques[\s\S]*ising/,
    });
    const sampler = gibbs(ising({ rows: 3, columns: 3 }));
    assert.throws(() => sampler.init(new Float32Array(9)), {
      name: "OptionError",
      message: /el sitio \d de la cadena 0 debe valer -1 o 1 y llegó 0/,
    });
  });
});
