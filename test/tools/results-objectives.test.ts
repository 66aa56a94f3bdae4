import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { twoMoons } from "ebm/data";
import { twoMoonsLogDensity } from "ebm/energy";
import { chooseEngine, type Engine } from "ebm/engine";
import { ROOT } from "./checking";
import { tablesIn } from "./reading-tables";

const { parseResults } = require("../../tools/commands/resultados");
const measure = require("../../tools/results/objectives") as (
  tools: { engine: Engine },
  options: { steps: number; ais: object },
) => Promise<string>;
const { replaceBlock } = require("../../tools/tables/page");

const numberOf = (cell: string) => Number(cell.replace(",", ".").replace("−", "-"));

describe("the table of objectives", function () {
  this.timeout(300_000);
  let rows: string[][];
  before(async () => {
    const text = await measure({ engine: await chooseEngine() }, { steps: 25, ais: { chains: 200, schedule: 60 } });
    [rows] = tablesIn(text);
  });

  it("begins with the exact density, whose mean log-likelihood is that of the same points", () => {
    const log = twoMoonsLogDensity(twoMoons(5000, { seed: 3, centred: true }), { centred: true });
    assert.equal(rows[0][0], "densidad exacta");
    assert.ok(Math.abs(numberOf(rows[0][4]) - log.reduce((sum, v) => sum + v / log.length, 0)) < 5.1e-4); // three decimals
  });

  it("has a row for each objective, whose distance is its test likelihood less that of the exact density", () => {
    const names = rows.slice(1).map(([name]) => name);
    assert.deepEqual(new Set(names).size, names.length);
    for (const part of [
      /^CD-\d+$/,
      /KL/,
      /^PCD/,
      /memoria$/,
      /memoria, sin ruido nuevo$/,
      /^DSM/,
      /^SSM$/,
      /^SSM-VR/,
      /^NCE$/,
      /^NCE, pesos de Glorot$/,
      /^JEM/,
    ]) {
      assert.equal(names.filter((name) => part.test(name)).length, 1, `${part}`);
    }
    for (const [name, , , validation, test, gap, bracket] of rows.slice(1)) {
      assert.ok(Math.abs(numberOf(test) - numberOf(rows[0][4]) - numberOf(gap)) < 1.6e-3, name);
      // 200 chains through 60 temperatures: both sides are within a few tenths of what quadrature says.
      const [lower, upper] = bracket.slice(1, bracket.indexOf("]")).split("; ").map(numberOf);
      assert.ok(Math.abs(lower - numberOf(test)) < 0.3 && Math.abs(upper - numberOf(test)) < 0.3, `${name}: ${bracket}`);
      assert.ok(numberOf(gap) < 0 && Number.isFinite(numberOf(validation)), name); // in 25 steps none has learnt the moons
    }
  });

  it("has its place in docs/resultados.md, and a name on the command line", () => {
    const page = readFileSync(join(ROOT, "docs/resultados.md"), "utf8");
    assert.match(replaceBlock(page, { page: "resultados.md", kind: "resultados", name: "objetivos" }, "AQUÍ"), /\n\nAQUÍ\n\n/);
    assert.deepEqual(parseResults(["--tables", "objetivos"]).tables, ["objetivos"]);
  });
});
