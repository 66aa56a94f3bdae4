// @ts-check
// One of our engines as a side: node ours.js '{"engine", "workers", "width", "chains", "steps"}'.
"use strict";

/** @typedef {import("../work/engines").EngineOptions & { chains: number, steps: number }} Job */

/** @type {Job} */
const job = JSON.parse(process.argv[2]);
require("ebm/engine/v8-flags").prepareV8({ width: job.width });

const readline = require("node:readline");
const { openEngine, shareOfSteps } = require("../work/engines");
const { langevinRound, MAIN, openFresh, startOf } = require("../work/langevin");

/** How many energies tell that all sides compute the same. */
const SHOWN = 8;

async function main() {
  const network = await openFresh(await openEngine(job));
  const { steps, scale } = shareOfSteps(job.engine, job.steps);
  const round = langevinRound(network, { chains: job.chains, steps });
  say({ name: job.engine, settings: [""], energies: [...network.energy(startOf(MAIN, SHOWN))] });
  for await (const _ of readline.createInterface({ input: process.stdin })) say({ seconds: scale * (await round()) });
  network.dispose();
}

/** @param {unknown} message */
function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

main().catch((error) => say({ unavailable: error.message }));
