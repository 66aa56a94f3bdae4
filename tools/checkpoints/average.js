// @ts-check
// One network from several epochs of a run: the mean of their weights, in data/checkpoints/NAME.ebm.
"use strict";

const path = require("node:path");
const { writeWhole } = require("ebm/bytes");
const { encodeWeights, preset } = require("ebm/network");
const { averageWeights, SHIPPED_AVERAGES, SHIPPED_RUNS, weightsSha256 } = require("ebm/trainer");
const { problem } = require("../setup/problem");
const { ensureProbes, finiteEnergies, probeEnergies, probeOf } = require("./probe");
const { readEpochFile, readFacts, requireEpochs } = require("./source");
const { FOLDER } = require("./store");
const { writeSums } = require("./sums");

/**
 * What the file of a mean says of itself.
 * @typedef {object} OfAverage
 * @property {string} name
 * @property {import("ebm/trainer").ShippedRunName} run
 * @property {number} epochs of the last one
 * @property {readonly number[]} averaged
 * @property {string} averageCommand
 * @property {string} weightsSha256
 * @property {string} probe
 * @property {readonly number[]} energies
 * @typedef {import("./source").Facts & OfAverage} AboutAverage
 */

/**
 * Writes the mean of the weights of some epochs of the run in `source` as NAME.ebm; resolves to those epochs. `about` says
 * of which run they are, and keeps the energies of the stored images for `verify`. The same epochs give the same bytes.
 * @param {string} source @param {{ name: string, epochs: readonly number[], folder?: string }} what
 * @throws Problem, EbmError: nothing is written then
 */
async function average(source, { name, epochs, folder = FOLDER }) {
  const run = requireAverage(name);
  const facts = readFacts(source, name, SHIPPED_RUNS[run]);
  const spec = preset(facts.preset);
  const averaged = requireEpochs(source, epochs);
  await ensureProbes(folder);
  const each = [];
  for (const epoch of averaged) each.push((await readEpochFile(source, epoch, { spec, facts })).weights);
  const weights = averageWeights(each);
  const probe = probeOf(spec);
  const energies = finiteEnergies(`${name}.ebm`, probeEnergies(folder, probe, { spec, weights }));
  const made = { averaged, averageCommand: commandOf(name, averaged), weightsSha256: await weightsSha256(weights), probe, energies };
  /** @type {AboutAverage} */
  const about = { name, run, epochs: averaged[averaged.length - 1], ...facts, ...made };
  writeWhole(path.join(folder, `${name}.ebm`), await encodeWeights({ spec, weights, about }));
  await writeSums(folder);
  return averaged;
}

/** The run whose epochs a name is the mean of. @param {string} name @throws Problem */
function requireAverage(name) {
  if (Object.hasOwn(SHIPPED_AVERAGES, name)) return SHIPPED_AVERAGES[/** @type {keyof typeof SHIPPED_AVERAGES} */ (name)];
  throw problem({ sentence: `No hay ninguna media que se llame «${name}»: ${Object.keys(SHIPPED_AVERAGES).join(", ")}.` });
}

/** Whether a file of data/checkpoints is such a mean. @param {string} file */
const isAverage = (file) => Object.keys(SHIPPED_AVERAGES).some((name) => file === `${name}.ebm`);

/** @param {string} name @param {readonly number[]} epochs */
const commandOf = (name, epochs) => `npm run checkpoints -- --average CARPETA --as ${name} --epochs ${inRanges(epochs)}`;

/** Rising whole numbers as --epochs takes them: "1,2,5-8" for [1, 2, 5, 6, 7, 8]. @param {readonly number[]} numbers */
function inRanges(numbers) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const number of numbers) {
    const last = ranges[ranges.length - 1];
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (to > from + 1 ? `${from}-${to}` : to > from ? `${from},${to}` : `${from}`)).join(",");
}

module.exports = { average, inRanges, isAverage };
