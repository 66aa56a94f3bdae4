// @ts-check
// What a run is made of: asked on the command line or in a file, or remembered in the run.json of its folder.
"use strict";

const { isDeepStrictEqual } = require("node:util");
const { loadConfig, networkOf, recipeOf } = require("ebm/config");
const { PRESETS } = require("ebm/network");
const { recipe: namedRecipe, TRAINABLE } = require("ebm/trainer");
const { problem } = require("../setup/problem");
const { kindOfData } = require("./data");

/** @typedef {import("./arguments").TrainOptions} TrainOptions */
/** @typedef {import("ebm/trainer").Recipe} Recipe */
/** @typedef {import("ebm/config").ModelConfig} ModelConfig */
/** @typedef {keyof typeof TRAINABLE} Preset */
/**
 * A run of a preset, or of the configuration of a file.
 * @typedef {object} Settings
 * @property {Preset} [preset]
 * @property {ModelConfig} [config]
 * @property {string} [configFile] where it was read
 * @property {Recipe} recipe
 * @property {number} seed
 * @property {number} epochs
 * @property {number} [stepsPerEpoch]
 * @property {boolean} smoke
 * @property {import("./data").DataName} [data]
 */

const DEFAULT_SEED = 2026;

/** The settings of a new run. @param {TrainOptions} options @returns {Settings} @throws Problem */
function newSettings(options) {
  const { buffer, seed, epochs, stepsPerEpoch, smoke, spectralLimit } = options;
  const { recipe: full, seed: ownSeed, ...source } = options.config === undefined ? ofPreset(options) : ofConfig(options.config, options);
  const kind = /** @type {Recipe["buffer"]["kind"]} */ (buffer ?? full.buffer.kind);
  const limit = spectralLimit === undefined ? {} : { spectralLimit };
  const asked = { ...full, ...limit, buffer: { ...full.buffer, kind } };
  const chosen = smoke ? inSmall(asked) : asked;
  const settings = {
    ...source,
    recipe: chosen,
    seed: seed ?? ownSeed,
    epochs: epochs ?? chosen.epochs,
    stepsPerEpoch: stepsPerEpoch ?? (smoke ? 3 : undefined),
    smoke,
  };
  kindOfData(specOf(settings), chosen.images); // refused here, not after the first files
  return settings;
}

/** @param {TrainOptions} options */
function ofPreset({ preset = "ebm-mnist", recipe }) {
  const name = /** @type {Preset} */ (preset);
  const full = namedRecipe(/** @type {import("ebm/trainer").RecipeName} */ (recipe ?? TRAINABLE[name]));
  requireFit(name, full);
  return { preset: name, recipe: full, seed: DEFAULT_SEED };
}

/** @param {string} file @param {TrainOptions} options @throws Problem; ConfigError with the path of each wrong field */
function ofConfig(file, options) {
  const said = /** @type {const} */ (["preset", "recipe", "buffer"]).find((name) => options[name] !== undefined);
  if (said) {
    const sentence = `--config y --${said} no van juntos: el fichero ya dice la red, la receta y la memoria.`;
    throw problem({ sentence, remedy: `quita --${said}, o cambia ${file}` });
  }
  const config = loadConfig(file);
  return { config, configFile: file, recipe: recipeOf(config), seed: config.seed };
}

/** The network of a run. @param {Pick<Settings, "preset" | "config">} settings */
function specOf({ preset, config }) {
  return config ? networkOf(config) : PRESETS[/** @type {Preset} */ (preset)];
}

/**
 * The settings of a run that goes on: its own, with as many epochs as asked.
 * @param {Settings} remembered @param {TrainOptions} options @returns {Settings} @throws Problem when other ones are asked for
 */
function resumedSettings(remembered, options) {
  const { preset, config, recipe, seed, stepsPerEpoch } = remembered;
  const { spectralLimit } = recipe;
  const own = { preset, recipe: config ? undefined : recipe.name, buffer: recipe.buffer.kind, seed, stepsPerEpoch, spectralLimit };
  for (const [name, value] of Object.entries(own)) {
    const asked = options[/** @type {keyof typeof own} */ (name)];
    if (asked === undefined || asked === value) continue;
    throw otherRun(`${flag(name)} ${value ?? "sin fijar"} y se pide ${asked}`, flag(name));
  }
  if (options.config !== undefined && !isDeepStrictEqual(plain(loadConfig(options.config)), plain(config))) {
    throw otherRun(config ? `otra configuración que ${options.config}` : `--preset ${preset} y no una configuración`, "--config");
  }
  if (options.smoke && !remembered.smoke) throw otherRun("la receta entera y no la de una prueba corta", "--smoke");
  return { ...remembered, epochs: options.epochs ?? remembered.epochs };
}

/** @param {string} what @param {string} word */
function otherRun(what, word) {
  return problem({
    sentence: `El entrenamiento de esa carpeta tiene ${what}.`,
    remedy: `quita ${word} para seguir, o empieza otro con --out en otra carpeta`,
  });
}

/** Everything that a run has, in seconds. @param {Recipe} recipe @returns {Recipe} */
function inSmall(recipe) {
  return { ...recipe, epochs: 2, batchSize: 16, steps: 4, buffer: { ...recipe.buffer, capacity: 64 } };
}

/** @param {Preset} preset @param {Recipe} recipe */
function requireFit(preset, { name, images, crossEntropy }) {
  const { inputShape, head } = PRESETS[preset];
  const own = namedRecipe(TRAINABLE[preset]).images;
  const why =
    own !== images
      ? `la red lee imágenes ${inputShape.length === 1 ? "planas de 784 píxeles" : `de 32 × 32${own === "signed" ? " en color" : ""}`}`
      : crossEntropy !== undefined && head === undefined && "aprende clases y la red tiene una sola salida";
  if (!why) return;
  throw problem({
    sentence: `La receta ${name} no es para la red ${preset}: ${why}.`,
    remedy: `quita --recipe: ${preset} se entrena con ${TRAINABLE[preset]}`,
  });
}

/** @param {string} name */
function flag(name) {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** As it would come out of a JSON file. @param {unknown} value */
function plain(value) {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

module.exports = { newSettings, resumedSettings, specOf };
