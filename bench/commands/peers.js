// @ts-check
// bench peers: our engine and the same work in PyTorch, Keras and JAX, by turns, best against best.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { initialWeights, parameterLayout } = require("ebm/network");
const { absentNotes, HEADER, ratioRows, ratios } = require("../report/ratios");
const { contest, ours } = require("../sides/contest");
const { langevinFlops, MAIN, RULE, SEED, startOf } = require("../work/langevin");

const SCRIPTS = path.join(__dirname, "..", "peers");
const PEERS = [
  { label: "PyTorch", script: "pytorch.py" },
  { label: "Keras (JAX)", script: "keras_jax.py" },
  { label: "JAX", script: "jax_native.py" },
];

/** @typedef {import("../arguments").BenchOptions} BenchOptions */

/** @param {BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function peers(options) {
  const { chains, steps, repeats, workers, width } = options;
  const { results, absent } = await withFiles(options, (job) => {
    const widths = width === 256 ? [128, 256] : [128];
    const own = widths.map((bits) =>
      ours({ engine: "wasm", workers, width: bits === 256 ? 256 : 128, chains, steps }, `wasm, ${bits} bits`),
    );
    return contest([...own, ...PEERS.map(({ label, script }) => peer(label, script, { ...options, job }))], { repeats });
  });
  return {
    title: `Frente a otros: ${steps} pasos de Langevin con ${chains} cadenas (${MAIN.name}, ${workers === 1 ? "1 hilo" : `${workers} hilos`} los que lo dejan elegir)`,
    facts: { peers: ratios(results), absent, node: process.version },
    header: HEADER,
    rows: ratioRows(results, langevinFlops(MAIN, options)),
    notes: [
      `${repeats} rondas por turnos, cada uno de la manera («cómo») en que fue más rápido; «×» es cuántas veces tarda lo que ${results[0].label}.`,
      "Mismos pesos, mismas cadenas al empezar; cada uno tira su propio ruido.",
      ...(workers < os.availableParallelism() ? [`JAX y Keras no dejan elegir: usan los ${os.availableParallelism()} núcleos.`] : []),
      ...absentNotes(absent),
    ],
  };
};

/** @param {string} label @param {string} script @param {{ python: string, job: object }} how */
function peer(label, script, { python, job }) {
  return { label, command: python, args: [path.join(SCRIPTS, script), JSON.stringify(job)] };
}

/**
 * The work as files that any language reads, for as long as `use` runs.
 * @template T @param {BenchOptions} options @param {(job: object) => Promise<T>} use
 */
async function withFiles({ chains, steps, workers, compile }, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ebm-bench-"));
  const file = (/** @type {string} */ name, /** @type {Float32Array} */ values) => {
    const at = path.join(folder, name);
    fs.writeFileSync(at, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return at;
  };
  try {
    const weights = file("weights.f32", initialWeights(MAIN, { seed: SEED }));
    const start = file("start.f32", startOf(MAIN, chains));
    const shapes = parameterLayout(MAIN).map(({ shape }) => shape);
    return await use({ weights, shapes, start, chains, steps, rule: RULE, threads: [...new Set([1, workers])], compile });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
