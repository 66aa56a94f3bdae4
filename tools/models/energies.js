// @ts-check
// Energies of the images of a file.
"use strict";

const { readIfThere } = require("ebm/bytes");
const { openNetwork } = require("ebm/engine");
const { problem } = require("../setup/problem");
const { openModel } = require("./open-model");

/**
 * @param {{ model: string, unsaid: import("./read-model").Unsaid, images: string }} options
 * @returns {Promise<{ name: string, energies: number[] }>}
 * @throws Problem about a file; EbmError about what is in it.
 */
async function energiesOf({ model, unsaid, images }) {
  const { spec, weights } = await openModel(model, unsaid);
  const x = readImages(images, spec);
  const network = await openNetwork(spec, { weights });
  try {
    return { name: spec.name, energies: finite(Array.from(network.energy(x)), images) };
  } finally {
    network.dispose();
  }
}

/**
 * Float32 numbers, little-endian, image after image, as the network takes them.
 * @param {string} file
 * @param {import("ebm/network").NetworkSpec} spec
 */
function readImages(file, { name, inputShape }) {
  const bytes = readIfThere(file);
  if (bytes === undefined) throw problem({ sentence: `No existe el fichero ${file}.`, remedy: "comprueba el camino que sigue a --images" });
  const size = inputShape.reduce((a, b) => a * b, 1);
  if (bytes.length === 0 || bytes.length % (4 * size) !== 0) {
    throw problem({
      sentence: `${file} tiene ${bytes.length} bytes y debe tener un múltiplo de ${4 * size}: una imagen de ${name} son ${inputShape.join("×")} números de 4 bytes.`,
      remedy: "guárdalas como float32, little-endian, una detrás de otra (en numpy: x.astype('<f4').tofile(fichero))",
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const x = Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  const bad = x.findIndex((value) => !Number.isFinite(value));
  if (bad === -1) return x;
  throw problem({
    sentence: `${file} tiene ${x[bad]} en la imagen número ${Math.floor(bad / size) + 1}: sus números deben ser finitos.`,
    remedy: "comprueba que son float32 y no otro tipo, y que los píxeles están en [−1, 1]",
  });
}

/** The energies, which JSON can only hold when they are finite. @param {number[]} energies @param {string} file @throws Problem */
function finite(energies, file) {
  const bad = energies.findIndex((energy) => !Number.isFinite(energy));
  if (bad === -1) return energies;
  throw problem({
    sentence: `La energía de la imagen número ${bad + 1} de ${file} es ${energies[bad]}: debe ser un número finito.`,
    remedy: "comprueba que los números son float32 y no otro tipo, y que están en [−1, 1]; si lo están, los pesos de la red están mal",
  });
}

module.exports = { energiesOf };
