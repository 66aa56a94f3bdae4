// @ts-check
// The images of a network by the shape that it takes: padded 32 × 32 in [−1, 1], or flat 28 × 28 in [0, 1].
"use strict";

const { toFlat01, toPadded } = require("ebm/data");
const { padFlat01 } = require("ebm/metrics");
const { GDL_RECIPE, MLP_RECIPE } = require("ebm/trainer");
const { problem } = require("../setup/problem");

/**
 * How images are shown (shape, range), prepared from MNIST, brought to the judge, and moved.
 * @typedef {object} Kind
 * @property {readonly number[]} shape
 * @property {readonly [number, number]} range
 * @property {import("ebm/data").Preprocess} prepare
 * @property {(x: Float32Array) => Float32Array} toJudge
 * @property {Recipe["langevin"]} rule
 * @typedef {import("ebm/trainer").Recipe} Recipe
 */

/** By the shape of an input. @type {Readonly<Record<string, Kind>>} */
const KINDS = {
  "32,32,1": { shape: [32, 32, 1], range: [-1, 1], prepare: toPadded, toJudge: (x) => x, rule: GDL_RECIPE.langevin },
  784: { shape: [28, 28, 1], range: [0, 1], prepare: toFlat01, toJudge: padFlat01, rule: MLP_RECIPE.langevin },
};

/**
 * How images of a network are shown (shape, range), prepared from MNIST, brought to the judge, and moved: the rule of the
 * recipe that `about` says, or, where a file says none, that of the networks that take such images.
 * @param {import("ebm/network").NetworkSpec} spec @param {import("ebm/network").WeightsFile["about"]} [about] @returns {Kind}
 * @throws Problem when it does not take images of digits
 */
function imagesOf(spec, about = {}) {
  const kind = KINDS[String(spec.inputShape)];
  if (kind) return { ...kind, rule: /** @type {Partial<Recipe> | undefined} */ (about.recipe)?.langevin ?? kind.rule };
  const sentence = `La red «${spec.name}» toma muestras de forma [${spec.inputShape.join(", ")}], que no son imágenes de cifras.`;
  throw problem({ sentence, remedy: "usa una red de imágenes de 32 × 32 o de 784 píxeles" });
}

module.exports = { imagesOf };
