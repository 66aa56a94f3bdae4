// @ts-check
// The classifier that is an energy too (JEM), beside the same network as a classifier alone: what it knows, how sure it is, what it takes for a digit.
"use strict";

const { firstBatch, toPadded } = require("ebm/data");
const { networkEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { calibrationError } = require("ebm/metrics");
const { cd, jem } = require("ebm/objective");
const { adam, fitNetwork, loadShipped, loadShippedHistory, recipe } = require("ebm/trainer");
const { FOLDER, readRun } = require("../checkpoints/store");
const { decimal, markdownTable } = require("../tables/table");
const { classSamples, classSamplesTable } = require("./class-samples");
const { areasOf, contrastsTable, imageSets, measureInk } = require("./out-of-distribution");

const NAME = "mnist-jem";
const SEED = 2026;
const RECIPE = recipe("jem");
/** How many settings of the recipe were tried, and the first test digits of the seed's order, which were looked at to choose: no table uses them. */
const CHOICE = { tried: 7, looked: 2000 };
/** Intervals of confidence of the calibration error. */
const BINS = 15;

/**
 * How many images of each kind; steps of the classifier alone, by default those of JEM's own training; and how to draw.
 * @typedef {{ images?: number, steps?: number, samples?: { perClass?: number, steps?: readonly number[] } }} Amounts
 * @typedef {Omit<import("./experiments").Tools, "progress">} Tools
 * @typedef {import("ebm/engine").EngineNetwork} EngineNetwork
 */

/**
 * Three tables: classes and their calibration; AUROC against six contrasts, by the energy and by the largest probability; and samples
 * of one class.
 * @param {Tools & Amounts} options
 * @returns {Promise<string>}
 */
async function measureJem({ judge, mnist, engine, images = 2000, steps = stepsOf(mnist), samples }) {
  const { spec, weights } = await loadShipped(NAME);
  const model = await openNetwork(spec, { weights, engine });
  const plain = await trainClassifier(spec, { mnist, engine, steps });
  const networks = { [NAME]: model, "solo clasificador": plain };
  const sets = await imageSets(spec, { mnist, images, skip: CHOICE.looked });
  const areas = Object.entries(networks).flatMap(([name, network]) => [
    { label: `${name}, por E(x)`, areas: areasOf(sets, (x) => networkEnergy(network).energy(x)) },
    { label: `${name}, por la duda`, areas: areasOf(sets, (x) => doubt(network, x)) },
  ]);
  areas.push(await measureInk({ mnist, images, skip: CHOICE.looked }));
  const drawn = [];
  for (const [label, network] of Object.entries(networks))
    drawn.push({ label, rows: await classSamples(network, { judge, engine, ...samples }) });
  const unseen = unseenDigits(mnist.test);
  const tables = [classesTable(networks, unseen), contrastsTable(areas), classSamplesTable(drawn)];
  for (const network of [model, plain]) network.dispose();
  return [...tables, (await notes({ images, steps, digits: unseen.labels.length })).map((note) => `- ${note}`).join("\n")].join("\n\n");
}

/** Steps of the training of the recipe. @param {import("ebm/data").Mnist} mnist */
function stepsOf(mnist) {
  return RECIPE.epochs * Math.floor(mnist.train.count / RECIPE.batchSize);
}

/**
 * The same network trained as long, with the same rates, on the cross-entropy alone.
 * @param {import("ebm/network").NetworkSpec} spec @param {Pick<Tools, "mnist" | "engine"> & { steps: number }} options
 */
async function trainClassifier(spec, { mnist: { train }, engine, steps }) {
  const network = await openNetwork(spec, { seed: SEED, engine });
  const { adam: options, learningRateDecay, epochs, batchSize } = RECIPE;
  const x = toPadded(
    train,
    Uint32Array.from({ length: train.count }, (_, i) => i),
  );
  await fitNetwork({
    network,
    objective: jem(cd(), { weight: 0 }),
    data: { x, labels: train.labels },
    batchSize,
    steps,
    seed: SEED,
    optimizer: adam(options),
    learningRate: (done) => /** @type {number} */ (options.learningRate) * learningRateDecay ** Math.floor((epochs * done) / steps),
    record: [],
  });
  return network;
}

/**
 * −log of the largest probability, log Σ_k exp f_k − max_k f_k: the order of 1 − max p, without its rounding near 1.
 * @param {EngineNetwork} network @param {Float32Array} x
 */
function doubt(network, x) {
  const logits = network.outputs(x);
  const classes = logits.length / (x.length / 1024);
  return Float64Array.from({ length: logits.length / classes }, (_, i) => {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const most = row.reduce((a, b) => Math.max(a, b));
    return Math.log(row.reduce((sum, f) => sum + Math.exp(f - most), 0));
  });
}

/** The test digits that nobody looked at to choose the recipe. @param {import("ebm/data").ImageSet} test */
function unseenDigits(test) {
  const { x, labels } = firstBatch(test, { batchSize: test.count, seed: SEED, preprocess: toPadded });
  return { x: x.subarray((x.length / test.count) * CHOICE.looked), labels: labels.subarray(CHOICE.looked) };
}

/** A row a network. @param {Record<string, EngineNetwork>} networks @param {{ x: Float32Array, labels: Uint8Array }} digits */
function classesTable(networks, { x, labels }) {
  const rows = Object.entries(networks).map(([name, network]) => {
    const { accuracy, confidence, error } = calibrationError(network.outputs(x), labels, { bins: BINS });
    return [name, ...[accuracy, confidence, error].map((share) => `${decimal(100 * share, 2)} %`)];
  });
  return markdownTable(["red", "aciertos", "confianza media", "error de calibración (ECE)"], rows);
}

/** How it was trained, and what the numbers are. @param {{ images: number, steps: number, digits: number }} counts */
async function notes({ images, steps, digits }) {
  const history = await loadShippedHistory(NAME);
  const { seed, machine, node } = /** @type {import("ebm/trainer").ShippedRun} */ (readRun(FOLDER, NAME));
  const minutes = history.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  const { longestGradient, dataNoise } = RECIPE;
  return [
    `El entrenamiento de ${NAME}: ${history.length} épocas en ${decimal(minutes, 1)} minutos de reloj, semilla ${seed}, en ${machine}, Node ${node}, con la máquina ocupada por otros trabajos.`,
    `«Solo clasificador» es la misma red con los mismos ${steps} pasos de ${RECIPE.batchSize} cifras y las mismas tasas, con la entropía cruzada sola: sin cadenas, sin ruido de ${decimal(dataNoise)} en los datos y sin acortar los gradientes a ${longestGradient}.`,
    "La duda es −log de la mayor probabilidad, máx p(y | x).",
    `Los ajustes de la receta (tasa, pesos, pasos, épocas) se eligieron entre ${CHOICE.tried} mirando ${CHOICE.looked} cifras de prueba, que aquí no cuentan: las tablas usan otras. La ropa, en cambio, es la misma que se miró, porque el proyecto no trae más imágenes de Fashion-MNIST: sus números pueden ser algo optimistas. La semilla del entrenamiento es una sola.`,
    `Aciertos y calibración, con las ${digits} cifras de prueba que no se miraron, en ${BINS} intervalos de confianza; AUROC, con ${images} imágenes de cada clase, semilla ${SEED}, y su intervalo del 95 % entre corchetes. La última fila separa por la tinta, sin red.`,
  ];
}

module.exports = { measureJem };
