// Trains the judge of samples: `node tools/classifier/train.js`. A few minutes; the same seed gives the same bits anywhere.
//
// Each step: 128 digits of MNIST, distorted, and 24 images that are no digits, all with a little noise; cross-entropy of the
// eleven classes; Adam. Writes data/checkpoints/mnist-classifier.ebm at the end.
"use strict";
require("ebm/engine/v8-flags").prepareV8(); // before any WebAssembly is compiled
const path = require("node:path");
const { parseArgs } = require("node:util");
const { writeWhole } = require("ebm/bytes");
const { batches, batchCount, loadMnist, toPadded } = require("ebm/data");
const { chooseEngine, openNetwork } = require("ebm/engine");
const { EbmError, requireInteger } = require("ebm/errors");
const { accuracy, crossEntropyGradient, DIGIT_CLASSIFIER, distort, garbage, NONE } = require("ebm/metrics");
const { encodeWeights } = require("ebm/network");
const { generator, rng, STREAM } = require("ebm/rng");
const { adam } = require("ebm/trainer");
const { machineLine } = require("../tables/machine");

const FILE = path.join(__dirname, "..", "..", "data", "checkpoints", "mnist-classifier.ebm");
const HELP = `Uso: node tools/classifier/train.js [opciones]
  --epochs N       pasadas por MNIST (10)
  --seed N         semilla (2026)
  --out FICHERO    dónde lo escribe (data/checkpoints/mnist-classifier.ebm)
  --help, --ayuda  esta ayuda`;

const RECIPE = {
  batchSize: 128,
  garbage: 24,
  mostNoise: 0.3,
  learningRate: 2e-3,
  learningRateDecay: 0.7,
};

async function main() {
  const { values } = parseArgs({
    options: {
      epochs: { type: "string", default: "10" },
      seed: { type: "string", default: "2026" },
      out: { type: "string", default: FILE },
      help: { type: "boolean", short: "h" },
      ayuda: { type: "boolean" },
    },
  });
  if (values.help || values.ayuda) return console.log(HELP);
  const epochs = requireInteger("--epochs", Number(values.epochs), { subject: "classifier", min: 1, max: 1000 });
  const seed = requireInteger("--seed", Number(values.seed), { subject: "classifier" });
  const engine = await chooseEngine({ prefer: "wasm", fma: false }); // so that the same seed gives the same bits anywhere
  const mnist = await loadMnist();
  const run = { network: await openNetwork(DIGIT_CLASSIFIER, { seed, engine }), optimizer: adam(), seed, step: 0 };
  run.moments = run.optimizer.init(run.network.weights().length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const started = performance.now();
    const loss = trainEpoch(run, mnist.train, epoch);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`época ${epoch + 1}/${epochs} · pérdida ${loss.toFixed(4)} · prueba ${testAccuracy(run.network, mnist.test)} · ${seconds} s`);
  }
  const about = {
    recipe: RECIPE,
    seed,
    epochs,
    accuracy: testAccuracy(run.network, mnist.test),
    command: `node tools/classifier/train.js --epochs ${epochs} --seed ${seed}`,
    machine: machineLine(),
    engine: "wasm, sin FMA",
    node: process.version,
  };
  writeWhole(values.out, await encodeWeights({ spec: DIGIT_CLASSIFIER, weights: run.network.weights(), about }));
  run.network.dispose();
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

function testAccuracy(network, { count, ...set }) {
  const x = toPadded({ count, ...set }, Uint32Array.from({ length: count }, (_, i) => i));
  return accuracy(network.outputs(x), set.labels);
}

main().catch((error) => {
  console.error(error instanceof EbmError ? `✘ ${error.message}` : error);
  process.exitCode = 1;
});
