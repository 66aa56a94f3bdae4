import { strict as assert } from "node:assert";
import { firstBatch, loadMnist, type Mnist } from "ebm/data";
import type { Energy } from "ebm/energy";
import { chooseEngine, type Engine, openNetwork } from "ebm/engine";
import { langevin, sample, uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";
import { numbersIn, tablesIn } from "./reading-tables";

const measureComposition = require("../../tools/results/composition");
const { guideEnergies } = require("../../tools/results/guide");
const measureFilling = require("../../tools/results/inpainting");

describe("the tables of what lies beyond", function () {
  this.timeout(240_000);
  let tools: object;
  before(async () => {
    const engine = await chooseEngine({ prefer: "wasm", fma: false });
    const { spec, weights } = await loadShipped("mnist-classifier");
    tools = { engine, mnist: await loadMnist(), judge: await openNetwork(spec, { weights, engine }) };
  });

  it("«composicion»: six energies; ink alone ends where it was asked, and is no digit", async () => {
    const [rows] = tablesIn(await measureComposition({ ...tools, chains: 1, steps: 40, guideSteps: 5 }));
    for (const row of rows) assert.equal(row.length, 6);
    assert.deepEqual(rows.map(([name]) => name).slice(0, 3), ["solo el modelo", "solo la clase", "solo la tinta"]);
    const [sure, right, , inked, all] = rows[2].slice(1).map((cell) => numbersIn(cell)[0]);
    assert.deepEqual([sure, right, inked, all], [0, 0, 100, 0]);
  });

  it("the energy of the ink is 0 on an image with that ink, and chains on it alone end within 0.05", async () => {
    const ink = measureComposition.inkEnergy({ inputShape: [32, 32, 1] });
    const image = new Float32Array(1024).fill(-1);
    image.fill(1, 0, 172); // 172 of 784 pixels: 0.2194
    assert.ok(Math.abs(measureComposition.inkOf(image) - 0.22) < 1e-3);
    assert.ok(ink.energy(image)[0] < 1e-4, `${ink.energy(image)}`);
    assert.ok(ink.energy(new Float32Array(1024).fill(-1))[0] > 2, "(100/2) · 0.22² = 2.42");
    const parts = { ink, classes: [], model: undefined };
    const alone = measureComposition.composed(parts, { model: false, digit: false, ink: true }, 3);
    const run = await sample(langevin(alone), uniformStart([32, 32, 1], { chains: 10, seed: 1 }), { seed: 2, steps: 400 });
    for (let i = 0; i < 10; i++) {
      const found = measureComposition.inkOf(run.x.subarray(1024 * i, 1024 * (i + 1)));
      assert.ok(Math.abs(found - 0.22) <= 0.05, `${found}`);
    }
  });

  it("the energy of a class is lower on test digits of that class than on others", async () => {
    const { mnist, engine } = tools as { mnist: Mnist; engine: Engine };
    const { classes } = await guideEnergies({ mnist, engine, steps: 60 });
    const { x, labels } = firstBatch(mnist.test, { batchSize: 300, seed: 5 });
    (classes as Energy[]).forEach((energy, k) => {
      const surprise = energy.energy(x);
      const meanOf = (mine: boolean) => {
        const found = surprise.filter((_, i) => (labels[i] === k) === mine);
        return found.reduce((sum, e) => sum + e, 0) / found.length;
      };
      assert.ok(meanOf(true) + 1 < meanOf(false), `${k}: ${meanOf(true)} ${meanOf(false)}`);
    });
  });

  it("«relleno»: five ways to fill four halves and five to clean; few images show the energy cleaning better than a filter", async () => {
    const small = { images: 6, references: 200, chains: 2, steps: 10, tuning: 6 };
    const [halves, noises] = tablesIn(await measureFilling({ ...tools, ...small }));
    assert.deepEqual([halves.length, noises.length], [5, 3]);
    for (const row of halves) assert.equal(row.length, 6);
    for (const [sigma, seen, filter, , energy, early] of noises.map((row) => row.map((cell) => numbersIn(cell)[0]))) {
      assert.ok(seen < sigma ** 2, "cut to [−1, 1] it is nearer");
      assert.ok(Math.max(energy, early) < filter, `${sigma}: ${energy} ${early} ${filter}`);
    }
  });
});
