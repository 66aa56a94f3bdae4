import { strict as assert } from "node:assert";
import { loadShippedHistory } from "ebm/trainer";
import { recorded, tablesIn } from "./reading-tables";

const { seed1Table } = require("../../tools/results/seed1") as { seed1Table(): Promise<string> };
const { densities, momentsByQuadrature } = require("../../tools/results/densities");
const { samplersTable } = require("../../tools/results/samplers");
const { timesTable } = require("../../tools/results/times") as { timesTable(): Promise<string> };
const { decimal } = require("../../tools/tables/table") as { decimal(value: number, digits?: number): string };

describe("a number of a table", () => {
  it("has a decimal comma and a real minus, and no sign when it rounds to zero", () => {
    assert.deepEqual(
      [decimal(-0.5), decimal(0.5, 0), decimal(-0.0004, 3), decimal(-0.0006, 3), decimal(-0, 1)],
      ["−0,50", "1", "0,000", "−0,001", "0,0"],
    );
  });
});

describe("the tables of results that come from histories", () => {
  it("put seed 1's ten epochs, in the sign of E, beside ours", async () => {
    const [rows] = tablesIn(await seed1Table());
    const ours = await loadShippedHistory("ebm-mnist-compact");
    assert.equal(rows.length, 10);
    // Epoch 1 of seed 1 printed real 0.6117 and fake 0.2096 of f = −E, so that cdiv = E(real) − E(fake) = −0.4021.
    assert.deepEqual([rows[0][1], rows[0][3], rows[0][5]], ["−0,4021", "−0,6117", "−0,2096"]);
    rows.forEach((row, epoch) => assert.deepEqual([row[0], row[4]], [String(epoch + 1), decimal(ours[epoch].real, 4)]));
  });

  it("say of each run how many epochs it has and how long they took", async () => {
    const [rows] = tablesIn(await timesTable());
    const compact = rows.find(([name]) => name === "ebm-mnist-compact");
    const ours = await loadShippedHistory("ebm-mnist-compact");
    const minutes = ours.map(({ seconds }) => seconds / 60);
    const sorted = [...minutes].sort((a, b) => a - b);
    const median = (sorted[4] + sorted[5]) / 2; // of ten epochs
    const total = minutes.reduce((a, b) => a + b);
    assert.deepEqual(compact?.slice(1, 5), ["10", ...[median, sorted[0], total].map((value) => decimal(value, 1))]);
  });
});

describe("the table of samplers", function () {
  this.timeout(60_000);

  it("compares with the moments of the densities: closed forms where there are any", () => {
    const [gaussian, mixture] = densities().map((density: unknown) => momentsByQuadrature(density));
    // Weights 0.5, 0.3 and 0.2 at (−1.5, 0), (1, 1) and (1, −1), of width 0.5: means −0.25 and 0.1, variances 0.25 + 1.5625 and 0.25 + 0.49.
    const right = [1, -0.5, 1, 1, -0.25, 0.1, 1.8125, 0.74];
    const found = [gaussian, mixture].flatMap(({ mean, variance }) => [...mean, ...variance]);
    found.forEach((value, i) => {
      assert.ok(Math.abs(value - right[i]) < 1e-5, `${value} against ${right[i]}`);
    });
  });

  it("has a row for each sampler, with numbers, and counts gradients", async () => {
    const [rows] = tablesIn(await samplersTable({ steps: 60, chosen: densities().slice(0, 1) }));
    assert.deepEqual(
      rows.map(([, name]: string[]) => name.split(",")[0]),
      ["mala", "hmc", "parallelTempering", "gibbs", "underdamped", "ula", "ula", "preconditioned", "annealed"],
    );
    for (const row of rows) for (const cell of row.slice(2, 4)) assert.match(cell, /^\d+,\d$/);
    assert.equal(rows[3][5], "sin gradientes");
    assert.equal(rows[8][5], "1,0"); // 1000 steps of a gradient make one independent draw
  });

  it("as recorded, has the exact samplers within three standard errors, and ula with a large step not", () => {
    const [rows] = tablesIn(recorded("muestreadores"));
    const exact = rows.filter(([, name]) => ["mala", "hmc", "parallelTempering", "gibbs"].includes(name));
    assert.equal(exact.length, 13);
    assert.ok(exact.every((row) => row[4] === "sí"));
    assert.ok(rows.filter(([, name]) => name === "ula, ε = 1/k").every((row) => row[4] === "no"));
  });
});
