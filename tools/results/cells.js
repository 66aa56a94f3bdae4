// @ts-check
// Cells of the tables of docs/resultados.md that say how sure they are.
"use strict";

const { sampleMean, wilsonInterval } = require("ebm/metrics");
const { decimal, percent } = require("../tables/table");

/** The ends of Wilson's interval of 95 %, in percent. @param {number} hits @param {number} trials */
const ends = (hits, trials) => wilsonInterval(hits, trials).map((share) => decimal(100 * share, 0));

/** A share and its interval, e.g. "63 % [56; 69]". @param {number} hits @param {number} trials */
const shareInBrackets = (hits, trials) => `${percent(hits / trials)} [${ends(hits, trials).join("; ")}]`;

/** A share and its interval, e.g. "80 % (74–84)". @param {number} hits @param {number} trials */
const shareWithRange = (hits, trials) => `${percent(hits / trials)} (${ends(hits, trials).join("–")})`;

/** A mean and its standard error, e.g. "0,191 ± 0,004". @param {Float64Array} values @param {number} digits */
function meanWithError(values, digits) {
  const { mean, standardError } = sampleMean(values);
  return `${decimal(mean, digits)} ± ${decimal(standardError, digits)}`;
}

module.exports = { meanWithError, shareInBrackets, shareWithRange };
