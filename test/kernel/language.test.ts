import assert from "node:assert/strict";
import { type CellResult, cell, resultText, runSteps, type ShellReply, shell } from "./harness";

describe("kernel: the language of cells", function () {
  this.timeout(150_000);
  let r: (CellResult | ShellReply | null)[];
  let at = 0;
  const value = () => resultText(r[at++] as CellResult);
  const answer = () => r[at++] as ShellReply;
  const skip = (count: number) => {
    at += count;
  };

  before(async () => {
    r = await runSteps(
      cell("const lr = 0.1; const opciones = { lr: 3, pasos: 5 }; let paso = 1; function lee() { return paso; }"),
      cell("const receta = { lr, pasos: 10 }; receta"),
      cell("const { lr: otro, pasos } = opciones; [otro, pasos]"),
      cell("paso = 7; [paso, lee()]"),
      cell("paso++; lee()"),
      cell("let paso = 100; [paso, lee()]"),
      cell("paso = 200; throw new Error('después de cambiar')"),
      cell("let paso = 300; throw new Error('al volver a declarar')"),
      cell("lee()"),
      cell("let a = 1, b = 2; [a, b] = [b, a]; const c = a++; var d = --b; [a, b, c, d]"),
      cell("a += 10; b *= 3; [a, b]"),
      cell("async function* cuenta() { yield 1; yield 2; }\nlet suma = 0;\nfor await (const x of cuenta()) suma += x;\nsuma"),
      cell(
        'import { join as une } from "path"; import * as ruta from "path"; [une("a", "b"), typeof ruta.join, process.platform.length > 0]',
      ),
      cell('une("c", "d")'),
      cell("enum Modo { Frío, Caliente }\nclass Punto { constructor(readonly x: number) {} }\n[Modo.Caliente, new Punto(2).x]"),
      cell("const m: Modo = Modo.Frío; [m, new Punto(3)]"),
      cell("const cuenta1 = { veces: 0 }; function suma1() { cuenta1.veces++; }\nvoid suma1();"),
      cell("const hueco = 3; cuenta1.veces"),
      cell("const hueco = void 0; [hueco]"),
      shell("complete_request", { code: "'😀'; opciones.pa", cursor_pos: 16 }),
      shell("inspect_request", { code: "opciones", cursor_pos: 3 }),
      shell("is_complete_request", { code: "for (const x of [1]) {" }),
      shell("is_complete_request", { code: "1 + 1" }),
      shell("kernel_info_request"),
      shell("comm_info_request"),
      shell("history_request"),
      shell("algo_raro_request", {}, 1),
      cell("'sigue'"),
    );
  });

  it("{ lr } and { lr: x } reach names of earlier cells", () => {
    skip(1);
    assert.equal(value(), "{ lr: 0.1, pasos: 10 }");
    assert.equal(value(), "[ 3, 5 ]");
  });

  it("a function sees the value that a later cell assigns to its let", () => {
    assert.equal(value(), "[ 7, 7 ]");
    assert.equal(value(), "8");
  });

  it("declaring the name again makes a new variable, as in any program: the old function keeps its own", () => {
    assert.equal(value(), "[ 100, 8 ]");
    skip(2);
    assert.equal(value(), "8");
  });

  it("swaps, increments and compound assignments keep their meaning within and across cells", () => {
    assert.equal(value(), "[ 3, 0, 2, 0 ]");
    assert.equal(value(), "[ 13, 0 ]");
  });

  it("top-level for await works", () => assert.equal(value(), "3"));

  it("imports of Node modules and its globals work, and later cells see the imported names", () => {
    assert.equal(value(), "[ 'a/b', 'function', true ]");
    assert.equal(value(), "'c/d'");
  });

  it("enums and classes cross cells", () => {
    assert.equal(value(), "[ 1, 2 ]");
    assert.equal(value(), "[ 0, Punto { x: 3 } ]");
  });

  it("a last line `void f();` calls f, and `const x = void 0` is undefined", () => {
    skip(1);
    assert.equal(value(), "1");
    assert.equal(value(), "[ undefined ]");
  });

  it("completes members, counting code points as Jupyter does", () => {
    const { matches, cursor_start, cursor_end } = answer();
    assert.deepEqual(matches, ["pasos"]);
    assert.deepEqual([cursor_start, cursor_end], [14, 16]);
  });

  it("inspects a variable of an earlier cell", () => {
    const { found, data } = answer();
    assert.equal(found, true);
    assert.match(data?.["text/plain"] ?? "", /const opciones: \{/);
  });

  it("tells a complete cell from one that goes on", () => {
    assert.deepEqual(answer(), { status: "incomplete", indent: "  " });
    assert.deepEqual(answer(), { status: "complete" });
  });

  it("introduces itself as TypeScript", () => {
    const { protocol_version, language_info } = answer();
    assert.equal(protocol_version, "5.3");
    assert.equal(language_info?.name, "typescript");
    assert.equal(language_info?.file_extension, ".ts");
  });

  it("answers comm_info and history with nothing, and ignores what it does not know without a word", () => {
    assert.deepEqual(answer(), { status: "ok", comms: {} });
    assert.deepEqual(answer(), { status: "ok", history: [] });
    assert.equal(answer(), null);
    const last = r[at] as CellResult;
    assert.deepEqual(
      last.outputs.map((o) => o.type),
      ["execute_input", "execute_result"],
    );
  });
});
