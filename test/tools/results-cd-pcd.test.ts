import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadMnist } from "ebm/data";
import { chooseEngine, openNetwork } from "ebm/engine";
import { loadShipped } from "ebm/trainer";
import { ROOT } from "./checking";
import { numbersIn, recorded, tablesIn } from "./reading-tables";

const { parseResults } = require("../../tools/commands/resultados");
const measure = require("../../tools/results/cd-pcd") as (tools: object, options: object) => Promise<string>;
const { replaceBlock } = require("../../tools/tables/page");

const METHODS = ["CD-20", "PCD-20", "CD-20 con memoria"];

describe("the table of CD against PCD on MNIST", function () {
  this.timeout(300_000);
  let stability: string[][];
  let quality: string[][];
  before(async () => {
    const engine = await chooseEngine();
    const { spec, weights } = await loadShipped("mnist-classifier");
    const tools = { judge: await openNetwork(spec, { weights, engine }), mnist: await loadMnist(), engine };
    const size = { chains: 4, steps: 3, images: 30, seed: 2026 };
    [stability, quality] = tablesIn(await measure(tools, { budget: 44, seeds: [1, 2], size, images: 100 }));
  });

  it("has a row for each way to begin the chains in both tables, and a number for each seed", () => {
    for (const table of [stability, quality]) {
      assert.deepEqual(
        table.map(([name]) => name),
        METHODS,
      );
    }
    for (const row of stability) {
      assert.equal(row[1], "2"); // 44 gradients of an image, 22 a step
      for (const cell of [row[2], row[3], row[5], row[6]]) assert.equal(numbersIn(cell).length, 2, cell);
      assert.equal(row[7], "0 de 2");
    }
    for (const row of quality) for (const cell of row.slice(4)) assert.equal(numbersIn(cell).length, 2, cell);
  });

  it("has no chains of its own for CD, whose negatives begin at data", () => {
    assert.deepEqual([quality[0][3], numbersIn(quality[1][3]).length, numbersIn(quality[2][3]).length], ["—", 2, 2]);
  });

  it("moves chains from data little in three steps: what the judge took for digits it still does", () => {
    for (const row of quality) for (const share of numbersIn(row[2])) assert.ok(share >= 75, row[2]);
    for (const row of quality) for (const share of numbersIn(row[1])) assert.equal(share, 0); // and noise is no digit
  });

  it("has its place in docs/resultados.md, filled, and a name on the command line", () => {
    const page = readFileSync(join(ROOT, "docs/resultados.md"), "utf8");
    assert.match(replaceBlock(page, { page: "resultados.md", kind: "resultados", name: "cd-pcd" }, "AQUÍ"), /\n\nAQUÍ\n\n/);
    assert.deepEqual(parseResults(["--tables", "cd-pcd"]).tables, ["cd-pcd"]);
    assert.deepEqual(
      tablesIn(recorded("cd-pcd")).map((table) => table.length),
      [METHODS.length, METHODS.length],
    );
  });
});
