import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileError, OptionError } from "ebm/errors";
import { curves } from "ebm/figure";
import { renderSvg, saveFigure, toCsv } from "ebm/figure/render";

const figure = curves([{ name: "a", y: [1, 2] }], { title: "Título", y: "E" });

describe("saveFigure", () => {
  const before = { folder: process.cwd(), smoke: process.env.EBM_SMOKE };
  let root = "";

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "figuras-")));
    mkdirSync(join(root, "notebooks"));
    writeFileSync(join(root, "package.json"), '{ "name": "paisajes-de-energia" }');
    delete process.env.EBM_SMOKE;
    process.chdir(join(root, "notebooks"));
  });

  afterEach(() => {
    process.chdir(before.folder);
    if (before.smoke === undefined) delete process.env.EBM_SMOKE;
    else process.env.EBM_SMOKE = before.smoke;
    rmSync(root, { recursive: true });
  });

  it("writes the drawing, the picture and the table, and nothing else", () => {
    saveFigure(figure, { name: "00-a", folder: root });
    assert.deepEqual(readdirSync(root).sort(), ["00-a.csv", "00-a.png", "00-a.svg", "notebooks", "package.json"]);
    assert.equal(readFileSync(join(root, "00-a.svg"), "utf8"), renderSvg(figure));
    assert.equal(readFileSync(join(root, "00-a.csv"), "utf8"), toCsv(figure.table));
  });

  it("finds the folder of figures of the workbook from inside it", () => {
    assert.deepEqual(saveFigure(figure, { name: "a" })[0], join(root, "figures", "a.svg"));
  });

  it("writes to figures/humo when EBM_SMOKE is 1", () => {
    process.env.EBM_SMOKE = "1";
    assert.deepEqual(saveFigure(figure, { name: "a" })[0], join(root, "figures", "humo", "a.svg"));
  });

  it("passes by folders with a broken package.json", () => {
    writeFileSync(join(root, "notebooks", "package.json"), "{");
    assert.deepEqual(saveFigure(figure, { name: "a" })[0], join(root, "figures", "a.svg"));
  });

  it("refuses names that leave the folder or hide a file", () => {
    for (const name of ["../a", "a/b", "", ".a", "a.png", "a\\b", "x".repeat(200), undefined]) {
      assert.throws(() => saveFigure(figure, { name: name as string, folder: root }), OptionError);
    }
  });

  it("says which file cannot be written and leaves no rubbish", () => {
    writeFileSync(join(root, "ocupado"), "");
    assert.throws(
      () => saveFigure(figure, { name: "a", folder: join(root, "ocupado") }),
      (error: unknown) => error instanceof FileError && /a\.svg · no se pudo escribir.*\n {2}Una parte del camino/.test(error.message),
    );
    assert.deepEqual(readdirSync(root).sort(), ["notebooks", "ocupado", "package.json"]);
  });
});
