// @ts-check
// The tables of docs/resultados.md: samples to the judge, and energies.
"use strict";

const path = require("node:path");
const { meanAndSpread } = require("./quality");
const { decimal, markdownTable, percent } = require("../tables/table");

/** @typedef {import("./quality").Measured} Measured */

/** Name of the picture of some samples, without its extension: "ebm-mnist-gdl-10-500". @param {string} label @param {number} steps */
function pictureName(label, steps) {
  return `${path.basename(label).replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${steps}`;
}

/** Both tables, as text in Markdown; in `docs/` the steps are links to pictures. @param {Measured[]} measured */
function qualityTables(measured, { links = false } = {}) {
  return [qualityTable(measured, links), energyTable(measured)].join("\n\n");
}

/** A row for each network and number of steps. @param {Measured[]} measured @param {boolean} links */
function qualityTable(measured, links) {
  const header = ["red", "pasos", "confianza > 0,9", "por cifra (0 … 9)", "cifras", "entropía", "distancia media"];
  const rows = measured.flatMap(({ label, samples }) =>
    samples.map(({ steps, quality }) => [
      label,
      links ? `[${steps}](../figures/resultados/${pictureName(label, steps)}.png)` : String(steps),
      percent(quality.confidentShare),
      quality.histogram.join(" "),
      String(quality.coverage),
      decimal(quality.entropy),
      decimal(quality.meanDistance, 1),
    ]),
  );
  return markdownTable(header, rows);
}

/** Mean ± standard deviation of the energies. @param {Measured[]} measured */
function energyTable(measured) {
  const steps = measured[0].samples.map((row) => row.steps);
  const header = ["red", "E(ruido)", "E(prueba)", "E(entrenamiento)", ...steps.map((n) => `E(muestras, ${n} pasos)`)];
  const cell = (/** @type {{ mean: number, spread: number }} */ { mean, spread }) => `${decimal(mean, 3)} ± ${decimal(spread, 3)}`;
  const rows = measured.map(({ label, energies, samples }) => [
    label,
    ...[energies.noise, energies.test, energies.train, ...samples.map((row) => meanAndSpread(row.energies))].map(cell),
  ]);
  return markdownTable(header, rows);
}

/** The same as plain data, for `--json`. @param {Measured[]} measured */
function qualityFacts(measured) {
  return measured.map(({ label, energies, samples }) => ({
    checkpoint: label,
    energies,
    samples: samples.map(({ steps, quality, energies: found }) => {
      const { confidence, ...rest } = quality;
      return { steps, ...rest, confidence: [...confidence], energy: meanAndSpread(found) };
    }),
  }));
}

module.exports = { pictureName, qualityFacts, qualityTables };
