// @ts-check
// Half images completed and noisy ones cleaned by the digit model, beside simple ways that know no energy.
"use strict";

const { firstBatch, toPadded } = require("ebm/data");
const { conditionalEnergy, networkEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { judge } = require("ebm/metrics");
const { langevin, sample, uniformStart } = require("ebm/sampler");
const { openModel } = require("../models/open-model");
const { decimal, markdownTable } = require("../tables/table");
const { meanWithError, shareInBrackets } = require("./cells");
const { denoisingTable } = require("./denoising");
const { meanOfGroups, meanPicture, nearestPictures } = require("./picture-baselines");

const SEED = 2026;
const MODEL = "ebm-mnist-averaged";
const [SIDE, SIZE] = [32, 1024];
/** The recipe's step with more noise; chosen, as the steps are, with training images. */
const NOISE = 0.05;
const SIZES = { images: 200, references: 20_000, chains: 8, steps: 200, tuning: 24 };
/** Confidence of the judge from which it sees a digit. */
const SURE = 0.9;

/** Which pixels are hidden, by the half. @type {Readonly<Record<string, (row: number, column: number) => boolean>>} */
const HALVES = {
  izquierda: (_, column) => column < SIDE / 2,
  derecha: (_, column) => column >= SIDE / 2,
  arriba: (row) => row < SIDE / 2,
  abajo: (row) => row >= SIDE / 2,
};

/** The two tables of docs/resultados.md, with their notes. @param {any} tools */
async function measure({ judge: network, mnist, engine, ...sizes }) {
  const { images, references, chains, steps, tuning } = { ...SIZES, ...sizes };
  const { spec, weights } = await openModel(MODEL);
  const energy = networkEnergy(await openNetwork(spec, { weights, engine }));
  const test = firstBatch(mnist.test, { batchSize: images, seed: SEED, preprocess: toPadded });
  const train = firstBatch(mnist.train, { batchSize: references, seed: SEED, preprocess: toPadded }).x;
  /** @type {Record<string, { errors: string[], hits: number }>} */
  const found = {};
  for (const hidden of Object.values(HALVES)) {
    const known = Array.from({ length: SIZE }, (_, j) => !hidden(Math.floor(j / SIDE), j % SIDE));
    for (const [name, filled] of Object.entries(await fillings({ energy, x: test.x, train, known, chains, steps }))) {
      found[name] ??= { errors: [], hits: 0 };
      found[name].errors.push(errorOf(filled, test.x, known));
      const { digits, confidence } = judge(network, filled);
      found[name].hits += digits.reduce((sum, digit, i) => sum + Number(digit === test.labels[i] && confidence[i] > SURE), 0);
    }
  }
  const rows = Object.entries(found).map(([name, { errors, hits }]) => [name, ...errors, shareInBrackets(hits, 4 * images)]);
  const table = markdownTable(["la mitad que falta", ...Object.keys(HALVES), "el juez ve su cifra"], rows);
  const notes = [
    `${images} imágenes de prueba, semilla ${SEED}; error cuadrático medio de los píxeles que faltan, en [−1, 1], ± su error típico entre imágenes. El juez ve la cifra de la imagen con confianza > ${decimal(SURE, 1)}, en las cuatro mitades juntas; entre corchetes, el intervalo de Wilson del 95 %, que las trata como independientes.`,
    `${MODEL}: energía condicional, ${chains} cadenas desde ruido uniforme, ${steps} pasos de la receta con ruido ${decimal(NOISE, 2)}. Vecinos: los más cercanos en la mitad visible entre ${references} imágenes de entrenamiento. La imagen media es de las mismas.`,
  ];
  const denoising = await denoisingTable({ energy, test, train, images, tuning });
  return `${table}\n\n${notes.map((note) => `- ${note}`).join("\n")}\n\n${denoising}`;
}

/** Whole images, completed in each way. @param {any} options @returns {Promise<Record<string, Float32Array>>} */
async function fillings({ energy, x, train, known, chains, steps }) {
  const given = conditionalEnergy(energy, { x, known });
  const start = uniformStart(given.shape, { chains: (chains * x.length) / SIZE, seed: SEED });
  const run = await sample(langevin(given, { noise: NOISE }), start, { seed: SEED, steps });
  const all = given.complete(run.x);
  const mean = meanPicture(train);
  const neighbours = nearestPictures(x, train, { known, count: 8 });
  const together = (/** @type {Float32Array} */ source) => given.complete(given.freeOf(source));
  return {
    "imagen media": together(Float32Array.from(x, (_, k) => mean[k % SIZE])),
    "el vecino más cercano": together(neighbours.subarray(0, x.length)),
    "media de 8 vecinos": together(meanOfGroups(neighbours, 8)),
    "el modelo, una cadena": all.slice(0, x.length),
    [`el modelo, media de ${chains} cadenas`]: meanOfGroups(all, chains),
  };
}

/** @param {Float32Array} filled @param {Float32Array} truth @param {readonly boolean[]} known */
function errorOf(filled, truth, known) {
  const free = known.filter((value) => !value).length;
  const errors = Float64Array.from({ length: truth.length / SIZE }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < SIZE; j++) if (!known[j]) sum += (filled[i * SIZE + j] - truth[i * SIZE + j]) ** 2;
    return sum / free;
  });
  return meanWithError(errors, 3);
}

module.exports = measure;
