// @ts-check
// npm run energy: the energies of the images of a file, by any trained network.
"use strict";

const { MODEL_HELP, MODEL_OPTIONS, required, toModel } = require("../models/arguments");
const { runCommand } = require("../models/run-command");
const { parseWords } = require("../setup/words");

const EXAMPLE = "npm run -s energy -- --model ebm-mnist --images imagenes.f32 --json";

const HELP = `Uso: npm run energy -- --model RUTA --images FICHERO [opciones]
${MODEL_HELP}
  --images FICHERO      imágenes en float32, little-endian, una detrás de otra: alto × ancho × canales, en [−1, 1]
  --json                la última línea es {"energies":[…]}
  --help, --ayuda       esta ayuda`;

/** @type {import("../setup/words").Options} */
const OPTIONS = { ...MODEL_OPTIONS, images: { type: "string" }, json: { type: "boolean" } };

/** Runs `npm run energy` with the words that follow it. @param {string[]} words */
module.exports = function main(words) {
  return runCommand(words, { help: HELP, parse, body });
};

/** @param {string[]} words */
function parse(words) {
  const { values } = parseWords(words, { command: "npm run energy", options: OPTIONS });
  return { ...toModel(values, EXAMPLE), images: required("images", values.images, EXAMPLE), json: Boolean(values.json) };
}

/** @param {ReturnType<typeof parse>} options */
async function body(options) {
  const { energiesOf } = require("../models/energies"); // which needs the compiled library
  const { name, energies } = await energiesOf(options);
  console.log(options.json ? JSON.stringify({ energies }) : table(name, energies));
}

/** @param {string} name @param {readonly number[]} energies */
function table(name, energies) {
  const rows = energies.map((energy, i) => `${String(i + 1).padStart(6)}  ${energy.toFixed(6).replace(".", ",").padStart(14)}`);
  return [
    `Energía de ${energies.length === 1 ? "una imagen" : `${energies.length} imágenes`} con la red ${name} (baja = probable)`,
    "imagen         energía",
    ...rows,
  ].join("\n");
}
