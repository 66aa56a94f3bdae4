// @ts-check
// Samples of one class from a classifier as an energy, E(x, y) = −f_y(x): what it takes for a digit, and what the judge does.
"use strict";

const { networkEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { accuracy, judge: ask } = require("ebm/metrics");
const { selectOutputs } = require("ebm/network");
const { chainsAtStep, langevin, sample, uniformStart } = require("ebm/sampler");
const { recipe } = require("ebm/trainer");
const { markdownTable } = require("../tables/table");
const { shareWithRange } = require("./cells");

const SEED = 2026;
const CLASSES = 10;

/**
 * Of some chains after some steps: how many the network itself puts in their class, and the judge, in all and a class.
 * @typedef {{ steps: number, chains: number, own: number, judged: number, digits: number[] }} Row
 * @typedef {Pick<import("./experiments").Tools, "judge" | "engine">} Tools
 */

/** The rule of JEM's training. */
const RULE = recipe("jem").langevin;

/**
 * Chains from noise on −f_y, `perClass` for each class, after each number of steps: how many the network itself puts in their class, and how many
 * the judge takes for a digit of it with a confidence above 0.9.
 * @param {import("ebm/engine").EngineNetwork} network
 * @param {Tools & { perClass?: number, steps?: readonly number[] }} tools
 * @returns {Promise<Row[]>}
 */
async function classSamples(network, { judge, engine, perClass = 20, steps = [100, 500] }) {
  /** @type {Row[]} */
  const rows = steps.map((count) => ({ steps: count, chains: CLASSES * perClass, own: 0, judged: 0, digits: [] }));
  for (let y = 0; y < CLASSES; y++) {
    const { spec, weights } = selectOutputs({ spec: network.spec, weights: network.weights() }, [y]);
    const one = await openNetwork(spec, { weights, engine });
    const energy = networkEnergy(one);
    const start = uniformStart(energy.shape, { chains: perClass, seed: SEED + y });
    const run = await sample(langevin(energy, RULE), start, { seed: SEED + y, steps: Math.max(...steps), record: steps });
    for (const row of rows) {
      const x = chainsAtStep(run, row.steps);
      const { digits, confidence } = ask(judge, x);
      const judged = digits.reduce((sum, digit, i) => sum + (digit === y && confidence[i] > 0.9 ? 1 : 0), 0);
      row.own += Math.round(perClass * accuracy(network.outputs(x), new Uint8Array(perClass).fill(y)));
      row.judged += judged;
      row.digits.push(judged);
    }
    one.dispose();
  }
  return rows;
}

/** A row a network and number of steps. @param {readonly { label: string, rows: readonly Row[] }[]} drawn */
function classSamplesTable(drawn) {
  const header = ["red", "pasos", "de su clase, según ella", "de su clase con confianza > 0,9, según el juez", "por cifra (0 … 9)"];
  const rows = drawn.flatMap(({ label, rows: found }) =>
    found.map(({ steps, chains, own, judged, digits }) => [
      label,
      String(steps),
      shareWithRange(own, chains),
      shareWithRange(judged, chains),
      digits.join(" "),
    ]),
  );
  return markdownTable(header, rows);
}

module.exports = { classSamples, classSamplesTable };
