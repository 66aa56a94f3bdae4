// @ts-check
// Every objective on the two moons: the log-likelihood of its network, beside that of the exact density.
"use strict";

const { labelledTwoMoons, twoMoons } = require("ebm/data");
const { networkEnergy, quadratic, tiltedNetwork, twoMoonsLogDensity } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { dense, initialWeights, network, spreadWeights } = require("ebm/network");
const objectives = require("ebm/objective");
const { accuracy, aisBracket, gaussianBase, logLikelihoodBracket, logPartition2d, rejectionSamples2d } = require("ebm/metrics");
const { mala } = require("ebm/sampler");
const { adam, fitNetwork } = require("ebm/trainer");
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
/** Z is summed here; beyond, E₀ alone is 8 or more. @type {import("ebm/metrics").Box2d} */
const BOX = [
  [-8, 8],
  [-8, 8],
];
/** An eighth of a unit each, with four points: less than a deviation of the moons. */
const PANELS = 128;
/** Of both passages between N(0, I) and the model; the reverse one starts at exact samples. */
const AIS = { chains: 2000, schedule: 500 };

/**
 * How one objective is trained.
 * @typedef {object} Setting
 * @property {() => import("ebm/objective").Objective<any>} make
 * @property {number} [classes] outputs of its network, when it is a classifier
 * @property {number} [learningRate] of the first step; it falls to a hundredth, linearly
 * @property {number} [beta1]
 * @property {string} [detail] what tells it from another row of the same objective
 * @property {(spec: import("ebm/network").NetworkSpec) => Float32Array} [weights] before the first step
 */

const broad = () => objectives.fitGaussianNoise(trainingSet().x, { shape: [2], widen: 1.3 });

/** What was chosen on the validation set; β₁ = 0 where chains chase a moving energy. @type {readonly Setting[]} */
const SETTINGS = [
  { make: () => objectives.cd({ steps: 10 }), beta1: 0 },
  { make: () => objectives.cdWithKl({ steps: 10, stepSize: 0.004 }), beta1: 0 },
  { make: () => objectives.pcd({ steps: 10, chains: BATCH }), learningRate: 0.005, beta1: 0 },
  { make: () => objectives.replayCd({ steps: 10, chains: BATCH, initial: 8192, low: -2, high: 2 }), beta1: 0 },
  {
    make: () => objectives.replayCd({ steps: 10, chains: BATCH, initial: 8192, low: -2, high: 2, newFraction: 0 }),
    beta1: 0,
    detail: "sin ruido nuevo",
  },
  { make: () => objectives.denoisingScoreMatching({ sigma: 0.03 }) },
  { make: () => objectives.slicedScoreMatching() },
  { make: () => objectives.slicedScoreMatchingVr() },
  { make: () => objectives.nce({ noise: broad(), ratio: 4 }), learningRate: 0.01 },
  {
    make: () => objectives.nce({ noise: broad(), ratio: 4 }),
    learningRate: 0.01,
    weights: (spec) => initialWeights(spec, { seed: SEED }),
    detail: "pesos de Glorot",
  },
  { make: () => objectives.jem(objectives.pcd({ steps: 10, chains: BATCH })), classes: 2, learningRate: 0.005, beta1: 0 },
];

/**
 * A row an objective: seconds, mean log-likelihood of points that no training saw, its distance from that of the exact density, and
 * both sides of AIS.
 * @param {{ engine: import("ebm/engine").Engine }} tools
 * @param {{ steps?: number, ais?: typeof AIS, settings?: readonly Setting[] }} [options] training steps, for all
 * @returns {Promise<string>}
 */
async function measure({ engine }, { steps = 2000, ais = AIS, settings = SETTINGS } = {}) {
  const [validation, test] = [VALIDATION, TEST].map(({ n, seed }) => twoMoons(n, { seed, centred: true }));
  const [best, bestTest] = [validation, test].map((x) => mean(twoMoonsLogDensity(x, { centred: true })));
  const rows = [["densidad exacta", "—", "—", decimal(best, 3), decimal(bestTest, 3), "—", "—", "—", ""]];
  let worst = 0;
  for (const setting of settings) {
    const found = await trainOne(setting, { engine, steps, ais, validation, test });
    worst = Math.max(worst, found.change);
    const likelihoods = [found.validation, found.test, found.test - bestTest].map((value) => decimal(value, 3));
    rows.push([found.name, String(steps), decimal(found.seconds, 0), ...likelihoods, found.bracket, found.rates, found.told]);
  }
  const header = ["objetivo", "pasos", "segundos", "validación", "prueba", "distancia a la exacta", "AIS, prueba", "tasa; β₁", "además"];
  const footnotes = notes(worst, ais).map((note) => `- ${note}`);
  return `${markdownTable(header, rows)}\n\n${footnotes.join("\n")}`;
}

/** Trains the network of one objective and measures it. @param {Setting} setting @param {any} tools */
async function trainOne(setting, { engine, steps, ais, validation, test }) {
  const { make, classes = 1, learningRate = 0.003, beta1 = 0.9, detail, weights = spread } = setting;
  const objective = make();
  const spec = moonsNetwork(classes);
  const opened = await openNetwork(spec, { weights: weights(spec), engine });
  const net = tiltedNetwork(opened, quadratic([0, 0], { stiffness: BASE }));
  const started = performance.now();
  const { own } = await fitNetwork({
    network: net,
    objective,
    data: trainingSet(),
    batchSize: BATCH,
    optimizer: adam({ learningRate, beta1 }),
    learningRate: (done) => learningRate * (0.99 * (1 - done / steps) + 0.01),
    steps,
    seed: SEED,
    record: [],
    average: Math.ceil(steps / 4),
  });
  const seconds = (performance.now() - started) / 1000;
  const energy = networkEnergy(net);
  const { logZ, change } = logPartition2d(energy, { box: BOX, panels: PANELS });
  const likelihood = (/** @type {Float32Array} */ x) => -mean(net.energy(x)) - logZ;
  const name = detail ? `${objective.name}, ${detail}` : objective.name;
  const rates = `${decimal(learningRate, 3)}; ${decimal(beta1, 1)}`;
  const found = { name, rates, seconds, change, validation: likelihood(validation), test: likelihood(test) };
  const told = [
    ...(own.length > 0 ? [`su log Z se equivoca en ${decimal(own[0] - logZ, 3)}`] : []),
    ...(classes > 1 ? [`acierta el ${decimal(100 * testAccuracy(net), 1)} % de las clases`] : []),
  ].join("; ");
  const bracket = await bracketOf(energy, test, ais);
  opened.dispose();
  return { ...found, bracket, told };
}

/** @param {import("ebm/network").NetworkSpec} spec */
const spread = (spec) => spreadWeights(spec, { seed: SEED, slope: 3, offset: 3 });

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

/** Both sides of AIS around the mean log-likelihood, as text. @param {import("ebm/energy").Energy} energy @param {Float32Array} x @param {typeof AIS} ais */
async function bracketOf(energy, x, ais) {
  const starts = rejectionSamples2d(energy, { box: BOX, count: ais.chains, seed: SEED, cells: 512 });
  const base = gaussianBase([2]);
  const transition = (/** @type {import("ebm/energy").Energy} */ e, /** @type {number} */ stepSize) => mala(e, { stepSize });
  const found = await aisBracket(energy, { starts, base, transition, seed: SEED, ...ais });
  const { lower, upper } = logLikelihoodBracket(energy.energy(x), found);
  const error = Math.hypot(found.forward.standardError, found.reverse.standardError);
  return `[${decimal(lower, 3)}; ${decimal(upper, 3)}] ± ${decimal(error, 3)}`;
}

/** @param {ArrayLike<number>} values */
function mean(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** @param {number} change largest change of log Z from half the panels @param {typeof AIS} ais */
function notes(change, ais) {
  return [
    `Dos lunas de ruido 0,1, centradas: ${TRAIN.n} puntos de entrenamiento, ${VALIDATION.n} de validación, con los que se eligieron los ajustes, y ${TEST.n} de prueba; log-verosimilitud media en nats.`,
    `Red 2-128-128-1 (la de JEM, 2-128-128-2, con las clases) con swish sobre E₀ = ${decimal(BASE / 2, 3)} |x|², lotes de ${BATCH}, Adam, con la tasa que se indica al empezar, que baja en línea recta hasta su centésima, media de los pesos del último cuarto de los pasos, semilla ${SEED}.`,
    `Z por cuadratura de exp(−E) en [−8, 8]²: con la mitad de los paneles, log Z cambia ${change < 1e-6 ? "menos de 0,000001" : `como mucho ${decimal(change, 6)}`}. Los segundos son del ajuste solo.`,
    `AIS entre N(0, I) y el modelo, ${ais.schedule} temperaturas con MALA y ${ais.chains} cadenas; la pasada de vuelta empieza en muestras exactas, por rechazo. Los dos lados son estimaciones, y el error que se indica es el de su diferencia: pueden cruzarse en dos o tres veces ese error. Todas las filas comparten semilla y muestras de la base, así que se desvían a la vez.`,
  ];
}

module.exports = measure;
