// @ts-check
// What a run is made of: asked on the command line, or remembered in the run.json of its folder.
"use strict";

const { PRESETS } = require("ebm/network");
const { recipe: recipeOf, TRAINABLE } = require("ebm/trainer");
const { problem } = require("../setup/problem");

/** @typedef {import("./arguments").TrainOptions} TrainOptions */
/** @typedef {import("ebm/trainer").Recipe} Recipe */
/** @typedef {keyof typeof TRAINABLE} Preset */
/**
 * @typedef {object} Settings
 * @property {Preset} preset
 * @property {Recipe} recipe
 * @property {number} seed
 * @property {number} epochs
 * @property {number} [stepsPerEpoch]
 * @property {boolean} smoke
 */

const DEFAULT_SEED = 2026;

/** The settings of a new run. @param {TrainOptions} options @returns {Settings} @throws Problem */
function newSettings({ preset = "ebm-mnist", recipe, buffer, seed = DEFAULT_SEED, epochs, stepsPerEpoch, smoke }) {
  const name = /** @type {Preset} */ (preset);
  const full = recipeOf(/** @type {import("ebm/trainer").RecipeName} */ (recipe ?? TRAINABLE[name]));
  requireFit(name, full);
  const kind = /** @type {Recipe["buffer"]["kind"]} */ (buffer ?? full.buffer.kind);
  const asked = { ...full, buffer: { ...full.buffer, kind } };
  const chosen = smoke ? inSmall(asked) : asked;
  return {
    preset: name,
    recipe: chosen,
    seed,
    epochs: epochs ?? chosen.epochs,
    stepsPerEpoch: stepsPerEpoch ?? (smoke ? 3 : undefined),
    smoke,
  };
}

/**
 * The settings of a run that goes on: its own, with as many epochs as asked.
 * @param {Settings} remembered @param {TrainOptions} options @returns {Settings} @throws Problem when other ones are asked for
 */
function resumedSettings(remembered, options) {
  const { preset, recipe, seed, stepsPerEpoch } = remembered;
  const own = { preset, recipe: recipe.name, buffer: recipe.buffer.kind, seed, stepsPerEpoch };
  for (const [name, value] of Object.entries(own)) {
    const asked = options[/** @type {keyof typeof own} */ (name)];
    if (asked === undefined || asked === value) continue;
    throw problem({
      sentence: `El entrenamiento de esa carpeta tiene ${flag(name)} ${value ?? "sin fijar"} y se pide ${asked}.`,
      remedy: `quita ${flag(name)} para seguir, o empieza otro con --out en otra carpeta`,
    });
  }
  return { preset, recipe, seed, stepsPerEpoch, smoke: remembered.smoke, epochs: options.epochs ?? remembered.epochs };
}

/** Everything that a run has, in seconds. @param {Recipe} recipe @returns {Recipe} */
function inSmall(recipe) {
  return { ...recipe, epochs: 2, batchSize: 16, steps: 4, buffer: { ...recipe.buffer, capacity: 64 } };
}

/** @param {Preset} preset @param {Recipe} recipe */
function requireFit(preset, { name, images, crossEntropy }) {
  const { inputShape, head } = PRESETS[preset];
  const flat = inputShape.length === 1;
  const why =
    flat !== (images === "flat01")
      ? `la red lee imágenes ${flat ? "planas de 784 píxeles" : "de 32 × 32"}`
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

module.exports = { newSettings, resumedSettings };
