// @ts-check
// The images that a training learns from, by what its network takes and its recipe makes of bytes.
"use strict";

const { colouredShapes, imageSet, loadCifar10, loadMnist } = require("ebm/data");
const { FileError } = require("ebm/errors");
const { problem } = require("../setup/problem");

/** Coloured shapes to train and to test, where there is no CIFAR-10. */
const SHAPES = { train: { n: 10_000, seed: 1 }, test: { n: 2000, seed: 2 } };
/** The same, and images of the validation, in a smoke run. */
const FEW = 64;

/** What a run remembers of its images. @typedef {"mnist" | "cifar10" | "colouredShapes"} DataName */
/** @typedef {import("ebm/data").ImageSet} ImageSet */

/** Shape of an input and what a recipe makes of bytes, for the images that there are. @type {Readonly<Record<string, "mnist" | "colour">>} */
const FITTING = { "784 flat01": "mnist", "32,32,1 padded": "mnist", "28,28,1 signed": "mnist", "32,32,3 signed": "colour" };

/**
 * Which images are for a network: those of MNIST, or colour ones.
 * @param {{ name: string, inputShape: readonly number[] }} spec @param {string} images what the recipe makes of bytes
 * @throws Problem when there are none
 */
function kindOfData({ name, inputShape }, images) {
  const kind = FITTING[`${inputShape.join(",")} ${images}`];
  if (kind) return kind;
  throw problem({
    sentence: `No hay imágenes para la red ${name}, que lee entradas de [${inputShape.join(", ")}] («${images}»).`,
    remedy: "usa inputDim: 784; o inputShape [32, 32, 1] con images: padded; o [28, 28, 1] o [32, 32, 3] con images: signed",
  });
}

/**
 * Training and test set; without `data`, colour images are the user's CIFAR-10 or, if it is not there, coloured shapes.
 * @param {{ kind: "mnist" | "colour", data?: DataName, smoke: boolean, line: (text: string) => void }} asked
 * @returns {Promise<{ data: DataName, train: ImageSet, test: ImageSet }>}
 */
async function loadData({ kind, data, smoke, line }) {
  const found = kind === "mnist" ? { data: /** @type {const} */ ("mnist"), ...(await loadMnist()) } : await colourData(data, smoke, line);
  return smoke ? { ...found, test: firstImages(found.test, FEW) } : found;
}

/** @param {DataName | undefined} data @param {boolean} smoke @param {(text: string) => void} line */
async function colourData(data, smoke, line) {
  if (data !== "colouredShapes") {
    try {
      return { data: /** @type {const} */ ("cifar10"), ...(await loadCifar10()) };
    } catch (error) {
      if (!(error instanceof FileError) || data === "cifar10") throw error;
      line("No está CIFAR-10 en data/cifar-10-batches-bin (data/README.md dice cómo se pone): las imágenes son formas de colores.");
    }
  }
  const [train, test] = [SHAPES.train, SHAPES.test].map(({ n, seed }) => colouredShapes(smoke ? n / 10 : n, { seed }));
  return { data: /** @type {const} */ ("colouredShapes"), train, test };
}

/** @param {ImageSet} set @param {number} count */
function firstImages({ name, pixels, labels, ...shape }, count) {
  const size = pixels.length / labels.length;
  return imageSet(name, { pixels: pixels.slice(0, count * size), labels: labels.slice(0, count), ...shape });
}

module.exports = { kindOfData, loadData };
