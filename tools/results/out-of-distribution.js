// @ts-check
// How well the energy of each network tells other images from digits: AUROC of test digits against each contrast.
"use strict";

const { fashionMnist, firstBatch } = require("ebm/data");
const { networkEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { auroc, blended, noisy, rotated } = require("ebm/metrics");
const { preset } = require("ebm/network");
const { uniformStart } = require("ebm/sampler");
const { imagesOf } = require("../models/images");
const { openModel } = require("../models/open-model");
const { decimal, markdownTable } = require("../tables/table");

const SEED = 2026;
const NETWORKS = ["ebm-mnist", "ebm-mnist-averaged", "ebm-mnist-gdl-averaged", "mlp-784"];
/** Images of each kind. */
const IMAGES = 2000;

/**
 * @typedef {import("ebm/metrics").Auroc} Auroc
 * @typedef {Pick<import("./experiments").Tools, "mnist" | "engine">} Tools
 */

/**
 * The images of each contrast, prepared as the network takes them. Those that are made of digits are made of others than the digits that they are compared with.
 * @param {import("ebm/network").NetworkSpec} spec
 * @param {{ mnist: import("ebm/data").Mnist, images?: number, skip?: number }} options `skip` leaves the first test digits of the seed's order out
 * @returns {Promise<{ digits: Float32Array, contrasts: Record<string, Float32Array> }>}
 */
async function imageSets(spec, { mnist, images = IMAGES, skip = 0 }) {
  const { shape, range, prepare } = imagesOf(spec);
  const [side, background, size] = [shape[0], range[0], shape[0] * shape[1]];
  const both = firstBatch(mnist.test, { batchSize: skip + 2 * images, seed: SEED, preprocess: prepare }).x.subarray(skip * size);
  const [digits, others] = [both.subarray(0, images * size), both.subarray(images * size)];
  const part = (range[1] - range[0]) / 2; // of the scale of [−1, 1]
  const clothes = firstBatch(await fashionMnist(), { batchSize: images, seed: SEED, preprocess: prepare }).x;
  return {
    digits,
    contrasts: {
      "MNIST de entrenamiento": firstBatch(mnist.train, { batchSize: images, seed: SEED, preprocess: prepare }).x,
      "Fashion-MNIST": clothes,
      "ruido uniforme": uniformStart(spec.inputShape, { chains: images, seed: SEED, bounds: range }),
      "cifras con ruido": noisy(others, { spread: 0.3 * part, seed: SEED, bounds: range }),
      "cifras giradas 90°": rotated(others, { side, degrees: 90, background }),
      "dos cifras a medias": blended(others, { size, seed: SEED }),
    },
  };
}

/**
 * The AUROC of a score for each contrast.
 * @param {Awaited<ReturnType<typeof imageSets>>} sets @param {(x: Float32Array) => ArrayLike<number>} score
 * @returns {Record<string, Auroc>}
 */
function areasOf({ digits, contrasts }, score) {
  const inside = score(digits);
  return Object.fromEntries(Object.entries(contrasts).map(([name, x]) => [name, auroc(inside, score(x))]));
}

/**
 * The AUROC of the energy of one network for each contrast.
 * @param {string} label what `openModel` opens
 * @param {Tools & { images: number }} options
 * @returns {Promise<{ label: string, areas: Record<string, Auroc> }>}
 */
async function measureContrasts(label, { mnist, engine, images }) {
  const { spec, weights } = await openModel(label);
  const sets = await imageSets(spec, { mnist, images });
  const network = await openNetwork(spec, { weights, engine });
  const areas = areasOf(sets, (x) => networkEnergy(network).energy(x));
  network.dispose();
  return { label, areas };
}

/**
 * The same of a score that has learnt nothing: how much ink there is.
 * @param {Pick<Tools, "mnist"> & { images: number, skip?: number }} options
 */
async function measureInk({ mnist, images, skip }) {
  const sets = await imageSets(preset("mlp-784"), { mnist, images, skip });
  const ink = (/** @type {Float32Array} */ x) =>
    Float64Array.from({ length: x.length / 784 }, (_, i) => x.subarray(784 * i, 784 * (i + 1)).reduce((a, v) => a + v, 0));
  return { label: "sin red: la tinta", areas: areasOf(sets, ink) };
}

/** A row a network, a column a contrast. @param {{ label: string, areas: Record<string, Auroc> }[]} measured */
function contrastsTable(measured) {
  const names = Object.keys(measured[0].areas);
  const cell = (/** @type {Auroc} */ { auroc: area, interval: [low, high] }) =>
    `${decimal(area, 3)} [${decimal(low, 3)}; ${decimal(high, 3)}]`;
  return markdownTable(
    ["red", ...names],
    measured.map(({ label, areas }) => [label, ...names.map((name) => cell(areas[name]))]),
  );
}

/** The table of docs/resultados.md, with its note. @param {Tools & { images?: number }} tools */
async function measure({ mnist, engine, images = IMAGES }) {
  const measured = [];
  for (const label of NETWORKS) measured.push(await measureContrasts(label, { mnist, engine, images }));
  measured.push(await measureInk({ mnist, images }));
  const note = `- ${images} imágenes de cada clase, semilla ${SEED}; entre corchetes, el intervalo de confianza del 95 % (DeLong, en escala logit).`;
  return `${contrastsTable(measured)}\n\n${note}`;
}

module.exports = Object.assign(measure, { areasOf, contrastsTable, imageSets, measureInk });
