import { strict as assert } from "node:assert";
import { barOf, columnOf, curveOf, numberIn, rowsOf } from "./figures";
import { last, mean } from "./measures";

describe("10-mas-alla, in the committed full run", () => {
  it("samplers of short steps stay, and the two with high temperatures share out the chains", () => {
    const off = (name: string) => barOf("10-reparto", name);
    const [cold, hot] = [["ULA", "MALA", "HMC", "con inercia"].map(off), ["recocido", "réplicas"].map(off)];
    // 200 independent chains in four modes are off by about 0.6/√200 = 0.04; nobody passes 0.9, that of all in the first mode.
    assert.ok(Math.min(...cold) > 2 * Math.max(...hot), `${cold} ${hot}`);
    assert.ok(hot[1] < 0.12, `${hot}`);
    assert.ok(Math.max(...cold) <= 0.9 + 1e-9);
  });

  it("without walls the chains leave [−1, 1], and within them they stay", () => {
    const ends = (row: string) => ["mínimo", "máximo"].map((column) => columnOf("10-digitos", column, ({ fila }) => fila.startsWith(row)));
    for (const rule of ["recocido", "sin paredes"]) {
      const [low, high] = ends(rule);
      assert.ok(
        low.every((value, i) => value < -1 || high[i] > 1),
        `${rule}: ${low} ${high}`,
      );
    }
    for (const rule of ["receta", "sin recorte"])
      assert.ok(
        ends(rule)
          .flat()
          .every((value) => Math.abs(value) <= 1),
      );
    const judged = (rule: string) =>
      numberIn((rowsOf("10-digitos").find(({ fila }) => fila.startsWith(rule))?.fila ?? "").replace(/^.*: |\D+$/g, ""));
    // 16 samples each: none against about half is beyond chance, and the clip's few points are not.
    assert.ok(judged("sin paredes") < 10 && judged("receta") > 30 && judged("sin recorte") > 25);
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
    const names = [...new Set(rowsOf("10-jem").map(({ serie }) => serie))];
    const found = names.flatMap((name) => [...name.matchAll(/^clase \d: (\d+) %/g)].map(([, share]) => Number(share)));
    assert.equal(found.length, 2);
    for (const share of found) assert.ok(share > 85, `${found}`);
  });

  it("the guide is pleased with what it guided; the judge sees digits only where the model is in the sum", () => {
    const says = (of: string, who: string) => barOf("10-juez", of, { group: who });
    assert.ok(says("solo clasificador guía", "según el clasificador guía") > 0.8);
    // 20 samples each: none of 20 against 8 of 20 is beyond chance (p ≈ 0.002).
    assert.ok(says("solo clasificador guía", "según el juez") < 0.1 && says("modelo + clasificador guía", "según el juez") > 0.2);
  });

  it("one network classifies and draws: the judge sees many of the digits asked of it, of some classes many more than of others", () => {
    const shares = rowsOf("10-jem-digitos").map(({ columna }) => numberIn(columna.split(": ")[1].replace(/\D+$/, "")) / 100);
    assert.equal(shares.length, 10);
    // A tenth would be chance; ten chains a class, so that a class has an error of 0.16 at most.
    assert.ok(mean(shares) > 0.4 && Math.max(...shares) - Math.min(...shares) > 0.3, `${shares}`);
  });

  it("the mean of eight chains has less error than one chain", () => {
    const of = (name: string, column = "valor") => barOf("10-error-relleno", name, { column });
    const [one, eight] = ["una cadena", "media de 8 cadenas"].map((name) => of(name));
    assert.ok(eight < 0.9 * one, `${one} ${eight}`);
    // A perfect model would give (1 + 1/8)/2 = 0.5625; the standard error of the ratio is about 0.06.
    assert.ok(eight / one > 0.62, `${eight / one}`);
    const judged = ["una cadena", "media de 8 cadenas"].map((name) => barOf("10-juez-relleno", name));
    assert.ok(judged[1] >= judged[0], `${judged}`);
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
    const cells = rowsOf("10-corte")
      .filter(({ serie }) => serie === "energía")
      .map(({ x, y, E }) => ({ u: Number(x), v: Number(y), energy: Number(E) }));
    const at = (u: number, v: number) =>
      cells.reduce((a, b) => (Math.hypot(b.u - u, b.v - v) < Math.hypot(a.u - u, a.v - v) ? b : a)).energy;
    const corners = [at(0, 0), at(1, 0), at(0, 1)];
    assert.ok(at(1 / 3, 1 / 3) > Math.max(...corners), `${corners} ${at(1 / 3, 1 / 3)}`);
  });

  it("digits move less than noise on their way down, and the ends are still apart", () => {
    const column = (group: string, name: string) => columnOf("10-minimos", name, ({ grupo }) => grupo === group);
    const [noise, digits] = ["desde ruido", "desde dígitos"].map((group) => column(group, "x"));
    assert.ok(mean(digits) < 0.4 * mean(noise), `${mean(digits)} ${mean(noise)}`);
    assert.ok(
      digits.every((distance) => distance > 0.1),
      "none is a minimum",
    );
    for (const group of ["desde ruido", "desde dígitos"]) {
      const energies = column(group, "y");
      assert.ok(new Set(energies).size > 0.9 * energies.length, "ends of other energies are other ends");
    }
  });
});
