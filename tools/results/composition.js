// @ts-check
// Sums of energies: the digit model, a class of a classifier, and how much ink; what share of the samples satisfies each part and all.
"use strict";

const { firstBatch, toPadded } = require("ebm/data");
const { featureEnergy, networkEnergy, productEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { judge } = require("ebm/metrics");
const { langevin, sample, uniformStart } = require("ebm/sampler");
const { openModel } = require("../models/open-model");
const { decimal, markdownTable } = require("../tables/table");
const { shareInBrackets } = require("./cells");
const { guideEnergies } = require("./guide");

const SEED = 2026;
const MODEL = "ebm-mnist-averaged";
const PIXELS = 28 * 28;
/** Of the class energy, in the units of the model's. Chosen with other seeds. */
const CLASS_WEIGHT = 0.03;
/** Mean of the 784 pixels in [0, 1]: what is asked for, and how far from it still counts. */
const INK = { target: 0.22, within: 0.05, stiffness: 100 };
/** Confidence of the judge from which an image is a digit, and of the guide from which it is of the class asked for. */
const SURE = 0.9;

/**
 * What is asked of a sample.
 * @typedef {{ model: boolean, digit: boolean, ink: boolean }} Asked
 * @typedef {{ samples: number, sure: number, right: number, guided: number, inked: number, all: number }} Counts
 */

/** @type {readonly (readonly [string, Asked])[]} */
const ROWS = [
  ["solo el modelo", { model: true, digit: false, ink: false }],
  ["solo la clase", { model: false, digit: true, ink: false }],
  ["solo la tinta", { model: false, digit: false, ink: true }],
  ["modelo + clase", { model: true, digit: true, ink: false }],
  ["modelo + tinta", { model: true, digit: false, ink: true }],
  ["modelo + clase + tinta", { model: true, digit: true, ink: true }],
];

/** The table of docs/resultados.md, with its notes. @param {any} tools */
async function measure({ judge: network, mnist, engine, chains = 20, steps = 400, guideSteps = 1500 }) {
  const guide = await guideEnergies({ mnist, engine, steps: guideSteps });
  const { spec, weights } = await openModel(MODEL);
  const parts = { model: networkEnergy(await openNetwork(spec, { weights, engine })), classes: guide.classes, ink: inkEnergy(spec) };
  const rows = [];
  for (const [name, asked] of ROWS) {
    /** @type {Counts} */
    const counts = { samples: 0, sure: 0, right: 0, guided: 0, inked: 0, all: 0 };
    for (let digit = 0; digit < 10; digit++) {
      const start = uniformStart(spec.inputShape, { chains, seed: SEED + digit });
      const { x } = await sample(langevin(composed(parts, asked, digit)), start, { seed: SEED, index: digit, steps });
      count(counts, { x, digit, verdicts: judge(network, x), surprise: guide.classes[digit].energy(x) });
    }
    rows.push([name, ...cells(counts)]);
  }
  const header = ["energía", "es una cifra", "es la pedida", "según la guía", "tiene tinta", "las tres cosas"];
  return `${markdownTable(header, rows)}\n\n${notes({ chains, steps, guide, mnist })
    .map((note) => `- ${note}`)
    .join("\n")}`;
}

/** @param {{ model: any, classes: any[], ink: any }} parts @param {Asked} asked @param {number} digit */
function composed(parts, asked, digit) {
  /** @type {[import("ebm/energy").Energy, number][]} */
  const chosen = [];
  if (asked.model) chosen.push([parts.model, 1]);
  if (asked.digit) chosen.push([parts.classes[digit], CLASS_WEIGHT]);
  if (asked.ink) chosen.push([parts.ink, 1]);
  return productEnergy(
    chosen.map(([energy]) => energy),
    { weights: chosen.map(([, weight]) => weight) },
  );
}

/** @param {import("ebm/network").NetworkSpec} spec of images in [−1, 1]: the mean of (x + 1)/2 over the 784 pixels that are no margin */
function inkEnergy({ inputShape }) {
  const size = inputShape.reduce((a, b) => a * b, 1);
  const direction = new Array(size).fill(1 / (2 * PIXELS));
  return featureEnergy({ direction, target: INK.target - size / (2 * PIXELS), stiffness: INK.stiffness, shape: inputShape });
}

/** @param {Counts} counts @param {{ x: Float32Array, digit: number, verdicts: import("ebm/metrics").Verdicts, surprise: Float32Array }} found `surprise` is the guide's −log p(digit | x) */
function count(counts, { x, digit, verdicts: { digits, confidence }, surprise }) {
  const size = x.length / digits.length;
  digits.forEach((found, i) => {
    const sure = confidence[i] > SURE;
    const right = sure && found === digit;
    const inked = Math.abs(inkOf(x.subarray(i * size, (i + 1) * size)) - INK.target) <= INK.within;
    counts.samples++;
    counts.sure += Number(sure);
    counts.right += Number(right);
    counts.guided += Number(Math.exp(-surprise[i]) > SURE);
    counts.inked += Number(inked);
    counts.all += Number(right && inked);
  });
}

/** The mean of (x + 1)/2 over the pixels that are no margin. @param {Float32Array} image */
function inkOf(image) {
  return image.reduce((sum, v) => sum + (v + 1) / 2, 0) / PIXELS;
}

/** @param {Counts} counts */
function cells({ samples, sure, right, guided, inked, all }) {
  return [sure, right, guided, inked, all].map((hits) => shareInBrackets(hits, samples));
}

/** @param {{ chains: number, steps: number, guide: { accuracy: number, steps: number }, mnist: import("ebm/data").Mnist }} run */
function notes({ chains, steps, guide, mnist }) {
  const digits = firstBatch(mnist.test, { batchSize: 2000, seed: SEED, preprocess: toPadded }).x;
  return [
    `${10 * chains} muestras por fila, ${chains} por cada cifra pedida, desde ruido uniforme, ${steps} pasos de la receta, semilla ${SEED}; entre corchetes, el intervalo de Wilson del 95 %.`,
    `Modelo: ${MODEL}. Clase: ${decimal(CLASS_WEIGHT, 2)} veces −log p(cifra | x) de un clasificador guía (${guide.steps} pasos; acierta el ${decimal(100 * guide.accuracy, 1)} % en prueba). Quien juzga es otro: el de siempre, con otra red, otros pesos y la clase «ninguna»; «es una cifra» pide confianza > ${decimal(SURE, 1)}. «Según la guía»: de la cifra pedida, con p > ${decimal(SURE, 1)} de la guía misma.`,
    `Tinta: la media de los 784 píxeles en [0, 1]; se pide ${decimal(INK.target, 2)} con rigidez ${INK.stiffness} y cuenta la que está a ${decimal(INK.within, 2)} o menos. La de las cifras de prueba es ${decimal(inkOf(digits) / 2000, 2)} de media. Es una medida, no un juicio.`,
  ];
}

module.exports = Object.assign(measure, { composed, inkEnergy, inkOf });
