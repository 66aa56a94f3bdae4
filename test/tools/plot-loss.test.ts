import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { loadShippedHistory } from "ebm/trainer";
import { ROOT, scratchFolder } from "./checking";

const { parsePlotLoss } = require("../../tools/commands/plot-loss");
const { runPlotLoss } = require("../../tools/plot-loss/main");

const SHIPPED = path.join(ROOT, "data", "checkpoints", "ebm-mnist-gdl");
const PNG = [137, 80, 78, 71, 13, 10, 26, 10];
/** An epoch of a history.json. */
const EPOCH = {
  ...{ epoch: 0, batches: 3, loss: 0.25, reg: 0, cdiv: 0.125, real: 0, fake: -0.125, parameterGradient: 1, inputGradient: 1 },
  ...{ bufferAge: 1, learningRate: 0.001, seconds: 1 },
};

describe("npm run plot-loss", function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    folder = scratchFolder();
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  async function plot(...words: string[]): Promise<{ text: string; file: Buffer }> {
    const out = words.includes("--out") ? words[words.indexOf("--out") + 1] : path.join(folder, "perdida.svg");
    const lines: string[] = [];
    await runPlotLoss(parsePlotLoss(["--out", out, ...words]), { say: (line: string) => lines.push(line) });
    return { text: lines.join("\n"), file: fs.readFileSync(out) };
  }
  const labelOf = (svg: Buffer) => /aria-label="([^"]*)"/.exec(svg.toString())?.[1] ?? "";

  /** What the SVG writes, whatever the lines that it is broken into. */
  const textOf = (svg: Buffer) =>
    svg
      .toString()
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");

  /** Puts these epochs in the history.json of the folder. */
  function write(...epochs: object[]): void {
    fs.writeFileSync(path.join(folder, "history.json"), JSON.stringify({ format: "ebm-history", version: 1, epochs }));
  }

  it("draws a run of the project: training and validation, all its epochs, the last ones in figures", async () => {
    const { text, file } = await plot("--run", "ebm-mnist-gdl");
    const history = await loadShippedHistory("ebm-mnist-gdl");
    assert.match(
      text,
      new RegExp(`^✔ .*perdida\\.svg: ${history.length} épocas de ebm-mnist-gdl; la última acaba con pérdida −?0,\\d{4}\\.$`),
    );
    const label = labelOf(file);
    for (const name of ["pérdida al entrenar", "E(reales) − E(falsas) al entrenar", "E(reales) − E(ruido) al validar"]) {
      assert.ok(label.includes(`«${name}»`), label);
    }
    assert.ok(label.includes(`en ${history.length} puntos`), label);
    const last = history[history.length - 1].validation?.cdiv ?? NaN;
    const written = `E(reales) − E(ruido) = ${last.toFixed(2).replace("-", "−").replace(".", ",")}`;
    assert.ok(textOf(file).includes(written), textOf(file));
  });

  it("without words it draws mlp-784 in perdida.svg", () => {
    assert.deepEqual(parsePlotLoss([]), { help: false, run: "mlp-784", out: "perdida.svg", log: false });
  });

  it("draws the same from the name, the folder, the JSON and the CSV", async () => {
    const named = await plot("--run", "ebm-mnist-gdl");
    for (const place of ["", "history.json"]) {
      const { file } = await plot("--run", path.join(SHIPPED, place));
      assert.equal(labelOf(file).replace("history.json", "ebm-mnist-gdl"), labelOf(named.file));
    }
    fs.copyFileSync(path.join(SHIPPED, "history.csv"), path.join(folder, "history.csv"));
    const { file } = await plot("--run", folder);
    assert.equal(labelOf(file).replace(path.basename(folder), "ebm-mnist-gdl"), labelOf(named.file));
  });

  it("writes a PNG when asked, the same bytes again, and leaves nothing else", async () => {
    const out = path.join(folder, "nueva", "curva.PNG");
    const { file } = await plot("--run", "ebm-mnist-gdl", "--out", out);
    assert.deepEqual([...file.subarray(0, 8)], PNG);
    assert.deepEqual((await plot("--run", "ebm-mnist-gdl", "--out", out)).file, file);
    assert.deepEqual(fs.readdirSync(path.dirname(out)), ["curva.PNG"]);
  });

  it("--log: absolute values, so that what is near 0 is seen too", async () => {
    write(EPOCH, { ...EPOCH, epoch: 1, loss: 0, cdiv: -1e-3 });
    const { file } = await plot("--run", folder, "--log");
    const label = labelOf(file);
    assert.match(label, /«\|pérdida\| al entrenar» vale 0,25 en 1 punto\./);
    assert.match(label, /«\|E\(reales\) − E\(falsas\)\| al entrenar» está entre 1,00·10⁻³ y 0,1\d en 2 puntos\./);
    assert.match(textOf(file), /Sin dibujar, 1 valor que no es un número finito o vale 0/);
  });

  it("draws a run without validation, one of a single epoch, and one that broke", async () => {
    write(EPOCH);
    assert.match((await plot("--run", folder)).text, /1 época de/);
    write(EPOCH, { ...EPOCH, epoch: 1, loss: "NaN", cdiv: "Infinity" });
    const { file } = await plot("--run", folder);
    assert.doesNotMatch(labelOf(file), /«E\(reales\) − E\(ruido\)|NaN/);
    assert.match(textOf(file), /Sin dibujar, 2 valores que no son números finitos/);
  });

  it("says what it cannot draw, and leaves the figure that was there", async () => {
    const out = path.join(folder, "perdida.svg");
    fs.writeFileSync(out, "antes");
    fs.mkdirSync(path.join(folder, "vacia"));
    const cases: [string, RegExp, () => void][] = [
      ["no-hay", /No encuentro «no-hay»/, () => {}],
      ["mnist-classifier", /no tiene historial/, () => {}],
      [path.join(folder, "vacia"), /no hay ninguna historia \(history\.json o history\.csv\)/, () => {}],
      [folder, /todavía no hay ninguna época acabada/, () => write()],
      [folder, /Ningún valor de .* se puede dibujar/, () => write({ ...EPOCH, loss: "NaN", cdiv: "NaN" })],
      [folder, /truncado o no es JSON/, () => fs.writeFileSync(path.join(folder, "history.json"), "{")],
      [path.join(folder, "otra.csv"), /epoch debe ser un entero/, () => fs.writeFileSync(path.join(folder, "otra.csv"), "a,b\n1,2\n")],
    ];
    for (const [run, message, spoil] of cases) {
      spoil();
      await assert.rejects(plot("--run", run, "--out", out), { message }, String(message));
    }
    assert.equal(fs.readFileSync(out, "utf8"), "antes");
    await assert.rejects(plot("--run", "no-hay"), { remedy: /: ebm-mnist, ebm-mnist-gdl, .*, mnist-jem$/ });
  });

  it("says in Spanish which words it does not understand", () => {
    const cases: [string[], RegExp][] = [
      [["--out", "a.pdf"], /--out debe acabar en \.svg o en \.png y llegó «a\.pdf»/],
      [["--run"], /Falta el valor después de --run/],
      [["--carpeta", "x"], /No entiendo «--carpeta»/],
    ];
    for (const [words, message] of cases) assert.throws(() => parsePlotLoss(words), { message });
    assert.equal(parsePlotLoss(["--ayuda"]).help, true);
  });
});
