// @ts-check
// The last line of a training: what anybody needs to see whether another one gave the same bits.
"use strict";

const { bufferSha256, weightsSha256 } = require("ebm/trainer");

/** @param {import("ebm/trainer").Trainer} trainer */
async function lastLine(trainer) {
  const { progress, weights, buffer, history } = trainer.checkpoint();
  return {
    epoch: progress.epoch,
    step: progress.step,
    weightsSha256: await weightsSha256(weights),
    bufferSha256: await bufferSha256(buffer),
    seconds: Number((history.reduce((sum, { seconds }) => sum + seconds, 0) + progress.seconds).toFixed(3)),
  };
}

module.exports = { lastLine };
