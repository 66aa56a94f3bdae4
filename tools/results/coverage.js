// @ts-check
// How much of the test digits the samples of each network reach, in the classifier's features and in pixels, and whether they are copies.
"use strict";

const { firstBatch } = require("ebm/data");
const { openNetwork } = require("ebm/engine");
const { densityCoverage, memorisationOf, mmd, nearest, sampleQuality } = require("ebm/metrics");
const { featureNetwork } = require("ebm/network");
const { loadShipped } = require("ebm/trainer");
const { decimal, markdownTable } = require("../tables/table");
const { chainsFromNoise } = require("./chains");

const SEED = 2026;
const NETWORKS = ["ebm-mnist", "ebm-mnist-averaged", "ebm-mnist-gdl", "ebm-mnist-gdl-averaged", "ebm-mnist-compact", "mlp-784"];
const SIZE = 32 * 32;
/** Neighbours that decide how far the ball of a test digit reaches. */
const K = 5;
/** Groups of references whose coverage tells how much chance there is in one group. */
const GROUPS = 20;

/**
 * How many samples of each row, test digits that they are compared with, training digits that could be copied, and steps of the chains.
 * @typedef {{ samples?: number, real?: number, train?: number, steps?: number, networks?: readonly string[] }} Amounts
 * @typedef {Omit<import("./experiments").Tools, "progress">} Tools
 * @typedef {import("ebm/metrics").DensityCoverage & { squared: number }} Reach in one space
 * @typedef {Awaited<ReturnType<typeof references>>} References
 */

/** The network that gives features, of the classifier that comes with the project. @param {import("ebm/engine").Engine} engine */
async function openFeatures(engine) {
  const { spec, weights } = featureNetwork(await loadShipped("mnist-classifier"));
  return openNetwork(spec, { weights, engine });
}

/**
 * What all rows are compared with: test digits, others of them, and training digits; everything with 32 × 32 pixels.
 * @param {Omit<Tools, "judge"> & Required<Pick<Amounts, "samples" | "real" | "train">>} options
 */
async function references({ mnist, engine, samples, real, train }) {
  const features = await openFeatures(engine);
  const all = firstBatch(mnist.test, { batchSize: mnist.test.count, seed: SEED }).x;
  const [known, rest] = [all.subarray(0, real * SIZE), all.subarray(real * SIZE)];
  const others = rest.slice(0, samples * SIZE);
  const seen = firstBatch(mnist.train, { batchSize: train, seed: SEED }).x;
  const { units } = /** @type {import("ebm/network").DenseSpec} */ (features.spec.layers.at(-1));
  const spaces = {
    features: (/** @type {Float32Array} */ x) => ({ x: features.outputs(x), size: units }),
    pixels: (/** @type {Float32Array} */ x) => ({ x, size: SIZE }),
  };
  const compared = Object.entries(spaces).map(([name, of]) => {
    const [inside, { x }] = [of(known), of(others)];
    return { name, of, known: inside, bandwidths: mmd(inside.x, x, { size: inside.size }).bandwidths };
  });
  const spreads = { "cifras de prueba": rest, copias: seen };
  return { others, seen, compared, spreads, unseen: nearest(known, seen, SIZE), dispose: () => features.dispose() };
}

/**
 * Mean and deviation of the coverage, in the features, of disjoint groups of images.
 * @param {Float32Array} images @param {Pick<References, "compared"> & { samples: number }} options
 */
function coverageOfGroups(images, { compared, samples }) {
  const { of, known } = compared[0];
  const groups = Math.min(GROUPS, Math.floor(images.length / (samples * SIZE)));
  const found = Array.from({ length: groups }, (_, g) => {
    const { x, size } = of(images.slice(g * samples * SIZE, (g + 1) * samples * SIZE));
    return densityCoverage(known.x, x, { size, k: K }).coverage;
  });
  const mean = found.reduce((sum, v) => sum + v, 0) / groups;
  return { groups, mean, spread: Math.sqrt(found.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (groups - 1)) };
}

/**
 * Every number of one row.
 * @param {string} label @param {Float32Array} x
 * @param {Pick<Tools, "judge"> & Pick<References, "compared" | "seen" | "unseen">} options
 */
function measureRow(label, x, { judge, compared, seen, unseen }) {
  const spaces = compared.map(({ name, of, known, bandwidths }) => {
    const fake = of(x);
    const { squared } = mmd(known.x, fake.x, { size: known.size, bandwidths });
    return /** @type {const} */ ([name, { ...densityCoverage(known.x, fake.x, { size: known.size, k: K }), squared }]);
  });
  const { coverage: classes } = sampleQuality(judge, x);
  const near = nearest(x, seen, SIZE);
  const alike = near.distance.every((d) => d === near.distance[0]);
  const reach = /** @type {Record<"features" | "pixels", Reach>} */ (Object.fromEntries(spaces));
  return { label, ...reach, classes, memory: memorisationOf(near, unseen), alike };
}

/** The mean of some images. @param {Float32Array} x */
function meanImage(x) {
  const mean = new Float64Array(SIZE);
  for (let i = 0; i < x.length; i++) mean[i % SIZE] += x[i] / (x.length / SIZE);
  return Float32Array.from(mean);
}

/** An image, again and again. @param {Float32Array} image @param {number} times */
const repeated = (image, times) => Float32Array.from({ length: times * SIZE }, (_, i) => image[i % SIZE]);

/**
 * Samples of a network after its recipe's chains from noise, as the judge takes them.
 * @param {string} label @param {Pick<Tools, "engine"> & Required<Pick<Amounts, "samples" | "steps">>} options
 */
async function samplesOf(label, { engine, samples, steps }) {
  const { run, images, dispose } = await chainsFromNoise(label, { engine, chains: samples, steps: [steps], seed: SEED });
  dispose();
  return images.toJudge(run.x);
}

/**
 * All rows: what a perfect model, a copyist and two models of a single image would have, and the networks.
 * @param {Tools & Amounts} options
 */
async function measureCoverage({ judge, mnist, engine, samples = 128, real = 1000, train = 60_000, steps = 2000, networks = NETWORKS }) {
  const known = await references({ mnist, engine, samples, real, train });
  const made = {
    "otras cifras de prueba": known.others,
    "copias de entrenamiento": known.seen.slice(0, samples * SIZE),
    "la imagen media, repetida": repeated(meanImage(known.seen), samples),
    "una cifra, repetida": repeated(known.seen, samples),
  };
  const rows = Object.entries(made).map(([label, x]) => measureRow(label, x, { judge, ...known }));
  for (const label of networks) rows.push(measureRow(label, await samplesOf(label, { engine, samples, steps }), { judge, ...known }));
  const groups = Object.entries(known.spreads).map(([label, images]) => ({ label, ...coverageOfGroups(images, { ...known, samples }) }));
  known.dispose();
  return { rows, groups };
}

/** A row a source of images; an area of equal distances has no interval. @param {Awaited<ReturnType<typeof measureCoverage>>["rows"]} rows */
function coverageTable(rows) {
  const header = [
    "muestras",
    "densidad",
    "cobertura",
    "MMD²",
    "densidad, píxeles",
    "cobertura, píxeles",
    "MMD², píxeles",
    "clases",
    "más lejos que una de prueba",
    "casi copias",
  ];
  const space = (/** @type {Reach} */ { density, coverage, squared }) => [decimal(density, 2), decimal(coverage, 3), decimal(squared, 4)];
  return markdownTable(
    header,
    rows.map(({ label, features, pixels, classes, memory: { farther, closeShare }, alike }) => {
      const [low, high] = farther.interval;
      const far = `${decimal(farther.auroc, 2)}${alike ? "" : ` [${decimal(low, 2)}; ${decimal(high, 2)}]`}`;
      return [label, ...space(features), ...space(pixels), String(classes), far, `${decimal(100 * closeShare, 0)} %`];
    }),
  );
}

/**
 * The coverage that is expected of n real and m fake samples of one law: 1 − Π_{i<k} (n − 1 − i) / (n + m − 1 − i).
 * @param {{ real: number, samples: number }} counts
 */
function expectedCoverage({ real, samples }) {
  let missed = 1;
  for (let i = 0; i < K; i++) missed *= (real - 1 - i) / (real + samples - 1 - i);
  return 1 - missed;
}

/** The table of docs/resultados.md, with its notes. @param {Tools & Amounts} options */
async function measure({ judge, mnist, engine, samples = 128, real = 1000, train = 60_000, steps = 2000, networks }) {
  const { rows, groups } = await measureCoverage({ judge, mnist, engine, samples, real, train, steps, ...(networks && { networks }) });
  const expected = decimal(expectedCoverage({ real, samples }), 3);
  const spread = groups.map((g) => `${decimal(g.mean, 3)} ± ${decimal(g.spread, 3)} en ${g.groups} grupos de ${g.label}`).join(" y ");
  const notes = [
    `- ${samples} muestras por fila, tras ${steps} pasos desde ruido uniforme con la regla de la receta; ${real} cifras de prueba y ${train} de entrenamiento; semilla ${SEED}.`,
    `- Densidad y cobertura con k = ${K}: si las dos leyes fueran la misma se esperaría 1 y ${expected}. La cobertura depende de qué ${samples} imágenes tocan: en rasgos, media y desviación, ${spread}. Sin apellido, en los 64 rasgos del clasificador. MMD² con los mismos anchos en todas las filas: los de las cifras de prueba entre sí.`,
    `- Más lejos que una de prueba: AUROC de la distancia, en píxeles, a la imagen de entrenamiento más parecida, contra la de las ${real} cifras de prueba; entre corchetes, el intervalo del 95 %, que no se da donde todas las distancias son iguales. Clases: cifras que el juez ve con confianza > 0,9 en alguna muestra. Casi copias: la parte que está más cerca que el 99 % de las de prueba.`,
  ];
  return `${coverageTable(rows)}\n\n${notes.join("\n")}`;
}

module.exports = Object.assign(measure, { expectedCoverage, measureCoverage });
