// @ts-check
// What computed a run: recorded beside its results.
"use strict";

const { detectFeatures } = require("ebm/engine/wasm");
const { processor } = require("../tables/machine");

/** @param {Pick<import("./arguments").TrainOptions, "workers" | "width">} options */
function machineFacts({ workers, width }) {
  const { fma, width: usable } = detectFeatures({ width });
  return {
    engine: { name: "wasm", fma, width: usable, workers },
    node: process.versions.node,
    machine: processor(),
  };
}

module.exports = { machineFacts };
