// The one place that opens a model that a command names: a network of the project, a file, or the folder of a run.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { decodeWeights } = require("ebm/network");
const { loadShipped, SHIPPED } = require("ebm/trainer");
const { epochsIn, fileOf } = require("../checkpoints/store");
const { problem } = require("../setup/problem");

/**
 * What reads each kind of file, by how its name ends: bytes → { spec, weights, about }. Other formats are added here.
 * @type {Record<string, (bytes: Uint8Array, options: { name: string }) => Promise<import("ebm/network").WeightsFile>>}
 */
const READERS = { ".ebm": decodeWeights };

/**
 * Opens "ebm-mnist-gdl", "ebm-mnist-gdl:10", "weights.ebm", "runs/one" or "runs/one:10"; without an epoch, the last one.
 * @returns {Promise<import("ebm/network").WeightsFile & { label: string }>}
 * @throws Problem, EbmError
 */
async function openModel(reference) {
  const [, place, digits] = /^(.*?)(?::(\d+))?$/s.exec(reference);
  const epoch = digits === undefined ? undefined : Number(digits);
  if (SHIPPED.includes(place)) return { ...(await loadShipped(place, { epoch })), label: reference };
  const file = fileAt(place, epoch, reference);
  const read = READERS[path.extname(file).toLowerCase()];
  if (!read) {
    const sentence = `No sé abrir ${file}: su nombre debe acabar en ${Object.keys(READERS).join(", ")}.`;
    throw problem({ sentence, remedy: "npm run checkpoints dice qué redes vienen con el proyecto" });
  }
  return { ...(await read(fs.readFileSync(file), { name: file })), label: reference };
}

function fileAt(place, epoch, reference) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found?.isFile() && epoch === undefined) return place;
  if (found?.isDirectory()) {
    const there = epochsIn(place);
    const wanted = epoch ?? there[there.length - 1];
    if (there.includes(wanted)) return path.join(place, fileOf(wanted));
    const sentence = `En la carpeta ${place} no están los pesos de ${epoch === undefined ? "ninguna época" : `la época ${epoch}`}.`;
    throw problem({ sentence, remedy: there.length ? `están las épocas ${there.join(", ")}` : "npm run train los deja en epoch-NNN.ebm" });
  }
  const remedy = `usa un fichero, la carpeta de un entrenamiento o una red del proyecto: ${SHIPPED.join(", ")}`;
  throw problem({ sentence: `No encuentro «${reference}».`, remedy });
}

module.exports = { openModel };
