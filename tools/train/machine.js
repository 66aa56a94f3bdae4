// @ts-check
// What computed a run: recorded beside its results.
"use strict";

const os = require("node:os");
const { detectFeatures } = require("ebm/engine/wasm");

/** @param {Pick<import("./arguments").TrainOptions, "workers" | "width">} options */
function machineFacts({ workers, width }) {
  const { fma, width: usable } = detectFeatures({ width });
  return {
    engine: { name: "wasm", fma, width: usable, workers },
    node: process.versions.node,
    machine: `${os.cpus()[0]?.model.trim() ?? "procesador desconocido"}, ${os.availableParallelism()} núcleos`,
  };
}

module.exports = { machineFacts };
