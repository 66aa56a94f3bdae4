import { strict as assert } from "node:assert";
import { loadMnist, toPadded } from "ebm/data";
import { networkEnergy } from "ebm/energy";
import { openNetwork } from "ebm/engine";
import { preset } from "ebm/network";
import { langevin, sample, uniformStart } from "ebm/sampler";
import {
  loadShipped,
  loadShippedHistory,
  MAIN_RUN,
  readShippedRun,
  recipe,
  SHIPPED,
  SHIPPED_AVERAGES,
  SHIPPED_RUNS,
  shippedEpochs,
  type ShippedName,
  type ShippedRunName,
  testStep,
} from "ebm/trainer";

const MAIN = "ebm-mnist";
type Average = keyof typeof SHIPPED_AVERAGES;
const AVERAGES = Object.entries(SHIPPED_AVERAGES) as [Average, ShippedRunName][];

describe("networks shipped with the project", () => {
  it("ebm-mnist says how it was trained", async () => {
    const { spec, about } = await loadShipped(MAIN);
    assert.deepEqual(spec, preset("ebm-mnist"));
    assert.ok(Number(about.epoch) >= 10 && about.step === 468 * Number(about.epoch));
  });

  for (const name of [MAIN, ...AVERAGES.map(([name]) => name)] as const)
    it(`${name} puts test digits below noise, and Langevin from noise goes down`, async () => {
      const { spec, weights } = await loadShipped(name);
      const energy = networkEnergy(await openNetwork(spec, { weights }));
      const digits = toPadded(
        (await loadMnist()).test,
        Array.from({ length: 64 }, (_, i) => i),
      );
      assert.ok(testStep(energy, digits, { seed: 1 }).cdiv < -0.5);
      const noise = uniformStart(energy.shape, { chains: 8, seed: 1 });
      const { energies } = await sample(langevin(energy), noise, { seed: 1, steps: 30, record: [0, 30] });
      for (let c = 0; c < 8; c++) assert.ok(energies[8 + c] < energies[c], `chain ${c}`);
    });

  it("ebm-mnist is the last epoch of the main run", async () => {
    assert.equal(MAIN_RUN, "ebm-mnist-uva");
    assert.deepEqual(await shippedEpochs(MAIN), await shippedEpochs(MAIN_RUN));
    assert.deepEqual((await loadShipped(MAIN)).weights, (await loadShipped(MAIN_RUN)).weights);
    assert.deepEqual(await loadShippedHistory(MAIN), await loadShippedHistory(MAIN_RUN));
  });

  for (const [name, run] of AVERAGES)
    it(`${name} is the mean of several epochs of ${run}, and says so`, async () => {
      const { spec, about } = await loadShipped(name);
      const said = about as { run: string; recipe: object; seed: number; averaged: number[] };
      const { preset: network, recipe: followed } = SHIPPED_RUNS[run];
      assert.deepEqual([spec, said.run, said.recipe, said.seed], [preset(network), run, recipe(followed), 2026]);
      assert.ok(said.averaged.length > 1 && said.averaged.every((epoch, i) => i === 0 || epoch > said.averaged[i - 1]));
      assert.deepEqual(await shippedEpochs(name), [said.averaged[said.averaged.length - 1]]);
    });

  it("open at the epoch that they have, and at no other", async () => {
    const epoch = (await shippedEpochs(MAIN)).at(-1);
    assert.deepEqual((await loadShipped(MAIN, { epoch })).weights, (await loadShipped(MAIN)).weights);
    await assert.rejects(loadShipped(MAIN, { epoch: 999 }), { name: "OptionError", message: /no está la época 999/ });
  });

  it("refuse a name that is not there", async () => {
    await assert.rejects(loadShipped("otra" as ShippedName), /name debe ser uno de "ebm-mnist", .* y llegó "otra"/);
  });

  it("have no history apart when they are a single file", async () => {
    await assert.rejects(loadShippedHistory("mnist-classifier"), { name: "OptionError", message: /un solo fichero/ });
  });

  for (const [name, plan] of Object.entries(SHIPPED_RUNS)) {
    it(`${name}: all its epochs open, last by default, with their rows of history; or it says that it is not there yet`, async () => {
      const run = name as ShippedName;
      assert.ok(SHIPPED.includes(run));
      assert.deepEqual([recipe(plan.recipe).name, preset(plan.preset).name], [plan.recipe, plan.preset]);
      const epochs = await shippedEpochs(run).catch((error: Error) => error);
      if (epochs instanceof Error) return assert.match(epochs.message, /run\.json · no se pudo leer[\s\S]*npm run checkpoints/);
      const rows = await loadShippedHistory(run);
      for (const epoch of epochs) {
        assert.deepEqual((await loadShipped(run, { epoch })).spec, preset(plan.preset));
        assert.ok(rows.some((row) => row.epoch === epoch - 1));
      }
      assert.deepEqual((await loadShipped(run)).weights, (await loadShipped(run, { epoch: epochs[epochs.length - 1] })).weights);
    });
  }
});

describe("run.json", () => {
  const name = "prueba";
  const epoch = { epoch: 1, file: "epoch-001.ebm", sha256: "0", weightsSha256: "0", energies: [0] };
  const run = { preset: "mlp-10", recipe: {}, seed: 1, command: "", machine: "", engine: "", node: "", probe: "", epochs: [epoch] };

  it("is read as it is", () => {
    assert.deepEqual(readShippedRun(JSON.stringify(run), { name }), run);
  });

  it("is refused when it is damaged or lacks something", () => {
    const bad = [{ ...run, probe: undefined }, { ...run, epochs: [] }, { ...run, epochs: [epoch, epoch] }, { ...run, epochs: [{}] }, null];
    for (const value of bad) assert.throws(() => readShippedRun(JSON.stringify(value), { name }), { name: "DataError" });
    assert.throws(() => readShippedRun("{", { name }), { name: "DataError" });
  });
});
