import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type CellResult, type Output, cell, cells, errorOf, late, resultText, runSteps } from "./harness";

const ROUNDS = 10;
const START = 'console.log("empieza");';
const PAUSE = "await new Promise((listo) => setTimeout(listo, 5));";
const interrupted = (code: string) => cell(START + code, { interrupt_when: "empieza" });

describe("kernel: interrupt", function () {
  this.timeout(150_000);
  let sync: CellResult;
  let long: CellResult;
  let awaiting: CellResult;
  let afterwards: Output[];
  let listening: CellResult;
  let stuck: CellResult;
  let repeated: CellResult[];
  let queued: CellResult[];
  let alive: CellResult;

  before(async () => {
    const results = await runSteps(
      interrupted(" while (true) {}"),
      cell(" while (true) {}", { interrupt_after: 2.5 }),
      interrupted(` let n = 0; while (true) { ${PAUSE} if (++n % 20 === 0) console.log(n); }`),
      late(0.5),
      cell(
        "const señal = () => (globalThis as any).__ebm__.signal as AbortSignal; let final = ''; async function escucha() { const s = señal(); for (let i = 0; !s.aborted; i++) { await new Promise((listo) => setTimeout(listo, 5)); if (i === 5) console.log('escucho'); } final = s.reason.name; }",
      ),
      cell("await escucha();", { interrupt_when: "escucho" }),
      cell("[final, señal().aborted]"),
      interrupted(" await new Promise(() => {});"),
      ...Array.from({ length: ROUNDS }, () => interrupted(` while (true) { ${PAUSE} }`)),
      cells([`${START} while (true) { ${PAUSE} }`, "'no debe correr'"], { interrupt_when: "empieza" }),
      cell("'sigue'"),
    );
    [sync, long, awaiting, afterwards] = results as unknown as [CellResult, CellResult, CellResult, Output[]];
    listening = results[6] as CellResult;
    stuck = results[7] as CellResult;
    repeated = results.slice(8, 8 + ROUNDS) as CellResult[];
    queued = results[8 + ROUNDS] as CellResult[];
    alive = results[9 + ROUNDS] as CellResult;
  });

  it("stops a synchronous loop with the error Interrumpido", () => {
    assert.equal(errorOf(sync).ename, "Interrumpido");
    assert.equal(sync.reply.status, "error");
  });

  it("stops it too when it has run for some seconds", () => assert.equal(errorOf(long).ename, "Interrumpido"));

  it("stops a loop with top-level await, which does not go on in the background", () => {
    assert.equal(errorOf(awaiting).ename, "Interrumpido");
    assert.deepEqual(afterwards, []);
  });

  it("aborts the signal of the cell, so that a function that listens ends; the next cell has a new signal", () => {
    assert.equal(resultText(listening), "[ 'Interrumpido', false ]");
  });

  it("stops waiting for a promise that never settles", () => assert.equal(errorOf(stuck).ename, "Interrumpido"));

  it(`survives an interrupt at the moment in which a cell begins to wait, ${ROUNDS} times`, () => {
    assert.deepEqual(
      repeated.map((result) => errorOf(result).ename),
      Array(ROUNDS).fill("Interrumpido"),
    );
  });

  it("survives a storm of 300 signals, whatever it is doing (plain breakOnSigint dies in it)", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, "signal_storm.js")], {
      encoding: "utf8",
      timeout: 30_000,
    });
    assert.equal(status, 0, stderr);
    const { waiting, running } = JSON.parse(stdout);
    assert.ok(waiting + running > 0, "no signal arrived");
  });

  it("aborts the cells queued behind it", () =>
    assert.deepEqual(
      queued.map((result) => result.reply.status),
      ["error", "aborted"],
    ));

  it("leaves the kernel ready for the next cell", () => assert.equal(resultText(alive), "'sigue'"));
});
