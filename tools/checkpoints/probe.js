// @ts-check
// The probe: a few stored images whose energies tell whether a network is the one that was shipped.
"use strict";

const path = require("node:path");
const { readIfThere, writeWhole } = require("ebm/bytes");
const { loadMnist, toFlat01, toPadded } = require("ebm/data");
const { wasmEngine } = require("ebm/engine");
const { DataError } = require("ebm/errors");
const { uniformStart } = require("ebm/sampler");
const { problem } = require("../setup/problem");
const { readNeeded } = require("./store");

/**
 * The file of a probe, and how its images are made.
 * @typedef {{ file: string, prepare: import("ebm/data").Preprocess, bounds: readonly [number, number] }} Probe
 */

/** The first four test images of MNIST, and four of uniform noise. */
const DIGITS = [0, 1, 2, 3];
const NOISE = { chains: 4, seed: 2026 };

/** The probes by the shape of an image. @type {Readonly<Record<string, Probe>>} */
const PROBES = {
  "32,32,1": { file: "probe-32.f32", prepare: toPadded, bounds: [-1, 1] },
  784: { file: "probe-784.f32", prepare: toFlat01, bounds: [0, 1] },
};

/** Name of the probe that a network takes. @param {import("ebm/network").NetworkSpec} spec @throws DataError */
function probeOf(spec) {
  const probe = PROBES[String(spec.inputShape)];
  if (probe) return probe.file;
  throw new DataError({ subject: spec.name, problem: `no hay imágenes de prueba guardadas de forma [${spec.inputShape.join(", ")}]` });
}

/** Writes the probes that are not in the folder yet. @param {string} folder */
async function ensureProbes(folder) {
  for (const [shape, { file, prepare, bounds }] of Object.entries(PROBES)) {
    if (readIfThere(path.join(folder, file))) continue;
    const digits = prepare((await loadMnist()).test, DIGITS);
    const noise = uniformStart(shape.split(",").map(Number), { ...NOISE, bounds });
    writeWhole(path.join(folder, file), bytesOf(Float32Array.of(...digits, ...noise)));
  }
}

/**
 * Energies of a stored probe. Without FMA: the same bits on every machine with our engine.
 * @param {string} folder @param {string} file @param {import("ebm/network").WeightedNetwork} network
 */
function probeEnergies(folder, file, { spec, weights }) {
  const images = floatsOf(readNeeded(path.join(folder, file)));
  const network = wasmEngine({ fma: false, workers: 1 }).load(spec, weights);
  const energies = [...network.energy(images)];
  network.dispose();
  return energies;
}

/** The energies, which must be finite. @param {string} file @param {number[]} energies @throws Problem */
function finiteEnergies(file, energies) {
  if (energies.every(Number.isFinite)) return energies;
  throw problem({ sentence: `Las energías de ${file} no son finitas.` });
}

/**
 * The largest difference of an energy from what was stored, as a part of the largest one.
 * @param {readonly number[]} found @param {readonly number[]} stored
 */
function probeDifference(found, stored) {
  if (found.length !== stored.length) return Infinity;
  const largest = Math.max(...stored.map(Math.abs));
  return Math.max(...found.map((energy, i) => Math.abs(energy - stored[i]))) / largest;
}

/** Floats as little-endian bytes. @param {Float32Array} floats */
function bytesOf(floats) {
  const view = new DataView(new ArrayBuffer(4 * floats.length));
  floats.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return new Uint8Array(view.buffer);
}

/** And back. @param {Uint8Array} bytes */
function floatsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, i) => view.getFloat32(4 * i, true));
}

module.exports = { ensureProbes, finiteEnergies, probeDifference, probeEnergies, probeOf };
