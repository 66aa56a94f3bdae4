import assert from "node:assert/strict";
import { type CellResult, cell, memory, resultText, runSteps } from "./harness";

/** Far above the noise of the garbage collector (about 30 MiB), far below one leaked object a step (2 M × 50 B = 100 MiB). */
const ALLOWED_MIB = 80;

describe("kernel: memory", function () {
  this.timeout(150_000);

  it("does not grow with 2 million steps of a loop, 300,000 awaits, nor 2,000 updates of a display", async () => {
    const steps = (count: number) => `for (let i = 0; i < ${count}; i++) { total += Math.hypot(i, paso); paso = -paso; }`;
    const awaits = (count: number) => `for (let i = 0; i < ${count}; i++) { await null; total++; }`;
    const updates = (count: number) =>
      `for (let i = 0; i < ${count}; i++) { (globalThis as any).__ebm__.display({ "text/plain": String(i) }, { displayId: "m", update: i > 0 }); if (i % 100 === 0) await new Promise((listo) => setTimeout(listo)); }`;
    const all = [steps, awaits, updates];
    const counts = [2e6, 3e5, 2e3];
    const results = await runSteps(
      cell("let total = 0; let paso = 1;"),
      ...all.map((make, i) => cell(make(counts[i] / 20))), // warm: code compiled, heap at its working size
      memory(),
      ...all.map((make, i) => cell(make(counts[i]))),
      memory(),
      cell("Number.isFinite(total)"),
    );
    const [before, after] = results.filter((result) => typeof result === "number") as unknown as number[];
    assert.equal(resultText(results.at(-1) as CellResult), "true");
    assert.ok(after - before < ALLOWED_MIB, `resident memory went from ${before.toFixed(0)} to ${after.toFixed(0)} MiB`);
  });
});
