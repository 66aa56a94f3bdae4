// @ts-check
// The table of samplers in the plane: how far their means and variances are from exact ones, and what they cost.
"use strict";

const { acceptanceSummary, meanWithError } = require("ebm/metrics");
const { coordinateTrace, normalStart, sample } = require("ebm/sampler");
const { decimal, markdownTable } = require("../tables/table");
const { densities, momentsByQuadrature } = require("./densities");
const { BURN_IN, METHODS } = require("./sampler-methods");

const SEED = 2026;
const [CHAINS, STEPS] = [64, 2000];
/** Steps of the methods that are looked at once, at their end. */
const ONCE = 1000;

/** One run, in standard errors, effective draws and gradients. @param {import("./sampler-methods").Method} method @param {import("./densities").Density} density @param {import("./densities").Moments} moments @param {number} steps */
async function measure({ make, once }, density, moments, steps) {
  let gradients = 0;
  /** @type {import("ebm/energy").Energy} */
  const counted = {
    ...density.energy,
    energyAndGradient(x) {
      gradients += x.length / 2;
      return density.energy.energyAndGradient(x);
    },
  };
  const chains = once ? 16 * CHAINS : CHAINS;
  const start = normalStart([2], { chains, seed: SEED });
  const sampler = make({ ...density, energy: counted });
  const plan = once ? { steps: ONCE } : { burnIn: BURN_IN, steps, thin: 1 };
  const run = await sample(sampler, start, { seed: SEED, ...plan });
  const used = once ? gradients : (gradients * steps) / (BURN_IN + steps);
  const found = [0, 1].map((axis) => {
    const draws = coordinateTrace(run, axis);
    const squares = draws.map((x) => (x - moments.mean[axis]) ** 2);
    const [first, second] = [draws, squares].map((values) => (once ? ofIndependent(values) : meanWithError(values, chains)));
    return {
      mean: Math.abs(first.mean - moments.mean[axis]) / first.error,
      variance: Math.abs(second.mean - moments.variance[axis]) / second.error,
      effective: Math.min(first.effective, second.effective),
    };
  });
  return {
    mean: Math.max(...found.map(({ mean }) => mean)),
    variance: Math.max(...found.map(({ variance }) => variance)),
    effective: Math.min(...found.map(({ effective }) => effective)),
    gradients: used,
    acceptance: run.trace.accepted && acceptanceSummary(run.trace.accepted, chains).rate,
  };
}

/** Mean and standard error of draws of independent chains, one each. @param {Float32Array} values */
function ofIndependent(values) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length), effective: values.length };
}

/**
 * A row for each density and sampler, and what they come to.
 * @param {{ steps?: number, chosen?: readonly import("./densities").Density[] }} [options]
 * @returns {Promise<string>}
 */
async function samplersTable({ steps = STEPS, chosen = densities() } = {}) {
  const header = ["densidad", "muestreador", "media", "varianza", "dentro de 3", "ESS por 1000 gradientes", "aceptación"];
  const rows = [];
  let [worst, compared] = [0, 0];
  for (const density of chosen) {
    const moments = momentsByQuadrature(density);
    for (const method of METHODS) {
      if (method.gaussian && density.name !== "gaussiana") continue;
      const { mean, variance, effective, gradients, acceptance } = await measure(method, density, moments, steps);
      if (method.exact) [worst, compared] = [Math.max(worst, mean, variance), compared + 4];
      rows.push([
        density.name,
        method.name,
        decimal(mean, 1),
        decimal(variance, 1),
        Math.max(mean, variance) < 3 ? "sí" : "no",
        gradients > 0 ? decimal((1000 * effective) / gradients, 1) : "sin gradientes",
        acceptance === undefined ? "—" : `${decimal(100 * acceptance, 0)} %`,
      ]);
    }
  }
  const notes = [
    `Media y varianza: la distancia al valor exacto, en errores típicos (desviación típica / √ESS), de la peor de las dos coordenadas. Valores exactos por cuadratura. ${CHAINS} cadenas, ${BURN_IN} pasos de calentamiento y ${steps} contados, semilla ${SEED}; annealed, que solo se mira al final: ${16 * CHAINS} cadenas y ${ONCE} pasos, sin calentamiento; k es la mayor curvatura. ESS: el menor de los de x, y y sus cuadrados.`,
    `Los exactos (mala, hmc, parallelTempering y gibbs): la peor de ${compared} comparaciones está a ${decimal(worst, 1)} errores típicos.`,
  ];
  return [markdownTable(header, rows), notes.map((note) => `- ${note}`).join("\n")].join("\n\n");
}

module.exports = { samplersTable };
