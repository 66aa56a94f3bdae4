// @ts-check
// Writes a network in the format of another library.
"use strict";

const path = require("node:path");
const { writeWhole } = require("ebm/bytes");
const { encodeKeras, encodeKerasWeights, encodeTfjs, TFJS_WEIGHTS } = require("ebm/keras");
const { openModel } = require("./open-model");

/**
 * @param {{ model: string, unsaid: import("./read-model").Unsaid, format: "keras" | "h5" | "tfjs", out: string }} options
 * @returns {Promise<{ name: string, parameters: number, written: string[] }>}
 * @throws Problem, EbmError
 */
async function exportModel({ model, unsaid, format, out }) {
  const file = await openModel(model, unsaid);
  const written = await write(file, { format, out });
  return { name: file.spec.name, parameters: file.weights.length, written };
}

/**
 * @param {import("ebm/network").WeightsFile} file
 * @param {{ format: "keras" | "h5" | "tfjs", out: string }} where
 */
async function write(file, { format, out }) {
  if (format === "keras") return [writeWhole(out, await encodeKeras(file))];
  if (format === "h5") return [writeWhole(out, await encodeKerasWeights(file))];
  const { model, weights } = await encodeTfjs(file);
  return [writeWhole(path.join(out, TFJS_WEIGHTS), weights), writeWhole(path.join(out, "model.json"), `${JSON.stringify(model)}\n`)];
}

module.exports = { exportModel };
