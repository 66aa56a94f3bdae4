// @ts-check
// Every objective on the two moons: the log-likelihood of its network, beside that of the exact density.
"use strict";

const { labelledTwoMoons, twoMoons } = require("ebm/data");
const { quadratic, tiltedNetwork, twoMoonsLogDensity } = require("ebm/energy");
const { chooseEngine, openNetwork } = require("ebm/engine");
const { dense, network, spreadWeights } = require("ebm/network");
const objectives = require("ebm/objective");
const { accuracy } = require("ebm/metrics");
const { ula } = require("ebm/sampler");
const { adam, fitNetwork } = require("ebm/trainer");
const { machineLine } = require("../tables/machine");
const { decimal, markdownTable } = require("../tables/table");

/** Of θ, batches and all other chance. */
const SEED = 2026;
const TRAIN = { n: 10_000, seed: 1 };
/** Where the settings of each objective were chosen. */
const VALIDATION = { n: 5000, seed: 2 };
/** Looked at for the table alone. */
const TEST = { n: 5000, seed: 3 };
/** Stiffness of E₀ = (0.25/2) |x|², which keeps Z finite. */
const BASE = 0.25;
const BATCH = 256;
/** Z is summed finely in a square of this half width, and coarsely around it: there E₀ and the network are smooth. */
const NEAR = { half: 4, side: 400 };
const FAR = { half: 12, side: 300 };

/**
 * How one objective is trained.
 * @typedef {object} Setting
 * @property {() => import("ebm/objective").Objective<any>} make
 * @property {number} [classes] outputs of its network, when it is a classifier
 * @property {number} [learningRate] of the first step; it falls to a hundredth, linearly
 * @property {number} [beta1]
 * @property {number} [steps]
 */

/** A sampler's step of 0.004: the moons' width of 0.1 is a stiffness of 100, and ε must stay well below 4/100. */
const walk = (/** @type {import("ebm/energy").Energy} */ energy) => ula(energy, { stepSize: 0.004 });
const chains = { steps: 10, sampler: walk };
const broad = () => objectives.fitGaussianNoise(trainingSet().x, { shape: [2], widen: 1.3 });

/** What was chosen on the validation set. @type {readonly Setting[]} */
const SETTINGS = [
  { make: () => objectives.cd(chains), beta1: 0 },
  { make: () => objectives.cdWithKl({ steps: 10, stepSize: 0.004 }), beta1: 0 },
  { make: () => objectives.pcd({ ...chains, chains: BATCH }), beta1: 0 },
  { make: () => objectives.replayCd({ ...chains, chains: BATCH, low: -2, high: 2 }), beta1: 0 },
  { make: () => objectives.denoisingScoreMatching({ sigma: 0.03 }) },
  { make: () => objectives.slicedScoreMatching() },
  { make: () => objectives.slicedScoreMatchingVr() },
  { make: () => objectives.nce({ noise: broad(), ratio: 4 }), learningRate: 0.01 },
  { make: () => objectives.jem(objectives.nce({ noise: broad(), ratio: 4 })), classes: 2, learningRate: 0.01 },
];

/**
 * A row an objective: seconds, mean log-likelihood of points that no training saw, and its distance from that of the exact density.
 * @param {{ steps?: number, settings?: readonly Setting[], onRow?: (name: string) => void }} [options] training steps, for all
 * @returns {Promise<string>}
 */
async function objectivesTable({ steps = 2000, settings = SETTINGS, onRow = () => {} } = {}) {
  const engine = await chooseEngine({ prefer: "wasm", fma: false }); // the same bits on every machine
  const [validation, test] = [VALIDATION, TEST].map(({ n, seed }) => twoMoons(n, { seed, centred: true }));
  const [best, bestTest] = [validation, test].map((x) => mean(twoMoonsLogDensity(x, { centred: true })));
  const rows = [["densidad exacta", "—", "—", decimal(best, 3), decimal(bestTest, 3), "—", ""]];
  for (const setting of settings) {
    const found = await trainOne(setting, { engine, steps, validation, test });
    const { name, seconds, told } = found;
    onRow(name);
    const gap = found.test - bestTest;
    rows.push([name, String(steps), decimal(seconds, 0), decimal(found.validation, 3), decimal(found.test, 3), decimal(gap, 3), told]);
  }
  const header = ["objetivo", "pasos", "segundos", "validación", "prueba", "distancia a la exacta", "además"];
  return [
    markdownTable(header, rows),
    notes()
      .map((note) => `- ${note}`)
      .join("\n"),
  ].join("\n\n");
}

/** Trains the network of one objective and measures it. @param {Setting} setting @param {any} tools */
async function trainOne({ make, classes = 1, learningRate = 0.003, beta1 = 0.9 }, { engine, steps, validation, test }) {
  const objective = make();
  const spec = moonsNetwork(classes);
  const opened = await openNetwork(spec, { weights: spreadWeights(spec, { seed: SEED }), engine });
  const net = tiltedNetwork(opened, quadratic([0, 0], { stiffness: BASE }));
  const started = performance.now();
  const { own } = await fitNetwork({
    network: net,
    objective,
    data: trainingSet(),
    batchSize: BATCH,
    optimizer: adam({ learningRate, beta1 }),
    learningRate: (done) => learningRate * (1 - done / steps) + learningRate / 100,
    steps,
    seed: SEED,
    record: [],
    average: Math.ceil(steps / 4),
  });
  const seconds = (performance.now() - started) / 1000;
  const logZ = logPartition(net);
  const likelihood = (/** @type {Float32Array} */ x) => -mean(net.energy(x)) - logZ;
  const found = { name: objective.name, seconds, validation: likelihood(validation), test: likelihood(test) };
  const told = [
    ...(own.length > 0 ? [`su log Z se equivoca en ${decimal(own[0] - logZ, 3)}`] : []),
    ...(classes > 1 ? [`acierta el ${decimal(100 * testAccuracy(net), 1)} % de las clases`] : []),
  ].join("; ");
  opened.dispose();
  return { ...found, told };
}

/** 2-128-128-1, or with a class for each moon. @param {number} classes */
function moonsNetwork(classes) {
  const hidden = [128, 128].map((units) => dense(units, { activation: "swish" }));
  /** @type {Partial<import("ebm/network").NetworkOptions>} */
  const head = classes > 1 ? { head: "logsumexp", outputSign: -1 } : {};
  return network({ name: "lunas", inputShape: [2], layers: [...hidden, dense(classes)], ...head });
}

function trainingSet() {
  return labelledTwoMoons(TRAIN.n, { seed: TRAIN.seed, centred: true });
}

/** Share of test points whose larger logit is their moon. @param {import("ebm/engine").EngineNetwork} net */
function testAccuracy(net) {
  const { x, labels } = labelledTwoMoons(TEST.n, { seed: TEST.seed, centred: true });
  return accuracy(net.outputs(x), labels);
}

/** log Z of the plane: midpoints of a fine grid near the data, and of a coarse one around. @param {import("ebm/engine").EngineNetwork} net */
function logPartition(net) {
  const near = midpoints(NEAR, () => true);
  const far = midpoints(FAR, (x, y) => Math.max(Math.abs(x), Math.abs(y)) > NEAR.half);
  const logs = [near, far].flatMap(({ x, area }) => Array.from(net.energy(x), (e) => Math.log(area) - e));
  const most = logs.reduce((a, b) => Math.max(a, b));
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/** @param {{ half: number, side: number }} grid @param {(x: number, y: number) => boolean} counts */
function midpoints({ half, side }, counts) {
  const width = (2 * half) / side;
  const at = (/** @type {number} */ i) => width * (i + 0.5) - half;
  const x = [];
  for (let i = 0; i < side; i++) for (let j = 0; j < side; j++) if (counts(at(i), at(j))) x.push(at(i), at(j));
  return { x: Float32Array.from(x), area: width ** 2 };
}

/** @param {ArrayLike<number>} values */
function mean(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

function notes() {
  return [
    `Dos lunas de ruido 0,1, centradas: ${TRAIN.n} puntos de entrenamiento, ${VALIDATION.n} de validación, con los que se eligieron los ajustes, y ${TEST.n} de prueba; log-verosimilitud media en nats.`,
    `Red 2-128-128-1 con swish sobre E₀ = ${decimal(BASE / 2, 3)} |x|², lotes de ${BATCH}, Adam, media de los pesos del último cuarto de los pasos, semilla ${SEED}.`,
    "Z por cuadratura de exp(−E) en el plano; los segundos son del ajuste solo.",
    machineLine(),
  ];
}

module.exports = { objectivesTable };
