// @ts-check
// Engines by name, with the threads and the width that were asked.
"use strict";

const engines = require("ebm/engine");
const { detectFeatures } = require("ebm/engine/wasm");

/** @typedef {import("ebm/engine").Engine} Engine */
/** @typedef {{ engine: string, workers: number, width: 128 | 256 }} EngineOptions */

/**
 * @param {EngineOptions} options
 * @returns {Promise<Engine>}
 * @throws OptionError, EbmError when there is no such engine here
 */
async function openEngine({ engine, workers, width }) {
  if (engine === "wasm") return engines.wasmEngine({ workers, width });
  return engines.chooseEngine({ prefer: /** @type {import("ebm/engine").EngineName} */ (engine) });
}

/** Engines whose round takes so long that a twentieth of its steps is measured, and scaled. */
const SLOW = new Map([
  ["tf-wasm", 20],
  ["tf-cpu", 20],
]);

/**
 * How many steps an engine really makes, and by how much its time is multiplied.
 * @param {string} engine @param {number} steps
 */
function shareOfSteps(engine, steps) {
  const made = Math.max(1, Math.round(steps / (SLOW.get(engine) ?? 1)));
  return { steps: made, scale: steps / made };
}

/**
 * What the running V8 gives to WebAssembly at that width.
 * @param {128 | 256} width
 */
function features(width) {
  const { fma, width: usable } = detectFeatures({ width });
  return { fma, width: usable };
}

module.exports = { features, openEngine, shareOfSteps };
