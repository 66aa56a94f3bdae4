import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { columnOf, curveOf, rowsOf } from "./figures";
import { mean } from "./measures";

const ROOT = join(__dirname, "..", "..");
const SOURCES = join(ROOT, "notebooks", "fuente");
const T = 0.25;
const PARTICLES = 400;
/** Those of them that the four landscapes show. */
const DRAWN = 150;

/** The exact density of x in the double well, summed on a fine grid; the y is apart. */
const grid = Array.from({ length: 4001 }, (_, i) => -2 + i / 1000);
const weights = grid.map((x) => Math.exp(-((x * x - 1) ** 2) / T));
const exactShare = (low: number, high: number) =>
  weights.filter((_, i) => grid[i] >= low && grid[i] < high).reduce((a, b) => a + b, 0) / weights.reduce((a, b) => a + b, 0);
const exactMean = (f: (x: number) => number) => weights.reduce((sum, w, i) => sum + w * f(grid[i]), 0) / weights.reduce((a, b) => a + b, 0);

/** Standard error of a share of the particles. */
const shareError = (p: number, particles = PARTICLES) => Math.sqrt((p * (1 - p)) / particles);

describe("what notebook 00 says of its figures", () => {
  it("the landscape has its two wells in (±1, 0), and between them a barrier of height 1", () => {
    const rows = rowsOf("00-paisaje").map(({ x, y, E }) => ({ x: Number(x), y: Number(y), E: Number(E) }));
    const lowest = (side: number) => rows.filter(({ x }) => x * side > 0).reduce((a, b) => (b.E < a.E ? b : a));
    const step = 0.08; // of the grid
    for (const side of [-1, 1]) {
      const { x, y, E } = lowest(side);
      assert.ok(Math.abs(x - side) < step && Math.abs(y) < step && E < 0.02, `${x}, ${y}: ${E}`);
    }
    const pass = Math.min(...rows.filter(({ x }) => Math.abs(x) < step).map(({ E }) => E));
    assert.ok(Math.abs(pass - 1) < 0.05, `${pass}`);
  });

  it("the hotter, the lower the peaks, and each density has area 1", () => {
    const names = [...new Set(rowsOf("00-temperatura").map(({ serie }) => serie))];
    assert.equal(names.length, 3);
    const peaks = names.map((name) => Math.max(...curveOf("00-temperatura", name)));
    assert.ok(peaks[0] > peaks[1] && peaks[1] > peaks[2], `${peaks}`);
    for (const name of names) assert.ok(Math.abs(curveOf("00-temperatura", name).reduce((a, b) => a + b, 0) * 0.02 - 1) < 1e-3);
  });

  it("cold, almost nothing is on the barrier; hot, nearly as much as in the wells", () => {
    const names = [...new Set(rowsOf("00-temperatura").map(({ serie }) => serie))];
    const onBarrier = names.map((name) => curveOf("00-temperatura", name)[125] / Math.max(...curveOf("00-temperatura", name)));
    assert.ok(onBarrier[0] < 0.01 && onBarrier[2] > 0.5, `${onBarrier}`); // exp(−1/T): 5e-5 and 0.61
  });

  it("the particles look more and more like the exact density", () => {
    const edges = [-2, -1.2, -0.8, -0.4, 0.4, 0.8, 1.2, 2];
    const distance = (step: number) => {
      const x = columnOf("00-particulas", "x", ({ serie }) => serie === `paso ${step}`);
      const shares = edges.slice(1).map((high, i) => x.filter((v) => v >= edges[i] && v < high).length / x.length);
      return shares.reduce((sum, share, i) => sum + Math.abs(share - exactShare(edges[i], edges[i + 1])), 0) / 2;
    };
    const noise = edges.slice(1).reduce((sum, high, i) => sum + shareError(exactShare(edges[i], high), DRAWN), 0) / 2;
    assert.ok(distance(400) < 2 * noise && distance(0) > 2 * noise, `${[0, 10, 50, 400].map(distance)} ${noise}`);
    assert.ok(distance(400) < distance(10) && distance(10) < distance(0));
  });

  it("the last histogram puts half of the particles in each well, at the exact distance", () => {
    const bins = rowsOf("00-histograma").map((row) => ({ x: (Number(row.desde) + Number(row.hasta)) / 2, p: Number(row.valor) }));
    const total = bins.reduce((sum, { p }) => sum + p, 0);
    const left = bins.filter(({ x }) => x < 0).reduce((sum, { p }) => sum + p, 0) / total;
    assert.ok(Math.abs(left - 0.5) < 4 * shareError(0.5), `${left}`);
    const size = bins.reduce((sum, { x, p }) => sum + Math.abs(x) * p, 0) / total;
    const spread = Math.sqrt(exactMean((x) => x * x) - exactMean(Math.abs) ** 2);
    assert.ok(Math.abs(size - exactMean(Math.abs)) < (4 * spread) / Math.sqrt(PARTICLES), `${size}`);
  });

  it("the mean energy falls to a plateau near the exact mean, near T, and well above the minimum", () => {
    const energy = curveOf("00-energia-por-paso", "media y 80 % central");
    const [exact] = curveOf("00-energia-por-paso", "media exacta en equilibrio");
    assert.ok(Math.abs(exact - (exactMean((x) => (x * x - 1) ** 2) + T / 2)) < 1e-3 && Math.abs(exact - T) < 0.1 * T, `${exact}`);
    // The step size heats each direction of curvature k by 1/(1 − εk/4): 0.02 in all. The error of a mean over 400 is about 0.013.
    const plateau = mean(energy.slice(200));
    assert.ok(Math.abs(plateau - exact) < 0.05, `${plateau} ${exact}`);
    assert.ok(energy[0] > 3 * plateau);
    assert.ok(Math.abs(mean(energy.slice(200, 300)) - mean(energy.slice(300))) < 0.05, "es una meseta");
  });

  it("many steps rise: more than three in ten", () => {
    const svg = readFileSync(join(ROOT, "figures", "00-energia-por-paso.svg"), "utf8");
    assert.match(svg, /Y aun así, muchos pasos de las partículas suben/); // the notebook counts them; 01 asks for the number
  });

  it("without noise nobody crosses: the share on the left rises a little, and then never changes", () => {
    const share = curveOf("00-sin-ruido", "sin ruido (T = 0)");
    const last = share[share.length - 1];
    assert.ok(
      share.slice(4).every((v) => v === last),
      `${share}`,
    );
    assert.ok(last >= share[0] && last < share[0] + 0.1);
    assert.ok(Math.abs(share[0] - 0.5) < 4 * shareError(0.5), "se suelta la mitad a cada lado");
  });

  it("with noise the share comes to that of the model, which is a little under 80 %", () => {
    const share = curveOf("00-sin-ruido", "con ruido (T = 1)");
    const name = rowsOf("00-sin-ruido")
      .map(({ serie }) => serie)
      .find((serie) => serie.startsWith("el modelo")) as string;
    const [model] = curveOf("00-sin-ruido", name);
    assert.ok(model > 0.77 && model < 0.8, `${model}`);
    assert.ok(Math.abs(mean(share.slice(20)) - model) < 4 * shareError(model), `${mean(share.slice(20))}`);
    const without = curveOf("00-sin-ruido", "sin ruido (T = 0)");
    assert.ok(Math.abs(without[without.length - 1] - model) > 4 * shareError(model));
    assert.ok(new Set(share.slice(20)).size > 10, "siguen cruzando");
  });

  it("every chain of the network ends far below the noise it came from", () => {
    const energy = columnOf("00-de-ruido-a-digitos", "energía");
    const chains = energy.length / 5;
    const [first, last] = [energy.slice(0, chains), energy.slice(-chains)];
    assert.ok(Math.min(...first) > Math.max(...last) + 1, `${first} ${last}`);
  });
});

describe("the way through the notebooks, in notebook 00", () => {
  const source = readFileSync(join(SOURCES, "00-bienvenida.ts"), "utf8");
  const rows = [...source.matchAll(/^\/\/ \| (?:\*\*|\[)(\d\d) · ([^\]*]+)(?:\*\* \(este\)|\]\((.+)\.ipynb\)) \| .+ \| (\d+) \|$/gm)];

  it("has all of them, in their order", () => {
    assert.deepEqual(
      rows.map(([, number]) => number),
      ["00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"],
    );
  });

  for (const [, number, name, link, minutes] of rows) {
    const file = readdirSync(SOURCES).find((one) => one.startsWith(number));
    if (file === undefined) continue; // a notebook that is being written
    it(`says of ${number} (${name}) the minutes that it says itself, and links to it`, () => {
      const text = readFileSync(join(SOURCES, file), "utf8");
      assert.equal(Number(/\*\*Duración:\*\* unos (\d+) minutos/.exec(text)?.[1]), Number(minutes));
      if (link !== undefined) assert.equal(`${link}.ts`, file);
    });
  }
});
