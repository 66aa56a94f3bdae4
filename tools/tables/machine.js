// @ts-check
// Where the numbers come from: processor, cores, Node.
"use strict";

const os = require("node:os");

/** Processor and cores. */
function processor() {
  return `${os.cpus()[0]?.model.trim() ?? "procesador desconocido"}, ${os.availableParallelism()} núcleos`;
}

/** The machine in a few words. */
function machine() {
  return `${processor()}; Node ${process.versions.node} (V8 ${process.versions.v8})`;
}

/** One line that names the machine. */
function machineLine() {
  return `Máquina: ${machine()}.`;
}

module.exports = { machine, machineLine, processor };
