// @ts-check
// Who listens to a training of the command line.
"use strict";

const { firstBatch, toFlat01, toPadded, toSigned } = require("ebm/data");
const trainers = require("ebm/trainer");

/** Real images whose energies TensorBoard shows. */
const REAL = 64;

/** @typedef {import("ebm/trainer").Callback} Callback */
/**
 * @param {object} context
 * @param {import("ebm/trainer").RunFolder} context.folder
 * @param {import("ebm/trainer").CheckpointStore} context.store
 * @param {import("./arguments").TrainOptions} context.options
 * @param {import("./settings").Settings} context.settings
 * @param {Callback} context.bar
 * @param {import("ebm/data").ImageSet} context.validation
 * @param {Record<string, unknown>} context.facts
 * @returns {Callback[]}
 */
function callbacksOf({ folder, store, options, settings, bar, validation, facts }) {
  const preprocess = { flat01: toFlat01, padded: toPadded, signed: toSigned }[settings.recipe.images];
  const real = firstBatch(validation, { batchSize: REAL, shuffle: false, preprocess }).x;
  const pictures = options.images ? [trainers.imageGenerator(folder, { steps: settings.smoke ? 20 : 1000 })] : [];
  return [
    // In the few steps of a smoke run energies are still anywhere.
    trainers.watchdog(settings.smoke ? { gapLimit: 1000, energyLimit: 1e6 } : {}),
    bar,
    ...(options.json ? [jsonLines()] : []),
    trainers.metricsHistory(folder),
    ...pictures,
    trainers.tensorboard(folder, { real, pictures: () => pictures.flatMap((callback) => callback.pictures()) }),
    trainers.weightsFiles(folder, { about: { ...what(settings), ...facts } }),
    trainers.checkpoints(store, { everySteps: options.saveEvery }),
  ];
}

/** What weights files say that they are of. @param {import("./settings").Settings} settings */
function what({ preset, config }) {
  return config ? { config } : { preset };
}

/** A line of JSON for each epoch. @returns {Callback} */
function jsonLines() {
  return { name: "json", onEpoch: (report) => console.log(JSON.stringify({ ...report, epoch: report.epoch + 1 })) };
}

module.exports = { callbacksOf };
