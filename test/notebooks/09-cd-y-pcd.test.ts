import { strict as assert } from "node:assert";
import { barOf, columnOf, curveOf } from "./figures";
import { highest, last, mean, spread } from "./measures";

const METHODS = ["CD-1", "CD-10", "CD-100", "PCD-1", "PCD-10", "CD-10 con memoria"];

describe("09-cd-y-pcd, in the committed full run", () => {
  it("a new network says nothing of images, and a trained one puts ones and noise far above digits", () => {
    const of = (group: string) => ["dígitos de prueba", "todo unos", "ruido"].map((kind) => barOf("09-energias", kind, { group }));
    const [fresh, trained] = [of("recién creada"), of("entrenada")];
    assert.ok(spread(fresh) < 0.1, `${fresh}`);
    assert.ok(trained[1] > trained[0] + 2 && trained[2] > trained[1], `${trained}`);
  });

  it("a small step warms up late, and a large one stays off by what the formula says", () => {
    const [small, middle, large] = ["0,01", "0,05", "0,20"].map((step) => curveOf("09-calentamiento", `ε = ${step}`));
    const reached = (curve: readonly number[]) => curve.findIndex((value) => value < 0.5);
    assert.ok(reached(large) > 0 && reached(large) < reached(middle) && reached(middle) < reached(small));
    // var = 0.25/(1 − εk/4) with εk = 0.8: the mean energy is 1.25 nats; 1024 chains and 100 steps leave an error of a few hundredths.
    assert.ok(Math.abs(mean(large.slice(-100)) - 0.25) < 0.06, `${mean(large.slice(-100))}`);
  });

  it("plain Langevin leaves the chains where they fell, and replicas share them out", () => {
    const [langevin, annealed, replicas, exact] = ["Langevin", "recocido", "réplicas", "exacta"].map((name) => barOf("09-reparto", name));
    assert.ok(Math.abs(exact - 0.75) < 0.005);
    assert.ok(Math.abs(langevin - 0.5) < 0.06, "half of the square is left of the middle");
    assert.ok(annealed > langevin && annealed < exact - 0.05, `${annealed}`);
    assert.ok(Math.abs(replicas - exact) < 0.06, `${replicas}`); // 1024 chains: 0.014, and what is left of the start
  });

  it("the seed's step leaves the chains in the noise, and the lesson's takes them to the digits", () => {
    const [seed, lesson] = ["la de la guía, η = 0,01", "la de la lección, η = 10"].map((name) => curveOf("09-atascadas", name));
    assert.ok(spread(seed) < 0.02 * seed[0], `${seed[0]} -> ${last(seed)}`);
    assert.ok(last(lesson) < 0.1 * lesson[0], `${last(lesson)}`);
  });

  it("more steps cure CD's gradient where chains can come, and not where they cannot", () => {
    const [wide, ghost] = ["un valle demasiado ancho", "un valle de más"].map((name) => curveOf("09-sesgo", name));
    wide.slice(1).forEach((error, i) => assert.ok(error < wide[i], `${wide}`));
    assert.ok(last(wide) < 0.3);
    for (const error of ghost) assert.ok(Math.abs(error - 1) < 0.1, `${ghost}`); // 1 is to see nothing
  });

  it("no CD sees the ghost, and every chain that goes on does", () => {
    for (const name of METHODS) {
      const ghost = curveOf("09-fantasma", name);
      if (/^CD-\d+$/.test(name)) assert.ok(Math.abs(last(ghost) - ghost[0]) < 0.05, `${name}: ${last(ghost)}`);
      else assert.ok(last(ghost) < 0.01, `${name}: ${last(ghost)}`);
    }
  });

  it("PCD-10 and the memory upset the shares of the two good wells on the way, and CD does not", () => {
    for (const name of METHODS) {
      const share = curveOf("09-desequilibrio", name);
      if (/^CD-\d+$/.test(name))
        assert.ok(
          share.every((value) => Math.abs(value - 0.75) < 0.05),
          name,
        );
      else assert.ok(highest(share) > 0.9, `${name}: ${highest(share)}`);
    }
  });

  it("with a ghost the memory ends worst, and its new noise is most of why", () => {
    const missing = METHODS.map((name) => barOf("09-faltan", name));
    const memory = barOf("09-faltan", "CD-10 con memoria");
    assert.ok(
      missing.slice(0, 5).every((value) => value < memory - 0.5),
      `${missing}`,
    );
    assert.ok(barOf("09-faltan", "memoria, sin ruido nuevo") < 0.75 * memory);
    assert.ok(missing.every((value) => value > 0));
    // The bar before training is that of the network they start from: CD, which moves little, ends near it.
    assert.ok(Math.abs(barOf("09-faltan", "antes") - barOf("09-faltan", "CD-100")) < 0.05);
    assert.ok(Math.abs(barOf("09-faltan", "CD-10") - barOf("09-faltan", "PCD-10")) < 0.1, "the ghost costs about what PCD-10's shares do");
    assert.ok(last(curveOf("09-desequilibrio", "CD-10 con memoria")) > 0.98, "hardly any probability on the right");
  });

  it("from scratch and for the same budget CD is even, and a PCD is the worst", () => {
    const [cd, pcd] = ["CD", "PCD"].map((name) => curveOf("09-presupuesto", name));
    assert.ok(spread(cd) < 0.5 * spread(pcd), `${cd} / ${pcd}`);
    assert.ok(highest(pcd) > highest(cd), `${cd} / ${pcd}`);
  });

  it("PCD's chains are shared out as the data, and its model is not at every k", () => {
    const of = (group: string) => ["1", "4", "16", "64"].map((k) => barOf("09-cadenas-y-modelo", `k = ${k}`, { group }));
    const off = (shares: readonly number[]) => highest(shares.map((share) => Math.abs(share - 0.75)));
    // 256 chains: one standard error is 0.027.
    assert.ok(off(of("cadenas de PCD")) < 0.09, `${of("cadenas de PCD")}`);
    assert.ok(Math.abs(of("modelo, PCD")[2] - 0.75) < 0.09, "with k = 16 the model is right too");
    assert.ok(off(of("modelo, PCD")) > 0.2 && off(of("modelo, CD")) > 0.1, `${of("modelo, PCD")}`);
  });

  it("eight units do not get there with this training", () => {
    const [small, relu, swish] = ["8, swish", "64-64, ReLU", "64-64, swish"].map((name) => barOf("09-arquitectura", name));
    assert.ok(small > 3 * Math.max(relu, swish), `${small} ${relu} ${swish}`);
  });

  it("short steps come late and the longest comes elsewhere", () => {
    const of = (step: string) => columnOf("09-paso-y-pasos", "valor", ({ fila }) => fila === step);
    assert.ok(of("0,01")[0] > 10 * last(of("0,01")), `${of("0,01")}`);
    // εk/4 = 0.9: the variance is ten times the right one, and the mean energy 9 nats too high.
    for (const error of of("0,90").slice(1)) assert.ok(Math.abs(error - 9) < 2, `${of("0,90")}`);
  });

  it("all four objectives mend most of what the Gaussian lacks", () => {
    const gaussian = barOf("09-objetivos", "la gaussiana");
    for (const name of ["CD-10", "pendiente (DSM)", "contraste (NCE)", "híbrido (CD-10)"]) {
      assert.ok(barOf("09-objetivos", name) < 0.2 * gaussian, name);
    }
  });

  it("without a brake the energies grow by powers of ten", () => {
    const [free, braked] = ["α = 0", "α = 0,1"].map((name) => curveOf("09-freno", name));
    assert.ok(last(free) > 20 * last(braked), `${last(free)} ${last(braked)}`);
  });

  it("four times as many data a batch halve the jumps of the gradient", () => {
    const jumps = curveOf("09-lotes", "salto entre lotes");
    // Eight batches: the spread of each is known to about a quarter.
    jumps.slice(1).forEach((jump, i) => assert.ok(jump / jumps[i] > 0.3 && jump / jumps[i] < 0.8, `${jumps}`));
  });
});
