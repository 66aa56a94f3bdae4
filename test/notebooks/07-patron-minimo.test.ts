import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { barOf, columnOf, curveOf, numberIn } from "./figures";
import { last, mean, spread } from "./measures";

describe("07-patron-minimo, in the committed full run", () => {
  it("without a brake the energies grow by powers of ten, and with it they stay", () => {
    const free = curveOf("07-sin-freno", "sin freno");
    const braked = curveOf("07-sin-freno", "con freno, α = 0,1");
    assert.ok(last(free) > 1000 * free[0], `${free[0]} -> ${last(free)}`);
    free.slice(1).forEach((gap, i) => assert.ok(gap > free[i], `${i}`));
    // With α = 0.1 every energy of the optimum is within ±5, so that no mean gap passes 10 by more than the noise of a batch of 100.
    assert.ok(Math.max(...braked) < 12, `${braked}`);
  });

  it("the network is near E* on the cut, and far from −log p beyond the data", () => {
    const [truth, optimum, network] = ["−log p", "E*, en el papel", "E, la red"].map((name) => curveOf("07-corte", name));
    const x = columnOf("07-corte", "x", ({ serie }) => serie === "E, la red");
    const near = x.map((_, i) => i).filter((i) => Math.abs(x[i]) < 4);
    const off = (i: number) => Math.abs(network[i] - optimum[i]);
    assert.ok(mean(near.map(off)) < 1, "within the reach of the negatives");
    // The plateau: E* is flat to a hundredth of a nat beyond 5, and −log p is cut there at 30.
    const far = x.map((_, i) => i).filter((i) => Math.abs(x[i]) > 5.2);
    assert.ok(spread(far.map((i) => optimum[i])) < 0.02);
    assert.ok(Math.min(...far.map((i) => truth[i])) > 2 * Math.max(...far.map((i) => network[i])));
  });

  it("with no brake E* reaches the truth, and the answer depends on the box", () => {
    const [small, large, truth] = ["E* en una caja de 12 × 12", "E* en una caja de 48 × 48", "la verdadera p"].map((name) =>
      curveOf("07-alfa", name),
    );
    small.forEach((log, i) => assert.ok(log < truth[i] - 0.1 && large[i] <= log + 0.001, `${i}: ${log} ${large[i]}`));
    // For a large α the energy is nearly 0 and the log-likelihood that of a uniform box: log(48²/12²) = 2.77 lower.
    assert.ok(last(small) - last(large) > 2.5);
  });

  it("the discriminator shrinks with the noise of its negatives", () => {
    const sizes = curveOf("07-discriminador", "tamaño de E*");
    sizes.slice(1).forEach((size, i) => assert.ok(size < sizes[i], `${sizes}`));
    assert.ok(last(sizes) < 0.05 * sizes[0]);
  });

  it("without the drift the slope is negative whatever c; with it, it crosses 0 near c = 1", () => {
    const plain = curveOf("07-pendiente", "el mismo ruido, sin empuje");
    assert.ok(spread(plain) === 0 && plain[0] < -0.05);
    const c = columnOf("07-pendiente", "x", ({ serie }) => serie === "un paso, con empuje");
    for (const name of ["un paso, con empuje", "diez pasos, con empuje"]) {
      const slope = curveOf("07-pendiente", name);
      const at = slope.findIndex((value) => value > 0);
      assert.ok(c[at - 1] >= 0.75 && c[at] <= 1.25, `${name}: ${slope}`);
      slope.slice(1).forEach((value, i) => assert.ok(value > slope[i], name));
    }
    const [one, ten] = ["un paso, con empuje", "diez pasos, con empuje"].map((name) => curveOf("07-pendiente", name));
    assert.ok(spread(ten) > 3 * spread(one), "the signal of ten steps is stronger");
  });

  it("CD-10 ends above the pattern and below the truth, and the late PCD-10 has risen", () => {
    const [pattern, cd, pcd, truth] = ["patrón con freno", "CD-10", "PCD-10", "la verdadera p"].map((name) =>
      curveOf("07-verosimilitud", name),
    );
    const late = (values: readonly number[]) => mean(values.slice(-10));
    assert.ok(late(cd) > late(pattern) + 0.1, `${late(cd)} ${late(pattern)}`);
    assert.ok(truth[0] - late(cd) < 0.2, `${late(cd)}`);
    assert.ok(Math.max(...cd, ...pcd, ...pattern) < truth[0]);
    assert.ok(late(cd) - cd[0] > 0.5 && late(pcd) - pcd[0] > 0.5);
    assert.ok(Math.abs(late(pattern) - mean(pattern.slice(0, 10))) < 0.15, "the pattern is at its ceiling soon");
  });

  it("with averaged weights the order is: without a brake, with it, PCD-10 and CD-10, the truth", () => {
    const svg = readFileSync(join(__dirname, "..", "..", "figures", "07-verosimilitud.svg"), "utf8");
    const final = (name: string) => numberIn(new RegExp(`${name}:? (−[\\d,]*\\d)`).exec(svg)?.[1] as string);
    const [free, braked, cd, pcd, truth] = ["sin freno", "con freno", " CD-10", "PCD-10", "La verdadera"].map(final);
    assert.ok(free < -50 && braked < Math.min(cd, pcd) - 0.05, `${free} ${braked} ${cd} ${pcd}`);
    assert.ok(Math.max(cd, pcd) < truth && truth - Math.min(cd, pcd) < 0.15, `${cd} ${pcd} ${truth}`);
  });

  it("the losses of CD and PCD stay near 0 while their likelihoods rise, and that of the pattern goes to its exact floor", () => {
    const [pattern, cd, pcd, floor] = ["patrón con freno", "CD-10", "PCD-10", "L[E*], en el papel"].map((name) =>
      curveOf("07-perdidas", name),
    );
    for (const loss of [...cd, ...pcd]) assert.ok(Math.abs(loss) < 0.6, `${loss}`);
    // A mean of 50 batches of 256; the network is a little above the best of all functions, and may be below it only by chance.
    assert.ok(Math.abs(mean(pattern.slice(-10)) - floor[0]) < 0.2, `${mean(pattern.slice(-10))} ${floor[0]}`);
  });

  it("turning a Gaussian costs Gibbs most of its samples and Langevin none", () => {
    const of = (group: string) => ["0°", "22,5°", "45°"].map((angle) => barOf("07-efectivas", angle, { group }));
    const [gibbs, langevin] = [of("Gibbs"), of("Langevin (MALA)")];
    assert.ok(gibbs[0] > 850, "independent coordinates: nearly every sweep is a new sample");
    assert.ok(gibbs[0] > 3 * gibbs[1] && gibbs[1] > 1.3 * gibbs[2], `${gibbs}`);
    // 1000 (1 − ρ²)/(1 + ρ²) with ρ = 0.48/0.52; the estimate of an effective size has an error of about a tenth.
    assert.ok(Math.abs(gibbs[2] / 80 - 1) < 0.35, `${gibbs[2]}`);
    assert.ok(Math.max(...langevin) < 1.5 * Math.min(...langevin), `${langevin}`);
    assert.ok(Math.max(...langevin) < gibbs[2]);
  });

  it("a network that takes noise away learns the slope of the data with just that noise", () => {
    const levels = ["datos limpios", "ruido σ = 0,4", "ruido σ = 0,8"];
    const errors = (sigma: string) => levels.map((level) => barOf("07-difusion", level, { group: `red que quita ruido σ = ${sigma}` }));
    for (const [sigma, own] of [
      ["0,4", 1],
      ["0,8", 2],
    ] as const) {
      const found = errors(sigma);
      assert.ok(found[own] < 0.25, `${sigma}: ${found}`);
      found.forEach((error, i) => assert.ok(i === own || error > 2 * found[own], `${sigma}: ${found}`));
    }
  });
});
