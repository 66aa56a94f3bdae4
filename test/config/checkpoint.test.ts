import { strict as assert } from "node:assert";
import { configOfCheckpoint, createSimpleEbm, ebmConfig, networkOf, printConfig, provenanceOf, recipeOf, restoreEbm } from "ebm/config";
import { normalStart } from "ebm/sampler";
import { checkpointOf, checkpointStore, decodeCheckpoint, encodeCheckpoint, GDL_RECIPE, memoryFolder, trainStep } from "ebm/trainer";
import * as fc from "fast-check";
import { anyConfig } from "./arbitrary";

const CHANGES = {
  inputDim: 4,
  seed: 7,
  energyNetwork: { hiddenDims: [8] },
  mcmc: { steps: 3, stepSize: 0.1, bounds: null },
  sampleBuffer: { capacity: 32, newFraction: 1 / 3 },
  training: { batchSize: 8, learningRate: 1 / 7 },
} as const;
const batch = (seed: number) => normalStart([4], { chains: 8, seed, spread: 0.5 });

describe("configuration and checkpoint", () => {
  it("a checkpoint gives its configuration back, exactly", async () => {
    const { config, run } = await createSimpleEbm(CHANGES);
    const bytes = await encodeCheckpoint(checkpointOf(run), provenanceOf(config, { node: "20" }));
    const found = await decodeCheckpoint(bytes, { name: "prueba.ebmc" });
    assert.deepEqual(configOfCheckpoint(found), config);
    assert.equal(printConfig(configOfCheckpoint(found)), printConfig(config));
    assert.equal(found.madeWith.node, "20");
  });

  it("any valid configuration comes back from the header of a checkpoint", () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const stored = JSON.parse(JSON.stringify({ ...provenanceOf(config), spec: networkOf(config), recipe: recipeOf(config) }));
        assert.deepEqual(configOfCheckpoint(stored), config);
      }),
      { numRuns: 50, seed: 8 },
    );
  });

  it("a model restored from the store of a run goes on with the bits of one that never stopped", async () => {
    const [whole, interrupted] = [await createSimpleEbm(CHANGES), await createSimpleEbm(CHANGES)];
    const store = checkpointStore(memoryFolder(), provenanceOf(interrupted.config));
    for (const step of [1, 2]) {
      await trainStep(whole.run, batch(step));
      await trainStep(interrupted.run, batch(step));
    }
    await store.save(checkpointOf(interrupted.run));
    const found = await store.latest();
    assert.ok(found);
    const restored = await restoreEbm(found.last);
    assert.equal(restored.run.step, 2);
    for (const step of [3, 4]) {
      await trainStep(whole.run, batch(step));
      await trainStep(restored.run, batch(step));
    }
    assert.deepEqual(restored.run.weights, whole.run.weights);
    assert.deepEqual(restored.run.buffer.state(), whole.run.buffer.state());
    assert.deepEqual(restored.config, whole.config);
  });

  it("a checkpoint without a configuration is told how to keep one", async () => {
    const { run } = await createSimpleEbm(CHANGES);
    assert.throws(() => configOfCheckpoint(checkpointOf(run)), { name: "DataError", message: /provenanceOf/ });
  });

  it("a configuration that is not the checkpoint's own is refused", async () => {
    const { run, config } = await createSimpleEbm(CHANGES);
    const own = checkpointOf(run);
    const other = ebmConfig({ ...config, energyNetwork: { hiddenDims: [9] } });
    assert.throws(() => configOfCheckpoint({ ...own, ...provenanceOf(other) }), { name: "DataError", message: /la red/ });
    assert.throws(() => configOfCheckpoint({ ...own, ...provenanceOf(config), recipe: GDL_RECIPE }), {
      name: "DataError",
      message: /la receta/,
    });
    const damaged = { madeWith: { config: { ...config, alpha: "mucho" } } };
    assert.throws(() => configOfCheckpoint({ ...own, ...damaged }), { name: "ConfigError", path: "alpha" });
  });
});
