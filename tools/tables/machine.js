// @ts-check
// Where the numbers come from: processor, cores, Node.
"use strict";

const os = require("node:os");

/** The machine in a few words. */
function machine() {
  const model = os.cpus()[0]?.model.trim() ?? "procesador desconocido";
  return `${model}, ${os.availableParallelism()} núcleos; Node ${process.versions.node} (V8 ${process.versions.v8})`;
}

/** One line that names the machine. */
function machineLine() {
  return `Máquina: ${machine()}.`;
}

module.exports = { machine, machineLine };
