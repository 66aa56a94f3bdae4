// @ts-check
// Contrastive divergence from data, from persistent chains and with a replay buffer, on MNIST, for the same number of gradients.
"use strict";

const { fashionMnist, firstBatch, toPadded } = require("ebm/data");
const { networkEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { auroc, noisy, sampleQuality } = require("ebm/metrics");
const { preset } = require("ebm/network");
const { cd, pcd, replayCd } = require("ebm/objective");
const { langevin, sample, uniformStart } = require("ebm/sampler");
const { adam, fitNetwork, GDL_RECIPE } = require("ebm/trainer");
const { decimal, markdownTable, percent } = require("../tables/table");

/** Images of a training step, and as many chains. */
const BATCH = 64;
const ALPHA = 0.1;
/** Of Adam without momentum, as in the recipe `uva`, for a short training. */
const RATE = 5e-4;
/** Of the weights, the batches and all noise. */
const SEEDS = [1, 2];
/** Gradients for each image of a batch, in the whole training: k + 2 a step, two of them in the parameters. */
const BUDGET = 22_000;
/** Steps of the chains in each training step. */
const K = 20;
const IMAGES = 10_000;
/** Of the evaluation: chains, their steps, images of each kind, and its own noise. */
const EVALUATION = { chains: 64, steps: 500, images: 1000, seed: 2026 };
/** Two groups with nothing in common are 1/α = 10 apart: a gap E(fakes) − E(data) beyond half of it counts as a divergence. */
const WILD = 0.5 / ALPHA;

/** @param {import("ebm/energy").Energy} energy */
const sampler = (energy) => langevin(energy, GDL_RECIPE.langevin);

/**
 * A way to begin the chains, and its steps a training step.
 * @typedef {{ steps: number, make: (options: import("ebm/objective").ChainOptions) => import("ebm/objective").Objective<any> }} Setting
 */

/** @type {readonly Setting[]} */
const SETTINGS = [
  { steps: K, make: cd },
  { steps: K, make: (options) => pcd({ ...options, chains: BATCH, bounds: [-1, 1] }) },
  { steps: K, make: (options) => replayCd({ ...options, chains: BATCH }) },
];

/**
 * What one training was like and what became of it.
 * @typedef {{ history: readonly import("ebm/trainer").FitRecord[], fromNoise: number, fromData: number, own: number | null, energies: Record<"data" | "noise" | "fromNoise" | "fromData", number>, fashion: number, noise: number }} Outcome
 */

/** The images of the evaluation. @param {import("./experiments").Tools} tools @param {typeof EVALUATION} size */
async function evaluationSets({ mnist }, { images, chains, seed }) {
  const some = (/** @type {import("ebm/data").ImageSet} */ set) => firstBatch(set, { batchSize: images, seed, preprocess: toPadded }).x;
  const data = some(mnist.test);
  const noise = uniformStart([32, 32, 1], { chains: images, seed });
  const length = chains * 32 * 32;
  return { data, fashion: some(await fashionMnist()), noise, starts: { data: data.subarray(0, length), noise: noise.subarray(0, length) } };
}

/** Trains with one setting and one seed. @param {Setting} setting @param {any} options @returns {Promise<Outcome>} */
async function train({ steps: k, make }, { engine, judge, x, sets, seed, budget, size }) {
  const network = await openNetwork(preset("ebm-mnist"), { seed, engine });
  const objective = make({ steps: k, sampler, alpha: ALPHA });
  const optimizer = adam({ learningRate: RATE, beta1: 0 });
  const steps = Math.round(budget / (k + 2));
  const { history, state } = await fitNetwork({ network, objective, data: { x }, batchSize: BATCH, optimizer, steps, seed });
  const found = await evaluate(network, { judge, sets, size });
  network.dispose();
  const chains = state instanceof Float32Array ? state : state?.images(size.chains);
  return { history, own: chains ? sampleQuality(judge, chains).confidentShare : null, ...found };
}

/**
 * Chains from noise and from data, their energies, and what the energy tells apart.
 * @param {import("ebm/engine").EngineNetwork} network
 * @param {Pick<import("./experiments").Tools, "judge"> & { sets: Awaited<ReturnType<typeof evaluationSets>>, size: typeof EVALUATION }} means
 */
async function evaluate(network, { judge, sets, size: { steps, seed } }) {
  const energy = networkEnergy(network);
  const run = async (/** @type {Float32Array} */ start) => {
    const { x } = await sample(sampler(energy), start, { seed, steps, record: [] });
    return { share: sampleQuality(judge, x).confidentShare, energy: mean(energy.energy(x)) };
  };
  const [fromNoise, fromData] = [await run(sets.starts.noise), await run(sets.starts.data)];
  const [data, fashion, noise] = [sets.data, sets.fashion, sets.noise].map((x) => energy.energy(x));
  return {
    fromNoise: fromNoise.share,
    fromData: fromData.share,
    energies: { data: mean(data), noise: mean(noise), fromNoise: fromNoise.energy, fromData: fromData.energy },
    fashion: auroc(data, fashion).auroc,
    noise: auroc(data, noise).auroc,
  };
}

/**
 * Two tables, a row a method in each: how quiet its training was, and what its energy and its chains are worth.
 * @param {import("./experiments").Tools} tools
 * @param {{ budget?: number, seeds?: readonly number[], settings?: readonly Setting[], size?: typeof EVALUATION, images?: number }} [options]
 * @returns {Promise<string>}
 */
async function measure(tools, { budget = BUDGET, seeds = SEEDS, settings = SETTINGS, size = EVALUATION, images = IMAGES } = {}) {
  const { judge, mnist, engine, progress } = tools;
  const sets = await evaluationSets(tools, size);
  const real = firstBatch(mnist.train, { batchSize: images, seed: size.seed, preprocess: toPadded }).x;
  const x = noisy(real, { spread: GDL_RECIPE.dataNoise, seed: size.seed });
  const [stability, quality] = [[], []].map((rows) => /** @type {string[][]} */ (rows));
  for (const setting of settings) {
    const outcomes = [];
    for (const seed of seeds) outcomes.push(await train(setting, { engine, judge, x, sets, seed, budget, size }));
    const name = setting.make({ steps: setting.steps }).name;
    progress?.write(`  ${name}: ${qualityCells(outcomes).join(" | ")}\n`);
    stability.push([name, String(outcomes[0].history.length), ...stabilityCells(outcomes)]);
    quality.push([name, ...qualityCells(outcomes)]);
  }
  const tables = [markdownTable(STABILITY, stability), markdownTable(QUALITY, quality)];
  return `${tables.join("\n\n")}\n\n${notes({ budget, seeds, size, images }).join("\n")}`;
}

const STABILITY = [
  "negativas",
  "pasos",
  "distancia, último cuarto",
  "su desviación",
  "E(datos), de … a …",
  "norma del gradiente: mediana",
  "la mayor",
  "divergencias",
];

/** @param {readonly Outcome[]} outcomes */
function stabilityCells(outcomes) {
  const each = (/** @type {(history: Outcome["history"]) => string} */ tell) => outcomes.map(({ history }) => tell(history)).join(" / ");
  const gaps = (/** @type {Outcome["history"]} */ history) => history.map(({ facts }) => -facts.cdiv);
  const late = (/** @type {Outcome["history"]} */ history) => gaps(history).slice(Math.floor(0.75 * history.length));
  const norms = (/** @type {Outcome["history"]} */ history) => history.map((step) => step.parameterGradient).sort((a, b) => a - b);
  const wild = outcomes.filter(({ history }) => gaps(history).some((gap) => Math.abs(gap) > WILD));
  return [
    each((history) => decimal(mean(late(history)), 3)),
    each((history) => decimal(deviation(late(history)), 3)),
    each((history) => range(history.map(({ energy }) => energy))),
    each((history) => decimal(norms(history)[Math.floor(history.length / 2)], 3)),
    each((history) => decimal(norms(history)[history.length - 1], 2)),
    `${wild.length} de ${outcomes.length}`,
  ];
}

const QUALITY = [
  "negativas",
  "confianza > 0,9 desde ruido",
  "desde datos",
  "sus cadenas",
  "E(datos)",
  "E(ruido)",
  "E(cadenas desde ruido)",
  "E(cadenas desde datos)",
  "AUROC, Fashion",
  "AUROC, ruido",
];

/** @param {readonly Outcome[]} outcomes */
function qualityCells(outcomes) {
  const each = (/** @type {(outcome: Outcome) => string} */ tell) => outcomes.map(tell).join(" / ");
  const energy = (/** @type {keyof Outcome["energies"]} */ of) => each(({ energies }) => decimal(energies[of], 2));
  return [
    each(({ fromNoise }) => percent(fromNoise)),
    each(({ fromData }) => percent(fromData)),
    outcomes[0].own === null ? "—" : each(({ own }) => percent(Number(own))),
    energy("data"),
    energy("noise"),
    energy("fromNoise"),
    energy("fromData"),
    each(({ fashion }) => decimal(fashion, 3)),
    each(({ noise }) => decimal(noise, 3)),
  ];
}

/** @param {{ budget: number, seeds: readonly number[], size: typeof EVALUATION, images: number }} options */
function notes({ budget, seeds, size, images }) {
  const pair = seeds.length > 1 ? "; en cada casilla, una cifra por semilla" : "";
  return [
    `- Red ebm-mnist, la de la lección, de pesos nuevos; ${images} imágenes con ruido de ${decimal(GDL_RECIPE.dataNoise, 3)}; lotes de ${BATCH} reales y ${BATCH} falsas; regla de Langevin de la receta; α = ${decimal(ALPHA, 1)}; Adam con tasa ${decimal(RATE, 4)} y β₁ = 0; ${seeds.length > 1 ? "semillas" : "semilla"} ${seeds.join(" y ")}${pair}.`,
    `- El mismo presupuesto: ${budget} gradientes por imagen del lote, k + 2 en cada paso de entrenamiento (k de las cadenas y 2 de los parámetros). Aquí, todos con k = ${K}.`,
    `- Distancia: E(falsas) − E(datos). Una divergencia es que pase de ${decimal(WILD, 0)} en algún paso.`,
    `- Al acabar: ${size.chains} cadenas de ${size.steps} pasos desde ruido uniforme y otras tantas desde imágenes de prueba. Sus cadenas: las negativas con las que acabó el entrenamiento (las de CD salen siempre de datos). AUROC de ${size.images} imágenes de prueba frente a otras tantas.`,
  ];
}

/** @param {readonly number[]} values */
const range = (values) => `${decimal(Math.min(...values))} … ${decimal(Math.max(...values))}`;

/** @param {ArrayLike<number>} values */
function mean(values) {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {readonly number[]} values */
function deviation(values) {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

module.exports = measure;
