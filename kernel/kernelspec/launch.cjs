"use strict";
/*
 * Starts the kernel of the workbook to which the notebook belongs. Jupyter holds a copy of this file, so it looks for
 * the package @ebm/kernel each time: from the notebook's folder upwards, then from EBM_ROOT, then from the folder that
 * holds .venv (this copy lives in <root>/.venv/share/jupyter/kernels/tslab). A moved checkout works again.
 * Old syntax on purpose: an old Node must be able to say that it is old.
 */
var path = require("path");

var MIN_NODE = [20, 19];

function nodeIsTooOld() {
  var parts = process.versions.node.split(".").map(Number);
  return parts[0] < MIN_NODE[0] || (parts[0] === MIN_NODE[0] && parts[1] < MIN_NODE[1]);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function findKernel() {
  var places = [process.cwd(), process.env.EBM_ROOT, path.resolve(__dirname, "../../../../..")].filter(Boolean);
  try {
    return require.resolve("@ebm/kernel", { paths: places });
  } catch (error) {
    return null;
  }
}

if (nodeIsTooOld()) {
  stop("El cuaderno necesita Node " + MIN_NODE.join(".") + " o posterior y esta es la versión " + process.versions.node + ": instálala con «nvm install 20» y repite «npm start».");
}
var kernel = findKernel();
if (kernel === null) stop("No encuentro el núcleo @ebm/kernel: ejecuta «npm start» en la carpeta del cuaderno (o define EBM_ROOT con su ruta).");
else require(kernel).start(process.argv[2]);
