// @ts-check
// How many chains come to be digits, by the size of the step and the number of steps.
"use strict";

const { sampleQuality } = require("ebm/metrics");
const { chainsAtStep } = require("ebm/sampler");
const { markdownTable } = require("../tables/table");
const { shareWithRange } = require("./cells");
const { chainsFromNoise } = require("./chains");

const NETWORKS = ["ebm-mnist", "ebm-mnist-averaged", "ebm-mnist-gdl", "ebm-mnist-gdl-averaged"];
const STEP_SIZES = [10, 20, 30];
const STEPS = [500, 2000];
/** Enough that the share of digits is known to about three in a hundred. */
const CHAINS = 256;
/** Others than those of the table of quality, so that neither is what the other was chosen by. */
const SEED = 2027;

/**
 * One row: a network moved with steps of `stepSize`.
 * @param {string} label @param {number} stepSize @param {import("./experiments").Tools} tools
 */
async function rowOf(label, stepSize, { judge, engine }) {
  const { run, images, dispose } = await chainsFromNoise(label, { engine, chains: CHAINS, steps: STEPS, seed: SEED, stepSize });
  dispose();
  const cells = STEPS.flatMap((step) => {
    const { confidentShare, coverage } = sampleQuality(judge, images.toJudge(chainsAtStep(run, step)));
    return [shareWithRange(Math.round(confidentShare * CHAINS), CHAINS), String(coverage)];
  });
  return [label, String(stepSize), ...cells];
}

/** A row for each network and size of step. @param {import("./experiments").Tools} tools */
async function measure(tools) {
  const header = ["red", "tamaño de paso", ...STEPS.flatMap((step) => [`cifras tras ${step} pasos`, "clases"])];
  const rows = [];
  for (const label of NETWORKS) {
    for (const stepSize of STEP_SIZES) rows.push(await rowOf(label, stepSize, tools));
  }
  return `${markdownTable(header, rows)}\n\n- ${CHAINS} cadenas desde ruido uniforme, semilla ${SEED}; entre paréntesis, el intervalo de Wilson del 95 %.`;
}

module.exports = measure;
