// @ts-check
// The one place that opens a model that a command names: a network of the project, a file, or the folder of a run.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { loadShipped, SHIPPED } = require("ebm/trainer");
const { epochsIn, fileOf } = require("../checkpoints/store");
const { problem } = require("../setup/problem");
const { agreeing, readModel } = require("./read-model");

/**
 * Opens "ebm-mnist-gdl", "ebm-mnist-gdl:10", "runs/one", "runs/one:10" (without an epoch, the last one), or a file of any kind
 * that `readModel` knows; tf.js' may be called by its folder.
 * @param {string} reference
 * @param {import("./read-model").Unsaid} [unsaid]
 * @returns {Promise<import("ebm/network").WeightsFile & { label: string }>}
 * @throws Problem, EbmError
 */
async function openModel(reference, unsaid) {
  const [, place, digits] = /** @type {RegExpExecArray} */ (/^(.*?)(?::(\d+))?$/s.exec(reference));
  const epoch = digits === undefined ? undefined : Number(digits);
  const name = /** @type {import("ebm/trainer").ShippedName} */ (place);
  if (SHIPPED.includes(name)) {
    return { ...agreeing(await loadShipped(name, { epoch }), { ...unsaid, name }), label: reference };
  }
  const file = fileAt(place, epoch, reference);
  return { ...(await readModel(file, unsaid)), label: reference };
}

/** @param {string} place @param {number | undefined} epoch @param {string} reference */
function fileAt(place, epoch, reference) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  const tfjs = path.join(place, "model.json");
  if (found?.isDirectory() && epoch === undefined && fs.existsSync(tfjs)) return tfjs;
  if (found?.isFile() && epoch === undefined) return place;
  if (found?.isDirectory()) {
    const there = epochsIn(place);
    const wanted = epoch ?? there[there.length - 1];
    if (there.includes(wanted)) return path.join(place, fileOf(wanted));
    const sentence = `En la carpeta ${place} no están los pesos de ${epoch === undefined ? "ninguna época" : `la época ${epoch}`}.`;
    throw problem({
      sentence,
      remedy: there.length ? `están las épocas ${there.join(", ")}` : `llegan al acabar cada época: npm run train -- --resume ${place}`,
    });
  }
  const remedy = `usa un fichero, la carpeta de un entrenamiento o una red del proyecto: ${SHIPPED.join(", ")}`;
  throw problem({ sentence: `No encuentro «${reference}».`, remedy });
}

module.exports = { openModel };
