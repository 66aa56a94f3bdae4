// @ts-check
// What `npm run energy -- …` and `npm run export -- …` understand. Loads nothing of the library: it may not be built yet.
"use strict";

const { problem } = require("../setup/problem");

const MODEL_HELP = `  --model RUTA          la red: una del proyecto, con su época si no es la última (ebm-mnist-gdl o ebm-mnist-gdl:10), la carpeta de
                        un entrenamiento (CARPETA o CARPETA:10), un .ebm o un .ebmc de este proyecto, un .keras, un .h5 o el
                        model.json de tf.js
  --preset NOMBRE       qué red es, si el fichero solo tiene pesos o es de una clase propia de Keras
                        (ebm-mnist, ebm-mnist-compact, mnist-jem, ebm-cifar, mlp-10, mlp-784)
  --output-sign -1      la red produce f = −E, como las de Keras del curso (por defecto 1: produce E)`;

/** What says which model it is. @type {Readonly<Record<string, { type: "string" | "boolean" }>>} */
const MODEL_OPTIONS = { model: { type: "string" }, preset: { type: "string" }, "output-sign": { type: "string" } };

/**
 * What every command about a model has.
 * @typedef {object} ModelOptions
 * @property {string} model
 * @property {import("./read-model").Unsaid} unsaid
 */

/**
 * @param {Record<string, string | boolean | undefined>} values
 * @param {string} example a command that works
 * @returns {ModelOptions}
 */
function toModel(values, example) {
  const { model, preset, "output-sign": sign } = values;
  const unsaid = {
    ...(preset !== undefined && { preset: /** @type {never} */ (preset) }),
    ...(sign !== undefined && { outputSign: toSign(sign) }),
  };
  return { model: required("model", model, example), unsaid };
}

/** @param {unknown} text @returns {1 | -1} */
function toSign(text) {
  if (text === "1" || text === "-1") return text === "1" ? 1 : -1;
  throw problem({
    sentence: `--output-sign debe ser 1 o -1 y llegó «${text}».`,
    remedy: "usa 1 si la red produce E, o -1 si produce f = −E",
  });
}

/** @param {string} name @param {unknown} value @param {string} example */
function required(name, value, example) {
  if (typeof value === "string" && value !== "") return value;
  throw problem({ sentence: `Falta --${name}.`, remedy: example });
}

module.exports = { MODEL_HELP, MODEL_OPTIONS, required, toModel };
