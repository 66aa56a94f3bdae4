import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Checked, ROOT, scratchFolder } from "./checking";

const { checkStructure } = require(path.join(ROOT, "tools/check/structure.js")) as { checkStructure(files: string[]): Checked };
const GOOD = fs.readFileSync(path.join(__dirname, "fixtures/limpio.percent"), "utf8");

describe("the check of structure", () => {
  const folder = scratchFolder();
  after(() => fs.rmSync(folder, { recursive: true }));

  function problemsOf(source: string): string[] {
    const file = path.join(folder, "00-prueba.ts");
    fs.writeFileSync(file, source);
    return checkStructure([file]).problems;
  }

  it("passes a notebook that has all its parts", () => {
    assert.deepEqual(problemsOf(GOOD), []);
  });

  it("misses each part that a reader expects", () => {
    for (const part of ["Qué aprenderás", "Resumen", "Para leer más"]) {
      assert.match(problemsOf(GOOD.replace(part, "Otra cosa"))[0], new RegExp(`falta la sección «${part}»`));
    }
    assert.match(problemsOf(GOOD.replace("5 minutos", "un rato"))[0], /falta la duración/);
    assert.match(problemsOf(GOOD.replace("// # Un", "// Un"))[0], /un título/);
  });

  it("finds a heading that skips a level", () => {
    assert.match(problemsOf(GOOD.replace("// ## Resumen", "// #### Resumen"))[0], /baja del nivel 2 al 4/);
  });

  it("finds a formula that is not closed, and knows code and money", () => {
    assert.match(problemsOf(GOOD.replace("x^2$", "x^2"))[0], /fórmula \$ no se cierra/);
    assert.match(problemsOf(GOOD.replace("$E(x)", () => "$$E(x)"))[0], /fórmula/);
    assert.deepEqual(problemsOf(GOOD.replace("Nada falla.", () => "Cuesta 3 \\$ y `a$b`.")), []);
  });

  it("finds a figure without a name and a cell that is too long", () => {
    assert.match(problemsOf(`${GOOD}\n// %%\nshow(figura);\n`)[0], /la figura no tiene nombre/);
    assert.deepEqual(problemsOf(`${GOOD}\n// %%\nshow(figura, { name: "paisaje" });\n`), []);
    assert.match(problemsOf(`${GOOD}\n// %%\n${"uno;\n".repeat(41)}`)[0], /tiene 41 líneas/);
  });

  it("finds an answer that is checked before a cell has shown its exercise", () => {
    const cells = (...code: string[]) => problemsOf(`${GOOD}${code.map((text) => `\n// %%\n${text}\n`).join("")}`);
    assert.deepEqual(cells('exercise("00-a");', 'check("00-a", mía);'), []);
    const line = GOOD.split("\n").length + 3;
    assert.match(cells('// mi respuesta\ncheck("00-a", mía);')[0], new RegExp(`:${line} check\\("00-a", …\\)`));
    assert.match(cells('check("00-a", mía);', 'exercise("00-a");')[0], /enunciado: exercise\("00-a"\)/);
    assert.match(cells('exercise("00-b");', 'await check("00-a", mía);')[0], /00-a/);
    assert.match(cells('exercise("00-a");\ncheck("00-a", mía);')[0], /en otra celda/);
    assert.deepEqual(cells("// check('00-a', mía)", "const texto = 'check(\"00-a\")';"), []);
  });
});
