import { strict as assert } from "node:assert";
import { twoMoons } from "ebm/data";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import { dense, network } from "ebm/network";
import { cd, type Examples, fitGaussianNoise, nce, type Objective, pcd } from "ebm/objective";
import { adam, fitNetwork, type FitOptions, type FitRecord } from "ebm/trainer";

const spec = network({ name: "punto", inputShape: [2], layers: [dense(8, { activation: "swish" }), dense(1)] });
const data = { x: twoMoons(200, { seed: 7 }) };
const noise = fitGaussianNoise(data.x, { shape: [2] });

/** Trains a fresh network and returns what is left of everything. */
async function trained(options: Partial<FitOptions<never>> & { objective: Objective<never> }) {
  const net = await openNetwork(spec, { seed: 7 });
  const fitted = await fitNetwork({
    network: net,
    data,
    batchSize: 32,
    steps: 6,
    seed: 7,
    optimizer: adam({ learningRate: 0.01 }),
    ...options,
  });
  const weights = net.weights();
  net.dispose();
  return { ...fitted, weights };
}

/** An objective that keeps what it is given. */
function spy(): Objective<number> & { readonly seen: Examples[]; readonly states: number[] } {
  const [seen, states]: [Examples[], number[]] = [[], []];
  return {
    name: "espía",
    own: [5],
    seen,
    states,
    init: () => 10,
    async measure(net, batch, { state }) {
      seen.push(batch);
      states.push(state);
      const gradient = net.weights().fill(0);
      return { loss: 1, gradient, ownGradient: Float32Array.of(1), state: state + 1, energy: 2, facts: { extra: 3 } };
    },
  };
}

describe("fitNetwork", () => {
  const objectives = { nce: nce({ noise }), cd: cd({ steps: 2 }), pcd: pcd({ steps: 2, chains: 16 }) } as unknown as Record<
    string,
    Objective<never>
  >;
  for (const [name, objective] of Object.entries(objectives)) {
    it(`${name}: the same options give the same bits, and another seed other ones`, async () => {
      const [a, b, c] = [await trained({ objective }), await trained({ objective }), await trained({ objective, seed: 8 })];
      assert.deepEqual(a, b);
      assert.notDeepEqual(a.weights, c.weights);
    });
  }

  it("tells of every step its loss, the data's mean energy, |∂L/∂θ| and what the objective adds", async () => {
    const { history } = await trained({ objective: objectives.nce });
    assert.deepEqual(
      history.map(({ step }) => step),
      [1, 2, 3, 4, 5, 6],
    );
    for (const { loss, energy, parameterGradient, facts } of history) {
      assert.ok([loss, energy, parameterGradient, facts.accuracy, facts.logZ].every(Number.isFinite));
      assert.ok(parameterGradient > 0);
    }
  });

  it("keeps the records asked for, and calls onStep at all", async () => {
    const heard: FitRecord[] = [];
    const { history } = await trained({ objective: objectives.nce, record: [1, 4], onStep: (seen) => heard.push(seen) });
    assert.deepEqual(
      history.map(({ step }) => step),
      [1, 4],
    );
    assert.equal(heard.length, 6);
    assert.deepEqual(heard[3], history[1]);
  });

  it("makes the steps of Adam, on θ and on the objective's own parameters", async () => {
    // A gradient that is always 1 moves Adam by its learning rate in every step, up to ε = 1e-7 of it: 5 − 6 · 0.01.
    const { own } = await trained({ objective: spy() as unknown as Objective<never> });
    assert.ok(Math.abs(own[0] - 4.94) < 1e-5);
    const first = await trained({ objective: objectives.nce, steps: 1 });
    const net = await openNetwork(spec, { seed: 7 });
    const start = net.weights();
    net.dispose();
    const moved = first.weights.map((w, j) => Math.abs(w - start[j]));
    assert.ok(moved.every((d) => d < 0.0101)); // Adam's first step is the learning rate, or 0 where the gradient is
    assert.ok(moved.some((d) => d > 0.0099));
  });

  it("takes the learning rate of a schedule", async () => {
    const { own } = await trained({ objective: spy() as unknown as Objective<never>, learningRate: (done) => (done < 3 ? 0.1 : 0.01) });
    assert.ok(Math.abs(own[0] - (5 - 0.33)) < 1e-5);
  });

  it("hands the state on from step to step, and returns the last", async () => {
    const objective = spy();
    const { state } = await trained({ objective: objective as unknown as Objective<never> });
    assert.deepEqual(objective.states, [10, 11, 12, 13, 14, 15]);
    assert.equal(state as unknown as number, 16);
  });

  it("draws its batches from the set, with the class of each sample", async () => {
    const x = Float32Array.from({ length: 20 }, (_, j) => j);
    const objective = spy();
    await trained({
      objective: objective as unknown as Objective<never>,
      data: { x, labels: Uint8Array.from({ length: 10 }, (_, i) => i) },
    });
    const chosen = objective.seen.flatMap(({ x: batch, labels }) => {
      assert.equal(batch.length, 64);
      return Array.from(labels as Uint32Array, (label, k) => {
        assert.deepEqual([batch[2 * k], batch[2 * k + 1]], [2 * label, 2 * label + 1]);
        return label;
      });
    });
    // 192 draws among 10: each about 19 times, with a standard deviation of 4.2.
    for (let i = 0; i < 10; i++) {
      const count = chosen.filter((label) => label === i).length;
      assert.ok(Math.abs(count - 19.2) < 17, `${i}: ${count}`);
    }
    assert.notDeepEqual(objective.seen[0], objective.seen[1]);
  });

  it("ends with the mean of the last θ when asked for", async () => {
    const endAfter = async (steps: number) => (await trained({ objective: objectives.nce, steps })).weights;
    const last = [await endAfter(4), await endAfter(5), await endAfter(6)];
    const { weights } = await trained({ objective: objectives.nce, average: 3 });
    weights.forEach((w, j) => assert.ok(Math.abs(w - (last[0][j] + last[1][j] + last[2][j]) / 3) < 1e-6));
  });

  it("stops when its signal fires, and when the loss or its gradient is no number any more", async () => {
    await assert.rejects(trained({ objective: objectives.nce, signal: AbortSignal.abort() }), /el ajuste se interrumpió tras 0 pasos/);
    const broken = { ...spy(), measure: async (net: EngineNetwork) => ({ loss: Number.NaN, gradient: net.weights() }) };
    await assert.rejects(trained({ objective: broken as unknown as Objective<never> }), /la pérdida del paso 1 ya no es un número/);
    const steep = { ...spy(), measure: async (net: EngineNetwork) => ({ loss: 0, gradient: net.weights().fill(Number.NaN) }) };
    await assert.rejects(trained({ objective: steep as unknown as Objective<never>, steps: 1 }), /el gradiente del paso 1 ya no es un/);
  });

  it("refuses what is no objective, data of another shape and classes of another number", async () => {
    await assert.rejects(trained({ objective: {} as never }), /objective debe ser un objetivo/);
    await assert.rejects(trained({ objective: objectives.nce, data: { x: new Float32Array(3) } }), /data.x debe ser un Float32Array/);
    await assert.rejects(trained({ objective: objectives.nce, data: { ...data, labels: [1] } }), /hay 200 muestras y 1 clases/);
    for (const seed of [undefined, Number.NaN, 1.5] as never[])
      await assert.rejects(trained({ objective: objectives.nce, seed }), {
        name: "OptionError",
        message: /fitNetwork · seed debe ser un entero/,
      });
    await assert.rejects(trained({ objective: objectives.nce, steps: 0 }), /steps debe ser un entero/);
    await assert.rejects(trained({ objective: objectives.nce, record: [0] }), /record debe ser un entero entre 1 y 6/);
    await assert.rejects(trained({ objective: objectives.nce, record: [7] }), /record debe ser un entero entre 1 y 6/);
    await assert.rejects(fitNetwork(undefined as never), { name: "OptionError", message: /una red abierta con openNetwork/ });
    await assert.rejects(trained({ objective: objectives.nce, average: 7 }), /average debe ser un entero entre 1 y 6/);
  });
});
