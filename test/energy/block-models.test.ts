import { strict as assert } from "node:assert";
import { type BlockModel, enumerateStates, gaussian, ising, rbm } from "ebm/energy";
import { generator, rng } from "ebm/rng";

const close = (a: number, b: number, within = 1e-6) => assert.ok(Math.abs(a - b) <= within * (1 + Math.abs(b)), `${a} against ${b}`);
const random = generator(rng(5));
const matrix = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
const list = (count: number) => Array.from({ length: count }, () => random.normal());

const binary = rbm({ weights: matrix(4, 3), visibleBias: list(4), hiddenBias: list(3) });
const mixed = rbm({ weights: matrix(3, 2), visibleBias: list(3), hiddenBias: list(2), visibleUnits: "gaussian" });
const MODELS: [string, BlockModel][] = [
  ["a periodic Ising lattice", ising({ rows: 4, columns: 4, coupling: 0.7, field: 0.2 })],
  ["an Ising lattice of odd sides", ising({ rows: 3, columns: 5 })],
  ["a free Ising lattice", ising({ rows: 2, columns: 3, boundary: "free" })],
  ["a binary RBM", binary],
  ["a Gaussian RBM", mixed],
  [
    "a Gaussian",
    gaussian({
      covariance: [
        [2, 0.5, 0.1],
        [0.5, 1, -0.3],
        [0.1, -0.3, 1.5],
      ],
      mean: [1, 2, 3],
    }),
  ],
];

/** Two samples with any allowed values. */
function someSamples(model: BlockModel): Float32Array {
  const size = model.shape.reduce((a, b) => a * b, 1);
  const x = new Float32Array(2 * size);
  for (let s = 0; s < 2; s++)
    for (const block of model.blocks)
      for (const site of block.sites) x[s * size + site] = block.kind === "binary" ? block.values[random.integer(2)] : random.normal();
  return x;
}

describe("models with blocks", () => {
  for (const [name, model] of MODELS) {
    it(`${name}: every site lies in one block`, () => {
      const sites = model.blocks.flatMap((block) => [...block.sites]).sort((a, b) => a - b);
      assert.deepEqual(
        sites,
        Array.from({ length: model.shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
      );
    });

    it(`${name}: what a block says of its sites is what energies say, whatever stands at the block's sites`, () => {
      const x = someSamples(model);
      const size = x.length / 2;
      const energyWith = (s: number, changes: readonly (readonly [site: number, value: number])[]) => {
        const sample = x.slice(s * size, (s + 1) * size);
        for (const [site, value] of changes) sample[site] = value;
        return model.energy(sample)[0];
      };
      for (const block of model.blocks) {
        const told = block.kind === "binary" ? block.fields(x) : block.means(x);
        for (let k = 0; k < told.length; k++) {
          const [s, place] = [Math.floor(k / block.sites.length), k % block.sites.length];
          const site = block.sites[place];
          if (block.kind === "binary") {
            const [low, high] = block.values;
            close(told[k], energyWith(s, [[site, low]]) - energyWith(s, [[site, high]]), 1e-5);
          } else {
            // E at mean ± 1 is that at the mean and 1/(2 variance) more: a parabola about the mean.
            const [below, at, above] = [-1, 0, 1].map((step) => energyWith(s, [[site, told[k] + step]]));
            close(above - at, 0.5 / block.variance[place], 1e-4);
            close(below - at, 0.5 / block.variance[place], 1e-4);
          }
        }
      }
    });

    it(`${name}: the sites of a block do not feel one another`, () => {
      const x = someSamples(model);
      for (const block of model.blocks) {
        const told = (values: Float32Array) => (block.kind === "binary" ? block.fields(values) : block.means(values));
        const changed = x.slice();
        for (const site of block.sites) changed[site] = block.kind === "binary" ? block.values[0] + block.values[1] - x[site] : x[site] + 1;
        assert.deepEqual(told(changed), told(x));
      }
    });
  }
});

describe("ising", () => {
  it("a free chain of N spins has Z = 2 (2 cosh J/T)^(N−1), and neighbours agree with tanh J/T", () => {
    const [count, coupling, temperature] = [8, 0.9, 1.7];
    const { states, probabilities, logPartition } = enumerateStates(ising({ rows: 1, columns: count, coupling, boundary: "free" }), {
      temperature,
    });
    const k = coupling / temperature;
    close(logPartition, Math.log(2) + (count - 1) * Math.log(2 * Math.cosh(k)));
    const product = probabilities.reduce((sum, p, s) => sum + p * states[s * count + 3] * states[s * count + 4], 0);
    close(product, Math.tanh(k));
  });

  it("a lattice with its opposite sides joined has the energy of a sum over right and lower neighbours", () => {
    const [coupling, field] = [0.8, 0.3];
    const model = ising({ rows: 3, columns: 3, coupling, field });
    const { states } = enumerateStates(model);
    model.energy(states).forEach((energy, s) => {
      const at = (r: number, c: number) => states[9 * s + 3 * (r % 3) + (c % 3)];
      let sum = 0;
      for (let r = 0; r < 3; r++) for (let c = 0; c < 3; c++) sum -= at(r, c) * (coupling * (at(r, c + 1) + at(r + 1, c)) + field);
      close(energy, sum);
    });
  });

  it("has two colours where a chessboard fits", () => {
    assert.equal(ising({ rows: 6, columns: 8 }).blocks.length, 2);
    assert.equal(ising({ rows: 3, columns: 5, boundary: "free" }).blocks.length, 2);
    assert.ok(ising({ rows: 3, columns: 5 }).blocks.length > 2);
  });

  it("refuses sides that are none, and periodic ones where a spin would be its own neighbour", () => {
    for (const options of [
      { rows: 2, columns: 4 },
      { rows: 4, columns: 1.5 },
      { rows: 4, columns: 4, coupling: Number.NaN },
    ])
      assert.throws(() => ising(options), { name: "OptionError" });
    assert.throws(() => ising({ rows: 4, columns: 4, boundary: "toro" as "free" }), { name: "OptionError", message: /"periodic", "free"/ });
    assert.throws(() => ising(undefined as never), { name: "OptionError", message: /rows/ });
  });
});

describe("rbm", () => {
  it("its free energy is the energy with the hidden units summed out, at any temperature", () => {
    for (const temperature of [1, 0.6]) {
      for (const machine of [binary, mixed]) {
        const { visible, hidden } = machine;
        const v = Float32Array.from({ length: visible }, (_, i) => (machine === binary ? i % 2 : random.normal()));
        let sum = 0;
        for (let state = 0; state < 2 ** hidden; state++) {
          const joint = Float32Array.of(...v, ...Array.from({ length: hidden }, (_, j) => (state >> j) & 1));
          sum += Math.exp(-machine.energy(joint)[0] / temperature);
        }
        close(machine.freeEnergy({ temperature }).energy(v)[0], -temperature * Math.log(sum), 1e-5);
      }
    }
  });

  it("the gradient of its free energy is its slope", () => {
    for (const machine of [binary, mixed]) {
      const energy = machine.freeEnergy({ temperature: 0.8 });
      const v = Float32Array.from(list(machine.visible));
      const { gradient } = energy.energyAndGradient(v);
      gradient.forEach((slope, i) => {
        const at = (step: number) => energy.energy(v.map((value, k) => (k === i ? value + step : value)))[0];
        close((at(0.01) - at(-0.01)) / 0.02, slope, 1e-3); // float32 energies over 0.02
      });
    }
  });

  it("refuses ragged weights, biases of other lengths, and a temperature of 0", () => {
    assert.throws(() => rbm({ weights: [[1, 2], [3]] }), { name: "OptionError", message: /filas iguales/ });
    assert.throws(() => rbm({ weights: [] }), { name: "OptionError" });
    assert.throws(() => rbm(undefined as never), { name: "OptionError" });
    assert.throws(() => rbm({ weights: [[Number.NaN]] }), { name: "OptionError" });
    assert.throws(() => rbm({ weights: [[1], [1]], hiddenBias: [1, 2] }), { name: "ShapeError", message: /hiddenBias debe tener 1/ });
    assert.throws(() => binary.freeEnergy({ temperature: 0 }), { name: "OptionError" });
  });
});

describe("gaussian", () => {
  it("is ½ (x − μ)ᵀ Σ⁻¹ (x − μ), with its slope as gradient", () => {
    // Σ⁻¹ = [[2, −1], [−1, 2]]/3 for Σ = [[2, 1], [1, 2]]; at μ + (1, 0) it is ½ · 2/3.
    const energy = gaussian({
      covariance: [
        [2, 1],
        [1, 2],
      ],
      mean: [5, -5],
    });
    const { energy: values, gradient } = energy.energyAndGradient(Float32Array.of(6, -5, 5, -5));
    [1 / 3, 0].forEach((right, i) => {
      close(values[i], right);
    });
    [2 / 3, -1 / 3, 0, 0].forEach((right, i) => {
      close(gradient[i], right);
    });
  });

  it("refuses what is no covariance", () => {
    const refused: [unknown, RegExp][] = [
      [
        [
          [1, 2],
          [2, 1],
        ],
        /definida positiva/,
      ],
      [
        [
          [1, 0.5],
          [0.4, 1],
        ],
        /simétrica/,
      ],
      [[[1, 2]], /matriz cuadrada/],
      [undefined, /matriz cuadrada/],
    ];
    for (const [covariance, message] of refused) assert.throws(() => gaussian({ covariance } as never), { name: "OptionError", message });
    assert.throws(() => gaussian({ covariance: [[1]], mean: [1, 2] }), { name: "ShapeError" });
  });
});

describe("enumerateStates", () => {
  it("refuses models with real sites, too many sites, and what is no model", () => {
    assert.throws(() => enumerateStates(mixed), { name: "OptionError", message: /dos valores/ });
    assert.throws(() => enumerateStates(ising({ rows: 5, columns: 5 })), { name: "OptionError", message: /20 sitios/ });
    assert.throws(() => enumerateStates(undefined as never), { name: "OptionError", message: /modelo con bloques/ });
    assert.throws(() => enumerateStates(binary, { temperature: -1 }), { name: "OptionError", message: /temperature/ });
  });

  it("does not overflow where the temperature is low", () => {
    const { probabilities, logPartition } = enumerateStates(ising({ rows: 3, columns: 3 }), { temperature: 0.001 });
    close(probabilities[0] + probabilities[511], 1);
    close(logPartition, 18_000 + Math.log(2));
  });
});
