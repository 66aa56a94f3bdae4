// @ts-check
// Densities in the plane with exact moments.
"use strict";

const { doubleWell, gaussian, mixtureEnergy, ring } = require("ebm/energy");

/**
 * A density exp(−E/T)/Z whose moments quadrature knows.
 * @typedef {{ name: string, energy: import("ebm/energy").Energy, temperature: number, curvature: number, side: number }} Density
 * @typedef {{ mean: readonly number[], variance: readonly number[] }} Moments
 */

/** Of the Gaussian. */
const COVARIANCE = [
  [1, 0.8],
  [0.8, 1],
];

/** `curvature`: the largest of E where the density lives; step sizes follow it. @returns {Density[]} */
function densities() {
  const centres = /** @type {const} */ ([
    [-1.5, 0],
    [1, 1],
    [1, -1],
  ]);
  return [
    { name: "gaussiana", energy: gaussian({ mean: [1, -0.5], covariance: COVARIANCE }), temperature: 1, curvature: 5, side: 8 },
    { name: "mezcla", energy: mixtureEnergy({ centres, width: 0.5, weights: [0.5, 0.3, 0.2] }), temperature: 1, curvature: 4, side: 5 },
    { name: "doble pozo", energy: doubleWell(), temperature: 0.4, curvature: 8, side: 3 },
    { name: "anillo", energy: ring({ radius: 1.5, width: 0.3 }), temperature: 1, curvature: 11, side: 4 },
  ];
}

/** Means and variances of exp(−E/T) by the midpoint rule on a square about the origin. @param {Density} density @returns {Moments} */
function momentsByQuadrature({ energy, temperature, side }, points = 600) {
  const step = (2 * side) / points;
  const at = (/** @type {number} */ i) => -side + (i + 0.5) * step;
  const plane = Float32Array.from({ length: 2 * points * points }, (_, k) =>
    at(k % 2 === 0 ? (k >> 1) % points : Math.floor((k >> 1) / points)),
  );
  const weights = Float64Array.from(energy.energy(plane), (e) => Math.exp(-e / temperature));
  const total = weights.reduce((a, b) => a + b, 0);
  const expect = (/** @type {(x: number, y: number) => number} */ value) =>
    weights.reduce((sum, w, k) => sum + w * value(plane[2 * k], plane[2 * k + 1]), 0) / total;
  const [mx, my] = [expect((x) => x), expect((_, y) => y)];
  return {
    mean: [mx, my],
    variance: [expect((x) => (x - mx) ** 2), expect((_, y) => (y - my) ** 2)],
  };
}

module.exports = { COVARIANCE, densities, momentsByQuadrature };
