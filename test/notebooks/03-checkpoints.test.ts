import { strict as assert } from "node:assert";
import { spearman } from "ebm/metrics";
import { columnOf, curveOf, numberIn, rowsOf } from "./figures";
import { last, mean, median } from "./measures";

/** The epochs that the figures show, in their order. */
const epochs = columnOf("03-brecha", "x", ({ serie }) => serie === "ruido uniforme");
const noise = curveOf("03-brecha", "ruido uniforme");
const data = curveOf("03-brecha", "dígitos de prueba");
const samples = (steps: number) => curveOf("03-datos-y-muestras", `muestras, ${steps} pasos`);
/** Rows of a heat map: an epoch each. */
const heat = (name: string) => epochs.map((epoch) => columnOf(name, "valor", ({ fila }) => Number(fila) === epoch));

describe("03-checkpoints: what its figures say", () => {
  it("sixteen noises and every epoch, with their energies", () => {
    const rows = rowsOf("03-mismos-ruidos");
    assert.equal(rows.length, 16 * epochs.length);
    assert.ok(rows.every(({ etiqueta }) => Number.isFinite(numberIn(etiqueta))));
  });

  it("energies do not go down from row to row: more than once a row is above the one before", () => {
    const energies = rowsOf("03-mismos-ruidos").map(({ etiqueta }) => numberIn(etiqueta));
    const means = epochs.map((_, i) => mean(energies.slice(16 * i, 16 * (i + 1))));
    const rises = means.slice(1).filter((energy, i) => energy > means[i]).length;
    assert.ok(rises >= 2 && rises < means.length - 1, `${rises} rises in ${means}`);
  });

  it("from one noise the epochs draw nearer shapes than from two, and the nearer the later they are", () => {
    const [same, other] = ["mismo ruido", "otro ruido"].map((name) => curveOf("03-misma-forma", name));
    assert.ok(same.every((distance, i) => distance < other[i]));
    assert.ok(last(same) < 0.75 * last(other) && last(same) < same[0], `${same} against ${other}`);
  });

  it("one chain: most of the fall is in its first 40 steps, and after step 100 hardly any is left", () => {
    const film = rowsOf("03-una-cadena").map(({ etiqueta }) => numberIn(etiqueta));
    assert.equal(film.length, 11 * epochs.length);
    const energy = film.slice(-11);
    const done = (i: number) => (energy[0] - energy[i]) / (energy[0] - energy[10]);
    assert.ok(done(2) > 0.9 && done(5) > 0.98, `${done(2)} and ${done(5)}`);
  });

  it("a row that starts again for each picture jumps at its end more than a chain does, and starts alike", () => {
    const [chain, restarts] = ["una cadena", "otra cadena en cada foto"].map((name) => curveOf("03-reinicios", name));
    assert.ok(Math.abs(restarts[0] / chain[0] - 1) < 0.02);
    assert.ok(last(restarts) > 1.2 * last(chain));
    assert.ok(last(chain) < 0.5 * chain[3], "the chain comes to a stop");
  });

  it("the two rows of the restarts start from one noise", () => {
    const means = rowsOf("03-reinicios-imagenes").map(({ media }) => media);
    const photos = means.length / 2;
    assert.equal(means[photos], means[0]);
    assert.notDeepEqual(means.slice(photos + 1), means.slice(1, photos));
  });

  it("the gap between noise and data grows, and data stay near 0", () => {
    assert.ok(spearman(epochs, noise) > 0.9);
    assert.ok(last(noise) - last(data) > 2 * (noise[0] - data[0]));
    assert.ok(data.every((energy, i) => Math.abs(energy) < 0.1 * noise[i]));
  });

  it("samples of 100 steps are above the data in each epoch; those of 500 are down there or below", () => {
    samples(100).forEach((energy, i) => {
      assert.ok(energy > data[i], `epoch ${epochs[i]}`);
      assert.ok(samples(500)[i] - data[i] < 0.3 * (energy - data[i]), `epoch ${epochs[i]}`);
    });
  });

  it("data and samples go up and down together from epoch to epoch", () => {
    // A shift shared by all images has a correlation of 1; with a dozen epochs, chance alone stays under 2 / √12 ≈ 0.58.
    assert.ok(spearman(data, samples(500)) > 0.6);
  });

  it("a network with 3 more everywhere draws the same images, 3 higher", () => {
    const energies = columnOf("03-tres-mas", "energía");
    const half = energies.length / 2;
    for (let i = 0; i < half; i++) assert.ok(Math.abs(energies[half + i] - energies[i] - 3) < 1e-3);
    const images = rowsOf("03-tres-mas").map(({ media }) => media);
    assert.deepEqual(images.slice(half), images.slice(0, half));
  });

  it("the energy of one image wanders over the epochs farther than two images of an epoch are apart", () => {
    const names = [...new Set(rowsOf("03-misma-imagen").map(({ serie }) => serie))];
    const [a, b] = names.map((name) => curveOf("03-misma-imagen", name));
    assert.ok(Math.max(...a) - Math.min(...a) > mean(a.map((energy, i) => Math.abs(energy - b[i]))));
  });

  it("the last epoch has more digits than the first, outside the interval of either; the test digits nearly all count", () => {
    const share = curveOf("03-cifras", "muestras");
    const ends = (column: string) => columnOf("03-cifras", column, ({ serie }) => serie === "muestras");
    assert.ok(last(ends("bajo")) > ends("alto")[0], `${last(ends("bajo"))} against ${ends("alto")[0]}`);
    assert.ok(last(ends("alto")) - last(ends("bajo")) > 0.15, "64 chains leave a wide interval");
    const real = curveOf("03-cifras", "dígitos de prueba")[0];
    assert.ok(real > 0.93 && last(share) < real - 0.03, "samples count less often than test digits");
    assert.ok(last(share) > 0.22, "0.1, a wrong answer of the prediction, is wrong with a tolerance of 0.12");
  });

  it("the interval is about 20 points wide in each epoch", () => {
    const [low, high] = ["bajo", "alto"].map((column) => columnOf("03-cifras", column, ({ serie }) => serie === "muestras"));
    assert.ok(low.every((from, i) => high[i] - from > 0.13 && high[i] - from < 0.25));
  });

  it("in several epochs the ten digits are drawn more unevenly than chance explains", () => {
    // Of ten equally likely digits, χ² (9 degrees of freedom) passes 16.9 once in 20 times and 25 about once in 300.
    const unevenness = heat("03-reparto").map((row) => row.reduce((sum, count) => sum + (count - mean(row)) ** 2 / mean(row), 0));
    assert.ok(unevenness.filter((value) => value > 25).length >= 3, `${unevenness}`);
  });

  it("no row of the ten digits is even", () => {
    assert.ok(heat("03-reparto").every((row) => Math.max(...row) > Math.min(...row)));
  });

  it("the last epoch covers more digits than the first", () => {
    const covered = heat("03-reparto").map((row) => row.filter((count) => count > 0).length);
    assert.ok(last(covered) > covered[0], `${covered}`);
  });

  it("digits need epochs and steps: more of both, more digits", () => {
    const shares = heat("03-pasos");
    assert.ok(shares.every((row) => row[0] < 5 && last(row) > row[0]));
    assert.ok(last(last(shares)) > last(shares[0]) + 20);
    assert.ok(last(last(shares)) > last(shares)[2] + 10, "500 steps against 100");
    assert.ok(Math.max(...shares[0]) < last(last(shares)));
  });

  it("energy orders finished samples less than finished and unfinished ones together, in each epoch", () => {
    const [finished, all] = ["solo las acabadas", "acabadas, a medias y ruido"].map((name) => curveOf("03-rho", name));
    const chance = columnOf("03-rho", "alto", ({ serie }) => serie === "lo que da el azar")[0];
    // Of 64 pairs that have nothing to do with one another, |ρ| stays under 2 / √64 = 0.25 nineteen times in twenty.
    assert.equal(chance, 0.25);
    all.forEach((rho, i) => assert.ok(rho < -0.75 && finished[i] > rho + 0.15, `epoch ${epochs[i]}`));
    assert.ok(finished.some((rho) => rho < -chance) && finished.some((rho) => Math.abs(rho) < chance), `${finished}`);
  });

  it("among finished samples there are perfect digits high up and scribbles low down", () => {
    const [x, y] = ["x", "y"].map((column) => columnOf("03-energia-y-confianza", column));
    assert.equal(x.length, 64);
    const middle = median(x);
    const found = (sure: boolean, low: boolean) => x.some((energy, i) => y[i] > 0.9 === sure && energy < middle === low);
    assert.ok(found(true, false) && found(false, true), "perfect digits high up, scribbles low down");
  });

  it("the mean of the last epochs is no worse than the last one, within what 128 chains can tell", () => {
    const values = (group: string) => columnOf("03-promedio", "valor", ({ grupo }) => grupo === group);
    const [epoch, averaged] = [`época ${last(epochs)}`, "media de épocas"].map(values);
    assert.deepEqual([epoch.length, averaged.length], [4, 4]);
    // Two shares near 0.6 of 128 chains differ by chance by less than 2 √(2 · 0.24 / 128) ≈ 12 points, nineteen times in twenty.
    assert.ok(mean(averaged.slice(2)) > mean(epoch.slice(2)) - 12);
    for (const shares of [epoch, averaged]) assert.ok(last(shares) > shares[0], "more steps, more digits");
  });
});
