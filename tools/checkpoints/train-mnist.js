// Trains the network that comes with the project: `npm run checkpoints -- --epochs 5`.
//
// It writes data/checkpoints/ebm-mnist.ebm (weights and provenance) after every epoch, and keeps the whole state of the
// run (weights, Adam, buffer, counters) in .cache/checkpoints/, from which a second call goes on. Uses the engine that
// `chooseEngine` finds; with tfjs-node built it is several times faster.
"use strict";
require("ebm/engine/v8-flags").prepareV8(); // before any WebAssembly is compiled
const fs = require("node:fs");
const path = require("node:path");
const v8 = require("node:v8");
const { parseArgs } = require("node:util");
const { firstBatch, loadMnist } = require("ebm/data");
const { chooseEngine, openNetwork } = require("ebm/engine");
const { encodeWeights, preset } = require("ebm/network");
const { requireInteger } = require("ebm/errors");
const { GDL_RECIPE, startTraining, testStep, train } = require("ebm/trainer");

const ROOT = path.join(__dirname, "..", "..");
const FILE = path.join(ROOT, "data", "checkpoints", "ebm-mnist.ebm");
const STATE = path.join(ROOT, ".cache", "checkpoints", "ebm-mnist.state");
const SEED = 2026;

async function main() {
  const { values } = parseArgs({ options: { epochs: { type: "string", default: "1" }, "steps-per-epoch": { type: "string" } } });
  const epochs = requireInteger("epochs", Number(values.epochs), { subject: "checkpoints", min: 1, remedy: "por ejemplo --epochs 3" });
  const stepsPerEpoch = values["steps-per-epoch"] === undefined ? undefined : Number(values["steps-per-epoch"]);
  const engine = await chooseEngine();
  const mnist = await loadMnist();
  const run = startTraining(await openNetwork(preset("ebm-mnist"), { seed: SEED, engine }), GDL_RECIPE, { seed: SEED });
  const history = restore(run);
  console.log(`motor ${engine.name}; desde la época ${run.epoch}`);
  if (run.epoch >= epochs) return console.log(`las ${epochs} épocas ya están hechas`);
  const test = firstBatch(mnist.test, { batchSize: 2000, seed: SEED }).x;
  let started = performance.now();
  await train(run, mnist.train, {
    epochs: epochs - run.epoch,
    stepsPerEpoch,
    onStep: ({ step, batch, batches: total, loss, real, fake, bufferAge }) => {
      if (step % 20 === 0) {
        const seconds = (performance.now() - started) / 20000;
        started = performance.now();
        console.log(
          `lote ${batch + 1}/${total} loss ${f(loss)} real ${f(real)} fake ${f(fake)} edad ${bufferAge.toFixed(1)} · ${seconds.toFixed(2)} s/paso`,
        );
      }
    },
    onEpoch: async (record) => {
      const validation = testStep(run.energy, test, { seed: SEED });
      history.push({ ...record, validation });
      await save(run, history);
      console.log(`época ${record.epoch + 1}: ${JSON.stringify(history[history.length - 1])}`);
    },
  });
}

async function save(run, history) {
  const about = { preset: "ebm-mnist", recipe: run.recipe, seed: SEED, steps: run.step, epochs: run.epoch, engine: "tf.js", history };
  writeAtomically(FILE, await encodeWeights({ spec: run.network.spec, weights: run.weights, about }));
  const { weights, moments, step, epoch } = run;
  writeAtomically(STATE, v8.serialize({ weights, moments, step, epoch, buffer: run.buffer.state(), history }));
}

function restore(run) {
  if (!fs.existsSync(STATE)) return [];
  const { weights, moments, step, epoch, buffer, history } = v8.deserialize(fs.readFileSync(STATE));
  Object.assign(run, { weights, moments, step, epoch });
  run.network.setWeights(weights);
  run.buffer.restore(buffer);
  return history;
}

function writeAtomically(file, bytes) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.tmp`, bytes);
  fs.renameSync(`${file}.tmp`, file);
}

const f = (value) => value.toFixed(4);

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
