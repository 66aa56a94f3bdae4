// @ts-check
// A thread that runs the loop of multiply-adds each time it is woken.
"use strict";

const { parentPort, workerData } = require("node:worker_threads");
const { DONE, KERNEL, ROUNDS, TURN } = require("./peak-control");

/** @type {{ module: WebAssembly.Module, names: string[], control: Int32Array, milliseconds: Float64Array, index: number }} */
const { module: compiled, names, control, milliseconds, index } = workerData;
const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
const instance = new WebAssembly.Instance(compiled, { env: { memory } });

parentPort?.postMessage("ready");
for (let turn = 0; ; ) {
  Atomics.wait(control, TURN, turn);
  turn = Atomics.load(control, TURN);
  const start = performance.now();
  /** @type {(rounds: number) => void} */ (instance.exports[names[control[KERNEL]]])(control[ROUNDS]);
  milliseconds[index] = performance.now() - start;
  Atomics.add(control, DONE, 1);
  Atomics.notify(control, DONE);
}
