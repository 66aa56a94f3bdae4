import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { pagesNamed, parseReport } = require("../../tools/report/arguments");
const { sizeLines } = require("../../tools/report/sizes");
const { findChromium, requireChromium } = require("../../tools/setup/chromium");

describe("npm run report -- …", () => {
  it("prints all notebooks or those named, and takes a name of several words without quotes", () => {
    assert.deepEqual(parseReport([]), { pdf: false, names: [], student: undefined });
    assert.deepEqual(parseReport(["--pdf", "00", "02"]), { pdf: true, names: ["00", "02"], student: undefined });
    assert.deepEqual(parseReport(["--alumno", "María", "José", "--pdf"]), { pdf: true, names: [], student: "María José" });
  });

  it("complains in Spanish, with the remedy", () => {
    assert.throws(() => parseReport(["00"]), { sentence: "No entiendo «00».", remedy: "npm run report -- --pdf 00 (o --ayuda)" });
    assert.throws(() => parseReport(["--pfd"]), { sentence: "No entiendo «--pfd»." });
    assert.throws(() => parseReport(["--alumno"]), { sentence: "Falta el valor después de --alumno." });
    assert.throws(() => parseReport(["--alumno", " "]), { sentence: "Falta el nombre después de --alumno." });
  });

  it("knows a notebook by its number, its name or its file", () => {
    const pages = ["00-bienvenida", "02-red"].map((name) => ({ name, file: `/r/${name}.html` }));
    assert.deepEqual(pagesNamed([], pages), pages);
    for (const name of ["02", "02-red", "notebooks/02-red.ipynb"]) assert.deepEqual(pagesNamed([name], pages), [pages[1]]);
    assert.throws(() => pagesNamed(["07"], pages), {
      sentence: "No hay ningún cuaderno «07».",
      remedy: "elige entre: 00-bienvenida, 02-red",
    });
  });
});

describe("the sizes of pages", () => {
  it("are a line for each and one for all, with the programs that draw figures", () => {
    const folder = mkdtempSync(join(tmpdir(), "tallas-"));
    const pages = [1500, 2_340_000].map((size, i) => ({ file: join(folder, `0${i}.html`), size, libraries: [] as string[] }));
    for (const { file, size } of pages) writeFileSync(file, Buffer.alloc(size));
    pages[1].libraries = ["plotly.js-dist/plotly-gl3d.min.js", "vega/build/vega.min.js"];
    const lines: string[] = sizeLines(pages);
    rmSync(folder, { recursive: true });
    assert.deepEqual(lines.length, 3);
    assert.equal(lines[0], "  00.html       2 KB");
    assert.match(lines[1], /^ {2}01\.html {5}2,3 MB {3}de ellos, Vega \d+ KB y Plotly 1,\d MB$/);
    assert.match(lines[2], /^ {2}en total {4}2,3 MB {3}de ellos, Vega/);
  });
});

describe("the browser", () => {
  const found = (environment: NodeJS.ProcessEnv, there: readonly string[]) =>
    findChromium({ environment, exists: (file: string) => there.includes(file) });

  it("is the one that EBM_BROWSER says, or a usual one, or one in the PATH", () => {
    assert.equal(found({ EBM_BROWSER: "/b" }, ["/b", "/usr/bin/chromium"]), "/b");
    assert.equal(found({ EBM_BROWSER: "/c" }, ["/usr/bin/chromium"]), undefined);
    assert.equal(found({}, ["/usr/bin/chromium"]), "/usr/bin/chromium");
    const inPath = join("/opt/x", "chromium");
    assert.equal(found({ PATH: "/opt/x" }, [inPath]), inPath);
    assert.equal(found({}, []), undefined);
  });

  it("that is not there has a sentence and a remedy", async () => {
    await assert.rejects(
      requireChromium("hacer un PDF", { environment: {}, places: [] }),
      (error: { sentence: string; remedy: string }) => {
        assert.equal(error.sentence, "Para hacer un PDF hace falta Chromium o Chrome y no lo encuentro.");
        assert.match(error.remedy, /EBM_BROWSER=RUTA/);
        return true;
      },
    );
    await assert.rejects(requireChromium("hacer un PDF", { environment: { EBM_BROWSER: "/nada" } }), {
      sentence: "EBM_BROWSER dice que el navegador es «/nada» y ahí no hay nada.",
    });
    await assert.rejects(requireChromium("hacer un PDF", { environment: { EBM_BROWSER: __filename } }), {
      remedy: "ábrelo a mano para ver qué le falta, o di otro con EBM_BROWSER=RUTA",
    });
  });
});
