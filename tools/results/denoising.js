// @ts-check
// Digits with Gaussian noise, cleaned by descent on E(x) + T |x − y|²/(2σ²), beside filters that know no energy.
"use strict";

const { observationEnergy, productEnergy } = require("ebm/energy");
const { noisy, sampleMean } = require("ebm/metrics");
const { langevin, sample } = require("ebm/sampler");
const { decimal, markdownTable } = require("../tables/table");
const { boxFilter, meanPicture, variancePicture } = require("./picture-baselines");

const SEED = 2026;
const SIZE = 1024;
const SIGMAS = [0.3, 0.6, 1];
/** The temperatures at which the model's energy is tried; each σ keeps the best on training images. */
const TEMPERATURES = [1e-4, 3e-4, 1e-3, 3e-3];
const [TUNING, STEPS] = [24, 500];
/** Of a descent that forgets y and is stopped early. */
const EARLY = 60;
const EVERYWHERE = /** @type {const} */ ([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);

/** The table, with its notes. @param {{ energy: import("ebm/energy").Energy, test: { x: Float32Array }, train: Float32Array, images: number }} options */
async function denoisingTable({ energy, test, train, images }) {
  const [mean, variance] = [meanPicture(train), variancePicture(train)];
  const tuning = train.subarray(0, TUNING * SIZE);
  const rows = [];
  for (const sigma of SIGMAS) {
    const seen = noisy(test.x, { spread: sigma, seed: SEED, bounds: EVERYWHERE });
    const best = await bestTemperature(energy, tuning, sigma);
    const shrunken = seen.map((v, k) => {
      const spread = variance[k % SIZE];
      return mean[k % SIZE] + (spread / (spread + sigma ** 2)) * (v - mean[k % SIZE]);
    });
    const ways = [
      seen.map(intoRange),
      boxFilter(seen),
      shrunken,
      await cleaned(energy, seen, { sigma, temperature: best, steps: STEPS }),
      await cleaned(energy, seen, { sigma, temperature: 0, steps: EARLY }),
    ];
    rows.push([decimal(sigma, 1), ...ways.map((x) => errorOf(x, test.x)), decimal(best, 4)]);
  }
  const header = ["σ", "ruidosa, recortada", "filtro 3 × 3", "encogida hacia la media", "con la energía", "bajar y parar", "T"];
  const notes = [
    `Quitar ruido: las mismas ${images} imágenes, con ruido gaussiano σ; cada manera recibe la imagen sin recortar; error cuadrático medio por píxel ± su error típico.`,
    `Con la energía: ${STEPS} pasos de descenso, sin ruido, por E(x) + T |x − y|²/(2σ²), desde la imagen recortada; T, la mejor de ${TEMPERATURES.map((t) => decimal(t, 4)).join(", ")} en ${TUNING} imágenes de entrenamiento. Bajar y parar: ${EARLY} pasos por E sola, sin y; no es una posterior. Encogida: cada píxel hacia su media, μ + v/(v + σ²)(y − μ), lo mejor que se puede hacer píxel a píxel con una recta.`,
  ];
  return `${markdownTable(header, rows)}\n\n${notes.map((note) => `- ${note}`).join("\n")}`;
}

/** @param {number} v */
const intoRange = (v) => Math.max(-1, Math.min(1, v));

/**
 * Descent to a minimum of −log p(x | y): half of the way to y in each step, were y all that pulls.
 * @param {import("ebm/energy").Energy} energy
 * @param {Float32Array} seen
 * @param {{ sigma: number, temperature: number, steps: number }} options a temperature of 0 forgets y
 */
async function cleaned(energy, seen, { sigma, temperature, steps }) {
  const observed = observationEnergy(seen, { sigma, shape: energy.shape });
  const posterior = temperature > 0 ? productEnergy([energy, observed], { weights: [1, temperature] }) : energy;
  const stepSize = temperature > 0 ? Math.min(10, (0.5 * sigma ** 2) / temperature) : 10;
  const rule = langevin(posterior, { stepSize, noise: 0, gradientClip: 10 });
  return (await sample(rule, seen.map(intoRange), { seed: SEED, steps })).x;
}

/** @param {import("ebm/energy").Energy} energy @param {Float32Array} clean @param {number} sigma */
async function bestTemperature(energy, clean, sigma) {
  const seen = noisy(clean, { spread: sigma, seed: SEED + 1, bounds: EVERYWHERE });
  const tried = [];
  for (const temperature of TEMPERATURES) {
    const x = await cleaned(energy, seen, { sigma, temperature, steps: STEPS });
    tried.push({ temperature, error: x.reduce((sum, v, k) => sum + (v - clean[k]) ** 2, 0) });
  }
  return tried.reduce((a, b) => (b.error < a.error ? b : a)).temperature;
}

/** @param {Float32Array} x @param {Float32Array} truth */
function errorOf(x, truth) {
  const errors = Float64Array.from({ length: truth.length / SIZE }, (_, i) => {
    let sum = 0;
    for (let k = i * SIZE; k < (i + 1) * SIZE; k++) sum += (x[k] - truth[k]) ** 2;
    return sum / SIZE;
  });
  const { mean, standardError } = sampleMean(errors);
  return `${decimal(mean, 4)} ± ${decimal(standardError, 4)}`;
}

module.exports = { denoisingTable };
