// @ts-check
// Annealed importance sampling against partition functions that are known exactly.
"use strict";

const { twoMoons } = require("ebm/data");
const { mixtureEnergy, networkEnergy, quadratic, twoMoonsEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { aisBracket, gaussianBase, logPartition2d, rejectionSamples2d, uniformBase } = require("ebm/metrics");
const { dense, network } = require("ebm/network");
const { rng } = require("ebm/rng");
const { mala } = require("ebm/sampler");
const { decimal, markdownTable } = require("../tables/table");

const SEED = 2026;
/** Of the drawing of exact starts, so that they have nothing to do with the annealing. */
const STARTS_SEED = 7;
/** @type {import("ebm/metrics").Transition} */
const transition = (energy, stepSize) => mala(energy, { stepSize });

/**
 * One case: an energy whose log Z is known, exact samples of it, and how to anneal.
 * @typedef {{ name: string, logZ: number, energy: import("ebm/energy").Energy, starts: Float32Array, base: import("ebm/metrics").BaseDensity, chains: number, schedule: number }} Case
 * @typedef {Pick<Case, "chains" | "schedule">} Amounts
 */

/** E = 0 on [−1, 1]^d: Z is the volume. @param {number} dimension @param {number} chains @returns {Case} */
function flat(dimension, chains) {
  const base = uniformBase([dimension]);
  /** @type {Case["energy"]} */
  const energy = {
    name: "cero",
    shape: [dimension],
    energy: (x) => new Float32Array(x.length / dimension),
    energyAndGradient: (x) => ({ energy: new Float32Array(x.length / dimension), gradient: new Float32Array(x.length) }),
  };
  const starts = base.draw(chains, rng(STARTS_SEED));
  return { name: `E = 0 en [−1, 1]^${dimension}`, logZ: dimension * Math.log(2), energy, starts, base, chains, schedule: 50 };
}

/** E = 2 |x − ½|², whose samples are N(½, ¼). @param {number} dimension @param {Amounts} amounts @returns {Case} */
function gaussian(dimension, { chains, schedule }) {
  const starts = gaussianBase([dimension], { mean: 0.5, spread: 0.5 }).draw(chains, rng(STARTS_SEED));
  const energy = quadratic(new Array(dimension).fill(0.5), { stiffness: 4 });
  const logZ = (dimension / 2) * Math.log(Math.PI / 2);
  return { name: `gaussiana, d = ${dimension}`, logZ, energy, starts, base: gaussianBase([dimension]), chains, schedule };
}

/** Three wells, whose Z is 1. @param {Amounts} amounts @returns {Case} */
function mixture({ chains, schedule }) {
  /** @type {[number, number][]} */
  const centres = [
    [-1.5, 0],
    [1.5, 1],
    [0, -1.5],
  ];
  const energy = mixtureEnergy({ centres, width: 0.5, weights: [1, 2, 3] });
  /** @type {import("ebm/metrics").Box2d} */
  const box = [
    [-5, 5],
    [-5, 5],
  ];
  const starts = rejectionSamples2d(energy, { box, count: chains, seed: STARTS_SEED });
  return { name: "mezcla de tres gaussianas", logZ: 0, energy, starts, base: gaussianBase([2], { spread: 1.5 }), chains, schedule };
}

/** The exact density of the two moons as an energy. @param {Amounts} amounts @returns {Case} */
function moons({ chains, schedule }) {
  const starts = twoMoons(chains, { seed: STARTS_SEED, centred: true });
  return { name: "dos lunas", logZ: 0, energy: twoMoonsEnergy({ centred: true }), starts, base: gaussianBase([2]), chains, schedule };
}

/**
 * Six times a fresh network of the plane on [−3, 3]², whose Z is known by quadrature.
 * @param {import("ebm/engine").Engine} engine @param {Amounts} amounts @returns {Promise<Case>}
 */
async function plane(engine, { chains, schedule }) {
  const layers = [dense(64, { activation: "swish" }), dense(64, { activation: "swish" }), dense(1)];
  const fresh = networkEnergy(await openNetwork(network({ name: "red del plano", inputShape: [2], layers }), { seed: SEED, engine }));
  /** @type {Case["energy"]} */
  const energy = {
    name: "red del plano",
    shape: [2],
    energy: (x) => fresh.energy(x).map((e) => 6 * e),
    energyAndGradient(x) {
      const seen = fresh.energyAndGradient(x);
      return { energy: seen.energy.map((e) => 6 * e), gradient: seen.gradient.map((g) => 6 * g) };
    },
  };
  /** @type {import("ebm/metrics").Box2d} */
  const box = [
    [-3, 3],
    [-3, 3],
  ];
  const starts = rejectionSamples2d(energy, { box, count: chains, seed: STARTS_SEED });
  const { logZ } = logPartition2d(energy, { box });
  return { name: "red en [−3, 3]², por cuadratura", logZ, energy, starts, base: uniformBase([2], { bounds: [-3, 3] }), chains, schedule };
}

/** All cases; `scale` of their chains. @param {import("ebm/engine").Engine} engine @returns {Promise<Case[]>} */
async function cases(engine, scale = 1) {
  const chains = Math.ceil(4000 * scale);
  return [
    flat(64, Math.ceil(100 * scale)),
    gaussian(2, { chains, schedule: 150 }),
    gaussian(10, { chains, schedule: 500 }),
    mixture({ chains, schedule: 200 }),
    await plane(engine, { chains, schedule: 200 }),
    moons({ chains: Math.ceil(2000 * scale), schedule: 400 }),
  ];
}

/** Both directions of one case. @param {Case} known */
function bracketOf({ energy, starts, base, chains, schedule }) {
  return aisBracket(energy, { starts, base, chains, schedule, transition, seed: SEED });
}

/** The table of docs/resultados.md, with its note. @param {{ engine: import("ebm/engine").Engine, scale?: number }} tools */
async function measure({ engine, scale = 1 }) {
  const rows = [];
  for (const known of await cases(engine, scale)) {
    const { name, logZ, schedule, chains } = known;
    const { forward, reverse } = await bracketOf(known);
    const cell = (/** @type {typeof forward} */ { logZ: found, standardError }) =>
      `${decimal(found - logZ, 4)} ± ${decimal(standardError, 4)}`;
    const ess = [forward, reverse].map((run) => decimal(run.ess, 0)).join(" y ");
    rows.push([name, decimal(logZ, 4), cell(forward), cell(reverse), ess, `${chains} × ${schedule}`]);
  }
  const header = ["energía", "log Z exacto", "ida − exacto", "vuelta − exacto", "ESS de ida y de vuelta", "cadenas × temperaturas"];
  return `${markdownTable(header, rows)}\n\n- Transiciones de MALA, una por temperatura; ± error típico; semilla ${SEED}.`;
}

module.exports = measure;
