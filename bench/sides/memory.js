// @ts-check
// The memory of a process that makes one training step: node memory.js '{"engine", "workers", "width", "chains", "steps"}'.
"use strict";

/** @type {import("./ours").Job} */
const job = JSON.parse(process.argv[2]);
require("ebm/engine/v8-flags").prepareV8({ width: job.width });

const { openEngine } = require("../work/engines");
const { trainRound } = require("../work/training");

async function main() {
  const round = await trainRound(await openEngine(job), job);
  await round();
  const KILOBYTE = 1024; // what the system counts in
  console.log(JSON.stringify({ rss: process.memoryUsage().rss, peak: process.resourceUsage().maxRSS * KILOBYTE }));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
