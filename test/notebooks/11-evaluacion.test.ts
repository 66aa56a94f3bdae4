import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { barOf, columnOf, curveOf, numberIn, rowsOf } from "./figures";
import { last } from "./measures";

const NETWORKS = ["lección", "promediada", "gdl", "gdl promediada", "compacta", "densa"];
/** What an SVG writes, whatever the lines that it is broken into. */
const textOf = (name: string) =>
  readFileSync(join(__dirname, "..", "..", "figures", `${name}.svg`), "utf8")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const cellOf = (name: string, row: string, column: string) =>
  columnOf(name, "valor", ({ fila, columna }) => fila === row && columna === column)[0];

describe("11-evaluacion, in the committed full run", () => {
  it("the bracket closes on log Z: forwards below, backwards above, and nearer with more temperatures", () => {
    const [up, down, truth] = ["ida", "vuelta", "log Z exacto"].map((name) => curveOf("11-cerrojo", name));
    const gaps = up.map((value, i) => down[i] - value);
    gaps.slice(1).forEach((gap, i) => assert.ok(gap < gaps[i], `${gaps}`));
    // Means of 1000 log weights of single chains: their error is about √(gap/1000), and at the end the gap is some tenths.
    up.forEach((value, i) => assert.ok(value < truth[i] + 0.1 && down[i] > truth[i] - 0.1, `${i}: ${value} ${truth[i]} ${down[i]}`));
    assert.ok(last(gaps) < gaps[0] / 10, `${gaps}`);
  });

  it("with base and starts in one mode both sides agree on −log 2; with both modes, on 0", () => {
    for (const side of ["ida", "vuelta"]) {
      assert.ok(Math.abs(barOf("11-falso", "base y muestras en un modo", { group: side }) + Math.log(2)) < 0.08, side);
      assert.ok(Math.abs(barOf("11-falso", "base ancha, los dos modos", { group: side })) < 0.15, side);
    }
  });

  it("of digits the bracket closes at T = 1 and is hundreds of nats wide in the cold", () => {
    const temperatures = columnOf("11-frio", "x");
    const gaps = columnOf("11-frio", "y");
    assert.deepEqual(temperatures, [1, 0.1, 0.03, 0.01, 0.001]);
    assert.ok(gaps[0] < 2, `${gaps}`);
    assert.ok(gaps[2] < gaps[3] && gaps[3] < gaps[4] && gaps[4] > 300, `${gaps}`);
  });

  it("test and training energies share their histogram, clothes lie above", () => {
    const shares = (group: string, beyond: number) => {
      const bins = rowsOf("11-energias").filter(({ grupo }) => grupo === group);
      const total = bins.reduce((sum, { valor }) => sum + Number(valor), 0);
      return bins.filter(({ desde }) => Number(desde) >= beyond).reduce((sum, { valor }) => sum + Number(valor), 0) / total;
    };
    for (const group of ["entrenamiento", "prueba", "muestras"]) assert.ok(shares(group, 0.05) < 0.06, group);
    assert.ok(shares("Fashion-MNIST", 0.05) > 0.8);
    const clothes = Number(/y (\d+) imágenes de ropa/.exec(textOf("11-energias"))?.[1]);
    assert.ok(clothes > 100 && textOf("11-energias").includes(`${clothes} valores quedan fuera`), "and all that is left out is clothes");
    const overlap = /entrenamiento (\d+)/.exec(textOf("11-energias"))?.[1];
    assert.ok(Number(overlap) > 85, `${overlap}`);
  });

  it("a blank page is neither above nor below all digits: it lies inside", () => {
    const share = Number(/La hoja en blanco, (\d+)/.exec(textOf("11-casos"))?.[1]);
    assert.ok(share > 1 && share < 99, `${share}`);
  });

  it("the AUROC goes up from training digits to clothes, and ink alone does nearly all of the easy ones", () => {
    const of = (category: string, group: string) => barOf("11-auroc", category, { group });
    const energy = ["entrenamiento", "a medias", "girados", "ropa"].map((category) => of(category, "energía de la red"));
    energy.slice(1).forEach((area, i) => assert.ok(area > energy[i], `${energy}`));
    assert.ok(Math.abs(energy[0] - 0.5) < 0.06 && energy[1] > 0.7 && energy[3] > 0.99, `${energy}`);
    const ink = (category: string) => of(category, "cantidad de tinta");
    assert.ok(ink("ropa") > 0.8 && ink("ruido") > 0.99);
    for (const category of ["a medias", "girados", "entrenamiento"]) assert.ok(Math.abs(ink(category) - 0.5) < 0.08, category);
  });

  it("the mean image fools the density of pixels; coverage of features is fooled only by copies", () => {
    const of = (row: string, column: string) => cellOf("11-cobertura", row, column);
    assert.ok(of("imagen media", "densidad, píxeles") > 10);
    assert.ok(of("imagen media", "cobertura, píxeles") > 0.2);
    for (const trick of ["imagen media", "un solo dígito"]) assert.ok(of(trick, "cobertura, rasgos") < 0.05, trick);
    const others = of("otros de prueba", "cobertura, rasgos");
    assert.ok(Math.abs(of("copias de datos", "cobertura, rasgos") - others) < 0.12);
    for (const name of NETWORKS) assert.ok(of(name, "cobertura, rasgos") < others, name);
  });

  it("four chains in one mode agree, and miss half; spread ones disagree; replicas find the half", () => {
    const [together, apart, replicas] = ["todas en un modo", "repartidas", "réplicas"].map((name) => curveOf("11-modos", name));
    assert.ok(Math.min(...together) === 1);
    assert.ok(Math.abs(last(apart) - 0.75) < 0.01);
    // Some tens of crossings of four chains: an error of about a tenth.
    assert.ok(Math.abs(last(replicas) - 0.5) < 0.2, `${last(replicas)}`);
    const rHat = (name: string) => numberIn(new RegExp(`${name} (\\d+,\\d+)`).exec(textOf("11-modos"))?.[1] as string);
    assert.ok(rHat("modo") < 1.02 && rHat("repartidas") > 3 && rHat("réplicas") < 1.1);
  });

  it("copies are found; moved by two pixels they are not; networks draw what no datum is near to", () => {
    const of = (category: string) => barOf("11-memoria", category);
    assert.equal(of("copias de datos"), 0);
    assert.ok(of("copias movidas") > 0.6, `${of("copias movidas")}`);
    // 100 images against the 500 that everything is compared with: a standard error of √(601/(12 · 100 · 500)) = 0.032, three times.
    assert.ok(Math.abs(of("otros de prueba") - 0.5) < 0.096, `${of("otros de prueba")}`);
    assert.notEqual(of("otros de prueba"), 0.5, "it is compared with other images than itself");
    for (const name of NETWORKS) assert.ok(of(name) > 0.55, name);
  });

  it("each cheat has a good mark in something and a bad one elsewhere", () => {
    const marks = (row: string) => ["dígitos", "clases / 10", "densidad", "cobertura"].map((column) => cellOf("11-ficha", row, column));
    const control = marks("otros de prueba");
    assert.ok(control[0] > 0.9 && control[1] === 1);
    for (const cheat of ["un solo dígito", "imagen media"]) {
      const own = marks(cheat);
      assert.ok(own[3] < 0.05, `${cheat}: ${own}`);
    }
    assert.ok(marks("un solo dígito")[0] === 1);
    const copied = marks("copias de datos");
    copied.forEach((mark, i) => assert.ok(Math.abs(mark - control[i]) < 0.15, `${copied} ${control}`));
    assert.equal(cellOf("11-ficha", "copias de datos", "lejanía"), 0);
  });
});
