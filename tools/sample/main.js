// @ts-check
// npm run sample, once everything is set up: Langevin chains of a trained network, as a grid with energies.
"use strict";

const { writeWhole } = require("ebm/bytes");
const { loadMnist } = require("ebm/data");
const { networkEnergy } = require("ebm/energy");
const { chooseEngine, openNetwork } = require("ebm/engine");
const { imageGrid } = require("ebm/figure");
const { renderPng } = require("ebm/figure/render");
const { DIGIT_CLASSIFIER } = require("ebm/metrics");
const { langevin, sample, uniformStart } = require("ebm/sampler");
const { imagesOf } = require("../models/images");
const { openModel } = require("../models/open-model");
const { count } = require("../setup/count");
const { problem } = require("../setup/problem");
const { startTask } = require("../setup/progress");

/**
 * What is drawn, from where and with what; without a step size or a noise, those of the recipe.
 * @typedef {object} Drawing
 * @property {string} checkpoint
 * @property {number} n
 * @property {number} steps
 * @property {number} seed
 * @property {number} [stepSize]
 * @property {number} [noise]
 * @property {string} from
 * @property {string} out
 * @property {boolean} json
 * @typedef {import("../setup/progress").Out} Out
 */

/**
 * Draws, writes the picture and says what it did.
 * @param {Drawing} options @param {{ say?: (text: string) => void, progress?: Out }} [where]
 */
async function runSample(options, { say = console.log, progress = process.stderr } = {}) {
  const { checkpoint, n, steps, seed, from, out, json } = options;
  const { spec, weights, about } = await openModel(checkpoint);
  if (spec.name === DIGIT_CLASSIFIER.name) throw noEnergy(checkpoint);
  const images = imagesOf(spec, about);
  const network = await openNetwork(spec, { weights, engine: await chooseEngine({ prefer: "wasm" }) });
  const energy = networkEnergy(network);
  const { stepSize = images.rule.stepSize, noise = images.rule.noise } = options;
  const start =
    from === "digits"
      ? images.prepare(
          (await loadMnist()).test,
          Array.from({ length: n }, (_, i) => i),
        )
      : uniformStart(energy.shape, { chains: n, seed, bounds: images.range });
  const { x, energies } = await watched({ sampler: langevin(energy, { ...images.rule, stepSize, noise }), start, seed, steps, progress });
  network.dispose();
  const title = `${checkpoint}: ${count(n, "cadena", "cadenas")} de ${count(steps, "paso", "pasos")} de Langevin`;
  writeWhole(out, renderPng(imageGrid(x, { shape: images.shape, range: images.range, energies, title })));
  const mean = energies.reduce((a, b) => a + b, 0) / n;
  const facts = { checkpoint, network: spec.name, n, steps, stepSize, noise, seed, from, out, energies: [...energies] };
  say(
    json
      ? JSON.stringify(facts)
      : `✔ ${out}: ${count(n, "imagen", "imágenes")} con energía media ${mean.toFixed(3).replace(".", ",").replace("-", "−")}.`,
  );
}

/**
 * The run of the chains, with its progress on a terminal.
 * @param {{ sampler: ReturnType<typeof langevin>, start: Float32Array, seed: number, steps: number, progress: Out }} run
 */
async function watched({ sampler, start, seed, steps, progress }) {
  const task = progress.isTTY ? startTask("Langevin", { out: progress }) : undefined;
  const onStep = task && ((/** @type {{ step: number }} */ { step }) => task.detail(`paso ${step} de ${steps}`));
  try {
    const found = await sample(sampler, start, { seed, steps, onStep });
    task?.done();
    return found;
  } catch (error) {
    task?.failed();
    throw error;
  }
}

/** @param {string} checkpoint */
function noEnergy(checkpoint) {
  const remedy = "usa una de las otras, por ejemplo ebm-mnist-gdl-averaged; npm run checkpoints las dice todas";
  return problem({ sentence: `${checkpoint} es el clasificador que juzga: no se entrenó como energía y no dibuja cifras.`, remedy });
}

module.exports = { runSample };
