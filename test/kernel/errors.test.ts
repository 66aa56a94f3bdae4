import assert from "node:assert/strict";
import { type CellResult, cell, errorOf, resultText, runSteps, streamText } from "./harness";

describe("kernel: errors", function () {
  this.timeout(150_000);
  let r: CellResult[];
  let at = 0;
  const next = () => r[at++];

  before(async () => {
    r = await runSteps(
      cell(
        'function raíz(x: number): number {\n  if (x < 0) throw new RangeError("negativo", { cause: new TypeError("el origen") });\n  return Math.sqrt(x);\n}',
      ),
      cell("const bien = raíz(4);\n\nraíz(-1);\n\nconst después = 1;"),
      cell("await Promise.resolve();\n\nawait (async () => raíz(-1))();"),
      cell('class MiError extends Error {}\nthrow new MiError("propio");'),
      cell("throw { a: 1 };"),
      cell("const lista: number[] = [];\nconst largo: string = lista.length;"),
      cell("function sinTipo(x) { return x; }"),
      cell("const = 3;"),
      cell("consle.log(1)"),
      cell("const temperatura = 1;"),
      cell("const opciones = { temperatura }; opciones.temperatur"),
      cell(
        "const valor = { inspect: 1, get malo(): number { throw new Error('al mirar') }, [Symbol.for('nodejs.util.inspect.custom')]() { return this.malo } }; valor",
      ),
      cell(
        'setTimeout(() => { throw new Error("suelto"); }, 5); void Promise.reject(new Error("olvidada")); await new Promise((listo) => setTimeout(listo, 60));',
      ),
      cell("'sigue viva'"),
    );
  });

  it("a runtime error carries its name, message and cause", () => {
    assert.equal(next().reply.status, "ok");
    const { ename, evalue, traceback } = errorOf(next());
    assert.deepEqual([ename, evalue], ["RangeError", "negativo"]);
    assert.match(traceback, /^RangeError: negativo\nCausa: TypeError: el origen\n/);
  });

  it("its traceback tells cells and lines as the student wrote them, and no frame of the kernel, tslab or Node", () => {
    const { traceback } = errorOf(r[1]);
    assert.deepEqual(traceback.split("\n").slice(2), ["    en raíz (celda 1, línea 2)", "    en celda 2, línea 3"]);
  });

  it("an error after an await is told the same way", () => {
    const { ename, traceback } = errorOf(next());
    assert.equal(ename, "RangeError");
    assert.match(traceback, /en raíz \(celda 1, línea 2\)\n.*celda 3, línea 3/);
    assert.doesNotMatch(traceback, /node:|node_modules|kernel\//);
  });

  it("a class that extends Error shows its own name", () => assert.equal(errorOf(next()).ename, "MiError"));

  it("a thrown value that is no Error is shown", () => {
    const { ename, evalue } = errorOf(next());
    assert.deepEqual([ename, evalue], ["Error", "{ a: 1 }"]);
  });

  it("a type error is ErrorDeTipos, in Spanish, with line, column and code", () => {
    const { ename, evalue, traceback } = errorOf(next());
    assert.equal(ename, "ErrorDeTipos");
    assert.equal(evalue, "línea 2, columna 7 · El tipo 'number' no se puede asignar al tipo 'string'.");
    assert.deepEqual(traceback.split("\n"), [
      "ErrorDeTipos",
      "línea 2, columna 7:",
      "  2 | const largo: string = lista.length;",
      "            ^",
      "  El tipo 'number' no se puede asignar al tipo 'string'. (TS2322)",
    ]);
  });

  it("types are strict: a parameter without a type is refused", () => assert.match(errorOf(next()).traceback, /TS7006/));

  it("a syntax error is ErrorDeSintaxis", () => assert.equal(errorOf(next()).ename, "ErrorDeSintaxis"));

  it("a misspelt name gets TypeScript's suggestion", () => assert.match(errorOf(next()).evalue, /¿Quería decir "console"\?/));

  it("columns are those of the cell as written, although { x } was expanded", () => {
    next();
    // "const opciones = { temperatura }; opciones." is 43 characters.
    assert.match(errorOf(next()).evalue, /^línea 1, columna 44 · /);
  });

  it("a value that cannot be shown is an error of its cell", () => assert.equal(errorOf(next()).evalue, "al mirar"));

  it("errors of timers and forgotten promises are told and end nothing", () => {
    const stray = next();
    assert.equal(stray.reply.status, "ok");
    assert.match(streamText(stray, "stderr"), /suelto/);
    assert.match(streamText(stray, "stderr"), /olvidada/);
    assert.equal(resultText(next()), "'sigue viva'");
  });
});
