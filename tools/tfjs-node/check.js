// node check.js FOLDER: the library uses the backend in FOLDER, and its energies are those of tf.js alone.
"use strict";

const assert = require("node:assert/strict");
const { chooseEngine, openNetwork } = require("ebm/engine");
const { preset } = require("ebm/network");

async function main(folder) {
  process.env.EBM_TFJS_NODE = folder;
  const native = await chooseEngine({ prefer: "tf-tensorflow" }).catch((error) => {
    require(folder); // which says what the library only takes for "not here"
    throw error;
  });
  const x = Float32Array.from({ length: 4 * 10 }, (_, i) => Math.sin(i));
  const expected = await energies(await chooseEngine({ prefer: "tf-cpu" }), x);
  const got = await energies(native, x);
  for (const [i, energy] of expected.entries()) assert.ok(Math.abs(energy - got[i]) < 1e-5, `una energía es ${got[i]} y no ${energy}`);
}

async function energies(engine, x) {
  const net = await openNetwork(preset("mlp-10"), { seed: 1, engine });
  const energy = net.energy(x);
  net.dispose();
  return energy;
}

main(process.argv[2]);
