import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { barOf, columnOf, curveOf, numberIn, rowsOf } from "./figures";
import { highest, last, mean, spread } from "./measures";

const FIGURES = join(__dirname, "..", "..", "figures");
/** What an SVG writes, whatever the lines that it is broken into. */
const textOf = (name: string) =>
  readFileSync(join(FIGURES, `${name}.svg`), "utf8")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

/** The AUROC of a row of the table in a column. */
const scoreOf = (row: string, column: string) =>
  columnOf("08-fuera", "valor", ({ fila, columna }) => fila === row && columna === column)[0];
const SCORES = [...new Set(rowsOf("08-fuera").map(({ fila }) => fila))];
const DENSE = SCORES.filter((name) => name.startsWith("densa"));
const [FIRST, TENTH, LAST] = [DENSE[0], "densa, época 10", last(DENSE)];
const [INK, ONLY_NOISE, CONVOLUTIONAL] = ["la tinta, sin red", "solo ruido", "convolucional"];
/** Standard error of an AUROC near A with 1000 images of each kind, Hanley and McNeil's bound: at most √(A (1 − A) / 1000). */
const error = (a: number) => Math.sqrt((a * (1 - a)) / 1000);

/** From an epoch to the last: how much a score changed, and what three standard errors of that are. */
const change = (column: string, from = TENTH) => scoreOf(LAST, column) - scoreOf(from, column);
const surely = (column: string, from = TENTH) => 3 * Math.hypot(error(scoreOf(LAST, column)), error(scoreOf(from, column)));

describe("08-mlp-ruido, in the committed full run", () => {
  it("with step 10 the fakes cross the real ones and rise; with step 1 they stay near them", () => {
    const [copied, mended] = ["libro, copiado: paso 10", "mlp: paso 1"].map((name) => curveOf("08-en-vivo", name));
    for (const curve of [copied, mended]) {
      assert.ok(curve[0] < -0.5, "at first the fakes lie lower");
      const low = curve.slice(0, 10);
      low.slice(1).forEach((value, i) => assert.ok(value > low[i] - 0.05, `${curve}`));
    }
    assert.ok(last(copied) > 0.5 && highest(copied) === last(copied), `${copied}`);
    assert.ok(Math.abs(last(mended)) < 0.1, `${mended}`);
  });

  it("the loss of 120 epochs looks flat from the third on, and creeps up; the validation falls and comes back", () => {
    const [loss, validation] = ["pérdida al entrenar", "E(reales) − E(ruido) al validar"].map((name) => curveOf("08-perdida", name));
    assert.equal(loss.length, 120);
    assert.ok(highest(loss.slice(2).map(Math.abs)) < 0.01, `${loss}`);
    assert.ok(last(loss) > 2 * Math.min(...loss), `${loss}`);
    assert.ok(highest(validation) < -5 && spread(validation) < 2, `${validation}`);
    const lowest = Math.min(...validation.slice(2));
    assert.ok(lowest < validation[2] - 0.5 && last(validation) > lowest + 0.2, `${validation}`);
  });

  it("the tenth epoch draws more digits than the first, beyond the whiskers, and the convolutional more than any dense one", () => {
    const share = (name: string, column = "valor") => barOf("08-digitos", name, { column });
    assert.ok(share(FIRST, "alto") < share(TENTH, "bajo"));
    for (const name of DENSE) assert.ok(share(CONVOLUTIONAL) > share(name), name);
    assert.ok(DENSE.slice(1).every((name) => share(name, "bajo") < share(LAST, "alto") && share(LAST, "bajo") < share(name, "alto")));
  });

  it("with a flat loss the first layer goes on changing: from grain to strokes, and after the tenth epoch too", () => {
    const smooth = curveOf("08-lisura", "neuronas que responden a dígitos");
    assert.ok(smooth[0] < 0.4 && last(smooth) > 0.6, `${smooth}`);
    assert.ok(smooth[1] - smooth[0] > smooth[2] - smooth[1], "most of it in the first ten epochs");
    assert.ok(smooth[2] > smooth[1] + 0.1 && Math.abs(last(smooth) - smooth[2]) < 0.05, `${smooth}`);
    assert.ok(change("girados", "densa, época 50") < -surely("girados", "densa, época 50"), "and after it, what it knows");
  });

  it("with a flat loss some scores rise and others fall, by more than their errors", () => {
    assert.ok(change("girados") > surely("girados"), `${change("girados")}`);
    assert.ok(change("con grano") < -surely("con grano"), `${change("con grano")}`);
  });

  it("from epoch 10 to 50 turned and shifted digits get easier and grainy ones harder; from there to the last all do", () => {
    const fifty = "densa, época 50";
    const first = (column: string) => scoreOf(fifty, column) - scoreOf(TENTH, column);
    for (const column of ["girados", "corridos"]) {
      assert.ok(first(column) > 0.03, column);
      assert.ok(change(column, fifty) < -surely(column, fifty), column);
    }
    assert.ok(first("con grano") < -0.1);
    const drawn = [...new Set(rowsOf("08-notas").map(({ serie }) => serie))].filter((column) => column !== "ruido");
    for (const column of drawn) assert.ok(change(column, fifty) < 0, column);
  });

  it("the network that only saw noise has the best validation, near 1/α, and draws no digit", () => {
    const curve = curveOf("08-contra-ruido", "la que solo ha visto ruido");
    const other = rowsOf("08-contra-ruido").find(({ serie }) => serie.startsWith("la densa")) as { y: string };
    assert.ok(last(curve) > Number(other.y) + 2 && Math.abs(last(curve) - 10) < 0.5, `${last(curve)} ${other.y}`);
    const [, samples, digits, share] =
      /acaban en E = (−[\d,]+), muy por debajo de los dígitos, (−[\d,]+); (\d+) %/.exec(textOf("08-muestras-contra-ruido")) ?? [];
    assert.ok(numberIn(samples) < 2 * numberIn(digits), `${samples} ${digits}`);
    assert.equal(share, "0");
  });

  it("uniform noise is told by everybody, ink included; the rest is harder", () => {
    for (const name of SCORES) assert.ok(scoreOf(name, "ruido") > 0.999, name);
    for (const name of SCORES.slice(1)) assert.ok(scoreOf(name, "barajados") > 0.99, name);
    assert.ok(Math.abs(scoreOf(INK, "barajados") - 0.5) < 3 * error(0.5));
    assert.ok(scoreOf(ONLY_NOISE, "ropa") < scoreOf(INK, "ropa") && scoreOf(INK, "ropa") > 0.8);
    for (const name of [...DENSE, CONVOLUTIONAL]) assert.ok(scoreOf(name, "ropa") > scoreOf(INK, "ropa") + 0.05, name);
    for (const name of SCORES) for (const column of ["borrosos", "a medias"]) assert.ok(scoreOf(name, column) < 0.9, `${name} ${column}`);
    for (const name of [...DENSE.slice(1), CONVOLUTIONAL]) assert.ok(scoreOf(name, "en blanco") < 0.5, name);
    assert.ok(scoreOf(ONLY_NOISE, "en blanco") > 0.999, "no score wins everywhere");
  });

  it("the order of the exercise is that of the last dense network", () => {
    const scores = ["barajados", "a medias", "borrosos", "en blanco"].map((column) => scoreOf(LAST, column));
    scores.slice(1).forEach((score, i) => assert.ok(score < scores[i] - 0.05, `${scores}`));
    assert.ok(scores[3] < 0.5);
  });

  it("the slope of the dense network is a staircase with few steps; that of the convolutional one is a curve", () => {
    const jumps = (name: string) => {
      const slope = curveOf("08-escalera", name);
      const size = spread(slope);
      return slope.slice(1).map((value, i) => Math.abs(value - slope[i]) / size);
    };
    const knees = Number(/recta: (\d+) neuronas/.exec(textOf("08-escalera"))?.[1]);
    assert.ok(knees > 3 && knees < 64, `${knees}`);
    // A knee lies between two of the points; float32 sums and six decimals leave a thousandth of the height.
    assert.ok(jumps(LAST).filter((jump) => jump > 1e-3).length <= knees, `${knees}`);
    assert.ok(mean(jumps(CONVOLUTIONAL).map((jump) => (jump > 1e-3 ? 1 : 0))) > 0.8);
    assert.ok(highest(jumps(CONVOLUTIONAL)) < highest(jumps(LAST)), "no jump is as large");
  });

  it("both gradients push towards paper outside the stroke, and in it hardly anywhere", () => {
    const [, ...means] = /densa (\S+) y (\S+), convolucional (\S+) y (\S+), en partes/.exec(textOf("08-gradiente")) ?? [];
    const [denseIn, denseOut, convIn, convOut] = means.map(numberIn);
    assert.ok(Math.abs(denseIn) < denseOut / 3 && Math.abs(convIn) < convOut / 3, `${means}`);
    assert.ok(denseOut > 0.1 && convOut > 0.1, `${means}`);
  });
});
