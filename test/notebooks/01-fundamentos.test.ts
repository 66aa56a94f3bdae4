import assert from "node:assert/strict";
import { barOf, columnOf, curveOf, rowsOf } from "./figures";
import { highest, last, mean } from "./measures";

describe("what the notebook 01-fundamentos says of its figures", () => {
  it("the slope of the sigmoid never passes 1/4; that of ReLU is 0 on the left and 1 on the right", () => {
    assert.equal(highest(curveOf("01-derivadas", "sigmoide")), 0.25);
    assert.deepEqual([...new Set(curveOf("01-derivadas", "ReLU"))].sort(), [0, 1]);
  });

  it("the slope of swish is 0 at one place alone, about −1.28", () => {
    const slopes = columnOf("01-derivadas", "y", ({ serie }) => serie === "swish");
    const z = columnOf("01-derivadas", "x", ({ serie }) => serie === "swish");
    const crossings = z.filter((_, i) => i > 0 && slopes[i - 1] < 0 !== slopes[i] < 0);
    assert.equal(crossings.length, 1);
    assert.ok(Math.abs(crossings[0] + 1.28) <= 0.2, String(crossings[0])); // the grid of z has steps of 0.2
  });

  it("descent rests in the valley made of swish and goes on jumping in the one made of ReLU", () => {
    assert.ok(Math.abs(last(curveOf("01-arista", "con swish"))) < 0.01); // 1.1 · 0.8³⁰ is about 0.001
    const jumps = curveOf("01-arista", "con ReLU").slice(-10);
    for (let t = 1; t < jumps.length; t++) assert.ok(Math.abs(Math.abs(jumps[t] - jumps[t - 1]) - 0.2) < 1e-6);
  });

  it("the share of the deep well falls from all to half as the temperature rises", () => {
    const share = curveOf("01-temperatura", "probabilidad de x < 0");
    for (let i = 1; i < share.length; i++) assert.ok(share[i] <= share[i - 1]);
    assert.ok(share[0] > 0.999 && last(share) > 0.5 && last(share) < 0.51);
  });

  it("the net flux is that of the formula, and in equilibrium none", () => {
    const [measured, formula, still] = ["repartidas por igual", "la fórmula, para ese reparto", "repartidas según Boltzmann"].map((name) =>
      curveOf("01-flujo", name),
    );
    // A million particles, of which about 1 in 80 crosses: a standard error of about 0.01, and a step that is not infinitely small.
    measured.forEach((flux, i) => assert.ok(Math.abs(flux - formula[i]) < 0.05, `${flux} ${formula[i]}`));
    for (const flux of still) assert.ok(Math.abs(flux) < 0.05, String(flux));
    assert.ok(highest(formula.map(Math.abs)) > 0.2);
  });

  it("with noise the particles end about as near to p as exact samples; without it they first come near and then go away", () => {
    const [noisy, quiet, floor] = ["con ruido", "sin ruido", "otras tantas muestras exactas"].map((name) => curveOf("01-distancia", name));
    assert.ok(last(noisy) < 1.3 * floor[0], `${last(noisy)} ${floor[0]}`);
    const nearest = quiet.indexOf(quiet.reduce((a, b) => Math.min(a, b)));
    assert.ok(nearest > 0 && quiet[nearest] < quiet[0]);
    assert.ok(last(quiet) > 0.8);
  });

  it("the measured variance follows T / (1 − ε/4)", () => {
    const points = rowsOf("01-sesgo").filter((row) => Object.values(row).includes("varianza medida"));
    assert.ok(points.length >= 5);
    // 4000 coordinates through 150 steps: their mean square has a relative standard error of about √(2/4000) or less.
    for (const { x, y } of points) assert.ok(Math.abs(Number(y) * (1 - Number(x) / 4) - 1) < 0.04, `${x}: ${y}`);
  });

  it("training by samples of the model ends as training by the exact gradient", () => {
    const [exact, sampled] = ["gradiente exacto", "contrastivo, con muestras del modelo"].map((name) => curveOf("01-aprender", name));
    assert.ok(last(sampled) - last(exact) < 0.01 && last(exact) < exact[0] - 0.5);
    assert.ok(Math.abs(last(exact) - exact[exact.length - 6]) < 0.01, "ends level");
  });

  it("samples of the model have less energy than the data before learning and the same after; noise has the most", () => {
    const [before, after] = ["antes de aprender", "después de aprender"].map((when) =>
      ["datos", "muestras del modelo", "ruido uniforme"].map((who) => barOf("01-colinas", when, { group: who })),
    );
    assert.ok(before[1] < before[0] && before[0] < before[2]);
    assert.ok(Math.abs(after[0] - after[1]) < 0.06 && after[2] > after[0] + 0.5); // 4000 samples of spread about 1
  });

  it("with the sign changed the energy rises", () => {
    const [well, badly] = ["bajando por E", "bajando por f, por error"].map((name) => curveOf("01-signo", name));
    assert.ok(last(well) < well[0] - 0.5 && last(badly) > badly[0] + 0.5);
  });

  it("without memory each round ends as far as the first; with it, much nearer, though not at the floor", () => {
    const [without, withIt, floor] = ["sin memoria", "con memoria", "otras tantas muestras exactas"].map((name) =>
      curveOf("01-memoria", name),
    );
    const half = without.length / 2;
    assert.ok(Math.abs(mean(without.slice(half)) - mean(without.slice(0, half))) < 0.02);
    assert.ok(mean(withIt.slice(half)) < 0.6 * mean(without.slice(half)));
    assert.ok(mean(withIt.slice(half)) > floor[0]);
  });

  it("what short chains from noise teach is narrower than the truth; with memory it is nearly right", () => {
    const x = columnOf("01-aprendida", "x", ({ serie }) => serie === "gradiente exacto");
    const spread = (name: string) => curveOf("01-aprendida", name).reduce((sum, p, i) => sum + p * x[i] ** 2, 0) * (x[1] - x[0]);
    const [exact, memory, short] = ["gradiente exacto", "5 pasos, con memoria", "5 pasos, desde ruido"].map(spread);
    assert.ok(Math.abs(memory / exact - 1) < 0.1, `${memory} ${exact}`);
    assert.ok(short < 0.85 * exact, `${short} ${exact}`);
  });

  it("and yet the samples of those short chains have the spread of the data", () => {
    const spread = (group: string) => {
      const bins = rowsOf("01-cortas").filter(({ grupo }) => grupo === group); // of width 0.1, so that Σ value · 0.1 is 1
      return bins.reduce((sum, { desde, hasta, valor }) => sum + ((Number(desde) + Number(hasta)) / 2) ** 2 * Number(valor), 0) / 10;
    };
    const [data, samples] = ["datos", "sus muestras de 5 pasos"].map(spread);
    assert.ok(Math.abs(samples / data - 1) < 0.1, `${data} ${samples}`);
  });
});
