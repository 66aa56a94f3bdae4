import assert from "node:assert/strict";
import { type CellResult, cell, resultText, runSteps, streamText } from "./harness";

const BRIDGE = "const puente = (globalThis as any).__ebm__;";

describe("kernel: outputs", function () {
  this.timeout(150_000);
  let r: CellResult[];
  let at = 0;
  const next = () => r[at++];

  before(async () => {
    r = await runSteps(
      cell('console.log("uno"); console.error("dos"); console.warn("tres"); process.stdout.write("cuatro\\n"); console.log("cinco")'),
      cell("for (let i = 0; i < 20000; i++) console.log(i)"),
      cell('await new Promise<void>((listo) => process.stdout.write("escrito", () => listo()))'),
      cell("({ a: { b: { c: { d: 1 } } }, x: new Float32Array(2) })"),
      cell("[(undefined as any), null].length; undefined"),
      cell('({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "plano", "text/html": "<b>rico</b>" }) })'),
      cell(
        `${BRIDGE} puente.display({ "application/vnd.vegalite.v5+json": { mark: "bar" }, "image/png": new Uint8Array([1, 2, 3]), "text/plain": "barra" }, { metadata: { alto: 3 } })`,
      ),
      cell(
        'puente.display({ "text/plain": "0 %" }, { displayId: "avance" }); puente.display({ "text/plain": "100 %" }, { displayId: "avance", update: true })',
      ),
      cell('console.log("viejo"); puente.clearOutput(true); console.log("nuevo"); puente.clearOutput()'),
      cell("puente.display(3)"),
      cell('puente.display({ "text/plain": "x" }, { update: true })'),
      cell('import { display, newDisplay } from "tslab"; display.html("<i>stock</i>"); const d = newDisplay(); d.text("a"); d.text("b")'),
      cell('setTimeout(() => console.log("tarde"), 10); await new Promise((listo) => setTimeout(listo, 60))'),
      cell("const signals = [puente.signal, puente.version]; signals[0].aborted || signals[1]"),
      cell("puente.signal === signals[0]"),
      cell("1 + 1", { silent: true }),
      cell("'contada'"),
    );
  });

  it("streams arrive whole and in the order in which they were written", () => {
    const first = next();
    assert.deepEqual(
      first.outputs.filter((o) => o.type === "stream").map((o) => [o.name, o.text]),
      [
        ["stdout", "uno\n"],
        ["stderr", "dos\n"],
        ["stderr", "tres\n"],
        ["stdout", "cuatro\n"],
        ["stdout", "cinco\n"],
      ],
    );
    assert.deepEqual(first.statuses, ["busy", "idle"]);
  });

  it("a loop that prints 20,000 lines loses none and sends few messages", () => {
    const many = next();
    assert.equal(streamText(many), Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(""));
    assert.ok(many.outputs.length < 1000, `${many.outputs.length} messages`);
  });

  it("the callback of a write is called", () => assert.equal(next().reply.status, "ok"));

  it("the value of the last expression is an execute_result", () => {
    assert.equal(resultText(next()), "{ a: { b: { c: { d: 1 } } }, x: Float32Array(2) [ 0, 0 ] }");
  });

  it("undefined gives no result", () => assert.equal(resultText(next()), undefined));

  it("a value with Symbol.for('Jupyter.display') chooses its own MIME bundle", () => {
    assert.deepEqual(next().outputs.at(-1)?.data, { "text/plain": "plano", "text/html": "<b>rico</b>" });
  });

  it("the bridge shows any MIME bundle with its metadata, and bytes as base64", () => {
    const shown = next().outputs.at(-1);
    assert.equal(shown?.type, "display_data");
    assert.deepEqual(shown?.data, { "application/vnd.vegalite.v5+json": { mark: "bar" }, "image/png": "AQID", "text/plain": "barra" });
    assert.deepEqual(shown?.metadata, { alto: 3 });
  });

  it("the bridge updates a display by its id", () => {
    const shown = next().outputs.filter((o) => o.type.endsWith("display_data"));
    assert.deepEqual(
      shown.map((o) => [o.type, o.data?.["text/plain"], o.transient?.display_id]),
      [
        ["display_data", "0 %", "avance"],
        ["update_display_data", "100 %", "avance"],
      ],
    );
  });

  it("clear_output keeps its place among the outputs and its wait flag", () => {
    const kinds = next()
      .outputs.slice(1)
      .map((o) => o.text ?? `${o.type} ${o.wait}`);
    assert.deepEqual(kinds, ["viejo\n", "clear_output true", "nuevo\n", "clear_output false"]);
  });

  it("the bridge refuses a bundle that is no object, and an update without id", () => {
    assert.equal(next().reply.ename, "TypeError");
    assert.equal(next().reply.ename, "TypeError");
  });

  it("tslab's own display keeps working", () => {
    assert.deepEqual(
      next()
        .outputs.slice(1)
        .map((o) => [o.type, Object.values(o.data ?? {})[0]]),
      [
        ["display_data", "<i>stock</i>"],
        ["display_data", "a"],
        ["update_display_data", "b"],
      ],
    );
  });

  it("a timer prints under the running cell", () => assert.equal(streamText(next()), "tarde\n"));

  it("each cell has a fresh signal, and the bridge its version", () => {
    assert.equal(resultText(next()), "1");
    assert.equal(resultText(next()), "false");
  });

  it("a silent cell shows nothing and is not counted", () => {
    const silent = next();
    assert.deepEqual(silent.outputs, []);
    assert.equal(next().reply.execution_count, silent.reply.execution_count + 1);
  });
});
