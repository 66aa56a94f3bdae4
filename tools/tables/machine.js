// @ts-check
// Where the numbers come from: processor, cores, Node.
"use strict";

const os = require("node:os");

/** One line that names the machine. */
function machineLine() {
  const model = os.cpus()[0]?.model.trim() ?? "procesador desconocido";
  return `Máquina: ${model}, ${os.availableParallelism()} núcleos; Node ${process.versions.node} (V8 ${process.versions.v8}).`;
}

module.exports = { machineLine };
