import { strict as assert } from "node:assert";
import { loadShippedHistory } from "ebm/trainer";

const { seed1Table } = require("../../tools/results/seed1") as { seed1Table(): Promise<string> };
const { timesTable } = require("../../tools/results/times") as { timesTable(): Promise<string> };
const { decimal } = require("../../tools/tables/table") as { decimal(value: number, digits?: number): string };

/** The cells of a row of a table in Markdown. */
const cellsOf = (row: string) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

describe("the tables of results that come from histories", () => {
  it("put seed 1's ten epochs, in the sign of E, beside ours", async () => {
    const rows = (await seed1Table()).split("\n").slice(2).map(cellsOf);
    const ours = await loadShippedHistory("ebm-mnist-compact");
    assert.equal(rows.length, 10);
    // Epoch 1 of seed 1 printed real 0.6117 and fake 0.2096 of f = −E, so that cdiv = E(real) − E(fake) = −0.4021.
    assert.deepEqual([rows[0][1], rows[0][3], rows[0][5]], ["−0,4021", "−0,6117", "−0,2096"]);
    rows.forEach((row, epoch) => assert.deepEqual([row[0], row[4]], [String(epoch + 1), decimal(ours[epoch].real, 4)]));
  });

  it("say of each run how many epochs it has and how long they took", async () => {
    const rows = (await timesTable()).split("\n").slice(2).map(cellsOf);
    const compact = rows.find(([name]) => name === "ebm-mnist-compact");
    const ours = await loadShippedHistory("ebm-mnist-compact");
    const minutes = ours.map(({ seconds }) => seconds / 60);
    assert.deepEqual(compact?.slice(1, 2), ["10"]);
    assert.deepEqual(
      compact?.slice(3, 5),
      [Math.min(...minutes), minutes.reduce((a, b) => a + b)].map((value) => decimal(value, 1)),
    );
  });
});
