import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Checked, ROOT, scratchFolder, writeNotebook } from "./checking";

const { checkCells } = require(path.join(ROOT, "tools/check/cells.js")) as { checkCells(files: string[]): Checked };
const { createNotebookProgram } = require(path.join(ROOT, "tools/check/cells/program.js"));
const { findTypeErrors } = require(path.join(ROOT, "tools/check/cells/types.js"));
const { findTraps } = require(path.join(ROOT, "tools/check/cells/traps.js"));
const { findTslabErrors } = require(path.join(ROOT, "tools/check/cells/tslab.js"));
const fixture = (name: string): string => path.join(__dirname, "fixtures", name);

describe("the check of cells", function () {
  this.timeout(60_000); // two TypeScript compilers start
  const folder = scratchFolder();
  after(() => fs.rmSync(folder, { recursive: true }));

  /** Codes of what the strict check finds in a notebook of these cells, with the number of the cell: "EBM1@3". */
  function codes(...cells: string[]): string[] {
    const { program, modules } = createNotebookProgram([writeNotebook(folder, cells)]);
    const findings = [...findTypeErrors(program, modules[0]), ...findTraps(program, modules[0])];
    return findings.map(({ text, origin }) => `${text.split(" ")[0]}@${origin?.cell.number}`);
  }

  it("passes a notebook that shadows, awaits and reassigns in the ways that work", () => {
    assert.deepEqual(checkCells([fixture("limpio.percent")]), { passed: 4, problems: [] });
  });

  it("names file, line and cell of what only stock tslab refuses", () => {
    const { passed, problems } = checkCells([fixture("solo-tslab.percent")]);
    assert.equal(passed, 0);
    assert.equal(problems.length, 1);
    assert.match(problems[0], /solo-tslab\.percent:5 celda 2: tslab sin modificar .*Property 'x' of exported class expression/);
  });

  it("catches a wrong type, in its cell", () => {
    assert.deepEqual(codes("const uno = 1;", 'const dos: number = "dos";'), ["TS2322@3"]);
  });

  it("sees the types of earlier cells, and only of earlier ones", () => {
    assert.deepEqual(codes("const uno = 1;", "uno.length;"), ["TS2339@3"]);
    assert.deepEqual(codes("tres + 1;", "const tres = 3;"), ["TS2304@2"]);
  });

  it("catches an earlier variable that is reassigned after a function of its cell captured it", () => {
    const first = "let tasa = 1;\nconst paso = (x: number) => x - tasa;";
    assert.deepEqual(codes(first, "tasa = 2;"), ["EBM1@3"]);
    assert.deepEqual(codes(first, "tasa++;"), ["EBM1@3"]);
    assert.deepEqual(codes(first, "function sube() {\n  tasa += 1;\n}"), ["EBM1@3"]);
  });

  it("lets a variable be reassigned in its own cell, or when no function of its cell uses it", () => {
    assert.deepEqual(codes("let tasa = 1;\nconst paso = () => tasa;\ntasa = 2;"), []);
    assert.deepEqual(codes("let tasa = 1;", "const paso = () => tasa;", "tasa = 2;"), []);
  });

  it("catches a destructuring assignment to variables of another cell, and only to those", () => {
    assert.deepEqual(codes("let a = 1;\nlet b = 2;", "[a, b] = [b, a];"), ["EBM2@3", "EBM2@3"]);
    assert.deepEqual(codes("let a = 1;", "({ a } = { a: 2 });"), ["EBM2@3"]);
    assert.deepEqual(codes("let a = 1;\nlet b = 2;\n[a, b] = [b, a];"), []);
  });

  it("catches `for await` at the top level, and not inside a function", () => {
    assert.deepEqual(codes("for await (const x of [1]) console.log(x);"), ["EBM3@2"]);
    assert.deepEqual(codes("async function f() {\n  for await (const x of [1]) console.log(x);\n}"), []);
  });

  it("catches names that tslab keeps for itself", () => {
    assert.deepEqual(codes("const __x = 1;"), ["EBM4@2"]);
    assert.deepEqual(codes("const exports = 1;"), ["EBM4@2"]);
  });

  it("catches { x } with x of another cell, a variable or an import", () => {
    assert.deepEqual(codes("const x = 1;", "const o = { x };"), ["EBM5@3"]);
    assert.deepEqual(codes('import { rng } from "ebm/rng";', "const o = { rng };"), ["EBM5@3"]);
    assert.deepEqual(codes("const x = 1;\nconst o = { x };", "const f = (x: number) => ({ x });"), []);
  });

  /** What only stock tslab stumbles on in a notebook of these cells: "EBM9@3". */
  function stockCodes(...cells: string[]): string[] {
    const file = writeNotebook(folder, cells);
    const findings: { text: string; origin: { cell: { number: number } } }[] = findTslabErrors([file]).get(file);
    return findings.map(({ text, origin }) => `${text.split(" ")[0]}@${origin.cell.number}`);
  }

  it("catches { p: q } when p comes from an earlier cell, wherever the pattern stands", () => {
    const x = "const x = { a: 1, c: { d: 2 } };\nconst f = () => x;\nconst lista = [x];";
    assert.deepEqual(stockCodes(x, "const { a: b } = x;"), ["EBM9@3"]);
    assert.deepEqual(stockCodes(x, "const { a: b, c: { d } } = f();"), ["EBM9@3", "EBM9@3"]);
    assert.deepEqual(stockCodes(x, "const y = { ...x };\nconst [{ a: b }] = [y];"), ["EBM9@3"]);
    assert.deepEqual(stockCodes(x, "for (const { a: b } of lista) console.log(b);"), ["EBM9@3"]);
    assert.deepEqual(stockCodes(x, "const sumas = lista.map(({ a, c: { d } }) => a + d);"), ["EBM9@3"]);
    assert.deepEqual(stockCodes(x, "const nada = 0;\nconst bes = lista.map(({ a: b }) => b);"), ["EBM9@3"]);
    assert.deepEqual(stockCodes(x, "const g = ({ a: b = 3 }: typeof x) => b;", "const { a: b } = x;"), ["EBM9@3", "EBM9@4"]);
  });

  it("lets { p: q } be when p comes from the same cell or from ebm, and { p } always", () => {
    assert.deepEqual(stockCodes("const x = { a: 1 };\nconst { a: b } = x;"), []);
    assert.deepEqual(stockCodes('import { rng } from "ebm/rng";\nconst azar = rng(7);', "const { key: clave } = azar;"), []);
    assert.deepEqual(stockCodes("const x = { a: 1 };", "const { a } = x;\nconst g = ({ a: b }: { a: number }) => b;"), []);
  });

  it("says on which line, and what to write instead", () => {
    const { problems } = checkCells([
      writeNotebook(folder, ["const x = { a: 1 };", "const f = ({ q: r }: { q: number }) => r;\nconst { a: b } = x;"]),
    ]);
    assert.equal(problems.length, 1);
    const arrow = findTslabErrors([
      writeNotebook(folder, ["const x = [{ a: 1 }];", "const y = 0;\nconst z = x.map(({ a: b }) => b + y);"]),
    ]);
    assert.match([...arrow.values()][0][0].text, /^EBM9 «\{ a: … \}»/);
    assert.match(problems[0], /00-prueba\.ts:9 celda 3: EBM9 «\{ a: … \}» .* toma el objeto entero y escribe «\.a»$/);
  });

  it("catches imports of anything but a room of ebm", () => {
    assert.deepEqual(codes('import { join } from "node:path";'), ["EBM6@2"]);
    assert.deepEqual(codes('const fs = await import("fs");'), ["EBM6@2"]);
    assert.deepEqual(codes('import { rng } from "ebm/rng";', 'import { rng } from "ebm/rng";'), []);
  });

  it("catches globals that a browser lacks", () => {
    assert.deepEqual(codes("console.log(process.pid);"), ["EBM7@2"]);
    assert.deepEqual(codes("const o = { process: 1 };\no.process;"), []);
  });

  it("catches a hot loop at the top level", () => {
    assert.deepEqual(codes("for (let i = 0; i < 1_000_000; i++) Math.sqrt(i);"), ["EBM8@2"]);
    assert.deepEqual(codes("for (let i = 0; i < 1_000; i++) Math.sqrt(i);"), []);
  });

  it("catches smoke sizes that name no key of the cell's constant", () => {
    const file = path.join(folder, "00-humo.ts");
    fs.writeFileSync(file, '// %% humo={"pases": 3}\nconst ajustes = { pasos: 10 };\n');
    const { program, modules } = createNotebookProgram([file]);
    assert.match(findTypeErrors(program, modules[0])[0].text, /TS2353 .*pases/);
  });
});
