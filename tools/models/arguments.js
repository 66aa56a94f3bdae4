// @ts-check
// What `npm run energy -- …` and `npm run export -- …` understand. Loads nothing of the library: it may not be built yet.
"use strict";

const { parseArgs } = require("node:util");
const { problem } = require("../setup/problem");

const MODEL_HELP = `  --model RUTA          la red: un .ebm de este proyecto, un .keras, un .h5 o el model.json de tf.js
  --preset NOMBRE       qué red es, si el fichero solo tiene pesos o es de una clase propia de Keras
                        (ebm-mnist, ebm-mnist-compact, mnist-jem, ebm-cifar, mlp-10, mlp-784)
  --output-sign -1      la red produce f = −E, como las de Keras del curso (por defecto 1: produce E)`;

/** @type {Record<string, { type: "string" | "boolean", short?: string }>} */
const COMMON = {
  model: { type: "string" },
  preset: { type: "string" },
  "output-sign": { type: "string" },
  ayuda: { type: "boolean" },
  help: { type: "boolean", short: "h" },
};

/**
 * What every command about a model has.
 * @typedef {object} ModelOptions
 * @property {string} model
 * @property {import("./read-model").Unsaid} unsaid
 */

/**
 * The words of a command line, by name.
 * @param {string[]} words
 * @param {{ command: string, options: Record<string, { type: "string" | "boolean" }> }} grammar
 * @throws Problem when a word is unknown or a value is missing.
 */
function parseWords(words, { command, options }) {
  const all = { ...COMMON, ...options };
  try {
    const { values } = parseArgs({ args: joinNegative(words), options: all, allowPositionals: false });
    return /** @type {Record<string, string | boolean | undefined>} */ (values);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    const word = /'(-[^\s'=,]+)/.exec(message)?.[1] ?? /'([^']+)'/.exec(message)?.[1] ?? words.join(" ");
    const needsValue = all[word.slice(2)]?.type === "string";
    const sentence = needsValue ? `Falta el valor después de ${word}.` : `No entiendo «${word}».`;
    throw problem({ sentence, remedy: `npm run ${command} -- --ayuda`, cause });
  }
}

/** `--output-sign -1` as `--output-sign=-1`: parseArgs would take -1 for an option. @param {string[]} words */
function joinNegative(words) {
  return words.flatMap((word, i) => {
    if (word === "--output-sign" && /^-\d/.test(words[i + 1] ?? "")) return [`${word}=${words[i + 1]}`];
    return i > 0 && words[i - 1] === "--output-sign" && /^-\d/.test(word) ? [] : [word];
  });
}

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

module.exports = { MODEL_HELP, parseWords, required, toModel };
