import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { SHIPPED_AVERAGES, SHIPPED_RUNS, type ShippedName, shippedEpochs } from "ebm/trainer";
import { ROOT } from "./checking";
import { recorded, tablesIn } from "./reading-tables";

const { timesTable } = require("../../tools/results/times") as { timesTable(): Promise<string> };

/** Every network that the table of quality measures: each epoch of each run, and the means. */
async function shippedLabels(): Promise<string[]> {
  const labels = async (run: string) => (await shippedEpochs(run as ShippedName)).map((epoch) => `${run}:${epoch}`);
  return [...(await Promise.all(Object.keys(SHIPPED_RUNS).map(labels))).flat(), ...Object.keys(SHIPPED_AVERAGES)];
}

describe("docs/resultados.md", () => {
  it("measures the networks that are shipped, all of them and no other", async () => {
    const labels = await shippedLabels();
    const [samples, energies] = tablesIn(recorded("calidad")).map((rows) => rows.map(([label]) => label));
    assert.deepEqual(energies, labels);
    assert.deepEqual([...new Set(samples)], labels);
  });

  it("links to a picture of the samples of each row, which is there", () => {
    const pictures = [...recorded("calidad").matchAll(/\]\(\.\.\/(figures\/[^)]+)\)/g)].map(([, file]) => file);
    assert.equal(pictures.length, tablesIn(recorded("calidad"))[0].length);
    assert.deepEqual(
      pictures.filter((file) => !existsSync(join(ROOT, file))),
      [],
    );
  });

  it("has the times of the histories that are shipped, and no older ones", async () => {
    assert.deepEqual(tablesIn(recorded("tiempos")), tablesIn(await timesTable()));
  });
});
