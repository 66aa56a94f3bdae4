import assert from "node:assert/strict";
import { columnOf, curveOf, type FigureRow, rowsOf } from "./figures";
import { correlation, deviation, mean } from "./measures";

/** Mean and deviation of what a group of a histogram counted, each value at the middle of its bin. */
function momentsOfBins(name: string, group: string): { middle: number; spread: number } {
  const bins = rowsOf(name).filter(({ grupo }) => grupo === group);
  const mass = bins.map(({ valor }) => Number(valor));
  const total = mass.reduce((a, b) => a + b, 0);
  const meanOf = (f: (centre: number) => number) =>
    bins.reduce((sum, { desde, hasta }, i) => sum + f((Number(desde) + Number(hasta)) / 2) * (mass[i] / total), 0);
  const middle = meanOf((centre) => centre);
  return { middle, spread: Math.sqrt(meanOf((centre) => (centre - middle) ** 2)) };
}

const differences = (name: string, high: string, low: string) => curveOf(name, high).map((v, i) => v - curveOf(name, low)[i]);

describe("notebook 02, the memory", () => {
  it("ages to 1 / 0.05 = 20 rounds and stays there", () => {
    const ages = curveOf("02-edad", "edad media de la memoria");
    assert.ok(ages[0] < 10);
    // 8192 images of which about 410 are new noise a turn: the mean of some epochs is within 1 round of 20.
    assert.ok(Math.abs(mean(ages.slice(5)) - 20) < 1);
  });

  it("has fakes with a small part of the energy that a frozen one has", () => {
    const energies = (row: string) => columnOf("02-dos-memorias", "energía", ({ fila }) => fila === row);
    assert.ok(mean(energies("repetición")) < mean(energies("congelada")) / 3);
  });
});

describe("notebook 02, the short training", () => {
  it("pulls fakes above data at first, and closes the gap", () => {
    const gaps = differences("02-entrenamiento", "E(falsas)", "E(reales)");
    const early = mean(gaps.slice(0, Math.floor(gaps.length / 6)));
    const late = mean(gaps.slice(-Math.floor(gaps.length / 3)));
    assert.ok(early > 0.2, `${early}`);
    assert.ok(Math.abs(late) < early / 5, `${late}`);
  });

  it("moves the energies of data and fakes together", () => {
    const half = (series: string) => curveOf("02-entrenamiento", series).slice(150);
    assert.ok(correlation(half("E(reales)"), half("E(falsas)")) > 0.8);
  });

  it("leaves in TensorBoard's file a loss that ends around 0 and a brake that is never negative", () => {
    const [loss, reg] = ["batch_loss", "batch_reg"].map((tag) => curveOf("02-tensorboard", tag));
    const last = loss.slice(-40);
    // Its mean is 0 within what 40 values with that spread allow, twice over.
    assert.ok(Math.abs(mean(last)) < (4 * deviation(last)) / Math.sqrt(last.length) + 0.01);
    assert.ok(Math.max(...last.map(Math.abs)) < Math.max(...loss.map(Math.abs)) / 4);
    assert.ok(Math.min(...reg) >= 0);
  });
});

describe("notebook 02, the histories", () => {
  it("show a loss that falls to nearly zero in a few epochs and stays there", () => {
    const loss = curveOf("02-historia-perdida", "|loss|");
    assert.ok(Math.max(...loss.slice(4)) < loss[0] / 20);
  });

  it("show noise going away from the digits meanwhile, in each of the three runs", () => {
    for (const run of ["gdl", "uva", "compacta"]) {
      const distance = curveOf("02-historia-ruido", run);
      assert.ok(distance[distance.length - 1] > 2 * distance[0], run);
      assert.ok(distance[distance.length - 1] > 1.2 * distance[4], run); // also after the loss stopped moving
    }
  });

  it("are alike for gdl and uva in the first ten epochs, part after that, and are lower for the compact network", () => {
    const [gdl, uva, compact] = ["gdl", "uva", "compacta"].map((run) => curveOf("02-historia-ruido", run));
    gdl.slice(0, 10).forEach((value, i) => {
      assert.ok(Math.abs(value - uva[i]) < 0.1 * uva[i], `época ${i + 1}`);
    });
    // The rate of uva has fallen by 0.97^20, to about a half, at epoch 20; that of gdl stays.
    gdl.slice(20).forEach((value, i) => {
      assert.ok(value > 1.1 * uva[20 + i], `época ${21 + i}`);
    });
    assert.deepEqual([gdl.length, uva.length], [70, 70]);
    assert.ok(Math.abs(gdl[69] / uva[69] - 1.7) < 0.05, `${gdl[69]} ${uva[69]}`);
    compact.forEach((value, i) => {
      assert.ok(value < uva[i], `época ${i + 1}`);
    });
  });

  it("have data and fakes at one height, and a validation that trembles more", () => {
    const gaps = differences("02-historia-energias", "falsas", "reales");
    assert.ok(Math.max(...gaps.map(Math.abs)) < 0.01);
    const [trained, tested] = ["reales", "reales de prueba (validación)"].map((name) => curveOf("02-historia-energias", name));
    assert.ok(deviation(tested) > 3 * deviation(trained));
  });
});

describe("notebook 02, what the energy knows", () => {
  const labelOf = ({ categoría }: FigureRow) => categoría;
  const energyOf = (kind: string) => Number(rowsOf("02-energias-entrenada").find((row) => labelOf(row).startsWith(`${kind} (`))?.valor);

  it("rises from digits to grain, to shuffled pixels, to noise", () => {
    const energies = ["dígitos", "grano", "barajados", "ruido"].map(energyOf);
    assert.deepEqual(
      energies,
      [...energies].sort((a, b) => a - b),
    );
    assert.ok(energies[1] - energies[0] > 0.02);
  });

  it("tells a digit on its side or a blank page from a digit much less than a bit of grain", () => {
    const fromDigits = (kind: string) => Math.abs(energyOf(kind) - energyOf("dígitos"));
    // From epoch 5 to 38 they are at 0.03 to 0.2 of the grain's distance.
    for (const kind of ["dígitos de lado", "hoja en blanco"]) assert.ok(fromDigits(kind) < 0.4 * fromDigits("grano"), kind);
  });

  it("puts samples where the data are: their means differ by about the data's own spread, or less", () => {
    const [data, samples] = ["dígitos reales", "sus muestras"].map((group) => momentsOfBins("02-energias-de-cerca", group));
    // The spread is 0.014; half-made samples, of 100 steps, lie 0.03 above.
    assert.ok(Math.abs(samples.middle - data.middle) < 1.5 * data.spread, `${samples.middle} ${data.middle} ${data.spread}`);
  });

  it("has sixteen samples of each network", () => {
    const rows = rowsOf("02-muestras");
    for (const network of ["compacta", "grande"]) assert.equal(rows.filter(({ fila }) => fila === network).length, 16);
  });
});

describe("notebook 02, going on", () => {
  it("with the weights alone starts from fakes that are noise, and is back in some steps", () => {
    const [whole, weights] = ["con todo", "solo los pesos"].map((name) => curveOf("02-reanudar", name));
    assert.ok(weights[0] > 5 * Math.max(...whole.map(Math.abs)));
    assert.ok(Math.abs(mean(weights.slice(-10))) < weights[0] / 4);
  });
});
