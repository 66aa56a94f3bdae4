import { strict as assert } from "node:assert";
import { loadMnist, toPadded } from "ebm/data";
import { networkEnergy } from "ebm/energy";
import { openNetwork } from "ebm/engine";
import { preset } from "ebm/network";
import { langevin, sample, uniformStart } from "ebm/sampler";
import { loadShipped, SHIPPED, testStep } from "ebm/trainer";

describe("networks shipped with the project", () => {
  for (const name of SHIPPED) {
    it(`${name} says how it was trained`, async () => {
      const { spec, about } = await loadShipped(name);
      assert.deepEqual(spec, preset("ebm-mnist"));
      assert.ok(Number(about.epochs) >= 1 && Number(about.steps) >= 468);
    });

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
  }

  it("refuse a name that is not there", async () => {
    await assert.rejects(loadShipped("otra" as "ebm-mnist"), /name debe ser uno de "ebm-mnist" y llegó "otra"/);
  });
});
