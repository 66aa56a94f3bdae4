// @ts-check
// The samplers of the table, each with the step size that fits a density.
"use strict";

const { annealed, geometric, gibbs, hmc, mala, parallelTempering, preconditioned, ula, underdamped } = require("ebm/sampler");
const { COVARIANCE } = require("./densities");

/**
 * @typedef {import("./densities").Density} Density
 * @typedef {object} Method
 * @property {string} name
 * @property {boolean} exact whether it keeps the density exactly
 * @property {true} [once] its chains tell of the density at their end alone
 * @property {true} [gaussian] for the Gaussian alone
 * @property {(density: Density) => import("ebm/sampler").Sampler} make
 */

/** Steps of the warm-up, in which step sizes adapt. */
const BURN_IN = 600;

/** @type {Method} */
const MALA = {
  name: "mala",
  exact: true,
  make: ({ energy, temperature, curvature }) => mala(energy, { stepSize: 1 / curvature, temperature, adapt: { steps: BURN_IN } }),
};

/** @type {Method} */
const HMC = {
  name: "hmc",
  exact: true,
  make: ({ energy, temperature, curvature }) =>
    hmc(energy, { stepSize: 0.5 / Math.sqrt(curvature), temperature, leaps: [3, 9], adapt: { steps: BURN_IN, target: 0.8 } }),
};

/** @type {Method} */
const TEMPERING = {
  name: "parallelTempering",
  exact: true,
  make: ({ energy, temperature, curvature }) =>
    parallelTempering(energy, { temperatures: geometric({ from: temperature, to: 5 * temperature, count: 3 }), stepSize: 1.5 / curvature }),
};

/** @type {Method} */
const GIBBS = {
  name: "gibbs",
  exact: true,
  gaussian: true,
  make: ({ energy, temperature }) => gibbs(/** @type {any} */ (energy), { temperature }),
};

/** @type {Method} */
const UNDERDAMPED = {
  name: "underdamped, h = 0,3/√k",
  exact: false,
  make: ({ energy, temperature, curvature }) => underdamped(energy, { stepSize: 0.3 / Math.sqrt(curvature), temperature, friction: 1 }),
};

/** @param {number} times @param {string} shown @returns {Method} */
const ulaOf = (times, shown) => ({
  name: `ula, ε = ${shown}/k`,
  exact: false,
  make: ({ energy, temperature, curvature }) => ula(energy, { stepSize: times / curvature, temperature }),
});

/** With the covariance as P the Gaussian has curvature 1 all round. @type {Method} */
const PRECONDITIONED = {
  name: "preconditioned, P = Σ, ε = 0,1",
  exact: false,
  gaussian: true,
  make: ({ energy, temperature }) => preconditioned(energy, { stepSize: 0.1, temperature, preconditioner: COVARIANCE }),
};

/** @type {Method} */
const ANNEALED = {
  name: "annealed",
  exact: false,
  once: true,
  make: ({ energy, temperature, curvature }) => {
    const ladder = geometric({ from: 10 * temperature, to: temperature, count: 10 });
    return annealed(energy, { levels: ladder.map((t) => ({ temperature: t, stepSize: 0.2 / curvature, steps: 100 })) });
  },
};

/** @type {readonly Method[]} */
const METHODS = [MALA, HMC, TEMPERING, GIBBS, UNDERDAMPED, ulaOf(0.1, "0,1"), ulaOf(1, "1"), PRECONDITIONED, ANNEALED];

module.exports = { BURN_IN, METHODS };
