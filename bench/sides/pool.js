// @ts-check
// Start and hand-off of the threads, in a fresh process: node pool.js '{"workers", "width"}'.
"use strict";

/** @type {{ workers: number, width: 128 | 256 }} */
const job = JSON.parse(process.argv[2]);
require("ebm/engine/v8-flags").prepareV8({ width: job.width });

const { dense, network } = require("ebm/network");
const { openEngine } = require("../work/engines");
const { MAIN, openFresh, startOf } = require("../work/langevin");

/** Samples of one item of work; a call with one item for each thread has to wake them all. */
const ITEM = 8;
const CALLS = 2000;
/** A network so small that a call is all hand-off. */
const TINY = network({ name: "mano-a-mano", inputShape: [1], layers: [dense(1)] });

async function main() {
  const start = performance.now();
  const engine = await openEngine({ engine: "wasm", ...job });
  const main = await openFresh(engine);
  main.energy(startOf(MAIN, ITEM * job.workers));
  const ready = performance.now() - start;

  const tiny = await openFresh(engine, TINY);
  const x = startOf(TINY, ITEM * job.workers);
  const calls = () => {
    const before = performance.now();
    for (let call = 0; call < CALLS; call++) tiny.energy(x);
    return (performance.now() - before) / CALLS;
  };
  calls();
  console.log(JSON.stringify({ ready: ready / 1000, handOff: calls() / 1000 }));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
