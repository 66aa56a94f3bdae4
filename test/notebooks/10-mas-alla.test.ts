import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { barOf, columnOf, curveOf, numberIn, rowsOf } from "./figures";
import { last, mean } from "./measures";

const FIGURES = join(__dirname, "..", "..", "figures");
const svg = (name: string) => readFileSync(join(FIGURES, `${name}.svg`), "utf8");

describe("10-mas-alla, in the committed full run", () => {
  before(function () {
    // The figures come with `npm run reproduce`.
    if (!existsSync(join(FIGURES, "10-reparto.csv"))) this.skip();
  });

  it("samplers of short steps stay, and the two with high temperatures share out the chains", () => {
    const off = (name: string) => barOf("10-reparto", name);
    const [cold, hot] = [["ULA", "MALA", "HMC", "con inercia"].map(off), ["recocido", "temple en paralelo"].map(off)];
    // 200 independent chains in four modes are off by about 0.6/√200 = 0.04; nobody passes 0.9, that of all in the first mode.
    assert.ok(Math.min(...cold) > 2 * Math.max(...hot), `${cold} ${hot}`);
    assert.ok(hot[1] < 0.12, `${hot}`);
    assert.ok(Math.max(...cold) <= 0.9 + 1e-9);
  });

  it("without walls the chains leave [−1, 1], and are no digits", () => {
    const [, recipe, annealed] = /cifras, (\d+) %.*?cifras, (\d+) %/s.exec(svg("10-digitos").replace(/<[^>]*>/g, " ")) ?? [];
    assert.ok(Number(recipe) > 20 && Number(annealed) < 10, `${recipe} ${annealed}`);
  });

  it("no objective beats the exact density, and all are within half a nat of it", () => {
    const gaps = ["PCD-10", "DSM", "SSM", "NCE"].map((name) => barOf("10-distancia", name));
    // The mean of 3000 log-likelihoods has a standard error of about 0.02, that of a difference of two models much less.
    for (const gap of gaps) assert.ok(gap > -0.02 && gap < 0.5, `${gaps}`);
  });

  it("the sum meets both wishes, the union either, the complement one and not the other", () => {
    const share = (of: string, group: string) => barOf("10-cumplen", of, { group });
    const both = "cumple las dos";
    assert.ok(share("A y B", both) > 0.75 && share("A", both) < 0.4 && share("B", both) < share("A y B", both) - 0.1);
    assert.ok(share("A y no B", "cumple B") < 0.15 && share("A y no B", "cumple A") > 0.7);
    assert.ok(share("A o B", "cumple A") > 0.6 && share("A o B", both) < share("A y B", both));
  });

  it("the quotient's Z grows with the box and the complement's does not", () => {
    const [quotient, complement] = ["cociente, α = 1,2", "complemento"].map((name) => curveOf("10-sin-z", name));
    assert.ok(
      quotient.slice(1).every((logZ, i) => logZ > quotient[i] + 1),
      `${quotient}`,
    );
    // Beyond 6 a Gaussian of variance 1 has less than 1e-8 of its mass.
    assert.ok(Math.abs(last(complement) - complement[2]) < 1e-3, `${complement}`);
  });

  it("the samples of each class of the hybrid are in their moon", () => {
    const found = [...svg("10-jem").matchAll(/clase \d: (\d+) %/g)].map(([, share]) => Number(share));
    assert.equal(found.length, 2);
    for (const share of found) assert.ok(share > 85, `${found}`);
  });

  it("the guide is pleased with what it guided; the judge sees digits only where the model is in the sum", () => {
    const says = (of: string, who: string) => barOf("10-juez", of, { group: who });
    assert.ok(says("solo la guía", "según la guía") > 0.8);
    // 20 samples each: none of 20 against 8 of 20 is beyond chance (p ≈ 0.002).
    assert.ok(says("solo la guía", "según el juez") < 0.1 && says("modelo + guía", "según el juez") > 0.2);
  });

  it("the mean of eight chains has less error than one chain", () => {
    const of = (name: string, column = "valor") => barOf("10-error-relleno", name, { column });
    const [one, eight] = ["una cadena", "media de 8 cadenas"].map((name) => of(name));
    assert.ok(eight < 0.9 * one, `${one} ${eight}`);
  });

  it("there is a temperature at which the energy beats the filter, and at both ends it is worse than there", () => {
    const names = ["600 pasos", "60 pasos", "filtro de 3 × 3", "sin hacer nada"];
    const [energy, early, filter, nothing] = names.map((name) => curveOf("10-temperatura", name));
    const best = Math.min(...energy);
    assert.ok(best < 0.85 * filter[0] && filter[0] < 0.5 * nothing[0], `${best} ${filter[0]} ${nothing[0]}`);
    assert.ok(energy[0] > 1.05 * best && last(energy) > 1.5 * best, `${energy}`);
    // Stopped early, the three lowest temperatures hardly differ, and are better than at the end.
    assert.ok(Math.max(...early.slice(0, 3)) < 1.15 * early[0] && early[0] < energy[0], `${early}`);
    // σ = 0.6: the noise alone has a mean square of 0.36.
    assert.ok(Math.abs(nothing[0] - 0.36) < 0.02);
  });

  it("the triangle between three digits is higher than its corners", () => {
    const words = /E en los tres: ([−\d,]+), ([−\d,]+), ([−\d,]+);[^;]*?centro del triángulo, ([−\d,]+)/.exec(
      svg("10-corte")
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " "),
    );
    const [a, b, c, middle] = (words as RegExpExecArray).slice(1).map((word) => numberIn(word.replace(/,$/, "")));
    assert.ok(middle > Math.max(a, b, c), `${words}`);
  });

  it("digits move less than noise on their way down, and nearly every descent ends elsewhere", () => {
    const moved = (group: string) => columnOf("10-minimos", "x", (row) => row.grupo === group || row.serie === group);
    const [noise, digits] = [moved("desde ruido"), moved("desde dígitos")];
    assert.ok(mean(digits) < 0.6 * mean(noise), `${mean(digits)} ${mean(noise)}`);
    const [ends] = [
      [
        ...svg("10-minimos")
          .replace(/<[^>]*>/g, " ")
          .matchAll(/(\d+) finales distintos de (\d+)/g),
      ],
    ];
    for (const [, different, all] of ends) assert.ok(Number(different) > 0.7 * Number(all));
    assert.ok(rowsOf("10-minimos").length >= 2 * noise.length || noise.length > 0);
  });
});
