import { strict as assert } from "node:assert";
import { loadMnist } from "ebm/data";
import { chooseEngine, openNetwork } from "ebm/engine";
import { loadShipped } from "ebm/trainer";

const measureComposition = require("../../tools/results/composition");
const measureFilling = require("../../tools/results/inpainting");

const rowsOf = (table: string) =>
  table
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| -"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
const numbersOf = (cell: string) => (cell.match(/−?\d+(,\d+)?/g) ?? []).map((word) => Number(word.replace(",", ".").replace("−", "-")));

describe("the tables of what lies beyond", function () {
  this.timeout(240_000);
  let tools: object;
  before(async () => {
    const engine = await chooseEngine({ prefer: "wasm", fma: false });
    const { spec, weights } = await loadShipped("mnist-classifier");
    tools = { engine, mnist: await loadMnist(), judge: await openNetwork(spec, { weights, engine }) };
  });

  it("«composicion»: six energies, each share inside its interval, and all that was asked never above a part", async () => {
    const [header, ...rows] = rowsOf(await measureComposition({ ...tools, chains: 1, steps: 20, guideSteps: 5 }));
    assert.equal(header.length, 5);
    assert.equal(rows.length, 6);
    for (const [name, ...cells] of rows) {
      const shares = cells.map(numbersOf);
      for (const [share, low, high] of shares) assert.ok(low <= share && share <= high, `${name}: ${cells}`);
      const [sure, right, inked, all] = shares.map(([share]) => share);
      assert.ok(right <= sure && all <= Math.min(right, inked), `${name}: ${cells}`);
    }
  });

  it("«relleno»: five ways to fill four halves and five to clean; few images show the energy cleaning better than a filter", async () => {
    const small = { images: 6, references: 200, chains: 2, steps: 10 };
    const rows = rowsOf(await measureFilling({ ...tools, ...small }));
    const [halves, noises] = [rows.slice(1, 6), rows.slice(7)];
    assert.deepEqual([halves.length, noises.length], [5, 3]);
    for (const row of halves) assert.equal(row.length, 6);
    for (const [sigma, seen, filter, , energy, early] of noises.map((row) => row.map((cell) => numbersOf(cell)[0]))) {
      assert.ok(seen < sigma ** 2, "cut to [−1, 1] it is nearer");
      assert.ok(Math.max(energy, early) < filter, `${sigma}: ${energy} ${early} ${filter}`);
    }
  });
});
