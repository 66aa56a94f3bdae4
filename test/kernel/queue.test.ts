import assert from "node:assert/strict";
import { type CellResult, cell, cells, inTurn, resultText, runSteps } from "./harness";

const ROUNDS = 30;
const FAIL = 'throw new Error("adrede")';
const COUNT = "cuenta++";

/** Statuses of several cells, as one word. */
const statuses = (results: readonly CellResult[]) => results.map((result) => result.reply.status).join(" ");

describe("kernel: queue after an error", function () {
  this.timeout(120_000);

  it(`aborts what was queued and nothing else, ${ROUNDS} times, when stop_on_error is true`, async () => {
    const rounds = Array.from({ length: ROUNDS }, () => [cells([FAIL, COUNT, COUNT]), cell(COUNT)] as const).flat();
    const results = await runSteps(cell("let cuenta = 0;"), ...rounds, cell("cuenta"));
    for (let round = 0; round < ROUNDS; round++) {
      assert.equal(statuses(results[1 + 2 * round] as CellResult[]), "error aborted aborted", `round ${round}`);
      assert.equal((results[2 + 2 * round] as CellResult).reply.status, "ok", `the cell after round ${round}`);
    }
    assert.equal(resultText(results.at(-1) as CellResult), String(ROUNDS));
  });

  it(`runs every cell, ${ROUNDS} times, when stop_on_error is false`, async () => {
    const rounds = Array.from({ length: ROUNDS }, () => cells([FAIL, COUNT, COUNT], { stop_on_error: false }));
    const results = await runSteps(cell("let cuenta = 0;"), ...rounds, cell("cuenta"));
    for (const round of results.slice(1, -1)) assert.equal(statuses(round as CellResult[]), "error ok ok");
    assert.equal(resultText(results.at(-1) as CellResult), String(2 * ROUNDS));
  });

  it(`runs a cell sent right after the reply to a failed one, ${ROUNDS} times`, async () => {
    const codes = Array.from({ length: ROUNDS }, () => [FAIL, COUNT]).flat();
    const [, sent, last] = await runSteps(cell("let cuenta = 0;"), inTurn(codes), cell("cuenta"));
    assert.deepEqual(
      sent,
      codes.map((code) => (code === FAIL ? "error" : "ok")),
    );
    assert.equal(resultText(last), String(ROUNDS));
  });

  it("runs one cell at a time and in order, and tells busy and idle once each", async () => {
    const step = (name: string) => `orden.push("+${name}"); await new Promise((listo) => setTimeout(listo, 20)); orden.push("-${name}");`;
    const [, all, order] = await runSteps(
      cell("const orden: string[] = [];"),
      cells([step("a"), step("b"), step("c")]),
      cell("orden.join(' ')"),
    );
    for (const result of all) assert.deepEqual(result.statuses, ["busy", "idle"]);
    assert.equal(resultText(order), "'+a -a +b -b +c -c'");
  });
});
