import { strict as assert } from "node:assert";
import { loadMnist } from "ebm/data";
import { chooseEngine, openNetwork } from "ebm/engine";
import { loadShipped } from "ebm/trainer";
import { numbersIn, tablesIn } from "./reading-tables";

const measureAis = require("../../tools/results/ais");
const { measureJem } = require("../../tools/results/jem");
const measureCoverage = require("../../tools/results/coverage");
const measureOutside = require("../../tools/results/out-of-distribution");

describe("the tables of evaluation", function () {
  this.timeout(120_000);

  it("«fuera»: four networks and the amount of ink by six contrasts, each area inside its interval; noise is told apart, training digits are not", async () => {
    const engine = await chooseEngine({ prefer: "wasm", fma: false });
    const tools = { mnist: await loadMnist(), engine, images: 150 };
    const [rows] = tablesIn(await measureOutside(tools));
    assert.deepEqual(
      rows.map(([name]) => name),
      ["ebm-mnist", "ebm-mnist-averaged", "ebm-mnist-gdl-averaged", "mlp-784", "sin red: la tinta"],
    );
    for (const [, ...cells] of rows) {
      assert.equal(cells.length, 6);
      for (const [area, low, high] of cells.map(numbersIn)) assert.ok(low <= area && area <= high && low >= 0 && high <= 1);
    }
    const [training, , noise] = rows[0].slice(1).map(numbersIn);
    assert.ok(noise[0] > 0.99, `${noise}`);
    assert.ok(training[1] < 0.55 && training[2] > 0.45, `${training}`);
  });

  it("«jem»: more than 95 % of the test digits right and an AUROC of 0.99 against Fashion-MNIST by the energy, beside a classifier alone", async () => {
    const engine = await chooseEngine({ prefer: "wasm", fma: false });
    const { spec, weights } = await loadShipped("mnist-classifier");
    const judge = await openNetwork(spec, { weights, engine });
    const samples = { perClass: 2, steps: [3, 5] };
    const text: string = await measureJem({ judge, mnist: await loadMnist(), engine, images: 400, steps: 20, samples });
    const [classes, areas, drawn] = tablesIn(text);
    assert.deepEqual(
      classes.map(([name]) => name),
      ["mnist-jem", "solo clasificador"],
    );
    assert.ok(numbersIn(classes[0][1])[0] >= 95, classes[0][1]);
    const [byEnergy] = areas;
    assert.equal(byEnergy[0], "mnist-jem, por E(x)");
    assert.ok(numbersIn(byEnergy[2])[0] >= 0.99, byEnergy[2]);
    assert.deepEqual([areas.length, drawn.length], [5, 4]);
    for (const [, , own, judged, digits] of drawn) {
      assert.ok([own, judged].every((cell) => numbersIn(cell).every((share) => share >= 0 && share <= 100)));
      assert.equal(digits.split(" ").length, 10);
    }
  });

  it("«cobertura»: other test digits near their expected values, copies found, one digit with one class and no cover", async () => {
    const engine = await chooseEngine({ prefer: "wasm", fma: false });
    const { spec, weights } = await loadShipped("mnist-classifier");
    const tools = { judge: await openNetwork(spec, { weights, engine }), mnist: await loadMnist(), engine };
    const amounts = { samples: 100, real: 200, train: 500, steps: 2, networks: ["ebm-mnist", "mlp-784"] };
    const table: string = await measureCoverage({ ...tools, ...amounts });
    const [rows] = tablesIn(table);
    assert.equal(rows.length, 6);
    const [others, copies, , one] = rows.map(([, ...cells]) => cells.map((cell) => numbersIn(cell)[0]));
    const expected = measureCoverage.expectedCoverage(amounts);
    // 200 balls that share fakes: the error is at least √(p (1 − p)/200) ≈ 0.02; three times twice as much.
    for (const coverage of [others[1], others[4]]) assert.ok(Math.abs(coverage - expected) < 0.12, `${coverage} ${expected}`);
    assert.ok(Math.abs(others[0] - 1) < 0.4 && Math.abs(others[6] - 10) <= 1, `${others}`);
    assert.deepEqual([copies[7], copies[8], one[7], one[8]], [0, 100, 0, 100]);
    // Compared with other test digits: even about ½, but not ½ itself; distances that are all equal have no interval.
    const [[, low, high]] = [numbersIn(rows[0][8])];
    assert.ok(low < 0.5 && high > 0.5 && numbersIn(rows[3][8]).length === 1, `${rows[0]} ${rows[3]}`);
    const [, ofTests] = /media y desviación, (\d,\d+) ± \d,\d+ en 20 grupos de cifras de prueba/.exec(table) as RegExpExecArray;
    assert.ok(Math.abs(numbersIn(ofTests)[0] - expected) < 0.05, ofTests);
    assert.ok(one[1] < 0.1 && one[6] <= 1, `${one}`);
  });

  it("«ais»: every case within four standard errors of its exact log Z, also with few chains", async () => {
    const engine = await chooseEngine({ prefer: "wasm", fma: false });
    const [rows] = tablesIn(await measureAis({ engine, scale: 0.05 }));
    assert.equal(rows.length, 6);
    for (const [name, , ...cells] of rows) {
      for (const [difference, error] of cells.slice(0, 2).map(numbersIn))
        assert.ok(Math.abs(difference) <= 4 * error + 1e-4, `${name}: ${difference} ± ${error}`);
    }
  });
});
