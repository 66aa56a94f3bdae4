// @ts-check
// Digits with Gaussian noise, cleaned by descent on E(x) + T |x − y|²/(2σ²), beside filters that know no energy.
"use strict";

const { observationEnergy, productEnergy } = require("ebm/energy");
const { blurredImages, noisy } = require("ebm/metrics");
const { chainsAtStep, langevin, sample } = require("ebm/sampler");
const { decimal, markdownTable } = require("../tables/table");
const { meanWithError } = require("./cells");
const { meanPicture, variancePicture } = require("./picture-baselines");

const SEED = 2026;
const SIZE = 1024;
const SIGMAS = [0.3, 0.6, 1];
/** The temperatures at which the model's energy is tried; each σ keeps the best on training images. */
const TEMPERATURES = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3];
const STEPS = 500;
/** Steps tried of a descent that forgets y and is stopped early; each σ keeps the best on the same images. */
const EARLY = [15, 30, 60, 120, 240];
/** Of the descent, and the largest gradient of a pixel, which is 0.03 in the recipe: room for the pull towards y. */
const [STEP, CLIP] = [10, 10];
const RULE = { stepSize: STEP, noise: 0, gradientClip: CLIP };
const EVERYWHERE = /** @type {const} */ ([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);

/** The table, with its notes. @param {{ energy: import("ebm/energy").Energy, test: { x: Float32Array }, train: Float32Array, images: number, tuning: number }} options `tuning` training images choose T and when to stop */
async function denoisingTable({ energy, test, train, images, tuning: count }) {
  const [mean, variance] = [meanPicture(train), variancePicture(train)];
  const tuning = train.subarray(0, count * SIZE);
  const rows = [];
  for (const sigma of SIGMAS) {
    const seen = noisy(test.x, { spread: sigma, seed: SEED, bounds: EVERYWHERE });
    const best = await bestSettings(energy, tuning, sigma);
    const shrunken = seen.map((v, k) => {
      const spread = variance[k % SIZE];
      return mean[k % SIZE] + (spread / (spread + sigma ** 2)) * (v - mean[k % SIZE]);
    });
    const ways = [
      seen.map(intoRange),
      blurredImages(seen, { side: 32 }),
      shrunken,
      await cleaned(energy, seen, { sigma, temperature: best.temperature, steps: STEPS }),
      await cleaned(energy, seen, { sigma, temperature: 0, steps: best.early }),
    ];
    rows.push([decimal(sigma, 1), ...ways.map((x) => errorOf(x, test.x)), temperatureText(best.temperature), String(best.early)]);
  }
  const header = [
    "σ",
    "ruidosa, recortada",
    "filtro 3 × 3",
    "encogida hacia la media",
    "con la energía",
    "bajar y parar",
    "T",
    "pasos hasta parar",
  ];
  const notes = [
    `Quitar ruido: las mismas ${images} imágenes, con ruido gaussiano σ; cada manera recibe la imagen sin recortar; error cuadrático medio por píxel ± su error típico.`,
    `Con la energía: ${STEPS} pasos de descenso, sin ruido, por E(x) + T |x − y|²/(2σ²), desde la imagen recortada; T, la mejor de ${TEMPERATURES.map(temperatureText).join(", ")} en ${count} imágenes de entrenamiento. Bajar y parar: por E sola, sin y; no es una posterior; los pasos, los mejores de ${EARLY.join(", ")} en las mismas imágenes. En las dos, paso ${STEP} y gradiente recortado a ${CLIP} por píxel, en lugar del 0,03 de la receta. Encogida: cada píxel hacia su media, μ + v/(v + σ²)(y − μ), lo mejor que se puede hacer píxel a píxel con una recta.`,
  ];
  return `${markdownTable(header, rows)}\n\n${notes.map((note) => `- ${note}`).join("\n")}`;
}

/** @param {number} v */
const intoRange = (v) => Math.max(-1, Math.min(1, v));

/**
 * Descent towards a minimum of −log p(x | y) by a fixed number of steps of one size.
 * @param {import("ebm/energy").Energy} energy
 * @param {Float32Array} seen
 * @param {{ sigma: number, temperature: number, steps: number }} options a temperature of 0 forgets y
 */
async function cleaned(energy, seen, { sigma, temperature, steps }) {
  const observed = observationEnergy(seen, { sigma, shape: energy.shape });
  const posterior = temperature > 0 ? productEnergy([energy, observed], { weights: [1, temperature] }) : energy;
  const rule = langevin(posterior, RULE);
  return (await sample(rule, seen.map(intoRange), { seed: SEED, steps })).x;
}

/**
 * The temperature and the step of stopping with the smallest error on images that are known.
 * @param {import("ebm/energy").Energy} energy @param {Float32Array} clean @param {number} sigma
 */
async function bestSettings(energy, clean, sigma) {
  const seen = noisy(clean, { spread: sigma, seed: SEED + 1, bounds: EVERYWHERE });
  const errors = [];
  for (const temperature of TEMPERATURES) errors.push(squares(await cleaned(energy, seen, { sigma, temperature, steps: STEPS }), clean));
  const run = await sample(langevin(energy, RULE), seen.map(intoRange), { seed: SEED, steps: Math.max(...EARLY), record: EARLY });
  const stopped = EARLY.map((step) => squares(chainsAtStep(run, step), clean));
  const least = (/** @type {number[]} */ values) => values.indexOf(Math.min(...values));
  return { temperature: TEMPERATURES[least(errors)], early: EARLY[least(stopped)] };
}

/** @param {Float32Array} x @param {Float32Array} truth */
const squares = (x, truth) => x.reduce((sum, v, k) => sum + (v - truth[k]) ** 2, 0);

/** A temperature without zeros behind. @param {number} t */
const temperatureText = (t) => decimal(t, 5).replace(/0+$/, "");

/** @param {Float32Array} x @param {Float32Array} truth */
function errorOf(x, truth) {
  const errors = Float64Array.from({ length: truth.length / SIZE }, (_, i) => {
    let sum = 0;
    for (let k = i * SIZE; k < (i + 1) * SIZE; k++) sum += (x[k] - truth[k]) ** 2;
    return sum / SIZE;
  });
  return meanWithError(errors, 4);
}

module.exports = { denoisingTable };
