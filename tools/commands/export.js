// @ts-check
// npm run export: a trained network in the format of Keras or tf.js.
"use strict";

const { MODEL_HELP, MODEL_OPTIONS, required, toModel } = require("../models/arguments");
const { runCommand } = require("../models/run-command");
const { problem } = require("../setup/problem");
const { parseWords } = require("../setup/words");

const EXAMPLE = "npm run export -- --model ebm-mnist --format keras --out ebm-mnist.keras";

const HELP = `Uso: npm run export -- --model RUTA --format FORMATO --out RUTA [opciones]
${MODEL_HELP}
  --format FORMATO      keras  un .keras, que abre keras.saving.load_model
                        h5     un .weights.h5, que abre model.load_weights
                        tfjs   una carpeta con model.json y weights.bin, que abre tf.loadLayersModel
  --out RUTA            dónde se escribe
  --help, --ayuda       esta ayuda`;

/** @type {import("../setup/words").Options} */
const OPTIONS = { ...MODEL_OPTIONS, format: { type: "string" }, out: { type: "string" } };

/** How the name of each file must end, for Keras to open it; a folder may have any. */
const ENDINGS = { keras: ".keras", h5: ".weights.h5", tfjs: "" };

/** Runs `npm run export` with the words that follow it. @param {string[]} words */
module.exports = function main(words) {
  return runCommand(words, { help: HELP, parse, body });
};

/** @param {string[]} words */
function parse(words) {
  const { values } = parseWords(words, { command: "npm run export", options: OPTIONS });
  const format = toFormat(required("format", values.format, EXAMPLE));
  return { ...toModel(values, EXAMPLE), format, out: toOut(required("out", values.out, EXAMPLE), format) };
}

/** @param {string} text @returns {keyof typeof ENDINGS} */
function toFormat(text) {
  if (Object.hasOwn(ENDINGS, text)) return /** @type {keyof typeof ENDINGS} */ (text);
  throw problem({ sentence: `--format debe ser keras, h5 o tfjs y llegó «${text}».`, remedy: EXAMPLE });
}

/** @param {string} out @param {keyof typeof ENDINGS} format */
function toOut(out, format) {
  if (out.endsWith(ENDINGS[format])) return out;
  throw problem({
    sentence: `Keras solo abre ficheros ${ENDINGS[format]} y llegó «${out}».`,
    remedy: `--out ${out.replace(/(\.weights)?\.\w+$/, "")}${ENDINGS[format]}`,
  });
}

/** @param {ReturnType<typeof parse>} options */
async function body(options) {
  const { exportModel } = require("../models/export"); // which needs the compiled library
  const { name, parameters, written } = await exportModel(options);
  console.log(`✔ Red ${name}, ${parameters} parámetros: ${written.join(", ")}`);
}
