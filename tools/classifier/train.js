// Trains the judge of samples: `node tools/classifier/train.js`. Some minutes; the same seed gives the same bits anywhere.
//
// Each step: 128 digits of MNIST, distorted, and 24 images that are no digits, all with a little noise; cross-entropy of the
// eleven classes; Adam. Writes data/checkpoints/mnist-classifier.ebm at the end.
"use strict";
require("ebm/engine/v8-flags").prepareV8(); // before any WebAssembly is compiled
const path = require("node:path");
const { writeWhole } = require("ebm/bytes");
const { batches, batchCount, loadMnist, toPadded } = require("ebm/data");
const { chooseEngine, openNetwork } = require("ebm/engine");
const { accuracy, crossEntropyGradient, DIGIT_CLASSIFIER, distort, garbage, NONE } = require("ebm/metrics");
const { encodeWeights } = require("ebm/network");
const { generator, rng, STREAM } = require("ebm/rng");
const { adam } = require("ebm/trainer");
const { FOLDER } = require("../checkpoints/store");
const { writeSums } = require("../checkpoints/sums");
const { inSpanish } = require("../setup/in-spanish");
const { runMain } = require("../setup/problem");
const { parseWords, toWhole } = require("../setup/words");
const { machine } = require("../tables/machine");

const COMMAND = "node tools/classifier/train.js";
const HELP = `Uso: ${COMMAND} [opciones]
  --epochs N       pasadas por MNIST (10)
  --seed N         semilla (2026)
  --out FICHERO    dónde lo escribe (data/checkpoints/mnist-classifier.ebm)
  --help, --ayuda  esta ayuda`;
const OPTIONS = { epochs: { type: "string" }, seed: { type: "string" }, out: { type: "string" } };

const RECIPE = {
  batchSize: 128,
  /** Images of no digit a step. */
  garbage: 24,
  /** Standard deviation of the noise of a step: this times u², u uniform in [0, 1). */
  mostNoise: 0.3,
  learningRate: 2e-3,
  /** Of the learning rate, an epoch. */
  learningRateDecay: 0.7,
};

async function main(words) {
  const { values, help } = parseWords(words, { command: COMMAND, options: OPTIONS });
  if (help) return console.log(HELP);
  const epochs = toWhole("epochs", values.epochs ?? "10", { min: 1, max: 1000, example: 10 });
  const seed = toWhole("seed", values.seed ?? "2026", { example: 7 });
  const mnist = await loadMnist();
  const run = await startRun(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const started = performance.now();
    const loss = trainEpoch(run, mnist.train, epoch);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `época ${epoch + 1}/${epochs} · pérdida ${loss.toFixed(4)} · prueba ${testAccuracy(run.network, mnist.test)} · ${seconds} s`,
    );
  }
  const bytes = await encodeWeights({ spec: DIGIT_CLASSIFIER, weights: run.network.weights(), about: about(run, epochs, mnist.test) });
  writeWhole(values.out ?? path.join(FOLDER, "mnist-classifier.ebm"), bytes);
  if (values.out === undefined) await writeSums(FOLDER);
  run.network.dispose();
}

/** Without FMA: the same seed gives the same bits on every machine. */
async function startRun(seed) {
  const network = await openNetwork(DIGIT_CLASSIFIER, { seed, engine: await chooseEngine({ prefer: "wasm", fma: false }) });
  const optimizer = adam();
  return { network, optimizer, moments: optimizer.init(network.weights().length), seed, step: 0 };
}

function about({ network, seed }, epochs, test) {
  const command = `${COMMAND} --epochs ${epochs} --seed ${seed}`;
  const facts = { command, machine: machine(), engine: "wasm, sin FMA", node: process.version };
  return { recipe: RECIPE, seed, epochs, accuracy: testAccuracy(network, test), ...facts };
}

/** All batches once; returns the mean loss. */
function trainEpoch(run, set, epoch) {
  const rate = RECIPE.learningRate * RECIPE.learningRateDecay ** epoch;
  let sum = 0;
  for (const { x, labels } of batches(set, { batchSize: RECIPE.batchSize, seed: run.seed, epoch })) {
    const { images, classes } = lesson(run, x, labels);
    const { loss, gradient } = crossEntropyGradient(run.network, images, classes);
    const next = run.network.adamStep(run.moments, gradient, run.optimizer.rates(run.step, rate));
    run.moments = { ...next, step: ++run.step };
    sum += loss;
  }
  return sum / batchCount(set, RECIPE.batchSize);
}

/** What a step learns from: distorted digits and images that are none, with noise. */
function lesson({ network, seed, step }, x, labels) {
  const draws = generator(rng(seed, STREAM.general, step));
  const clean = new Float32Array(x.length + RECIPE.garbage * (x.length / labels.length));
  clean.set(distort(x, draws));
  clean.set(garbage(clean.subarray(0, x.length), RECIPE.garbage, draws), x.length);
  const noise = RECIPE.mostNoise * draws.uniform() ** 2;
  const images = network.perturb(clean, { noise, bounds: [-1, 1], rng: rng(seed, STREAM.dataNoise, step) });
  return { images, classes: [...labels, ...new Array(RECIPE.garbage).fill(NONE)] };
}

function testAccuracy(network, set) {
  const all = Uint32Array.from({ length: set.count }, (_, i) => i);
  return accuracy(network.outputs(toPadded(set, all)), set.labels);
}

runMain(() => inSpanish(() => main(process.argv.slice(2))));
