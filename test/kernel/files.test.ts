import assert from "node:assert/strict";
import { type CellResult, cell, ROOT, resultText, runSteps } from "./harness";

describe("kernel: files that change while a notebook is open", function () {
  this.timeout(120_000);

  it("goes on after the package.json of a library that the cells import is written again", async () => {
    const file = JSON.stringify(`${ROOT}/lib/package.json`);
    const touch = `import { utimesSync } from "node:fs"; const ahora = new Date(); utimesSync(${file}, ahora, ahora); await new Promise((listo) => setTimeout(listo, 1500)); "tocado"`;
    const results = await runSteps(
      cell('import { formatNumber } from "ebm/figure"; formatNumber(1.5)'),
      cell(touch),
      ...[1, 2, 3].map((n) => cell(`formatNumber(${n}, 1)`)),
    );
    assert.deepEqual(
      results.map((result) => resultText(result as CellResult)),
      ["'1,50'", "'tocado'", "'1,0'", "'2,0'", "'3,0'"],
    );
  });
});
